"""Figures of the sources, as data from which text and graphics are made."""

from __future__ import annotations

from macros.model.base import AnyRef, Entry, Slug, Text
from macros.model.knowledge import Sources
from macros.model.sections import Item, Section


class Number(Entry):
    """A figure in the sense of a number, with its year and limits."""

    code: Slug
    """Code without its kind: `housing-when-recruited` for `number/housing-when-recruited`."""
    value: Text
    """The number, or the word that stands for it in the source."""
    unit: Text
    """What is counted: percent, people, providers."""
    label: Text
    """What the number is of, in a few words."""
    text: Text
    """The number in a sentence, with population, year and limits."""
    year: Text
    """The year it is of."""
    sources: Sources
    """Where it comes from."""

    @property
    def title(self) -> str:
        """What the number is called in links."""
        return self.label


class Level(Entry):
    """A level of the social-ecological model."""

    name: Text
    """The level's name."""
    items: tuple[Text, ...]
    """What belongs to it."""
    note: Text | None = None
    """What could not be read."""


class Levels(Entry):
    """The social-ecological model, from the inside out."""

    code: Slug
    """Code without its kind."""
    title: Text
    """The figure's title."""
    text: Text
    """What it shows."""
    levels: tuple[Level, ...]
    """The levels, the innermost first."""
    see: tuple[AnyRef, ...] = ()
    """Codes of related things."""
    sources: Sources
    """Where it comes from."""


class Pair(Entry):
    """A row of the comparison of two frames."""

    criminal_justice: Text
    """How the criminal justice frame sees it."""
    public_health: Text
    """How the public health frame sees it."""


class Frames(Entry):
    """The criminal justice frame beside the public health frame."""

    code: Slug
    """Code without its kind."""
    title: Text
    """The figure's title."""
    text: Text
    """What it shows."""
    pairs: tuple[Pair, ...]
    """The rows."""
    sources: Sources
    """Where it comes from."""


class Moment(Entry):
    """A step of the timeline."""

    when: Text
    """The date or span."""
    what: Text
    """What happened."""


class Timeline(Entry):
    """How the competencies were developed."""

    code: Slug
    """Code without its kind."""
    title: Text
    """The figure's title."""
    text: Text
    """What it shows."""
    steps: tuple[Moment, ...]
    """The steps, in order."""
    sources: Sources
    """Where it comes from."""


class Team(Entry):
    """The team around the patient."""

    code: Slug
    """Code without its kind."""
    title: Text
    """The figure's title."""
    text: Text
    """What it shows."""
    note: Text
    """What could not be read, and what is the handbook's own."""
    members: tuple[Item, ...]
    """Who belongs to it, the patient first."""
    see: tuple[AnyRef, ...] = ()
    """Codes of related things."""
    sources: Sources
    """Where it comes from."""


class Figures(Entry):
    """The file data/figures.yaml."""

    numbers_intro: Text
    """What the numbers say and what they do not."""
    numbers: tuple[Number, ...]
    """The numbers."""
    levels: Levels
    frames: Frames
    timeline: Timeline
    team: Team
    sections: tuple[Section, ...]
    """Texts that are with the figures."""
