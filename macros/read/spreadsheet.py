"""The sheets of a table as spreadsheets save it: a workbook (.xlsx, .ods), or text with a sign between the cells (CSV).

Understands commas, semicolons or tabs, UTF-8, UTF-16 and windows-1252, a first line 'sep=;', the line ends of every
system, quoted line breaks. Checked as the rest of the data is: no invisible characters.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from itertools import islice

from macros.read import workbook
from macros.read.contents import too_large
from macros.read.encoding import EncodingError, decode
from macros.read.problems import Problem
from macros.read.sheet import Row, Sheet
from macros.read.signs import forbidden_characters
from macros.read.yaml_lines import MOST_PROBLEMS

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
HEAD_WITHIN = 20
"""The rows among which the names of the columns are looked for; above them there may be a title."""

Naming = Callable[[Iterable[str]], int]
"""Says how many columns the cells of a row name."""


def read_sheets(file: str, content: bytes, naming: Naming) -> tuple[list[Sheet], list[Problem]]:
    """Return the sheets of a file that hold anything, or none and what is wrong. Never raises, whatever the bytes are.

    `naming` tells the row with the names of the columns from others, which shows how the cells are parted.
    """
    if problems := list(too_large(file, content)):
        return [], problems
    if workbook.is_workbook(content):
        return workbook.read_workbook(file, content)
    try:
        decoded = decode(content)
    except EncodingError as error:
        return [], [Problem(file, error.line, str(error))]
    text = decoded.text
    # A hint that spreadsheets leave for each other.
    hint = re.match(r"sep=([,;\t]) *\n", text)
    body = text[hint.end() :] if hint else text
    separator = hint[1] if hint else _separator(body, naming)
    seen = text.replace("\t", " ") if separator == "\t" else text
    if problems := list(islice(forbidden_characters(file, seen), MOST_PROBLEMS)):
        return [], problems
    rows, problems = _rows(file, body, separator, 1 if hint else 0)
    how = f"{decoded.how}, with {SEPARATORS[separator]} between cells"
    return [Sheet(file, rows, how=how)] if rows else [], problems


def _separator(text: str, naming: Naming) -> str:
    """Return the sign between cells: the one by which the first rows name most columns, else the most frequent."""
    first = text.split("\n", HEAD_WITHIN)[:HEAD_WITHIN]

    def names(sign: str) -> int:
        return max((naming(_plain_cells(line, sign)) for line in first), default=0)

    head = next((line for line in first if line.strip(" ,;\t")), "")
    return max(
        SEPARATORS, key=lambda sign: (names(sign), sign != "\t" or not re.search("[,;]", head), head.count(sign))
    )


def _plain_cells(line: str, sign: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(sign)]


def _rows(file: str, text: str, separator: str, skipped: int) -> tuple[list[Row], list[Problem]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
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
