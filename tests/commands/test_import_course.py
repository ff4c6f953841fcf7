"""Courses from tables: however a spreadsheet saves it, the same course comes in, or every mistake is reported."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from macros.commands.import_course import import_course, local, shipped, to_yaml
from macros.exports.course_files import to_table
from macros.load.course_table import COLUMNS, parse_course
from macros.load.handbook import load, validate
from macros.load.overlay import load_with
from macros.model.course import Course, Session
from macros.model.handbook import Handbook
from macros.read.problems import DataError
from macros.read.yaml_lines import parse_yaml
from tests.conftest import PROJECT

TABLES = PROJECT / "tests" / "data" / "tables"
GOOD = TABLES / "course.csv"
MISTAKES = sorted(path.name for path in TABLES.iterdir() if path.is_dir())


def course_of(content: bytes) -> Course:
    """Return the course that a table holds, which must have nothing wrong with it."""
    found = parse_course("course.csv", content)
    assert found.problems == []
    assert found.mapping is not None
    course, wrong = validate(found.mapping, Course)
    assert wrong == []
    assert course is not None
    return course


def plain(course: Course) -> dict[str, object]:
    """Return what a course holds, without where it was read."""
    return course.model_dump()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A good table that a test may change."""
    return Path(shutil.copy(GOOD, tmp_path / "course.csv"))


def test_a_table_becomes_a_file_of_the_data(table: Path, small_data: Path) -> None:
    assert import_course(table, shipped(small_data), over=False) == (
        "data/curricula/quiet-care.yaml written: 2 sessions\n"
        f"{table}: 2 rows, read as UTF-8, with commas between cells; columns named in line 1"
    )
    assert (small_data / "curricula" / "quiet-care.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../schema/course.json\n"
        "code: quiet-care\n"
        "title: Care, quietly\n"
        "level: Second year\n"
        "publisher: A School\n"
        "address: https://example.org/quiet\n"
        "rights: Free to use.\n"
        "edition: '2026.1'\n"
        "language: en\n"
        "hours: 3\n"
        "groups: [individual, organization]\n"
        "sessions:\n"
        "  - title: Listening\n"
        "    address: https://example.org/quiet/1\n"
        "    minutes: 45\n"
        "    teaches: [UA.I1, UA.I2]\n"
        "  - title: 'Rooms that are quiet: “how, and why”'\n"
        "    minutes: 60\n"
        "    teaches: [UA.O]\n"
        "    practices: [UA.I1]\n"
        "    assesses: [UA.O1, UA.I2]\n"
    )
    assert plain(load(small_data).course("quiet-care")) == plain(course_of(GOOD.read_bytes()))


def _semicolons(text: str) -> str:
    rows = text.replace('"UA.O1, UA.I2"', "UA.O1 UA.I2").replace('"Care, quietly"', "Care# quietly")
    rows = rows.replace('"Rooms that are quiet: “how, and why”"', "Rooms that are quiet: “how# and why”")
    return rows.replace(",", ";").replace("#", ",")


