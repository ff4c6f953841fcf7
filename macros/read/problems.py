"""What is wrong with the data, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_ALIKE = 10
"""How many problems of one kind are told one by one."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that an editor of the data has to put right."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, order=True, slots=True)
class Where:
    """The place in the data that something was read from; lines count from 1."""

    file: str
    line: int

    def problem(self, message: str) -> Problem:
        """Return a problem at this place."""
        return Problem(self.file, self.line, message)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


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
            yield f"{len(alike) - MOST_ALIKE:,} more like that in {alike[0].file}:{alike[0].line}"
