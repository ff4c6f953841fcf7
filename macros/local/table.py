"""Tables from a spreadsheet (CSV), as the same mappings that YAML gives, with the line of every value.

Understands what spreadsheets save: commas or semicolons, a byte order mark, a first line 'sep=;', quoted line breaks.
"""

from __future__ import annotations

import csv
import io
import re
from collections import abc
from collections.abc import Iterator

from macros.problems import Problem, Where
from macros.source import Mapping, Sequence, Source, forbidden_characters

Columns = abc.Mapping[str, bool]
"""The columns that a table may have, and whether a cell of each may hold several values."""
SEVERAL = re.compile(r"[;\n]")
"""What stands between several values in one cell."""


def read(file: str, content: bytes, part: str, known: Columns) -> Source:
    """Parse the bytes of a table as a list under the key `part`.

    The first row names the columns as the keys of the data, in any case, with spaces or '_'. Empty rows are left out.
    """
    found = Source(file)
    text = _decode(found, content)
    if text is None:
        return found
    # A line break in a cell is for lists; a tab is a problem wherever it stands.
    found.problems += forbidden_characters(file, text)
    if found.problems:
        return found
    rows = _rows(found, text)
    if found.problems or not rows:
        if not found.problems:
            found.problems.append(Problem(file, 1, "the table is empty; its first row names the columns"))
        return found
    (first, head), *body = rows
    columns = [re.sub(r"[\s_]+", "_", name.strip().casefold()) for name in head]
    found.problems += _wrong_columns(file, first, columns, known)
    if found.problems:
        return found
    root, items = Mapping(Where(file, first)), Sequence(Where(file, first))
    for line, cells in body:
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            found.problems.append(
                Problem(
                    file,
                    line,
                    f"this row has {len(cells)} cells for {len(columns)} columns; put text that holds "
                    "commas or semicolons in double quotes",
                )
            )
            continue
        items.append(_item(file, line, columns, cells, known))
        items.lines.append(line)
    root[part] = items
    root.key_lines[part] = first
    found.mapping = root
    return found


def _decode(found: Source, content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        found.problems.append(Problem(found.file, 1, "the file is UTF-16; save it as 'CSV UTF-8'"))
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found.problems.append(Problem(found.file, line, "this line is not UTF-8; save the file as 'CSV UTF-8'"))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(found: Source, text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold anything, each with the line it starts in."""
    first, _, rest = text.partition("\n")
    named = re.fullmatch(r"sep=([;,])", first.strip())
    offset = 1 if named else 0
    body = rest if named else text
    head = body.partition("\n")[0]
    delimiter = named[1] if named else max(";,", key=head.count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    start = offset + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start, cells))
            start = offset + reader.line_num + 1
    except csv.Error:
        message = 'the quotation marks in this row do not match; write a " inside of text as ""'
        found.problems.append(Problem(found.file, start, message))
    return rows


def _wrong_columns(file: str, line: int, columns: list[str], known: Columns) -> Iterator[Problem]:
    for position, column in enumerate(columns):
        if not column:
            yield Problem(file, line, f"column {position + 1} has no name; name it, or delete the column")
        elif column in columns[:position]:
            yield Problem(file, line, f"column '{column}' stands twice; keep one")
        elif column not in known:
            yield Problem(file, line, f"unknown column '{column}'; use some of: {', '.join(known)}")


def _item(file: str, line: int, columns: list[str], cells: list[str], known: Columns) -> Mapping:
    item = Mapping(Where(file, line))
    for column, cell in zip(columns, cells, strict=False):
        if cell.strip():
            item.key_lines[column] = line
            item[column] = _several(file, line, cell) if known[column] else cell.strip()
        # What stands in the next cell starts after the line breaks of this one.
        line += cell.count("\n")
    return item


def _several(file: str, line: int, cell: str) -> Sequence:
    values = Sequence(Where(file, line))
    for part, at in _parts(cell, line):
        values.append(part)
        values.lines.append(at)
    return values


def _parts(cell: str, line: int) -> Iterator[tuple[str, int]]:
    start = 0
    for match in [*SEVERAL.finditer(cell), None]:
        part = cell[start : match.start() if match else len(cell)]
        if part.strip():
            yield part.strip(), line + cell.count("\n", 0, start)
        start = match.end() if match else start
