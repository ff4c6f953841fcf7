"""The prepared collections: all of them, and each with its statements, to be read and printed without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.parts.entries import EntryView
from macros.parts.links import LinkView, source_links
from macros.parts.statements import StatementView, statement_view
from macros.query.collection_address import encode


@dataclass(frozen=True)
class CollectionView:
    """The page of a prepared collection."""

    title: str
    description: str
    thing: str
    """Its code, for its permalink."""
    name: str
    who: str
    note: str
    open: str
    """Where it opens as a collection of the reader's own."""
    statements: tuple[StatementView, ...]
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class CollectionsView:
    """The page of all prepared collections."""

    title: str
    description: str
    collections: tuple[EntryView, ...]


def collections_view(handbook: Handbook) -> CollectionsView:
    """Return the prepared collections in the order of their file."""
    return CollectionsView(
        title="Prepared collections",
        description="Statements for an occasion: a first day at the front desk, an orientation, a class.",
        collections=tuple(
            EntryView(each.code, each.title, addresses.of(f"collection/{each.code}"), each.who, len(each.statements))
            for each in handbook.collections
        ),
    )


def collection_view(handbook: Handbook, code: str) -> CollectionView:
    """Return the prepared collection with a code; KeyError where there is none."""
    each = {collection.code: collection for collection in handbook.collections}[code]
    return CollectionView(
        title=f"Collection: {each.title}",
        description=f"{len(each.statements)} statements to read, print, or open as your own. {each.who}",
        thing=f"collection/{each.code}",
        name=each.title,
        who=each.who,
        note=each.note,
        open=addresses.of_collection(encode(each.statements, each.title)),
        statements=tuple(statement_view(handbook, handbook.statements[code]) for code in each.statements),
        sources=source_links(handbook, each.sources),
    )