VARIANTS: dict[str, Callable[[str], str]] = {
    "with a byte order mark": lambda text: "\ufeff" + text,
    "with the line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "with the line ends of an old Mac": lambda text: text.replace("\n", "\r"),
    "with semicolons": _semicolons,
    "with a hint for the spreadsheet": lambda text: "sep=;\n" + _semicolons(text),
    "with columns and rows that are empty": lambda text: text.replace("\n", ",,\n") + ",,,,\n\n,,\n",
    "with capitals and other names in the head": lambda text: (
        text.replace("practices", "Practises")
        .replace("code,title", " Course ,TITLE")
        .replace("session address", "Session_URL")
    ),
    "with spaces that do not break": lambda text: text.replace("UA.I1 UA.I2", "\u00a0UA.I1\u00a0UA.I2 "),
    "with line breaks in cells": lambda text: text.replace("UA.I1 UA.I2", '"UA.I1\nUA.I2"').replace(
        "Care, quietly", "Care,\nquietly"
    ),
    "with one code a row": lambda text: text.replace("UA.I1 UA.I2,,", f"UA.I1,,\n{',' * 16}UA.I2,,"),
    "with everything in every row": lambda text: text.replace(
        "UA.I1 UA.I2,,", f"UA.I1,,\nquiet-care,,,,,,,,2026.1,,,,,Listening,{',' * 2}UA.I2,,"
    ),
    "with tabs": lambda text: _semicolons(text).replace(";", "\t"),
    "with a title": lambda text: f"Courses of our school,,\n\n{text}",
    "with a column of one's own": lambda text: (
        text.replace("\ncode,", "\nDone?,code,")
        .replace("code,title", "Done?,code,title")
        .replace("\nquiet", "\nyes,quiet")
        .replace("\n,,,", "\n,,,,")
    ),
    "with true and false as a spreadsheet writes them": lambda text: text.replace(
        "organization,,L", "organization,FALSE,L"
    ),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_however_it_was_saved_it_is_the_same_course(variant: str) -> None:
    text = GOOD.read_text("utf-8")
    changed = VARIANTS[variant](text)
    assert changed != text
    assert plain(course_of(changed.encode())) == plain(course_of(text.encode()))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_whatever_letters_it_was_saved_in_it_is_the_same_course(encoding: str) -> None:
    text = GOOD.read_text("utf-8").replace("Listening", "Écouter, señor").replace("Écouter, señor", '"Écouter, señor"')
    assert plain(course_of(text.encode(encoding))) == plain(course_of(text.encode()))


def test_a_workbook_is_the_same_course() -> None:
    book = Workbook()
    book.create_sheet("Mine").append(["what", "I", "keep"])
    sheet = book.active
    for row in csv.reader(GOOD.read_text("utf-8").splitlines()):
        sheet.append([float(cell) if cell in {"3", "45", "60", "2026.1"} else cell or None for cell in row])
    content = io.BytesIO()
    book.save(content)
    assert plain(course_of(content.getvalue())) == plain(course_of(GOOD.read_bytes()))


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_reported_completely_and_nothing_is_written(
    mistake: str, small_data: Path, monkeypatch: pytest.MonkeyPatch, regenerate: bool
) -> None:
    before = sorted(small_data.rglob("*"))
    monkeypatch.chdir(TABLES / mistake)
    with pytest.raises(DataError) as caught:
        import_course(Path("course.csv"), shipped(small_data), over=True)
    assert sorted(small_data.rglob("*")) == before
    expected = TABLES / mistake / "expected.txt"
    if regenerate:
        expected.write_text(f"{caught.value}\n", "utf-8")
    assert f"{caught.value}\n" == expected.read_text("utf-8")


def test_another_course_is_never_written_over(table: Path, small_data: Path) -> None:
    path = small_data / "curricula" / "quiet-care.yaml"
    (small_data / "curricula" / "sample.yaml").rename(path)
    before = path.read_bytes()
    with pytest.raises(DataError, match="holds another course, 'sample'"):
        import_course(table, shipped(small_data), over=True)
    assert path.read_bytes() == before


def test_a_table_that_is_not_there_is_reported(small_data: Path) -> None:
    with pytest.raises(DataError, match=r"no\.csv:1: the file cannot be read"):
        import_course(Path("no.csv"), shipped(small_data), over=False)


def test_a_course_is_written_over_only_on_demand(table: Path, small_data: Path) -> None:
    import_course(table, shipped(small_data), over=False)
    path = small_data / "curricula" / "quiet-care.yaml"
    assert import_course(table, shipped(small_data), over=False).startswith(
        "data/curricula/quiet-care.yaml holds this course already\n"
    )
    before = path.read_bytes()
    table.write_text(table.read_text("utf-8").replace("Second year", "Third year"), "utf-8")
    with pytest.raises(DataError, match=r"quiet-care\.yaml is there already and differs; to write over it, add --over"):
        import_course(table, shipped(small_data), over=False)
    assert path.read_bytes() == before
    assert import_course(table, shipped(small_data), over=True).startswith(
        "data/curricula/quiet-care.yaml written over: 2 sessions\n"
    )
    assert load(small_data).course("quiet-care").level == "Third year"


def test_a_code_that_another_file_has_is_taken(table: Path, small_data: Path) -> None:
    (small_data / "curricula" / "care-basics.yaml").rename(small_data / "curricula" / "first.yaml")
    table.write_text(table.read_text("utf-8").replace("quiet-care", "care-basics"), "utf-8")
    with pytest.raises(DataError, match=r"course\.csv:2: course 'care-basics' is at data/curricula/first\.yaml:1"):
        import_course(table, shipped(small_data), over=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of local additions that a test may change."""
    return shutil.copytree(PROJECT / "tests" / "data" / "small-local", tmp_path / "here")


def test_a_table_becomes_a_file_of_a_local_folder(table: Path, small_data: Path, folder: Path) -> None:
    before = sorted(small_data.rglob("*"))
    for over, done in ((False, "written: 2 sessions"), (True, "holds this course already")):
        said = import_course(table, local(small_data, folder, "here"), over=over)
        assert said.startswith(f"here/curricula/quiet-care.yaml {done}\n")
    assert sorted(small_data.rglob("*")) == before
    written = (folder / "curricula" / "quiet-care.yaml").read_text("utf-8")
    assert written == to_yaml(course_of(GOOD.read_bytes()))
    handbook = load_with(small_data, folder, "here")
    assert [course.code for course in handbook.local.courses] == ["own", "quiet-care"]


@pytest.mark.parametrize(
    ("code", "taken"),
    [("care-basics", "data/curricula/care-basics.yaml:1"), ("own", "here/curricula/first.yaml:1")],
)
def test_a_local_course_takes_no_code_that_is_in_use(
    table: Path, small_data: Path, folder: Path, code: str, taken: str
) -> None:
    (folder / "curricula" / "own.yaml").rename(folder / "curricula" / "first.yaml")
    table.write_text(table.read_text("utf-8").replace("quiet-care", code), "utf-8")
    with pytest.raises(DataError, match=rf"course\.csv:2: course '{code}' is at {re.escape(taken)} already"):
        import_course(table, local(small_data, folder, "here"), over=True)
    assert [path.name for path in (folder / "curricula").iterdir()] == ["first.yaml"]


def test_a_local_course_needs_somebody_who_adds_it(small_data: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match=r"empty:1: the folder holds no file of local additions \(it is empty\)"):
        local(small_data, tmp_path / "empty", "empty")


def test_every_course_comes_back_from_its_table(handbook: Handbook, small: Handbook) -> None:
    for course in (*handbook.courses, *small.courses):
        assert plain(course_of(to_table(course))) == plain(course)


def test_what_a_spreadsheet_would_compute_is_kept_from_it(small: Handbook) -> None:
    course = small.course("sample").model_copy(update={"title": "=1+1", "about": "@home"})
    written = to_table(course).decode("utf-8-sig")
    assert "'=1+1" in written
    assert "'@home" in written
    assert plain(course_of(written.encode())) == plain(course)


words = st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"]), min_size=1, max_size=30).filter(
    lambda text: not text.startswith("'")
)
codes = st.lists(words.filter(lambda text: not set(text) & set(",;")), max_size=3).map(tuple)
sessions = st.builds(
    Session, title=words, address=st.none(), minutes=st.none() | st.integers(1, 999), teaches=codes, practices=codes
)
courses = st.builds(
    Course,
    code=st.just("any"),
    title=words,
    about=st.none() | words,
    level=words,
    publisher=words,
    address=st.none(),
    license=st.none(),
    rights=st.none() | words,
    edition=st.just("2026.1"),
    language=st.just("en"),
    hours=st.none(),
    groups=st.just(()),
    example=st.booleans(),
    sessions=st.lists(sessions, min_size=1, max_size=3, unique_by=lambda session: session.title).map(tuple),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(courses)
def test_any_course_survives_both_ways(course: Course) -> None:
    """Whatever an educator types comes back from the table and from the file of the data as it was."""
    assert plain(course_of(to_table(course))) == plain(course)
    parsed = parse_yaml("course.yaml", to_yaml(course).encode())
    assert parsed.problems == []
    assert parsed.mapping is not None
    again, problems = validate(parsed.mapping, Course)
    assert problems == []
    assert again is not None
    assert plain(again) == plain(course)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_at_all_raise(content: bytes) -> None:
    found = parse_course("course.csv", content)
    if found.mapping is None:
        assert found.problems
    else:
        validate(found.mapping, Course)


def test_every_column_is_explained_to_educators() -> None:
    explained = (PROJECT / "data" / "README.md").read_text("utf-8")
    assert [column for column in COLUMNS if f"| `{column}` |" not in explained] == []
