"""The page about files describes every one of them, with figures that are those of the file."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from lxml import html

from macros.exports import EXPORTS
from macros.model.handbook import Handbook
from macros.views.exports import WHAT, addresses_view, export_view


def test_every_export_is_described_on_its_page(site: Path) -> None:
    page = html.fromstring((site / "teach" / "exports.html").read_text("utf-8"))
    links = page.xpath("//dl[@class='hb-facts']//a/@href")
    assert sorted(links) == sorted(f"../exports/{name}" for name in EXPORTS)


def test_every_export_has_its_address_on_the_page_for_developers(handbook: Handbook, site: Path) -> None:
    schemas = {f"{name}.schema.json" for name in ("handbook", "permalink", "assessment")}
    assert {*WHAT} == {*EXPORTS, *schemas, "local-template.xlsx", "questions.moodle.xml"}
    files = {path.relative_to(site).as_posix() for folder in ("exports", "ims") for path in (site / folder).rglob("*")}
    listed = {row.address for row in addresses_view(handbook).rows}
    assert listed == {name for name in files if (site / name).is_file()}


@pytest.mark.parametrize(("name", "column"), [("moodle.csv", "Short name"), ("canvas.csv", "title")])
def test_the_number_of_shortened_names_is_that_of_the_file(
    name: str, column: str, handbook: Handbook, site: Path
) -> None:
    content = (site / "exports" / name).read_text("utf-8")
    cut = sum(row[column].endswith(" …") for row in csv.DictReader(io.StringIO(content, newline="")))
    assert f": {_said(cut)} shortened" in export_view(handbook, name).losses[0]


def test_the_number_of_shortened_names_in_mahara_is_that_of_the_file(handbook: Handbook, site: Path) -> None:
    framework = json.loads((site / "exports" / "smart-evidence.matrix").read_text("utf-8"))["framework"]
    cut = sum(element["name"].endswith(" …") for element in framework["standardelements"])
    assert f": {_said(cut)} shortened" in export_view(handbook, "smart-evidence.matrix").losses[0]


def _said(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}" if number else "none has to be"


def test_one_of_a_kind_is_named_as_one(small: Handbook) -> None:
    assert export_view(small, "case.json").holds == "1 competency, 1 sub-competency, 4 cells and 5 statements"
    assert re.search("none has to be shortened", export_view(small, "moodle.csv").losses[0])
