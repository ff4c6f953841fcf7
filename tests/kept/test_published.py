"""Everything that the first edition published is where it was, under its code and with its identifier."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from macros.offline.sums import CopyError
from macros.offline.verify import verify
from tests.conftest import KEPT
from tests.site.test_site import ids, parsed

FILES = (KEPT / "files.txt").read_text("utf-8").split()
COLUMNS: dict[str, list[str]] = json.loads((KEPT / "columns.json").read_text("utf-8"))
with (KEPT / "codes.csv").open(encoding="utf-8", newline="") as _file:
    CODES = {row["code"]: row for row in csv.DictReader(_file)}
MATRIX = {code: row["identifier"] for code, row in CODES.items() if row["case_association"]}
"""What learning systems know: competencies, their parts, cells and statements, with their identifiers."""


def record(site: Path, code: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "id" / f"{code}.json").read_text("utf-8"))
    return found


def in_use(site: Path) -> dict[str, dict[str, str]]:
    """Return the kept codes but for those that an edition has retired since."""
    return {code: row for code, row in CODES.items() if not record(site, code)["retired"]}


def table(site: Path, name: str) -> list[dict[str, str]]:
    content = (site / "exports" / name).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def led_on(site: Path, page: str, anchor: str) -> list[str]:
    """Return where the entry of a thing leads that has a page of its own since."""
    links = parsed(site / page).get_element_by_id(anchor).xpath(".//a/@href") if anchor else []
    return [posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) for link in links]


def test_every_page_and_file_is_where_it_was(site: Path) -> None:
    assert [name for name in FILES if not (site / name).is_file()] == []


def test_every_code_has_its_permalink_and_its_record_says_the_same(site: Path) -> None:
    assert [code for code in CODES if not (site / "id" / f"{code}.html").is_file()] == []
    for code, row in CODES.items():
        said = record(site, code)
        expected = {"code": code, "identifier": row["identifier"], "permalink": f"id/{code}.html"}
        assert {key: said[key] for key in expected} == expected


def test_every_thing_is_at_its_place_and_its_permalink_leads_there(site: Path) -> None:
    for code, row in in_use(site).items():
        page, _, anchor = row["url"].partition("#")
        assert not anchor or anchor in ids(site / page), code
        up = "../" * (code.count("/") + 1)
        leads = parsed(site / "id" / f"{code}.html").xpath("//main//a/@href")
        assert f"{up}{row['url']}" in leads or set(leads) & {f"{up}{link}" for link in led_on(site, page, anchor)}, code


def test_handbook_json_and_the_table_know_every_statement_by_code_and_identifier(site: Path) -> None:
    handbook = json.loads((site / "exports" / "handbook.json").read_text("utf-8"))
    expected = {
        code: row["identifier"] for code, row in in_use(site).items() if record(site, code)["kind"] == "statement"
    }
    assert expected
    for rows in (handbook["statements"], table(site, "handbook.csv")):
        found = {row["code"]: row["identifier"] for row in rows}
        assert expected.items() <= found.items()


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_begins_with_the_columns_that_it_had(name: str, site: Path) -> None:
    with (site / name).open(encoding="utf-8-sig", newline="") as file:
        head = next(csv.reader(file))
    # Canvas wants `ratings` to be the last that has a name, so that a new column comes before it.
    known = [column for column in head if (name, column) != ("exports/canvas.csv", "friendly_description")]
    assert known[: len(COLUMNS[name])] == COLUMNS[name]


def test_the_case_package_has_its_identifiers(site: Path) -> None:
    package = json.loads((site / "exports" / "case.json").read_text("utf-8"))
    items = {item["humanCodingScheme"]: item["identifier"] for item in package["CFItems"]}
    parents = {link["originNodeURI"]["identifier"]: link["identifier"] for link in package["CFAssociations"]}
    used = {code: row for code, row in in_use(site).items() if code in MATRIX}
    assert {code: row["identifier"] for code, row in used.items()}.items() <= items.items()
    assert {row["identifier"]: row["case_association"] for row in used.values()}.items() <= parents.items()
    (document,) = {Path(name).name for name in FILES if name.startswith("ims/") and not name.endswith(".json")}
    assert package["CFDocument"]["identifier"] == document


def test_learning_systems_know_everything_by_the_same_numbers(site: Path) -> None:
    used = {code: MATRIX[code] for code in MATRIX.keys() & in_use(site).keys()}
    assert used.keys() <= {row["ID number"] for row in table(site, "moodle.csv")}
    assert set(used.values()) <= {row["vendor_guid"] for row in table(site, "canvas.csv")}
    opensalt = {row["Human Coding Scheme"]: row["Identifier"] for row in table(site, "opensalt.csv")}
    assert used.items() <= opensalt.items()


def test_mahara_knows_everything_by_the_same_codes(site: Path) -> None:
    framework = json.loads((site / "exports" / "smart-evidence.matrix").read_text("utf-8"))["framework"]
    found = {standard["shortname"] for standard in framework["standards"]}
    found |= {element["elementid"] for element in framework["standardelements"]}
    competencies = {code for code in MATRIX if len(code) == 1}  # Mahara has two levels only
    assert (MATRIX.keys() & in_use(site).keys()) - competencies <= found


def test_an_offline_copy_is_still_checked(tmp_path: Path) -> None:
    copy = Path(shutil.copy(KEPT / "copy.zip", tmp_path))
    assert verify(copy) == 4
    with zipfile.ZipFile(copy) as opened:
        opened.extractall(tmp_path / "copy")
    (tmp_path / "copy" / "index.html").write_text("changed", "utf-8")
    with pytest.raises(CopyError, match=r"changed: index\.html"):
        verify(tmp_path / "copy")
