"""Kinds of advice that can do harm without a condition, and the condition of each."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated

from pydantic import Field

from macros.model.base import Entry, Slug, Text
from macros.model.knowledge import Sources

DANGER = "danger"
"""The kind whose condition is what to do first, and which a local emergency number changes."""


class Advice(Entry):
    """A kind of advice with the condition that makes it safe."""

    code: Slug
    """What steps name under `advice` or `states`."""
    name: Text
    """What the condition is about, in a word or two."""
    condition: Text
    """What the page prints beside every step that gives such advice."""
    replaced: Text | None = None
    """The words of the condition that a copy's own emergency number takes the place of."""
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Words and phrases that show such advice; * stands for any ending."""
    core: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Phrases of which a step that states the condition itself holds at least one."""
    sources: Sources
    """Where the condition comes from."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in self.words)
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)

    def found_in(self, text: str) -> str:
        """Return the first of its words that a text holds; empty where it holds none."""
        found = self._pattern.search(text)
        return found[0] if found else ""

    def is_stated_in(self, text: str) -> bool:
        """Say whether a text holds the condition in its own words."""
        return any(phrase.lower() in text.lower() for phrase in self.core)


class AdviceList(Entry):
    """The file data/advice.yaml."""

    advice: tuple[Advice, ...]
