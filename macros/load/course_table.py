"""A course as a table: what educators write in a spreadsheet, read as the data is read.

One row a session. The columns of the course itself are filled in once, in any row; a row without a session goes on with
the session above it, so that codes may also stand one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.read.problems import Problem, Where
from macros.read.spreadsheet import Row, read_rows
from macros.read.yaml_lines import UNREADABLE, Mapping, Sequence

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
class Sheet:
    """A table while it is being read, with the problems so far."""

    file: str
    columns: list[str] = field(default_factory=list)
    rows: list[Named] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.file, line, message))


def parse_course(file: str, content: bytes) -> tuple[Mapping | None, list[Problem]]:
    """Return a course as the data would hold it, each value with its line in the table, and what is wrong with it.

    Never raises, whatever the bytes are; there is no course where the table cannot be read at all.
    """
    rows, problems = read_rows(file, content)
    table = Sheet(file, problems=problems)
    if rows:
        table.columns = _columns(table, rows[0])
    for row in rows[1:]:
        _add_row(table, row)
    if not table.rows:
        if not table.problems:
            table.problem(1, f"the table holds no row; it needs one a session, under the columns {', '.join(COLUMNS)}")
        return None, table.problems
    return _course(table), table.problems


def _cell(text: str) -> str:
    """Return the text of a cell on one line, without the sign that keeps a spreadsheet from computing it."""
    text = " ".join(text.split())
    return text[1:] if re.match(r"'[=+\-@]", text) else text


def _columns(table: Sheet, head: Row) -> list[str]:
    found: list[str] = []
    for name in map(_cell, head.cells):
        plain = " ".join(re.sub(r"[_-]", " ", name).casefold().split())
        column = ALSO.get(plain, plain)
        if column and column not in COLUMNS:
            table.problem(head.line, f"there is no column '{name}'; use these: {', '.join(COLUMNS)}")
        elif column and column in found:
            table.problem(head.line, f"column '{name}' stands twice; keep one")
        found.append(column)
    if "session" not in found:
        table.problem(head.line, "the column 'session' is missing; it holds the titles of the sessions")
    return found


def _add_row(table: Sheet, row: Row) -> None:
    columns = table.columns
    cells = [_cell(cell) for cell in row.cells]
    if any(cell for cell, column in zip(cells, columns, strict=False) if not column) or any(cells[len(columns) :]):
        table.problem(
            row.line,
            "a value stands under no column; delete it, or put text with commas or semicolons in quotation marks",
        )
    named = {column: cell for column, cell in zip(columns, cells, strict=False) if cell and column in COLUMNS}
    table.rows.append(Named(row.line, named))


def _course(table: Sheet) -> Mapping:
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


def _fill(table: Sheet, into: Mapping, row: Named, columns: dict[str, str]) -> None:
    """Put the cells of a row under their keys."""
    for column, key in columns.items():
        text = row.cells.get(column, "")
        if column in LISTS:
            _extend(into, key, row.line, _values(text, column))
        elif text and into.get(key, text) != text:
            before = f"in line {into.key_lines[key]}"
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
