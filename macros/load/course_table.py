"""A course as a table: what educators write in a spreadsheet, read as the data is read.

One row a session. The columns of the course itself are filled in once, in any row; a row without a session goes on with
the session above it, so that codes may also be one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.read.problems import Problem, Where, spot
from macros.read.sheet import Row
from macros.read.spreadsheet import read_sheets
from macros.read.table import find_table, naming, one_sheet
from macros.read.yaml_lines import UNREADABLE, Mapping, Sequence, Source

COURSE = (
    "code",
    "title",
    "about",
    "level",
    "publisher",
    "address",
    "rights",
    "license",
    "edition",
    "language",
    "hours",
    "groups",
    "example",
)
"""The columns that say something of the course, named as the keys of the data are."""
SESSION = {
    "session": "title",
    "session address": "address",
    "minutes": "minutes",
    "teaches": "teaches",
    "practices": "practices",
    "assesses": "assesses",
}
"""The columns that say something of a session, each with its key in the data."""
COLUMNS = (*COURSE, *SESSION)
LISTS = {"groups", "teaches", "practices", "assesses"}
"""Columns with several values in a cell, with spaces, commas or semicolons between them."""
ALSO = {
    "course": "code",
    "url": "address",
    "session url": "session address",
    "licence": "license",
    "practises": "practices",
}
"""Other names of columns that mean the same."""


@dataclass(frozen=True)
class Named:
    """A row of the table: its line in the file, and its cells that hold something, by column."""

    line: int
    cells: dict[str, str]


@dataclass
class _Reading:
    """A table while it is being read, with the problems so far."""

    file: str
    columns: list[str]
    rows: list[Named]
    problems: list[Problem]

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, message))


def parse_course(file: str, content: bytes) -> Source:
    """Return a course as the data would hold it, each value with its place in the table, and what is wrong with it.

    Never raises, whatever the bytes are; there is no mapping where the table cannot be read at all.
    """
    found = Source(file)
    named = naming(COLUMNS, _column)
    sheets, found.problems = read_sheets(file, content, named)
    if sheets and not (sheet := one_sheet(file, sheets, "course", named, found.problems)):
        return found
    if sheets and sheet:
        table = find_table(sheet, COLUMNS, _column)
        reading = _Reading(sheet.file, table.columns, [], table.problems)
        if "session" not in table.columns and set(table.columns) - {""}:
            reading.problem(table.head.line, "the column 'session' is missing; it holds the titles of the sessions")
        for row in table.rows:
            _add_row(reading, row)
        found.problems, found.how = reading.problems, table.how()
        if reading.rows:
            found.mapping = _course(reading)
    if found.mapping is None and not found.problems:
        message = f"the table holds no row; it needs one a session, under the columns {', '.join(COLUMNS)}"
        found.problems.append(Problem(file, 1, message))
    return found


def _cell(text: str) -> str:
    """Return the text of a cell on one line, without the sign that keeps a spreadsheet from computing it."""
    text = " ".join(text.split())
    return text[1:] if re.match(r"'[=+\-@]", text) else text


def _column(name: str) -> str:
    """Return the column that a name means."""
    plain = " ".join(re.sub(r"[_-]", " ", _cell(name)).casefold().split())
    return ALSO.get(plain, plain)


def _add_row(table: _Reading, row: Row) -> None:
    named: dict[str, str] = {}
    for position, (column, cell) in enumerate(zip(table.columns, map(_cell, row.cells), strict=False)):
        if column and (fault := row.faulty(position)):
            table.problem(row.place(position), f"'{column}' {fault}")
        elif column and cell:
            named[column] = cell
    table.rows.append(Named(row.line, named))


def _course(table: _Reading) -> Mapping:
    course = Mapping(Where(table.file, table.rows[0].line))
    sessions = Sequence(course.where)
    for row in table.rows:
        _fill(table, course, row, {column: column for column in COURSE})
        session = _session_of(row, sessions, table.file)
        if session is not None:
            _fill(table, session, row, SESSION)
        elif row.cells.keys() & SESSION.keys() and "session" in table.columns:
            table.problem(row.line, "this row belongs to no session; write its title in the column 'session'")
    if not sessions and not table.problems:
        table.problem(course.where.line, "no row names a session; write its title in the column 'session'")
    course["sessions"] = sessions or UNREADABLE
    course.key_lines["sessions"] = sessions.lines[0] if sessions else course.where.line
    return course


def _session_of(row: Named, sessions: Sequence, file: str) -> Mapping | None:
    """Return the session that a row belongs to, a new one where it names one; None before the first."""
    title = row.cells.get("session", "")
    last = sessions[-1] if sessions else None
    if isinstance(last, Mapping) and title in {"", last["title"]}:
        return last
    if not title:
        return None
    new = Mapping(Where(file, row.line))
    sessions.append(new)
    sessions.lines.append(row.line)
    return new


def _fill(table: _Reading, into: Mapping, row: Named, columns: dict[str, str]) -> None:
    """Put the cells of a row under their keys."""
    for column, key in columns.items():
        text = row.cells.get(column, "")
        if column in LISTS:
            _extend(into, key, row.line, _values(text, column))
        elif text and into.get(key, text) != text:
            before = f"in {spot(into.key_lines[key])}"
            table.problem(row.line, f"'{column}' is '{text}' here and '{into[key]}' {before}; keep one")
        elif text:
            into.key_lines.setdefault(key, row.line)
            into[key] = text.casefold() if column == "example" else text


def _extend(into: Mapping, key: str, line: int, values: Iterator[str]) -> None:
    for value in values:
        into.key_lines.setdefault(key, line)
        found = into.setdefault(key, Sequence(Where(into.where.file, line)))
        if isinstance(found, Sequence):
            found.append(value)
            found.lines.append(line)


def _values(text: str, column: str) -> Iterator[str]:
    for value in re.split(r"[\s,;]+", text):
        if value:
            yield value.casefold() if column == "groups" else value
