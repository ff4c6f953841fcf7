"""What a spreadsheet holds once it is read: sheets of rows of cells, each cell with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from macros.read.days import FIRST
from macros.read.problems import Spot


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
