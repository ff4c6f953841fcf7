"""Every permalink in an export is a page of the build."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.exports import EXPORTS, exports
from macros.model.handbook import Handbook
from tests.exports.case_rules import faults
from tests.exports.loaded import BASE
from tests.exports.test_every_export import text_of


@pytest.mark.parametrize("name", EXPORTS)
def test_every_permalink_leads_to_a_page(name: str, site: Path, published: dict[str, bytes]) -> None:
    links = set(re.findall(r"\bid/[\w./-]+?\.html", text_of(published[f"exports/{name}"])))
    assert len(links) > 100
    assert [link for link in links if not (site / link).is_file()] == []


def test_every_address_of_the_case_package_is_in_the_build(site: Path, handbook: Handbook) -> None:
    package = json.loads(exports(handbook, BASE)["exports/case.json"])
    assert faults(package, lambda uri: (site / uri.removeprefix(BASE).partition("#")[0]).is_file()) == []
