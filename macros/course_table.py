"""A course as a table: what educators write in a spreadsheet, read as the data is read.

One row a session. The columns of the course itself are filled in once, in any row; a row without a session goes on with
the session above it, so that codes may also stand one below the other.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.problems import Problem, Where
from macros.source import UNREADABLE, Mapping, Sequence, forbidden_characters

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
SAVE_AS = "in a spreadsheet, save it as 'CSV UTF-8'"


@dataclass(frozen=True)
class Row:
    """A row of the table: its line in the file, and its cells that hold something, by column."""

    line: int
    cells: dict[str, str]


@dataclass
class Table:
    """A table while it is being read, with the problems so far."""

    file: str
    columns: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.file, line, message))


def read(file: str, content: bytes) -> tuple[Mapping | None, list[Problem]]:
    """Return a course as the data would hold it, each value with its line in the table, and what is wrong with it.

    Never raises, whatever the bytes are; there is no course where the table cannot be read at all.
    """
    table = Table(file)
    text = _decode(table, content)
    if text is not None:
        _read_rows(table, text)
    if not table.rows:
        if not table.problems:
            table.problem(1, f"the table holds no row; it needs one a session, under the columns {', '.join(COLUMNS)}")
        return None, table.problems
    return _course(table), table.problems


def _decode(table: Table, content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        table.problem(1, f"the file is UTF-16; {SAVE_AS}")
        return None
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        table.problem(content.count(b"\n", 0, error.start) + 1, f"this line is not UTF-8; {SAVE_AS}")
        return None
    head = text.partition("\n")[0]
    if "\t" in head and not re.search("[,;]", head):
        table.problem(1, f"the columns are separated by tabs; {SAVE_AS}")
        return None
    table.problems += forbidden_characters(table.file, text)
    return None if table.problems else text


def _read_rows(table: Table, text: str) -> None:
    skipped = 0
    if re.match(r"sep=[,;]\n", text):  # a hint that only spreadsheets read
        text, skipped = text[6:], 1
    head = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True
    )
    line = skipped
    try:
        for written in reader:
            first, line = line + 1, reader.line_num + skipped
            cells = [_cell(cell) for cell in written]
            if not any(cells):
                continue
            if table.columns:
                _add_row(table, first, cells)
            else:
                table.columns = _columns(table, first, cells)
    except csv.Error as error:
        table.problem(line + 1, f'quotation marks are out of place ({error}); a " within a cell is written twice')
        table.rows.clear()


def _cell(text: str) -> str:
    """Return the text of a cell on one line, without the sign that keeps a spreadsheet from computing it."""
    text = " ".join(text.split())
    return text[1:] if re.match(r"'[=+\-@]", text) else text


def _columns(table: Table, line: int, names: list[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        plain = " ".join(re.sub(r"[_-]", " ", name).casefold().split())
        column = ALSO.get(plain, plain)
        if column and column not in COLUMNS:
            table.problem(line, f"there is no column '{name}'; use these: {', '.join(COLUMNS)}")
        elif column and column in found:
            table.problem(line, f"column '{name}' stands twice; keep one")
        found.append(column)
    if "session" not in found:
        table.problem(line, "the column 'session' is missing; it holds the titles of the sessions")
    return found


def _add_row(table: Table, line: int, cells: list[str]) -> None:
    columns = table.columns
    if any(cell for cell, column in zip(cells, columns, strict=False) if not column) or any(cells[len(columns) :]):
        table.problem(
            line, "a value stands under no column; delete it, or put text with commas or semicolons in quotation marks"
        )
    named = {column: cell for column, cell in zip(columns, cells, strict=False) if cell and column in COLUMNS}
    table.rows.append(Row(line, named))


def _course(table: Table) -> Mapping:
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


def _session_of(row: Row, sessions: Sequence, file: str) -> Mapping | None:
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


def _fill(table: Table, into: Mapping, row: Row, columns: dict[str, str]) -> None:
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
