"""Courses in the browser: its files equal those of the build byte for byte, and `make course` reads its tables."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from macros.exports.course_data import course_data_file
from macros.exports.course_files import to_table
from macros.exports.course_formats import FORMATS, to_course_file
from macros.load.course_table import COURSE, SESSION, parse_course
from macros.load.handbook import validate
from macros.model.course import Course
from macros.model.handbook import Handbook
from tests.conftest import Ask
from tests.exports.loaded import BASE

HOSTILE = '=1+1, "it\'s" <b>&</b> *bold* [x](y) \N{GREEK SMALL LETTER ALPHA}'


def data_of(handbook: Handbook, site: str = "") -> dict[str, Any]:
    content = course_data_file(handbook, site)["assets/course-data.js"].decode()
    found: dict[str, Any] = json.loads(content.partition("=")[2].rstrip(";\n"))
    return found


def of_page(course: Course) -> dict[str, Any]:
    """Return a course as the page holds it."""

    def text(value: object) -> str:
        return "true" if value is True else "" if value in (None, False) else str(value)

    sessions = [
        {
            key: list(value) if isinstance(value := getattr(session, key), tuple) else text(value)
            for key in SESSION.values()
        }
        for session in course.sessions
    ]
    whole = {column: text(getattr(course, column)) for column in COURSE if column != "groups"}
    return {**whole, "groups": [*course.groups], "sessions": sessions}


@pytest.fixture(params=["example", "hostile"])
def course(handbook: Handbook, request: pytest.FixtureRequest) -> Course:
    # A course that cites another edition than this one is told so.
    cited = {"edition": handbook.edition.code}
    example = handbook.course("recognizing-and-responding").model_copy(update=cited)
    if request.param == "example":
        return example
    first = example.sessions[0].model_copy(update={"title": HOSTILE, "minutes": None, "address": None})
    changed = {"title": HOSTILE, "about": HOSTILE, "rights": None, "hours": None, "example": False, "groups": ()}
    return example.model_copy(update={**changed, "sessions": (*example.sessions[1:], first)})


@pytest.mark.parametrize("base", [BASE, ""])
@pytest.mark.parametrize("ending", FORMATS)
def test_the_browser_makes_what_the_build_makes(
    ask: Ask, handbook: Handbook, course: Course, ending: str, base: str
) -> None:
    made = base64.b64decode(ask("courseFileOf", data_of(handbook), ending, of_page(course), base))
    assert made == to_course_file(handbook, course, base, ending)


@pytest.mark.parametrize("codes", [("1A.R1",), ("UA.I7",), ("2B.I3", "UA.I5")])
def test_the_browser_adds_the_questions_and_the_visit_as_the_build_does(
    ask: Ask, handbook: Handbook, codes: tuple[str, ...]
) -> None:
    example = handbook.course("recognizing-and-responding")
    session = example.sessions[0].model_copy(update={"teaches": codes, "practices": (), "assesses": ()})
    course = example.model_copy(update={"sessions": (session,)})
    made = base64.b64decode(ask("courseFileOf", data_of(handbook), "1.3.imscc", of_page(course), BASE))
    assert made == to_course_file(handbook, course, BASE, "1.3.imscc")


def test_a_table_saved_in_the_browser_is_read_by_make_course_and_comes_back(
    ask: Ask, handbook: Handbook, course: Course
) -> None:
    data = data_of(handbook)
    table = ask("toTable", data, of_page(course)).encode()
    assert table == to_table(course)
    source = parse_course("table.csv", table)
    assert source.problems == []
    assert source.mapping is not None
    read, wrong = validate(source.mapping, Course)
    assert wrong == []
    assert read is not None
    assert read.model_dump() == course.model_dump()
    again = ask("readCourse", data, list(table))
    assert again == {"course": of_page(course), "problems": [], "said": []}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_as_spreadsheets_save_it(ask: Ask, handbook: Handbook, separator: str, encoding: str) -> None:
    rows = [
        ["My course"],
        ["Course", "Title", "Session", "Teaches", "notes"],
        ["a-b", '"Two\nlines"', "One", "2B.I1  2B.I3", "x"],
        ["", "", "", "2A.I", ""],
        ["", "", "Two", "UA", ""],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)
    read = ask("readCourse", data_of(handbook), list(text.encode(encoding)))
    assert read["said"] == []
    assert (read["course"]["code"], read["course"]["title"]) == ("a-b", "Two lines")
    assert [each["teaches"] for each in read["course"]["sessions"]] == [["2B.I1", "2B.I3", "2A.I"], ["UA"]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04", "This is a workbook."),
        (b"\xff\xfe\x00", "This is no table"),
        (b"session\x00", "This is no table"),
        (b"\x80abc", "This is no table"),
        (b"name,x\n1,2", "no column"),
        (b"session,title\n,x", "names no session"),
        (b"x" * 2_000_001, "larger than any table"),
    ],
)
def test_a_file_that_is_no_table_says_what_to_do(ask: Ask, handbook: Handbook, content: bytes, said: str) -> None:
    read = ask("readCourse", data_of(handbook), list(content))
    assert read["course"] is None
    assert len(read["said"]) == 1
    assert said in read["said"][0]


def test_what_cannot_be_read_is_named_with_its_line_and_left_out(ask: Ask, small: Handbook) -> None:
    [retired] = [code for code in small.retired if "." in code][:1]
    rows = [
        "title,edition,address,groups,session,minutes,teaches",
        ",,,,,,UA.I1",
        f"Name,2001.1,javascript:alert(1),nobody,One,90 min,UA.I1 UA.I1 9Z.I1 {retired}",
        "Other,,,,One,,UA.I",
    ]
    read = ask("readCourse", data_of(small), list("\n".join(rows).encode()))
    assert [problem["kind"] for problem in read["problems"]] == [
        *("lost", "value", "value", "value", "differs", "edition", "unknown", "retired")
    ]
    assert [problem["line"] for problem in read["problems"] if "line" in problem] == [2, 3, 3, 3, 4]
    assert "9Z.I1" in read["said"][6]
    assert retired in read["said"][7]
    [session] = read["course"]["sessions"]
    assert session["teaches"][-1] == "UA.I"
    assert "UA.I1" not in session["teaches"]
    assert read["course"]["edition"] == small.edition.code


def test_a_statement_leaves_the_cell_that_stands_for_it(ask: Ask, handbook: Handbook) -> None:
    data = data_of(handbook)
    cell = list(handbook.under["2A.I"])
    assert ask("withStatement", data, ["2A.I"], cell[0], True) == ["2A.I"]
    assert ask("withStatement", data, ["2A.I", "UA.I1"], cell[0], False) == [*cell[1:], "UA.I1"]
    assert ask("withStatement", data, ["UA.I1"], cell[0], True) == ["UA.I1", cell[0]]


def test_a_course_is_completed_and_says_what_it_lacks(ask: Ask, handbook: Handbook) -> None:
    bare = of_page(handbook.course("recognizing-and-responding"))
    session = {**bare["sessions"][0], "title": "", "teaches": [], "assesses": []}
    unnamed = {**bare, "code": "", "title": "Émigré & care!", "level": "", "sessions": [session, session]}
    whole = ask("complete", unnamed)
    assert whole["code"] == "emigre-care"
    assert [each["title"] for each in whole["sessions"]] == ["Session 1", "Session 2"]
    named = {**unnamed, "sessions": [{**session, "title": "A"}] * 3}
    assert [each["title"] for each in ask("complete", named)["sessions"]] == ["A", "A 2", "A 3"]
    assert ask("missing", unnamed) == ["for whom it is", "statements in 2 sessions"]
    assert ask("missing", bare) == []
