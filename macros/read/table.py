"""Tables from a spreadsheet, as the same mappings that YAML gives, with the place of every value.

One way for all of them: the row that names the columns is found, what is above it is a title, a column that no
table has is left out and told, and so is everything else that was made of what was written.
"""

from __future__ import annotations

import difflib
import re
from collections import abc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from macros.read.days import NO_DAY, TWO_WAYS, is_counted, read_day
from macros.read.problems import Problem, Spot, Where, spot
from macros.read.sheet import Row, Sheet
from macros.read.signs import shown
from macros.read.spreadsheet import HEAD_WITHIN, Naming, read_sheets
from macros.read.yaml_lines import UNREADABLE, Mapping, Sequence, Source


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = auto()
    SEVERAL = auto()
    """Several values, with `;` or a line break between them."""
    PARAGRAPHS = auto()
    """Several texts, one a line."""
    CODES = auto()
    """Several codes, with anything between them that no code holds."""
    DAY = auto()


BETWEEN = {
    Holds.SEVERAL: re.compile(r"[;\n]"),
    Holds.PARAGRAPHS: re.compile(r"\n"),
    Holds.CODES: re.compile(r"[;,\s]"),
}
"""What is between several values in one cell."""


@dataclass(frozen=True)
class Column:
    """A column that a table may have."""

    holds: Holds = Holds.TEXT
    required: bool = False
    joined: str = " "
    """What takes the place of a line break in a text."""


Columns = abc.Mapping[str, Column]
"""The columns that a table may have, by their names: the keys of the data."""
LIKE = 0.8
"""How much the name of a column is like that of another, by the ratio of difflib, to be taken for a slip."""
FEWEST = 2
"""How many columns a row names at least to be told from a title."""
EXAMPLE = re.compile(r"example:", re.IGNORECASE)
"""What the first cell of a row begins with that only shows how to fill in a sheet of a workbook."""

NO_EXAMPLE = "not read: the example in "


@dataclass
class Table:
    """A table with the row that names its columns."""

    sheet: Sheet
    head: Row
    columns: list[str]
    """The name of each column, as the data has it; empty for one that is not read."""
    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """What was made of what was written, for whoever wrote it."""

    def how(self) -> str:
        """Return how the table was read, in one line."""
        rows = "1 row" if len(self.rows) == 1 else f"{len(self.rows):,} rows"
        said = [f"read as {self.sheet.how}", f"columns named in {spot(self.head.line)}", *self.told]
        return f"{self.sheet.file}: {rows}, {'; '.join(said)}"


def plain(name: str) -> str:
    """Return the name of a column as the keys of the data are written."""
    return re.sub(r"[\s_-]+", "_", name.strip().rstrip("*:").strip().casefold())


def naming(known: Iterable[str], key: Callable[[str], str] = plain) -> Naming:
    """Return what says how many columns of a table the cells of a row name."""
    names = frozenset(known)
    return lambda cells: len({name for cell in cells if len(cell) < 80 and (name := key(cell)) in names})


def find_table(sheet: Sheet, known: abc.Collection[str], key: Callable[[str], str] = plain) -> Table:
    """Return a sheet as a table; where the names of its columns are wrong, it has no rows."""
    named = naming(known, key)
    first = sheet.rows[:HEAD_WITHIN]
    # The first of those that name most; a title names none.
    at = max(range(len(first)), key=lambda position: (named(first[position].cells), -position))
    if named(first[at].cells) < FEWEST:
        at = 0
    head, rows = first[at], sheet.rows[at + 1 :]
    table = Table(sheet, head, [key(name) for name in head.cells], rows)
    if not set(table.columns) & set(known):
        message = f"no row names the columns; the first row of a table does, with some of: {', '.join(known)}"
        table.problems.append(Problem(sheet.file, head.line, message))
    else:
        _check_columns(table, known)
    if table.problems:
        table.rows = []
    elif sheet.is_text:
        table.rows = [row for row in rows if not _is_too_long(table, row)]
    return table


