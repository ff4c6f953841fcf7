"""Tables from a spreadsheet (CSV), as the same mappings that YAML gives, with the line of every value."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Iterator

from macros.read.problems import Problem, Where
from macros.read.spreadsheet import Row, read_rows
from macros.read.yaml_lines import Mapping, Sequence, Source

Columns = abc.Mapping[str, bool]
"""The columns that a table may have, and whether a cell of each may hold several values."""
SEVERAL = re.compile(r"[;\n]")
"""What stands between several values in one cell."""


def parse_table(file: str, content: bytes, part: str, known: Columns) -> Source:
    """Parse the bytes of a table as a list under the key `part`.

    The first row names the columns as the keys of the data, in any case, with spaces or '_'. Empty rows are left out.
    """
    found = Source(file)
    rows, found.problems = read_rows(file, content)
    if not rows:
        if not found.problems:
            found.problems.append(Problem(file, 1, "the table is empty; its first row names the columns"))
        return found
    first = rows[0].line
    columns = [re.sub(r"[\s_]+", "_", name.strip().casefold()) for name in rows[0].cells]
    found.problems += _wrong_columns(file, first, columns, known)
    if found.problems:
        return found
    root, items = Mapping(Where(file, first)), Sequence(Where(file, first))
    for row in rows[1:]:
        if any(cell.strip() for cell in row.cells[len(columns) :]):
            found.problems.append(
                Problem(
                    file,
                    row.line,
                    f"this row has {len(row.cells)} cells for {len(columns)} columns; put text that holds "
                    "commas or semicolons in double quotes",
                )
            )
            continue
        items.append(_item(file, row, columns, known))
        items.lines.append(row.line)
    root[part] = items
    root.key_lines[part] = first
    found.mapping = root
    return found


def _wrong_columns(file: str, line: int, columns: list[str], known: Columns) -> Iterator[Problem]:
    for position, column in enumerate(columns):
        if not column:
            yield Problem(file, line, f"column {position + 1} has no name; name it, or delete the column")
        elif column in columns[:position]:
            yield Problem(file, line, f"column '{column}' stands twice; keep one")
        elif column not in known:
            yield Problem(file, line, f"unknown column '{column}'; use some of: {', '.join(known)}")


def _item(file: str, row: Row, columns: list[str], known: Columns) -> Mapping:
    line = row.line
    item = Mapping(Where(file, line))
    for column, cell in zip(columns, row.cells, strict=False):
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
