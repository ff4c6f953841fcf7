"""What is wrong with the data, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

MOST_ALIKE = 10
"""How many problems of one kind are told one by one."""
WIDEST = 1 << 14
"""Columns of the widest sheet that there can be."""


class Spot(int):
    """A place in a workbook: a cell, a row (column 0), or a whole sheet (row 0).

    It is kept where a place in a text has its line, and is as large as needed to be in the same order.
    """

    def __new__(cls, row: int = 0, column: int = 0) -> Self:
        """Return a place; rows and columns count from 1."""
        return super().__new__(cls, row * WIDEST + column)

    @property
    def row(self) -> int:
        """The row."""
        return int(self) // WIDEST

    def at(self, column: int) -> Spot:
        """Return a cell of the same row."""
        return Spot(self.row, column)

    @staticmethod
    def letters(column: int) -> str:
        """Return the letters of a column."""
        found = ""
        while column:
            column, letter = divmod(column - 1, 26)
            found = chr(ord("A") + letter) + found
        return found

    def __str__(self) -> str:
        if letters := self.letters(int(self) % WIDEST):
            return f"cell {letters}{self.row}"
        return f"row {self.row}" if self.row else ""


def spot(line: int) -> str:
    """Return a place in a file as a sentence names it: `line 4`, `cell D4`."""
    return str(line) if isinstance(line, Spot) else f"line {line}"


def _place(file: str, line: int) -> str:
    if isinstance(line, Spot):
        return f"{file}, {line}" if line else file
    return f"{file}:{line}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that an editor of the data has to put right."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{_place(self.file, self.line)}: {self.message}"


@dataclass(frozen=True, order=True, slots=True)
class Where:
    """The place in the data that something was read from; lines count from 1."""

    file: str
    line: int

    def problem(self, message: str) -> Problem:
        """Return a problem at this place."""
        return Problem(self.file, self.line, message)

    def __str__(self) -> str:
        return _place(self.file, self.line)


class DataError(Exception):
    """The data cannot be used; holds every problem found, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(str(self))

    def __str__(self) -> str:
        count = len(self.problems)
        head = "1 problem in the data:" if count == 1 else f"{count} problems in the data:"
        return "\n".join([head, *_lines(self.problems)])


def _lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield the problems, of each kind only the first ones, then how many more of it there are."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        alike = kinds.setdefault(re.sub(r"'[^']*'|[0-9]+", "", problem.message), [])
        alike.append(problem)
        if len(alike) <= MOST_ALIKE:
            yield str(problem)
    for alike in kinds.values():
        if len(alike) > MOST_ALIKE:
            yield f"{len(alike) - MOST_ALIKE:,} more like that in {_place(alike[0].file, alike[0].line)}"
