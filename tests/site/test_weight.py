"""What a first view sends, compressed as servers do it. Sizes are in bytes and requests, never in time."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from lxml import html

from tests.bench.targets import BYTES, REQUESTS
from tests.conftest import Count


@pytest.mark.parametrize("name", BYTES)
def test_a_first_view_keeps_to_its_budget(site: Path, name: str, count: Count) -> None:
    page = site / name
    loaded = {page}
    for link in html.fromstring(page.read_text("utf-8")).xpath(
        "//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
    ):
        loaded.add((page.parent / link).resolve())
    size = sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in loaded)
    count(f"first view of {name}, bytes compressed", size)
    count(f"first view of {name}, requests", len(loaded))
    assert size <= BYTES[name]
    assert len(loaded) <= REQUESTS
