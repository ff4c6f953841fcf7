"""Prose in data: sections with paragraphs and items, and what is made of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import AnyRef, Entry, Slug, SourceRef, Text
from macros.model.knowledge import Sources


class Item(Entry):
    """An item of a section."""

    code: Slug | None = None
    """The item's anchor, where it has one."""
    title: Text | None = None
    """What it is called."""
    text: Text | None = None
    """What there is to say."""
    tool: Text | None = None
    """Which part of the handbook serves it."""
    see: tuple[AnyRef, ...] = ()
    """Codes of related things."""
    sources: tuple[SourceRef, ...] = ()
    """Where it comes from, where that differs from its section."""


class Section(Entry):
    """A heading with what is under it."""

    code: Slug
    """The section's anchor on its page."""
    page: Slug
    """The page it is on."""
    part_of: Slug | None = None
    """The section it is under, where it is a part of another."""
    title: Text
    """The heading."""
    paragraphs: tuple[Text, ...] = ()
    """What is said."""
    numbered: bool = False
    """Whether the items are an order."""
    items: tuple[Item, ...] = ()
    """A list."""
    note: Text | None = None
    """A limit of what is said."""
    see: tuple[AnyRef, ...] = ()
    """Codes of related things."""
    sources: Sources
    """Where it comes from."""


class ProsePage(Entry):
    """A page that is made of sections."""

    code: Slug
    """The page's code, which its sections name."""
    title: Text
    """The page's title."""
    description: Text
    """What the page holds, in a sentence or two."""


class About(Entry):
    """The file data/about.yaml."""

    pages: tuple[ProsePage, ...]
    """The pages that are made of sections."""
    sections: tuple[Section, ...]


class Point(Entry):
    """A requirement, a consideration or a model: something with a title, a text and a code."""

    code: Slug
    """Code without its kind: `leadership` for `requirement/leadership`."""
    title: Text
    """What it is called."""
    text: Text
    """What it means."""
    see: tuple[AnyRef, ...] = ()
    """Codes of related things."""
    sources: Sources
    """Where it comes from."""


class Recommendation(Entry):
    """A recommendation for the health care industry."""

    code: Slug
    """Code without its kind: `train-all-staff` for `recommendation/train-all-staff`."""
    number: int
    """Its number in the source."""
    title: Text
    """What is recommended."""
    points: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Its points, in order."""
    update: Text | None = None
    """What has changed since."""
    see: tuple[AnyRef, ...] = ()
    """Codes of related things."""
    sources: Sources
    """Where it comes from."""


class Adoption(Entry):
    """The file data/adoption.yaml."""

    requirements_intro: Text
    """What the requirements are."""
    requirements: tuple[Point, ...]
    """What adoption requires."""
    considerations_intro: Text
    """What the considerations are."""
    considerations: tuple[Point, ...]
    """What each organization weighs."""
    recommendations_intro: Text
    """Whose the recommendations are."""
    recommendations: tuple[Recommendation, ...]
    """The recommendations, by number."""
    models_intro: Text
    """Whose the models are."""
    models: tuple[Point, ...]
    """Models of care."""
    sections: tuple[Section, ...]
    """Everything else on the pages for organizations."""
