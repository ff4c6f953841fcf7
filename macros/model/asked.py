"""What people ask when something of the handbook is what they look for."""

from __future__ import annotations

from macros.model.base import Entry, Text


class Asked(Entry):
    """Questions that one thing, one part of it, or one page answers better than any other."""

    of: Text
    """The code that the search has for what answers them: a published one, a guide with `#` and the step, or a page."""
    ask: Text
    """The questions as people type them, with semicolons between."""


class AskedList(Entry):
    """The file data/asked.yaml."""

    asked: tuple[Asked, ...]
