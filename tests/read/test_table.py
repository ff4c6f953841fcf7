"""Tables from a spreadsheet: whatever a spreadsheet saves reads as YAML does, with the line of every value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.read.table import parse_table
from macros.read.yaml_lines import Mapping, Source

KNOWN = {"code": False, "next_check": False, "area": True, "note": False, "name": False}


def table(text: str | bytes) -> Source:
    return parse_table("t.csv", text if isinstance(text, bytes) else text.encode(), "services", KNOWN)


def rows(text: str | bytes) -> list[dict[str, object]]:
    found = table(text)
    assert found.problems == []
    assert found.mapping is not None
    items = found.mapping["services"]
    assert isinstance(items, list)
    return [dict(item) for item in items]


EXPECTED = [{"code": "a", "next_check": "2027-01-01", "area": ["North", "South"]}, {"code": "b", "area": ["North"]}]


@pytest.mark.parametrize(
    "text",
    [
        'Code,Next check,Area\na,2027-01-01,"North;South"\nb,,North\n',
        "code,next_check,AREA\r\na,2027-01-01,North; South\r\nb,,North\r\n",
        'Code;Next  check;Area\na;2027-01-01;"North\nSouth"\nb;;North\n',
        'sep=;\r\nCode;Next check;Area\r\na;2027-01-01;"North;South"\r\nb;;North\r\n;;\r\n',
        '\ufeffCode,Next check,Area\n\na, 2027-01-01 ,"North\r\n\r\nSouth"\n,,\nb,,North',
    ],
    ids=["comma", "windows", "semicolon", "sep", "byte order mark, empty rows"],
)
def test_every_way_of_saving_reads_alike(text: str) -> None:
    assert rows(text) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "Code,Next check,Area,,\na,2027-01-01,North;South,,\nb,,North,,\n",
        ';;\nCode;Next check;Area\na;2027-01-01;"North\nSouth"\nb;;North\n',
    ],
    ids=["empty columns at the right", "an empty first row"],
)
def test_what_a_spreadsheet_leaves_over_is_left_out(text: str) -> None:
    assert rows(text) == EXPECTED


def test_lines_are_right_after_quoted_line_breaks() -> None:
    found = table('code,area,note\na,"North\n\nSouth",x\n\nb,"East\nWest","one\ntwo"\nc,,y\n')
    assert found.mapping is not None
    items = found.mapping["services"]
    assert isinstance(items, list)
    places: list[Mapping] = items
    assert [(item["code"], item.where.line) for item in places] == [("a", 2), ("b", 6), ("c", 9)]
    assert places[0].key_lines == {"code": 2, "area": 2, "note": 4}
    assert getattr(places[0]["area"], "lines", None) == [2, 4]
    assert places[1].key_lines["note"] == 7


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "t.csv:1: the table is empty; its first row names the columns"),
        (b"\xff\xfec\x00", "t.csv:1: the file is UTF-16; save it as 'CSV UTF-8'"),
        ("code,name\na,Café\n".encode("cp1252"), "t.csv:2: this line is not UTF-8; save the file as 'CSV UTF-8'"),
        ('code,name\n"a\n",x\nb,"x"y\n', "t.csv:4: the quotation marks in this row do not match; "),
        ("code,,name\n", "t.csv:1: column 2 has no name; name it, or delete the column"),
        ("code,Name,name\n", "t.csv:1: column 'name' stands twice; keep one"),
        ("code,names\na,b\n", "t.csv:1: unknown column 'names'; use some of: code, next_check, area, note, name"),
        ("code,name\na,b\nc,d,e\n", "t.csv:3: this row has 3 cells for 2 columns; "),
        ("code,name\na,b\u200bc\n", "t.csv:2: the invisible character U+200B"),
        ("code,name\na,b\tc\n", "t.csv:2: a tab stands here; use spaces"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str | bytes, problem: str) -> None:
    found = table(text)
    assert len(found.problems) == 1
    assert str(found.problems[0]).startswith(problem)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_at_all_raise(content: bytes) -> None:
    found = table(content)
    assert found.problems or found.mapping is not None
