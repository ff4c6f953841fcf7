"""What people ask when something of the handbook is what they look for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from macros.model.base import Entry, Text


class Asked(Entry):
    """Questions that one thing, one part of it, or one page answers better than any other."""

    of: Text
    """The code that the search has for what answers them: a published one, a guide with `#` and the step, or a page."""
    ask: Text
    """The questions as people type them, with semicolons between."""


class Question(Entry):
    """A question that several things may answer."""

    ask: Text
    """The question as people type it."""
    of: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The codes that the search has for what answers it, the best first."""


class AskedList(Entry):
    """The file data/asked.yaml."""

    asked: tuple[Asked, ...]
    questions: tuple[Question, ...] = ()

    def each(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each question with the codes of what answers it."""
        for entry in self.asked:
            for question in entry.ask.split(";"):
                yield question.strip(), (entry.of,)
        for several in self.questions:
            yield several.ask, several.of
