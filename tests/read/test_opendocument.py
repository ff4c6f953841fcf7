"""OpenDocument workbooks read as others do, and what is repeated in them has an end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.read import opendocument, workbook
from macros.read.sheet import MOST_COLUMNS
from macros.read.spreadsheet import read_sheets
from macros.read.table import parse_table
from macros.read.yaml_lines import Source
from tests.read.ods import HEAD, ods, packed
from tests.read.test_workbook import HEAD as NAMES
from tests.read.test_workbook import KNOWN


def cell(kind: str, shown: str = "", more: str = "") -> bytes:
    return f'<table:table-cell office:value-type="{kind}" {more}><text:p>{shown}</text:p></table:table-cell>'.encode()


def repeated(times: int) -> bytes:
    """Return the end of a row, and the beginning of one that is there many times."""
    row = f'</table:table-row><table:table-row table:number-rows-repeated="{times}">'
    return row.encode() + cell("string", "a")


def table(content: bytes) -> Source:
    return parse_table("t.ods", content, "services", KNOWN)


def notes(*cells: object) -> list[object]:
    found = table(ods({"S": [NAMES, *(["a", None, None, each] for each in cells)]}))
    assert found.problems == []
    assert found.mapping is not None
    items = found.mapping["services"]
    assert isinstance(items, list)
    return [item.get("note") for item in items]


def test_cells_are_read_as_they_are_seen() -> None:
    day = date(2026, 4, 3)
    rows: list[list[object]] = [
        ["Our services"],
        [],
        [*NAMES],
        ["a", day, "North\nSouth", 5550114],
        ["b", "3-Apr-26", None, "x"],
    ]
    found = table(ods({"Else": [["What", "I keep"]], "S": rows}))
    assert found.problems == []
    assert found.mapping == {
        "services": [
            {"code": "a", "checked": "2026-04-03", "area": ["North", "South"], "note": "5550114"},
            {"code": "b", "checked": "2026-04-03", "note": "x"},
        ]
    }
    assert found.how == "t.ods: sheet S: 2 rows, read as workbook; columns named in row 3"


def test_text_numbers_and_times_are_those_that_are_seen() -> None:
    assert notes(
        b'<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/><text:span>b</text:span>'
        b"<text:line-break/>c</text:p></table:table-cell>",
        cell("float", "555-0114", 'office:value="5550114"'),
        cell("float", "01234", 'office:value="1234"'),
        cell("float", "1,200", 'office:value="1200"'),
        cell("float", "2026.10", 'office:value="2026.1"'),
        cell("boolean", "WAHR", 'office:boolean-value="true"'),
        cell("time", "8:30", 'office:time-value="PT08H30M00S"'),
        b'<table:table-cell office:value-type="string"><office:annotation><text:p>aside</text:p></office:annotation>'
        b"<text:p>said</text:p></table:table-cell>",
    ) == ["a  b c", "5550114", "01234", "1200", "2026.10", "true", "08:30", "said"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (cell("float", "2", 'office:value="2" table:formula="of:=1+1"'), "holds a formula; write what it shows"),
        (cell("string", "#REF!", 'calcext:value-type="error"'), "holds the error #REF! of the spreadsheet; "),
        (
            cell("percentage", "20 %", 'office:value="0.2"'),
            "is a number that the spreadsheet shows in a form of its own; ",
        ),
        (
            cell("float", "1.2E+10", 'office:value="12345678901"'),
            "is a number that the spreadsheet shows in a form of its ",
        ),
        (cell("date", "24/7", 'office:date-value="2026-07-24"'), "is a day to the spreadsheet; "),
    ],
)
def test_what_is_not_what_it_shows_is_refused_with_its_cell(content: bytes, said: str) -> None:
    (found,) = table(ods({"S": [NAMES, ["a", None, None, content]]})).problems
    assert str(found).startswith(f"t.ods: sheet S, cell D2: 'note' {said}")


def test_days_may_count_from_1904() -> None:
    settings = (
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    )
    found = table(ods({"S": [NAMES, ["a", 44653]]}, settings))
    assert found.mapping == {"services": [{"code": "a", "checked": "2026-04-03"}]}


def test_rows_that_are_alike_are_each_read() -> None:
    content = ods({"S": [NAMES, [repeated(3)], ["b"]]})
    (sheet,), problems = read_sheets("t.ods", content, lambda _: 0)
    assert problems == []
    assert [(str(row.line), row.cells) for row in sheet.rows[1:]] == [
        *(("row 3", ("a",)), ("row 4", ("a",)), ("row 5", ("a",)), ("row 6", ("b",))),
    ]


def test_there_is_an_end_to_what_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    often = b'<table:table-cell table:number-columns-repeated="999999999" office:value-type="string"><text:p>a</text:p>'
    content = ods({"S": [[often + b"</table:table-cell>"]]})
    (sheet,), _ = read_sheets("t.ods", content, lambda _: 0)
    assert len(sheet.rows[0].cells) == MOST_COLUMNS
    monkeypatch.setattr(opendocument, "MOST_SIGNS", 100)
    assert "more than 20,000 rows" in str(table(content).problems[0])
    monkeypatch.undo()
    (problem,) = table(ods({"S": [[repeated(999_999)]]})).problems
    assert str(problem) == "t.ods: sheet S has more than 20,000 rows; take out what is not used"


def test_no_entity_is_defined() -> None:
    content = packed(HEAD.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1))
    assert str(table(content).problems[0]).startswith("t.ods: the workbook defines what no spreadsheet writes; ")


@given(
    st.text(max_size=60), st.sampled_from(["number-rows-repeated", "number-columns-repeated", "value", "date-value"])
)
def test_no_value_raises(text: str, key: str) -> None:
    content = ods({"S": [NAMES, ["a", date(2026, 4, 3), "x", 1]]})
    assert workbook.is_workbook(content)
    plain = HEAD.replace("{}", f'<table:table table:name="S"><table:table-row><table:table-cell table:{key}="{text}"/>')
    read_sheets("t.ods", packed(plain), lambda _: 0)
    safe = text.translate(dict.fromkeys(map(ord, '<&"'), "x"))
    row = f'<table:table-row table:{key}="{safe}"><table:table-cell office:value-type="float" office:{key}="{safe}"/>'
    whole = HEAD.replace("{}", f'<table:table table:name="S">{row}</table:table-row></table:table>')
    read_sheets("t.ods", packed(whole), lambda _: 0)
