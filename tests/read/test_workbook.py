"""Workbooks: cells are read as they are seen, nothing in them is run or followed, and damage is told."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from macros.read import workbook
from macros.read.spreadsheet import read_sheets
from macros.read.table import Column, Holds, parse_table
from macros.read.yaml_lines import Source

KNOWN = {"code": Column(required=True), "checked": Column(Holds.DAY), "area": Column(Holds.SEVERAL), "note": Column()}
HEAD = ["Code", "Checked", "Area", "Note"]


def saved(*rows: list[Any], book: Workbook | None = None, formats: dict[str, str] | None = None) -> bytes:
    """Return a workbook with one sheet of these rows."""
    book = book or Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for place, form in (formats or {}).items():
        sheet[place].number_format = form
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def table(content: bytes) -> Source:
    return parse_table("t.xlsx", content, "services", KNOWN)


def items(content: bytes) -> list[dict[str, object]]:
    found = table(content)
    assert found.problems == []
    assert found.mapping is not None
    listed = found.mapping["services"]
    assert isinstance(listed, list)
    return [dict(item) for item in listed]


def problems(content: bytes) -> list[str]:
    return [str(problem) for problem in table(content).problems]


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return a workbook with one of its parts written over."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            after.writestr(name, text)
    return made.getvalue()


def test_cells_are_read_as_they_are_seen() -> None:
    day = date(2026, 4, 3)
    content = saved(
        ["Our services"],
        [],
        HEAD,
        ["a", day, "North; South", 5550114],
        ["b", datetime(2026, 4, 3, 9, 30), "North\nSouth", "1 Lane\nTown"],  # noqa: DTZ001 – a spreadsheet has no zone
        ["c", 46115, None, 2026.1],
        ["d", "3-Apr-26", None, 1234],
        ["e", None, None, 2026.1],
        ["f", None, None, True],
        ["g", None, None, time(8, 30)],
        formats={"D7": "00000", "D8": "0.00"},
    )
    read = items(content)
    assert [item.get("checked") for item in read] == ["2026-04-03"] * 4 + [None] * 3
    assert [item.get("area") for item in read[:2]] == [["North", "South"]] * 2
    assert [item["note"] for item in read] == [
        *("5550114", "1 Lane Town", "2026.1", "01234", "2026.10", "true", "08:30"),
    ]
    assert table(content).how.startswith("t.xlsx: sheet Sheet: 7 rows, read as workbook; columns named in row 3; ")


def test_a_workbook_may_count_its_days_from_1904() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert items(saved(HEAD, ["a", date(2026, 4, 3)], ["b", 44653], book=book)) == [
        {"code": "a", "checked": "2026-04-03"},
        {"code": "b", "checked": "2026-04-03"},
    ]


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        ("=1+1", "", "'note' holds a formula; write what it shows (copy it, and paste it as a value)"),
        ("=HYPERLINK(A1)", "", "'note' holds a formula; "),
        ("#REF!", "", "'note' holds the error #REF! of the spreadsheet; write the value"),
        (
            0.2,
            "0%",
            "'note' is a number that the spreadsheet shows in a form of its own; write it as text, as readers ",
        ),
        (20, '"$"0', "'note' is a number that the spreadsheet shows in a form of its own; "),
        (
            date(2026, 7, 24),
            "d/m",
            "'note' is a day to the spreadsheet; format the cell as text, and write what readers ",
        ),
        ("a\u200bb", "", "'note' the invisible character U+200B (zero-width space) is here; delete it"),
    ],
)
def test_what_is_not_what_it_shows_is_refused_with_its_cell(value: object, form: str, said: str) -> None:
    content = saved(HEAD, ["a", None, None, value], formats={"D2": form or "General"})
    (found,) = problems(content)
    assert found.startswith(f"t.xlsx: sheet Sheet, cell D2: {said}")


def test_a_fault_that_runs_down_a_column_is_told_once() -> None:
    (found,) = problems(saved(HEAD, *(["a", f"=B{row}+180", None, None] for row in range(2, 9))))
    assert found.startswith("t.xlsx: sheet Sheet, cell B2: 'checked' holds a formula; write what it shows ")
    assert found.endswith(" (6 more like it in this column)")


def test_what_is_in_a_column_of_ones_own_does_no_harm() -> None:
    content = saved(
        ["=1+1", *HEAD, "Mine"], ["=A1", "a", None, None, "x", "=B2"], [0.5, "b", None, None, None, "#REF!"]
    )
    assert items(content) == [{"code": "a", "note": "x"}, {"code": "b"}]
    assert table(content).how.endswith("; not read: columns 'Mine', A (without a name)")


def test_of_several_sheets_the_one_is_read_that_has_the_columns() -> None:
    book = Workbook()
    other = book.create_sheet("Old", 0)
    other.append(["Name", "Whatever"])
    book.active = book.index(book["Sheet"])
    assert items(saved(HEAD, ["a"], book=book)) == [{"code": "a"}]


def test_two_sheets_with_the_same_columns_are_told() -> None:
    book = Workbook()
    book.create_sheet("Other").append(HEAD)
    assert problems(saved(HEAD, ["a"], book=book)) == [
        "t.xlsx: sheet Sheet, row 1: the sheets 'Sheet' and 'Other' hold such a table; keep one"
    ]


SHEET = "xl/worksheets/sheet1.xml"
GOOD = saved(HEAD, ["a", date(2026, 4, 3), "North", "x"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "this is an old workbook (.xls), or one with a password; "),
        (b"PK\x03\x04 and no more", "the workbook is damaged, or has a password; "),
        (GOOD[:-40], "the workbook is damaged, or has a password; "),
        (
            changed(GOOD, SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
            "the workbook defines what no ",
        ),
        (changed(GOOD, SHEET, "</sheetData>", ""), "the workbook is damaged, or has a password; "),
        (
            changed(GOOD, "xl/workbook.xml", 'r:id="rId1"', 'r:id="rId9"'),
            "the workbook is damaged, or has a password; ",
        ),
    ],
)
def test_damage_and_traps_are_told_in_one_sentence(content: bytes, said: str) -> None:
    (found,) = problems(content)
    assert found.startswith(f"t.xlsx: {said}")


def test_a_trap_is_found_in_a_part_of_any_name() -> None:
    content = changed(GOOD, SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')
    for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        content = changed(content, part, "sheet1.xml", "sheet1.dat")
    renamed = content.replace(SHEET.encode(), SHEET.encode().replace(b".xml", b".dat"))
    assert problems(renamed)[0].startswith("t.xlsx: the workbook defines what no spreadsheet writes; ")


def test_a_file_of_another_program_is_told() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert problems(made.getvalue())[0].startswith("t.xlsx: this is no workbook that can be read here; open it in your")


def test_there_is_an_end_to_what_is_unpacked_and_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, said in {
        "UNPACKED": "larger than any",
        "MOST_ROWS": "rows; take out",
        "MOST_SHEETS": "sheets; copy",
    }.items():
        with monkeypatch.context() as patched:
            patched.setattr(workbook, limit, 0)
            (problem,) = problems(GOOD)
            assert said in problem
    with monkeypatch.context() as patched:
        patched.setattr(workbook, "LAST_ROW", 1_000)
        (problem,) = problems(changed(GOOD, SHEET, '<row r="2"', '<row r="99999999"'))
        assert "has more rows than a sheet can have" in problem
    with monkeypatch.context() as patched:
        patched.setattr(workbook, "MOST_COLUMNS", 2)
        assert items(GOOD) == [{"code": "a", "checked": "2026-04-03"}]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_no_damage_raises(at: int, put: bytes) -> None:
    read_sheets("t.xlsx", GOOD[:at] + put + GOOD[at + len(put) :], lambda _: 0)


@given(st.text(max_size=60))
def test_no_part_raises(text: str) -> None:
    read_sheets("t.xlsx", changed(GOOD, SHEET, "<sheetData>", f"<sheetData>{text}"), lambda _: 0)
