"""A book for print: its first page, its table of contents, its chapters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from macros.model.edition import Edition
from macros.model.handbook import Handbook
from macros.model.local import Organization
from macros.parts.advice import HotlineBox, hotline_box


class ChapterView(Protocol):
    """A chapter as the book shows it."""

    @property
    def level(self) -> int:
        """1 is the highest."""

    @property
    def title(self) -> str:
        """What the table of contents says."""

    @property
    def anchor(self) -> str:
        """Where it begins."""

    @property
    def page(self) -> str:
        """The page that it is; empty for a heading over several."""

    @property
    def content(self) -> Markup:
        """What it says, with its own heading; empty where it is a heading alone."""


@dataclass(frozen=True)
class BookView:
    """A book."""

    edition: Edition
    group: str
    """The group it is for; empty for the whole handbook."""
    hotline: HotlineBox
    organization: Organization | None
    """Who gives out this copy."""
    address: str
    """Where the handbook is published; empty where it has no address."""
    chapters: Sequence[ChapterView]
    is_checklist: bool
    """It begins at once, without a page for its title and without contents."""


def book_view(
    handbook: Handbook, group: str, address: str, chapters: Sequence[ChapterView], *, is_checklist: bool
) -> BookView:
    """Return a book of the chapters given."""
    return BookView(
        edition=handbook.edition,
        group=group,
        hotline=hotline_box(handbook),
        organization=handbook.local.organization,
        address=address,
        chapters=chapters,
        is_checklist=is_checklist,
    )
