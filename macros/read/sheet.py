"""What a spreadsheet holds once it is read: sheets of rows of cells, each cell with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from macros.read.days import FIRST
from macros.read.problems import Spot
from macros.read.signs import forbidden_characters

FORMULA = "holds a formula; write what it shows (copy it, and paste it as a value)"
FORM = "is a number that the spreadsheet shows in a form of its own; write it as text, as readers see it"
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LAST_ROW = 1 << 20
"""The last row that a sheet can have."""


@dataclass(frozen=True)
class Row:
    """A row that holds anything: the line it starts in, or its place in a sheet, and its cells as they were written."""

    line: int
    cells: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=dict)
    """What is wrong with a cell, by its position, where nothing is to be taken from it."""
    days: frozenset[int] = frozenset()
    """The positions of cells that are days to the spreadsheet."""

    def place(self, position: int) -> int:
        """Return the line that a cell starts in, or its place in a sheet."""
        if isinstance(self.line, Spot):
            return self.line.at(position + 1)
        return self.line + sum(cell.count("\n") for cell in self.cells[:position])

    def faulty(self, position: int) -> str:
        """Return what is wrong with a cell; empty where nothing is."""
        return self.faults.get(position, "")


@dataclass(frozen=True)
class Cell:
    """A cell of a workbook: what is written in it, or what is wrong with it."""

    text: str = ""
    fault: str = ""
    is_day: bool = False


def row_of(number: int, cells: Iterable[Cell]) -> Row | None:
    """Return a row of a workbook; None where it holds nothing."""
    texts: list[str] = []
    faults: dict[int, str] = {}
    days: set[int] = set()
    for position, cell in enumerate(cells):
        hidden = () if cell.fault else forbidden_characters("", cell.text)
        if fault := cell.fault or next((problem.message for problem in hidden), ""):
            faults[position] = fault
        if cell.is_day:
            days.add(position)
        texts.append(cell.text)
    while texts and not texts[-1].strip() and len(texts) - 1 not in faults:
        texts.pop()
    return Row(Spot(number), tuple(texts), faults, frozenset(days)) if texts else None


@dataclass
class Sheet:
    """A sheet of a workbook, or a table in a file of its own."""

    file: str
    """What it is called in problems."""
    rows: list[Row] = field(default_factory=list)
    name: str = ""
    """What it is called in its workbook; empty where it is alone in its file."""
    how: str = ""
    """How its file was read."""
    first: date = FIRST
    """The day that its numbers count days from."""
    is_text: bool = True
    """Whether its cells were parted by signs, so that one too many may be a piece of text."""
