"""Prepared collections: statements put together for an occasion, in the order in which they are best read."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Entry, Slug, StatementRef, Text
from macros.model.knowledge import Sources


class Collection(Entry):
    """Statements for an occasion, in order."""

    code: Slug
    """Code without its kind: `security-staff` for `collection/security-staff`."""
    title: Text
    """What it is called; also the name that it carries when it is opened."""
    who: Text
    """For whom it is."""
    note: Text
    """How to use it."""
    statements: Annotated[tuple[StatementRef, ...], Field(min_length=1)]
    """Codes of its statements, in order."""
    sources: Sources
    """Where the choice comes from."""


class Collections(Entry):
    """The file data/collections.yaml."""

    collections: tuple[Collection, ...]
