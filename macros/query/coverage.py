"""Which statements courses reach.

A course reaches a statement when one of its sessions teaches, practices or assesses it, by the statement's own code or
by that of its cell or sub-competency. A code stands for the statements that were under it in the edition that the
course cites, and that are still in use: what was added later does not count as reached.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.course import DOES, Course
from macros.model.handbook import Handbook
from macros.query.editions import published


@dataclass(frozen=True)
class Reach:
    """A course that reaches a statement; `does` holds words such as `taught`, in the order of `DOES`."""

    course: Course
    does: tuple[str, ...]


def statements_of(handbook: Handbook, course: Course, code: str) -> tuple[str, ...]:
    """Return the statements that a code stands for in a course."""
    codes = handbook.under.get(code, ())
    cited = published(handbook, course.edition) if course.edition != handbook.edition.code else None
    return codes if cited is None else tuple(each for each in codes if each in cited.thing)


def reached_by(handbook: Handbook, courses: Iterable[Course]) -> dict[str, tuple[Reach, ...]]:
    """Return the statements that courses reach, in the order of the matrix, each with the courses that do."""
    found: dict[str, list[Reach]] = {code: [] for code in handbook.statements}
    for course in courses:
        does: dict[str, set[str]] = {}
        for session in course.sessions:
            for key, word in DOES.items():
                for code in session.codes(key):
                    for statement in statements_of(handbook, course, code):
                        does.setdefault(statement, set()).add(word)
        for statement, words in does.items():
            found[statement].append(Reach(course, tuple(word for word in DOES.values() if word in words)))
    return {code: tuple(reaches) for code, reaches in found.items() if reaches}


def counted(handbook: Handbook) -> tuple[Course, ...]:
    """Return the courses that count: real ones. What is made up says nothing about what is taught."""
    return tuple(course for course in handbook.courses if not course.example)
