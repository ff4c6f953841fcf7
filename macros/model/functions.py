"""What the site does for its readers, and its pages, with the everyday names by which a search finds them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Entry, Slug, Text, matches

Names = tuple[Text, ...]
Place = Annotated[
    str, matches(r"[a-z0-9/-]+\.html(#[a-z0-9-]+)?", "page and anchor, such as teach/exports.html#moodle")
]
Address = Annotated[str, matches(r"[a-z0-9/-]+\.html", "the address of a page, such as teach/exports.html")]


class Named(Entry):
    """Something that a reader may ask for by an everyday name."""

    say: Annotated[Names, Field(min_length=1)]
    """Names that count wherever they are in a question."""
    alone: Names = ()
    """Names that count only where they are the whole question."""


class Function(Named):
    """Something that the site does."""

    code: Slug
    """Its code."""
    name: Text
    """What a result calls it."""
    at: Place
    """Page and anchor where it is, or where it is explained."""
    short: Text
    """One sentence that says what to do."""


class NamedPage(Named):
    """Everyday names of a page."""

    page: Address
    """Its address."""


class Functions(Entry):
    """The file data/functions.yaml."""

    functions: tuple[Function, ...] = ()
    pages: tuple[NamedPage, ...] = ()

    @property
    def named(self) -> tuple[Named, ...]:
        """Everything with names, in the order of the file."""
        return (*self.functions, *self.pages)
