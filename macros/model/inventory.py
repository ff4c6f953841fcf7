"""What the sources hold, row by row, and where it is in the handbook."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import AnyRef, Entry, SourceRef, Text, matches

Page = Annotated[Text, matches(r"[a-z0-9/-]+\.html(#[a-z0-9-]+)?", "a page of the handbook, such as why.html#numbers")]


class Row(Entry):
    """One unit of a source."""

    code: Text
    """Letter of the source and number."""
    what: Text
    """What the source holds."""
    source: SourceRef
    """Which source."""
    see: tuple[AnyRef, ...] = ()
    """Codes of the things that hold it."""
    pages: tuple[Page, ...] = ()
    """Pages with an anchor that hold it, where it has no code: `why.html#numbers`."""


class Inventory(Entry):
    """The file data/inventory.yaml."""

    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
