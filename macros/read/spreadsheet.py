"""The rows of a table as spreadsheets save it (CSV), each with its line.

Understands commas or semicolons, a byte order mark, a first line 'sep=;', the line ends of every system, quoted line
breaks. Checked as the rest of the data is: no invisible characters, no tabs.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice

from macros.read.contents import too_large
from macros.read.problems import Problem
from macros.read.signs import forbidden_characters
from macros.read.yaml_lines import MOST_PROBLEMS


@dataclass(frozen=True)
class Row:
    """A row that holds anything: the line it starts in, and its cells as they were written."""

    line: int
    cells: tuple[str, ...]


def read_rows(file: str, content: bytes) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a table, or no row and what is wrong with it. Never raises, whatever the bytes are."""
    if problems := list(too_large(file, content)):
        return [], problems
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [], [Problem(file, 1, "the file is UTF-16; save it as 'CSV UTF-8'")]
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [], [Problem(file, line, "this line is not UTF-8; save the file as 'CSV UTF-8'")]
    head = _first_line(text)
    if "\t" in head and not re.search("[,;]", head):
        return [], [Problem(file, 1, "the columns are separated by tabs; save the file as 'CSV UTF-8'")]
    if problems := list(islice(forbidden_characters(file, text), MOST_PROBLEMS)):
        return [], problems
    return _rows(file, text)


def _rows(file: str, text: str) -> tuple[list[Row], list[Problem]]:
    # A hint that spreadsheets leave for each other.
    hint = re.match(r"sep=([,;]) *\n", text)
    skipped = 1 if hint else 0
    body = text[hint.end() :] if hint else text
    delimiter = hint[1] if hint else max(",;", key=_first_line(body).count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    line = skipped + 1
    try:
        for cells in reader:
            # Spreadsheets leave empty columns at the right.
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                rows.append(Row(line, tuple(cells)))
            line = skipped + reader.line_num + 1
    except csv.Error:
        message = 'the quotation marks in this row do not match; write a " inside of text as ""'
        return [], [Problem(file, line, message)]
    return rows, []


def _first_line(text: str) -> str:
    """Return the first line that holds more than separators."""
    return next((line for line in text.split("\n") if line.strip(" ,;")), "")
