"""Roles: what matters to somebody who does one kind of work, in five lines, with where to read on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import OWN, Code, Entry, GuideRef, Refers, Slug, StatementRef, Text, matches
from macros.model.knowledge import Review, Sources

CollectionRef = Annotated[Code, Refers("collection")]
BasisRef = Annotated[
    Code, Refers("statement", "guide", "collection", "requirement", "consideration", "source", "law", "resource", OWN)
]
"""What a line rests on; `own` is a page of the handbook about itself."""
ProsePage = Annotated[
    str, matches(r"[a-z0-9-]+(/[a-z0-9-]+)?\.html", "a page as its address has it, such as host/server.html")
]


class RoleLine(Entry):
    """A line for somebody who reads no more than five."""

    text: Text
    """What matters, in plain words: it rewords what it rests on and adds nothing."""
    rests_on: Annotated[tuple[BasisRef, ...], Field(min_length=1)]
    """Codes of the statements, guides and sources that say so."""


class RolePage(Entry):
    """A page of prose that a role needs."""

    title: Text
    """What a link to it says."""
    page: ProsePage
    """Its address."""


class Role(Entry):
    """A kind of work, and what of the handbook is for those who do it."""

    code: Slug
    """Code without its kind: `nurse` for `role/nurse`."""
    name: Text
    """What those who do it are called; the title of its page."""
    i_am: Text
    """How they end a sentence that begins with "I am": "a nurse", "at the front desk"."""
    who: Text
    """Whom it takes in."""
    also: tuple[Text, ...] = ()
    """Everyday names, by which the search finds it."""
    lines: Annotated[tuple[RoleLine, ...], Field(min_length=5, max_length=5)]
    """The five things that matter most."""
    advice: tuple[Slug, ...] = ()
    """Codes of advice.yaml: the kinds of advice in its lines, whose conditions are printed below them."""
    states: tuple[Slug, ...] = ()
    """Codes of advice.yaml: the kinds whose condition its lines state in their own words."""
    collection: CollectionRef | None = None
    """The prepared collection that holds its statements."""
    statements: tuple[StatementRef, ...] = ()
    """Codes of its statements, in the order in which they are best read, where no prepared collection is for it."""
    guides: tuple[GuideRef, ...] = ()
    """Codes of the guides to read, the first one first."""
    pages: tuple[RolePage, ...] = ()
    """Pages of prose to read."""
    reviewed: tuple[Review, ...] = ()
    """Reviews by persons; the page names those that are missing."""
    sources: Sources
    """Where the choice comes from."""

    @property
    def title(self) -> str:
        """What the role is called in links."""
        return self.name


class Roles(Entry):
    """The file data/roles.yaml."""

    roles: tuple[Role, ...]
