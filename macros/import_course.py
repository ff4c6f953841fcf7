"""A course from a table into the data, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from macros import course_rules, course_table
from macros.load import load, validate
from macros.model.course import Course
from macros.model.handbook import Handbook
from macros.problems import DataError, Problem

HEAD = "# yaml-language-server: $schema=../schema/course.json\n"


class _Dumper(yaml.SafeDumper):
    """Indents the items of a list, as the data does."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ANN401, ARG002 – the base class's own
        return super().increase_indent(flow, False)


def import_course(file: Path, data: Path, *, over: bool) -> str:
    """Write the course of a table into data/curricula/, and return what was done.

    Raises DataError with every problem of the table, and where another course stands in its place and is not to be
    written `over`; nothing is written then.
    """
    handbook = load(data)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise DataError([Problem(str(file), 1, f"the file cannot be read ({error.strerror})")]) from None
    course = _course(handbook, str(file), content)
    path = data / "curricula" / f"{course.code}.yaml"
    name = f"data/curricula/{path.name}"
    text = to_yaml(course)
    if path.exists() and path.read_text("utf-8") == text:
        return f"{name} holds this course already"
    if path.exists() and not over:
        message = f"{name} is there already and differs; to write over it, add --over (make: OVER=1)"
        raise DataError([course.place("code").problem(message)])
    done = "written over" if path.exists() else "written"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return f"{name} {done}: {len(course.sessions)} sessions"


def _course(handbook: Handbook, file: str, content: bytes) -> Course:
    """Return the course that a table holds. Raises DataError where it holds none that could stand in the data."""
    mapping, problems = course_table.read(file, content)
    course = None
    if mapping is not None:
        course, wrong = validate(mapping, Course)
        problems += wrong
    if course is not None:
        # The file that it would be written to counts as gone.
        others = (other for other in handbook.courses if Path(other.place().file).name != f"{course.code}.yaml")
        candidate = replace(handbook, courses=(*others, course))
        sound = not problems
        for rule in course_rules.RULES:
            if sound or rule is not course_rules.sessions_name_a_code:
                problems += rule(candidate)
    if problems or course is None:
        raise DataError(problems)
    return course


def to_yaml(course: Course) -> str:
    """Return a course as a file of the data."""
    plain = course.model_dump(mode="json", exclude_defaults=True)
    return HEAD + yaml.dump(
        plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None
    )
