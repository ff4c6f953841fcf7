"""The index of the search: packed and unpacked alike, small, and made the same every time."""

from __future__ import annotations

import gzip
import json
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from macros.search.files import search_files
from macros.search.records import records
from tests.conftest import PROJECT, Count
from tests.search.quality import HERE, NODE

MOST = 40_000
"""Bytes of the index, compressed as servers do it."""


@pytest.fixture(scope="module")
def files(handbook: Handbook) -> dict[str, bytes]:
    return search_files(handbook, records(handbook), PROJECT)


def test_unpacking_gives_back_what_was_packed(files: dict[str, bytes], handbook: Handbook) -> None:
    index = files["assets/search-index.js"].decode()
    done = subprocess.run(
        [str(NODE), str(HERE / "unpack.mjs")], input=index, capture_output=True, text=True, check=True
    )
    unpacked = json.loads(done.stdout)
    expected = [asdict(record) for record in records(handbook)]
    assert len(unpacked) == len(expected)
    topics = [topic.code for topic in handbook.topics]
    for found, record in zip(unpacked, expected, strict=True):
        for key in ("kind", "code", "title", "url", "condition"):
            assert found[key] == record[key]
        assert found["groups"] == list(record["groups"])
        assert [topics[at] for at in found["topics"]] == list(record["topics"])


def test_the_index_is_small(site: Path, count: Count) -> None:
    size = len(gzip.compress((site / "assets" / "search-index.js").read_bytes(), 6, mtime=0))
    count("search index, bytes compressed", size)
    assert size <= MOST


def test_the_files_are_the_same_every_time(files: dict[str, bytes], handbook: Handbook) -> None:
    assert search_files(handbook, records(handbook), PROJECT) == files