def _check_columns(table: Table, known: abc.Collection[str]) -> None:
    head, columns, left = table.head, table.columns, list[str]()
    for position, column in enumerate(columns):
        where, written = Where(table.sheet.file, head.place(position)), shown(head.cells[position].strip())
        likely = difflib.get_close_matches(column, [name for name in known if name not in columns], 1, LIKE)
        if head.faulty(position):
            columns[position] = ""  # what it shows could be another name tomorrow
        elif column and column in columns[:position]:
            table.problems.append(where.problem(f"column '{written}' is there twice; keep one"))
        elif likely and column not in known:
            table.problems.append(
                where.problem(f"unknown column '{written}'; write '{likely[0]}', or delete the column")
            )
        elif column and column not in known:
            left.append(f"'{written}'")
    wide = len(columns) if table.sheet.is_text else max(len(row.cells) for row in (head, *table.rows))
    for position in range(wide):
        unnamed = position >= len(columns) or not columns[position]
        if unnamed and any(cell.strip() for row in table.rows for cell in row.cells[position : position + 1]):
            letter = str(position + 1) if table.sheet.is_text else Spot.letters(position + 1)
            left.append(f"{letter} (without a name)")
    table.columns = [column if column in known else "" for column in columns]
    if left:
        table.told.append(f"not read: column{'s' if len(left) > 1 else ''} {', '.join(left)}")


def _is_too_long(table: Table, row: Row) -> bool:
    """Note a row that has more cells than there are columns: one of its texts may have been parted."""
    if not any(cell.strip() for cell in row.cells[len(table.columns) :]):
        return False
    message = (
        f"this row has {len(row.cells)} cells for {len(table.columns)} columns; put text that holds "
        "commas or semicolons in double quotes"
    )
    table.problems.append(Problem(table.sheet.file, row.line, message))
    return True


def _is_example(table: Table, row: Row) -> bool:
    """Note a row of a workbook that only shows how to fill it in."""
    if not EXAMPLE.match(next((cell.strip() for cell in row.cells if cell.strip()), "")):
        return False
    table.told.append(f"{NO_EXAMPLE}{spot(row.line)}")
    return True


def parse_table(file: str, content: bytes, part: str, known: Columns) -> Source:
    """Parse the bytes of a table as a list under the key `part`.

    The first row names the columns as the keys of the data, in any case, with spaces or '_'; above it there may be
    titles. Empty rows are left out. In a workbook, the one sheet counts that has such columns.
    """
    sheets, problems = read_sheets(file, content, naming(known))
    sheet = one_sheet(file, sheets, part, naming(known), problems)
    return as_list(sheet, part, known) if sheet else Source(file, problems=problems)


def one_sheet(file: str, sheets: list[Sheet], part: str, named: Naming, problems: list[Problem]) -> Sheet | None:
    """Return the sheet that holds a table; None where there is none, or more than one, which is a problem."""
    if not sheets:
        if not problems:
            problems.append(Problem(file, 1, "the table is empty; its first row names the columns"))
        return None
    found = [sheet for sheet in sheets if max(named(row.cells) for row in sheet.rows[:HEAD_WITHIN]) >= FEWEST]
    found = [sheet for sheet in found if plain(sheet.name) == part] or found or sheets[:1]
    if len(found) > 1:
        names = " and ".join(f"'{sheet.name}'" for sheet in found)
        problems.append(
            Where(found[0].file, found[0].rows[0].line).problem(f"the sheets {names} hold such a table; keep one")
        )
        return None
    return found[0]


def as_list(sheet: Sheet, part: str, known: Columns) -> Source:
    """Return the rows of a sheet as a list under the key `part`."""
    table = find_table(sheet, known)
    if not sheet.is_text:
        table.rows = [row for row in table.rows if not _is_example(table, row)]
    place = Where(sheet.file, table.head.line)
    found = Source(sheet.file, problems=table.problems)
    missing = [f"'{name}'" for name, column in known.items() if column.required and name not in table.columns]
    if missing and table.rows:
        message = f"missing here: the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}; add and fill in"
        found.problems.append(place.problem(message))
        return found
    cells = _Cells(table, known)
    root, items = Mapping(place), Sequence(place)
    for row in table.rows:
        item = cells.item(row)
        if item:
            items.append(item)
            items.lines.append(row.line)
    found.problems += cells.problems()
    root[part] = items
    root.key_lines[part] = place.line
    found.mapping = root if table.rows or not found.problems else None
    found.how, found.told = table.how() if table.rows else "", table.told
    return found


