"""Tables from a spreadsheet: whatever a spreadsheet saves reads as YAML does, with the line of every value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.read.table import Column, Holds, parse_table
from macros.read.yaml_lines import Mapping, Source

KNOWN = {
    "code": Column(required=True),
    "next_check": Column(Holds.DAY),
    "area": Column(Holds.SEVERAL),
    "note": Column(),
    "name": Column(),
    "see": Column(Holds.CODES),
    "text": Column(Holds.PARAGRAPHS),
}


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
        (b"\xff\xfec", "t.csv:1: the file is UTF-16 and damaged; save it anew as 'CSV UTF-8'"),
        ("code,name\na,Español\n".encode("mac-roman"), "t.csv:2: it is not certain which letters this line holds; "),
        ("code,name\na,Żółw\n".encode("cp1250"), "t.csv:2: it is not certain which letters this line holds; "),
        ("code,name\na,Помощь\n".encode("cp1251"), "t.csv:2: it is not certain which letters this line holds; "),
        ('code,name\n"a\n",x\nb,"x"y\n', "t.csv:4: the quotation marks in this row do not match; "),
        ("code,Name,name\n", "t.csv:1: column 'name' is there twice; keep one"),
        ("code,names\na,b\n", "t.csv:1: unknown column 'names'; write 'name', or delete the column"),
        ("where,who\na,b\n", "t.csv:1: no row names the columns; the first row of a table does, with some of: code, "),
        ("name,area\nA,b\nB,c\n", "t.csv:1: missing here: the column 'code'; add and fill in"),
        ("code,next_check\na,3/4/2026\nb,4/3/2026\n", "t.csv:2: 'next_check' is '3/4/2026', which can be read as two "),
        ("code,next_check\na,soon\nb,later\n", "t.csv:2: 'next_check' is 'soon'; write year, month and day as in "),
        ("code,name\na,b\nc,d,e\n", "t.csv:3: this row has 3 cells for 2 columns; "),
        ("code,name\na,b\u200bc\n", "t.csv:2: the invisible character U+200B"),
        ("code,name\na,b\tc\n", "t.csv:2: a tab is here; use spaces"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str | bytes, problem: str) -> None:
    found = table(text)
    assert len(found.problems) == 1
    assert str(found.problems[0]).startswith(problem)


def told(text: str | bytes) -> str:
    found = table(text)
    assert found.problems == []
    return found.how


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("code,name\na,b\n", "t.csv: 1 row, read as UTF-8, with commas between cells; columns named in line 1"),
        ("code\tname\na\tb\nc\td\n".encode("utf-16"), "2 rows, read as UTF-16, with tabs between cells"),
        (
            "code;name\na;Línea\n".encode("cp1252"),
            "read as windows-1252 (see that this is right: 'Línea'), with semico",
        ),
        ("Our services, as of May,,\n\ncode,name,\na,b\n", "; columns named in line 3"),
        ("code,Region,name,\na,x,b,\n", "; not read: column 'Region'"),
        ("code,Region,,name\na,x,y,b\n", "; not read: columns 'Region', 3 (without a name)"),
        ('code,note\na,"1 Lane\nTown"\n', "; line breaks in 'note' read as spaces"),
        ("code,next_check\na,46115\nb,46116\n", "; numbers in 'next_check' read as days: 46115 is 2026-04-03"),
        ('code,area\na,"North, South"\n', "; a comma in 'area' is a part of the text; put ; between several"),
    ],
)
def test_it_is_told_what_was_read_and_how(text: str | bytes, how: str) -> None:
    assert how in told(text)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_a_spreadsheet_chooses_reads_alike(separator: str, encoding: str) -> None:
    lines = [
        ["Services", ""],
        ["Code", "Name", "Hours, in the week", "Note"],
        ["a", "Línea; 24/7", "x, y", "“so” – ¿eh?"],
    ]
    text = "\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    assert rows(text.encode(encoding)) == [{"code": "a", "name": "Línea; 24/7", "note": "“so” – ¿eh?"}]


def test_what_a_column_holds_says_what_is_between_values() -> None:
    cell = "2B.I3, 5A;\n5B"
    assert rows(f'code,see,text,area,note\na,"{cell}","{cell}","{cell}","{cell}"\n') == [
        {
            "code": "a",
            "see": ["2B.I3", "5A", "5B"],
            "text": ["2B.I3, 5A;", "5B"],
            "area": ["2B.I3, 5A", "5B"],
            "note": "2B.I3, 5A; 5B",
        }
    ]


def test_one_fault_of_a_column_is_told_once() -> None:
    found = table("code,next_check\n" + "".join(f"a{day},{day}/3/2026\n" for day in range(4, 13)))
    assert [str(problem).rpartition(" (")[2] for problem in found.problems] == ["8 more like it in this column)"]


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_at_all_raise(content: bytes) -> None:
    found = table(content)
    assert found.problems or found.mapping is not None
