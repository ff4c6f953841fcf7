"""What courses reach, counted a second time in another way."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import yaml

from macros.model.course import Course
from macros.model.handbook import Handbook
from macros.parts.coverage import coverage_view, step
from macros.query.coverage import counted, reached_by, statements_of
from macros.views.courses import course_view
from tests.conftest import PROJECT

DATA = PROJECT / "data"
EXAMPLE = "recognizing-and-responding"


def counted_anew(handbook: Handbook, course: str) -> dict[str, set[str]]:
    """Return the statements of each cell that a course reaches, from the text of its file and of the codes alone."""
    raw = yaml.load((DATA / "curricula" / f"{course}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    named = {
        code
        for session in raw["sessions"]
        for key in ("teaches", "practices", "assesses")
        for code in session.get(key, ())
    }
    found: dict[str, set[str]] = {}
    for statement in handbook.statements:
        sub, cell = statement[:2], statement[:4]
        if named & {sub, cell, statement}:
            found.setdefault(cell, set()).add(statement)
    return found


def test_the_example_reaches_what_its_codes_stand_for(handbook: Handbook) -> None:
    expected = counted_anew(handbook, EXAMPLE)
    view = course_view(handbook, EXAMPLE)
    cells = {cell.code: cell for block in view.coverage.blocks for row in block.rows for cell in row.cells}
    assert len(cells) == 80
    for code, cell in cells.items():
        assert cell.reached == len(expected.get(code, ())), code
        assert cell.total == sum(statement.startswith(code) for statement in handbook.statements), code
    assert view.coverage.reached == sum(map(len, expected.values()))
    left = [line.code for part in view.coverage.gaps for line in part.lines]
    assert sorted(left) == sorted(set(handbook.statements) - set().union(*expected.values()))


def test_the_example_names_no_statement_that_needs_training(handbook: Handbook) -> None:
    course = handbook.course(EXAMPLE)
    assert reached_by(handbook, (course,))
    assert not [code for code in reached_by(handbook, (course,)) if handbook.statements[code].condition]


def test_a_code_stands_for_what_the_cited_edition_had_under_it(small: Handbook) -> None:
    older, current = small.course("care-basics"), small.course("sample")
    assert statements_of(small, current, "UA") == ("UA.I1", "UA.I2", "UA.O1", "UA.R1", "UA.E1")
    assert statements_of(small, older, "UA") == ("UA.I1", "UA.I2", "UA.O1", "UA.R1"), "UA.E1 was added later"
    assert statements_of(small, current, "UA.I") == ("UA.I1", "UA.I2")
    assert statements_of(small, current, "UA.I2") == ("UA.I2",)
    assert statements_of(small, older, "UA.I9") == (), "what is retired counts no longer"


def test_what_sessions_do_with_a_statement_is_put_together(small: Handbook) -> None:
    reached = reached_by(small, small.courses)
    does = {code: {reach.course.code: reach.does for reach in reaches} for code, reaches in reached.items()}
    assert does == {
        "UA.I1": {"care-basics": ("assessed",), "sample": ("taught",)},
        "UA.I2": {"care-basics": ("taught", "practiced", "assessed")},
        "UA.O1": {"care-basics": ("assessed",), "sample": ("assessed",)},
        "UA.R1": {"care-basics": ("assessed",)},
    }


def test_all_courses_are_counted_together_and_each_once(small: Handbook) -> None:
    view = coverage_view(small, small.courses, ())
    cells = {cell.code: cell for block in view.blocks for row in block.rows for cell in row.cells}
    assert {code: (cell.reached, cell.total, cell.courses) for code, cell in cells.items()} == {
        "UA.I": (2, 2, 2),
        "UA.O": (1, 1, 2),
        "UA.R": (1, 1, 1),
        "UA.E": (0, 1, 0),
    }
    assert view.reached == 4


def test_an_example_never_counts(small: Handbook) -> None:
    def codes(courses: tuple[Course, ...]) -> list[str]:
        return [course.code for course in counted(replace(small, courses=courses))]

    real, example = small.course("care-basics"), small.course("sample")
    assert codes((real, example)) == ["care-basics"]
    assert codes((example,)) == []
    assert codes(()) == []


def test_the_steps_of_the_heat_map() -> None:
    steps = {(reached, total): step(reached, total) for total in range(1, 5) for reached in range(total + 1)}
    assert [pair for pair, found in steps.items() if found == "none"] == [(0, 1), (0, 2), (0, 3), (0, 4)]
    assert [pair for pair, found in steps.items() if found == "all"] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert [pair for pair, found in steps.items() if found == "some"] == [(1, 3), (1, 4)]
    assert [pair for pair, found in steps.items() if found == "most"] == [(1, 2), (2, 3), (2, 4), (3, 4)]


@pytest.mark.parametrize("course", sorted(path.stem for path in (DATA / "curricula").glob("*.yaml")))
def test_every_course_that_is_made_up_says_so(course: str, handbook: Handbook) -> None:
    view = course_view(handbook, course)
    assert handbook.course(course).example == view.title.startswith("Example: ")
    if "example.org" in (view.address + "".join(session.address for session in view.sessions)):
        assert handbook.course(course).example


def test_codes_of_the_example_are_written_as_codes(handbook: Handbook) -> None:
    for session in handbook.course(EXAMPLE).sessions:
        for code in (*session.teaches, *session.practices, *session.assesses):
            assert re.fullmatch(r"[U1-6][A-D](\.[IORE]\d*)?", code)
