"""Where what a page says comes from, and when it is looked at again: gathered from all that the page shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from macros.model.edition import day_in_words
from macros.parts.links import LinkView
from macros.parts.looks import LookView
from macros.parts.statements import CellView, StatementView


@dataclass(frozen=True)
class AboutView:
    """What a page rests on."""

    statements: bool
    """Whether it shows statements, which reword the report."""
    sources: tuple[LinkView, ...]
    """The sources that its passages name, each once."""
    next_look: str
    """The day from which its dated records are looked at again, in words; empty where it shows none."""


def about_view(view: object) -> AboutView | None:
    """Return what the page of a view rests on; None where it shows neither statements, sources, nor dated records."""
    parts = list(_within(view))
    sources = dict.fromkeys(each for part in parts for each in getattr(part, "sources", ()) if _is_link(each))
    looks = [part.next_on for part in parts if isinstance(part, LookView)]
    about = AboutView(
        statements=any(isinstance(part, StatementView | CellView) for part in parts),
        sources=tuple(sources),
        next_look=day_in_words(date.fromisoformat(min(looks))) if looks else "",
    )
    return about if about.statements or about.sources or about.next_look else None


def _is_link(value: object) -> bool:
    return isinstance(value, LinkView)


def _within(value: object) -> Iterator[object]:
    """Yield every part of a view that is a value of our own."""
    if isinstance(value, tuple):
        for each in value:
            yield from _within(each)
    elif is_dataclass(value):
        yield value
        for name in _names(value.__class__):
            yield from _within(getattr(value, name))


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 – dataclasses have no type of their own
    return tuple(field.name for field in fields(kind))