@dataclass
class _Cells:
    """The cells of a table while they are read."""

    table: Table
    known: Columns
    wrong: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)
    """The cells of each column that have the same fault, with what they hold."""
    noted: set[str] = field(default_factory=set)

    def item(self, row: Row) -> Mapping:
        item = Mapping(Where(self.table.sheet.file, row.line))
        for position, name in enumerate(self.table.columns):
            cell = row.cells[position] if position < len(row.cells) else ""
            if name and (cell.strip() or row.faulty(position)):
                item.key_lines[name] = row.place(position)
                item[name] = self.value(name, row, position)
        return item

    def value(self, name: str, row: Row, position: int) -> object:
        cell, holds = row.cells[position], self.known[name].holds
        fault = row.faulty(position)
        if not fault and position in row.days and holds is not Holds.DAY:
            fault = "is a day to the spreadsheet; format the cell as text, and write what readers should see"
        found = "" if fault or holds is not Holds.DAY else self.day(name, cell)
        if isinstance(found, date):
            return found.isoformat()
        if fault or found:
            self.wrong.setdefault((name, fault or found), []).append((row.place(position), cell))
            return UNREADABLE
        if holds in BETWEEN:
            if holds is Holds.SEVERAL and "," in cell and not BETWEEN[holds].search(cell):
                self.tell(f"a comma in '{name}' is a part of the text; put ; between several")
            return _several(Where(self.table.sheet.file, row.place(position)), cell, BETWEEN[holds])
        joined = self.known[name].joined
        if "\n" in cell.strip():
            self.tell(f"line breaks in '{name}' read as {'commas' if joined.strip() else 'spaces'}")
        return re.sub(r"\s*\n\s*", joined, cell.strip())

    def day(self, name: str, cell: str) -> date | str:
        found = read_day(cell, self.table.sheet.first)
        if isinstance(found, date) and is_counted(cell):
            self.tell(f"numbers in '{name}' read as days: {cell.strip()} is {found}", name)
        return found

    def tell(self, what: str, once: str = "") -> None:
        if (once or what) not in self.noted:
            self.noted.add(once or what)
            self.table.told.append(what)

    def problems(self) -> Iterator[Problem]:
        """Yield one problem for each fault of a column, with the first cell that has it."""
        for (name, fault), cells in self.wrong.items():
            line, text = cells[0]
            said = DAYS[fault].format(shown(text.strip())) if fault in DAYS else fault
            more = f" ({len(cells) - 1} more like it in this column)" if len(cells) > 1 else ""
            yield Problem(self.table.sheet.file, line, f"'{name}' {said}{more}")


AS = "write year, month and day as in 2026-10-05"
DAYS = {
    TWO_WAYS: f"is '{{}}', which can be read as two days; {AS}, or save the table as .xlsx, which keeps days as days",
    NO_DAY: f"is '{{}}'; {AS}",
}


def _several(where: Where, cell: str, between: re.Pattern[str]) -> Sequence:
    values = Sequence(where)
    for part, breaks in _parts(cell, between):
        values.append(part)
        # In a sheet, a cell has one place however many lines it has.
        values.lines.append(where.line if isinstance(where.line, Spot) else where.line + breaks)
    return values


def _parts(cell: str, between: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Yield each value of a cell, with the line breaks before it."""
    start = 0
    for match in [*between.finditer(cell), None]:
        part = cell[start : match.start() if match else len(cell)]
        if part.strip():
            yield part.strip(), cell.count("\n", 0, start)
        start = match.end() if match else start
