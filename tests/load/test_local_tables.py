"""Tables in a folder of local additions: however one was saved and whatever its file is called, it reads alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from macros.load.overlay import load_with
from macros.model.local import Local
from macros.read.problems import DataError
from tests.conftest import SMALL
from tests.read.ods import ods

HEAD = ("Name", "What for", "Area", "Languages", "Phone", "Address", "Checked", "Checked by", "Next check", "Initials")
CHECKED = (date(2026, 4, 3), "Lead", date(2027, 4, 3), "AB")
SERVICES = (
    ("Café Niño", "Shelter; Legal help", "North", "English; Español", "555-0100", "1 Lane,\nTown", *CHECKED),
    ("Night Clinic", "Care", "North\nSouth", "", "0100\n0102", "", *CHECKED),
)
ROWS = (("Our services", *[""] * 9), [""] * 10, HEAD, *SERVICES)


def text(separator: str, day: str, encoding: str) -> bytes:
    """Return the rows as a spreadsheet saves them as text."""
    made = io.StringIO(newline="")
    for row in ROWS:
        cells = (cell.strftime(day) if isinstance(cell, date) else cell for cell in row)
        csv.writer(made, delimiter=separator).writerow(cells)
    return made.getvalue().encode(encoding)


def workbook(day: str = "") -> bytes:
    book = Workbook()
    for row in ROWS:
        book.active.append([cell.strftime(day) if day and isinstance(cell, date) else cell for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


WAYS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "as LibreOffice saves text": ("services.csv", lambda: text(",", "%Y-%m-%d", "utf-8")),
    "as Excel saves CSV UTF-8": ("Services.CSV", lambda: text(",", "%d-%b-%y", "utf-8-sig")),
    "as Excel saves CSV in Europe": ("services (1).csv", lambda: text(";", "%d %B %Y", "cp1252")),
    "as Excel saves Unicode text": ("services.txt", lambda: text("\t", "%B %d, %Y", "utf-16")),
    "as tabs": ("services - Copy.tsv", lambda: text("\t", "%Y/%m/%d", "utf-8")),
    "as a workbook": ("services.xlsx", workbook),
    "as LibreOffice saves a workbook": ("services.ods", lambda: ods({"Sheet1": ROWS})),
    "as a workbook of texts": ("SERVICES.xlsx", lambda: workbook("%d-%b-%Y")),
}


def local(folder: Path, name: str, content: bytes) -> Local:
    (folder / "organization.yaml").write_text("name: A Clinic\n", "utf-8")
    (folder / name).write_bytes(content)
    return load_with(SMALL, folder, "here").local


@pytest.mark.parametrize("way", WAYS)
def test_however_a_table_was_saved_it_reads_alike(way: str, tmp_path: Path) -> None:
    name, make = WAYS[way]
    read = local(tmp_path, name, make())
    first, second = (service.model_dump(exclude_defaults=True) for service in read.services)
    dates = {"checked": date(2026, 4, 3), "checked_by": "Lead", "next_check": date(2027, 4, 3)}
    assert first == {
        "code": "cafe-nino",
        "name": "Café Niño",
        "what_for": ("Shelter", "Legal help"),
        "area": ("North",),
        "languages": ("English", "Español"),
        "phone": "555-0100",
        "address": "1 Lane, Town",
        **dates,
    }
    assert second["area"] == ("North", "South")
    assert second["phone"] == "0100, 0102"
    (how,) = read.how
    assert how.startswith(f"here/{name}: ")
    assert "columns named in " in how
    assert "; not read: column 'Initials'" in how
    assert "line breaks in 'address' read as spaces" in how
    assert "line breaks in 'phone' read as commas" in how


def test_every_list_may_be_a_table(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("On,Text\nUA.I1,A note.\n", "utf-8")
    (tmp_path / "reporting.csv").write_text(
        "Jurisdiction,Title,Text,Authority,Citation,See,Checked,Checked by,Next check\n"
        'A State,Children,"One; two.\nThree.",An office,§ 1,"UA.I1, UA",2026-04-03,Lead,2027-04-03\n',
        "utf-8",
    )
    read = local(tmp_path, "terms.csv", b"Name,Meaning\nCode Harbor,Two nurses.\n")
    assert [note.on for note in read.notes] == ["UA.I1"]
    assert [(rule.code, rule.text, rule.see) for rule in read.rules] == [
        ("a-state-children", ("One; two.", "Three."), ("UA.I1", "UA"))
    ]
    assert [term.code for term in read.terms] == ["code-harbor"]


def test_two_tables_of_one_list_are_told_once(tmp_path: Path) -> None:
    local(tmp_path, "services.csv", text(",", "%Y-%m-%d", "utf-8"))
    with pytest.raises(DataError) as caught:
        local(tmp_path, "services (1).xlsx", workbook())
    (problem,) = map(str, caught.value.problems)
    assert problem.startswith("here/services (1).xlsx:1: ")
    assert problem.endswith("the files 'services (1).xlsx' and 'services.csv' are both a table of services; keep one")


def test_days_in_the_order_of_one_country_are_told_once_a_column(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        local(tmp_path, "services.csv", text(",", "%m/%d/%Y", "utf-8"))
    told = [str(problem) for problem in caught.value.problems]
    assert [line.partition(",")[0] for line in told] == [
        "here/services.csv:5: 'checked' is '04/03/2026'",
        "here/services.csv:5: 'next_check' is '04/03/2027'",
    ]
    assert all(line.endswith("which keeps days as days (1 more like it in this column)") for line in told)
