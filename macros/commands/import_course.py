"""A course from a table into the data or into local additions, whole or not at all."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from macros.commands.command import Command, Options, listed
from macros.load.course_table import parse_course
from macros.load.handbook import load, validate
from macros.load.overlay import folder_of, is_named, load_with
from macros.model.course import Course
from macros.model.handbook import Handbook
from macros.read.problems import DataError, Problem
from macros.read.whole import write_whole
from macros.rules import courses as course_rules
from macros.site import pages

HEAD = "# yaml-language-server: $schema=../schema/course.json\n"


class _Dumper(yaml.SafeDumper):
    """Indents the items of a list, as the data does."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ANN401, ARG002 – the base class's own
        return super().increase_indent(flow, False)


@dataclass(frozen=True)
class Target:
    """The folder that a course is written into, and what it is called in messages."""

    folder: Path
    name: str
    handbook: Handbook
    """The handbook with the courses that are there already."""
    head: str = ""
    """The first line of the file."""


def shipped(data: Path) -> Target:
    """Return data/curricula/. Raises DataError where the data has problems."""
    return Target(data / "curricula", "data/curricula", load(data), HEAD)


def local(data: Path, folder: Path, name: str) -> Target:
    """Return the folder for courses in a folder of local additions. Raises DataError where either has problems."""
    if folder.is_file():
        raise DataError([Problem(name, 1, "a workbook has no place for a course; name the folder that it is in")])
    handbook = load_with(data, folder, name)
    if handbook.local.organization is None:
        message = "the file is missing; write it first: it says who adds the course"
        raise DataError([Problem(f"{name}/organization.yaml", 1, message)])
    return Target(folder / "curricula", f"{name}/curricula", handbook)


def import_course(file: Path, target: Target, *, over: bool) -> str:
    """Write the course of a table into its folder, and return what was done and how the table was read.

    Raises DataError with every problem of the table, and where another course is in its place and is not to be
    written `over`; nothing is written then.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise DataError([Problem(str(file), 1, f"the file cannot be read ({error.strerror})")]) from None
    course, how = _course(target, str(file), content)
    path = target.folder / f"{course.code}.yaml"
    name = f"{target.name}/{path.name}"
    text = target.head + to_yaml(course)
    if path.exists() and path.read_text("utf-8") == text:
        return f"{name} holds this course already\n{how}"
    for other in target.handbook.courses:
        if other.place().file == name and other.code != course.code:
            message = f"{name} holds another course, '{other.code}'; choose another code, or rename that file"
            raise DataError([course.place("code").problem(message)])
    if path.exists() and not over:
        message = f"{name} is there already and differs; to write over it, add --over (make: OVER=1)"
        raise DataError([course.place("code").problem(message)])
    done = "written over" if path.exists() else "written"
    try:
        path.parent.mkdir(exist_ok=True)
        write_whole({path: text})
    except OSError as error:
        raise DataError([Problem(name, 1, f"the file cannot be written ({error.strerror})")]) from None
    return f"{name} {done}: {len(course.sessions)} sessions\n{how}"


def _course(target: Target, file: str, content: bytes) -> tuple[Course, str]:
    """Return the course that a table holds, and how the table was read.

    Raises DataError where it holds none that could be in its folder.
    """
    table = parse_course(file, content)
    problems, course = table.problems, None
    if table.mapping is not None:
        course, wrong = validate(table.mapping, Course)
        problems += wrong
    if course is not None:
        # The file that it would be written to counts as gone.
        taken = f"{target.name}/{course.code}.yaml"
        others = (other for other in target.handbook.courses if other.place().file != taken)
        candidate = replace(target.handbook, courses=(*others, course))
        problems += course_rules.check(candidate, whole=not problems)
    if problems or course is None:
        raise DataError(problems)
    return course, table.how


def to_yaml(course: Course) -> str:
    """Return a course as the file of the data that holds it."""
    plain = course.model_dump(mode="json", exclude_defaults=True)
    return yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None)


def _run(options: Options) -> str:
    data = options.project / "data"
    if is_named(options.local):
        # The build makes the page of a local course.
        target = local(data, *folder_of(options.project, options.local))
        return import_course(options.table, target, over=options.over)
    done = import_course(options.table, shipped(data), over=options.over)
    return f"{done}\n{listed('Pages written', pages.write_missing(load(data), options.project / 'docs'))}"


def _ask(parser: ArgumentParser) -> None:
    parser.add_argument("table", type=Path, help="the table; data/README.md says which columns it has")
    parser.add_argument("--over", action="store_true", help="write over the course that is there already")


COMMAND = Command(
    "import-course",
    "read a course from a table (CSV or .xlsx) into data/curricula/, or into a named local folder",
    _run,
    _ask,
)
