"""The prepared collections, each with its statements, so that they can be read and printed without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.parts.links import LinkView, source_links
from macros.parts.statements import StatementView, statement_view
from macros.query.collection_address import encode


@dataclass(frozen=True)
class CollectionView:
    """A prepared collection."""

    code: str
    anchor: str
    title: str
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
    collections: tuple[CollectionView, ...]


def collections_view(handbook: Handbook) -> CollectionsView:
    """Return the prepared collections in the order of their file."""
    return CollectionsView(
        title="Prepared collections",
        description="Statements for an occasion: a first day at the front desk, an orientation, a class.",
        collections=tuple(
            CollectionView(
                code=f"collection/{each.code}",
                anchor=each.code,
                title=each.title,
                who=each.who,
                note=each.note,
                open=addresses.of_collection(encode(each.statements, each.title)),
                statements=tuple(statement_view(handbook, handbook.statements[code]) for code in each.statements),
                sources=source_links(handbook, each.sources),
            )
            for each in handbook.collections
        ),
    )
