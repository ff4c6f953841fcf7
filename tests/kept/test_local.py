"""A folder of local additions that was written for the first edition: it loads, and everything in it is shown."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml
from PIL import Image

from macros.load.overlay import load_with
from tests.conftest import KEPT, PROJECT, pages
from tests.conftest import KEPT_LOCAL as LOCAL
from tests.site.test_site import parsed, text_of

ATTRIBUTES = "//body//@href | //body//@src | //body//@id | //body//@lang | //body//@data-code"
SWITCHES = {"true"}
"""Values that say whether something is shown, and are not shown themselves."""


@pytest.fixture(scope="module")
def copy(published_site: Path) -> Path:
    """The site of a copy with the kept folder."""
    return published_site


@pytest.fixture(scope="module")
def shown(copy: Path) -> str:
    """What the pages of the copy say, and where their links lead."""
    said = [part for page in map(parsed, pages(copy)) for part in (text_of(page), *page.xpath(ATTRIBUTES))]
    # Where the neutral page leads is in its script.
    return "\n".join([*said, (copy / "assets/page.js").read_text("utf-8")])


def _values(value: object) -> Iterator[str]:
    """Yield every text that a value holds."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _values(part)
    elif isinstance(value, str):
        yield " ".join(value.split())


def _cells(path: Path) -> Iterator[str]:
    """Yield every text of a table; a cell may hold several, with line breaks or semicolons between."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for cell in row.values():
                yield from map(str.strip, re.split(r"[\n;]", cell))


def _parsed(path: Path) -> object:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 – all is text


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".csv":
        yield from _cells(path)
    elif path.suffix == ".yaml":
        yield from _values(_parsed(path))


def test_the_folder_holds_every_kind_of_file() -> None:
    kinds = {path.name for path in (PROJECT / "data" / "schema").glob("local-*.json")}
    here = {f"local-{path.stem}.json" for path in LOCAL.glob("*.yaml")}
    assert here <= kinds
    assert len(here) == 9
    assert {path.suffix for path in LOCAL.rglob("*.*")} == {".yaml", ".csv", ".png"}


def test_it_loads_with_nothing_wrong() -> None:
    local = load_with(PROJECT / "data", LOCAL, "kept").local
    assert local.organization
    assert local.official
    assert len(local.courses) == 1


def test_the_kept_workbook_loads_whole() -> None:
    local = load_with(PROJECT / "data", KEPT / "local-additions.xlsx", "kept.xlsx").local
    assert local.organization
    assert local.organization.leave
    assert not local.organization.leave.shown
    assert [entry.code for _, _, entry in local.dated if hasattr(entry, "code")] == [
        *("desk-of-the-clinic", "kept-house-of-old", "kept-state-children", "kept-protocol"),
    ]
    assert {str(entry.next_check) for _, _, entry in local.dated} == {"2027-04-12", "2027-10-12"}
    assert local.contacts[0].beside_hotline
    assert local.services[0].referral == ("Call first", "Go together")
    assert local.rules[0].text == ("Made up.", "Within 24 hours; in writing after five days.")
    assert local.rules[0].see == ("5A", "guide/reporting-and-law")
    assert [note.on for note in local.notes] == ["2B.I2"]
    assert [term.code for term in local.terms] == ["kept-word"]
    assert [hidden.page for hidden in local.hidden] == ["adopt/models.html"]


@pytest.mark.parametrize("path", sorted(LOCAL.rglob("*.yaml")), ids=lambda path: path.stem)
def test_each_file_meets_the_schema_that_is_published_for_it(path: Path) -> None:
    name = "course" if path.parent.name == "curricula" else f"local-{path.stem}"
    schema = json.loads((PROJECT / "data" / "schema" / f"{name}.json").read_text("utf-8"))
    jsonschema.validate(_parsed(path), schema)


@pytest.mark.parametrize(
    "name", sorted(path.relative_to(LOCAL).as_posix() for path in LOCAL.rglob("*.*") if path.suffix != ".png")
)
def test_everything_in_it_is_shown(name: str, shown: str) -> None:
    texts = set(_texts(LOCAL / name)) - SWITCHES
    assert texts
    assert sorted(text for text in texts if text not in shown) == []


def test_the_logo_is_shown_and_the_page_to_hide_is_hidden(copy: Path) -> None:
    [shown] = parsed(copy / "index.html").xpath("//img/@src")
    # The picture is written anew, without what else was in its file.
    pictures = [Image.open(path).convert("RGBA").tobytes() for path in (LOCAL / "logo.png", copy / shown)]
    assert pictures[0] == pictures[1]
    assert "does not show this page" in text_of(parsed(copy / "adopt" / "models.html").xpath("//main")[0])
