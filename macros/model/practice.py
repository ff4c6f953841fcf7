"""Practice guides: what to do, step by step, and which statements each step rests on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import ContactRef, Entry, GuideRef, ResourceRef, Slug, StatementRef, TermRef, Text, TierRef
from macros.model.knowledge import Review, Sources
from macros.model.matrix import GroupCode


class Step(Entry):
    """A step of a guide."""

    code: Slug
    """The step's anchor on the guide's page."""
    title: Text
    """What to do, as an imperative; on the first guide, a line that is read by itself and opens to the rest."""
    brief: Text | None = None
    """What the card says after the title, with the condition of what it advises."""
    text: Text | None = None
    """Why."""
    do: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What to do."""
    avoid: tuple[Text, ...] = ()
    """What not to do."""
    say: tuple[Text, ...] = ()
    """Sentences to say aloud: the handbook's own, for the organization to review."""
    advice: tuple[Slug, ...] = ()
    """Codes of advice.yaml: the kinds of its advice, whose conditions are printed beside it."""
    states: tuple[Slug, ...] = ()
    """Codes of advice.yaml: the kinds whose condition it states in its own words."""
    statements: Annotated[tuple[StatementRef, ...], Field(min_length=1)]
    """Codes of the statements that the step rests on."""
    sources: Sources
    """Where it comes from."""


class Table(Entry):
    """Reference facts in rows."""

    code: Slug
    """The table's anchor on the guide's page."""
    title: Text
    """What the table shows."""
    text: Text
    """How to read it."""
    columns: tuple[Text, ...]
    """The heads of the columns."""
    rows: tuple[tuple[Text, ...], ...]
    """The rows, each with as many values as there are columns."""
    sources: Sources
    """Where it comes from."""


class Question(Entry):
    """A question on the way to an answer about a report."""

    code: Slug
    """Its anchor, after that of its door."""
    ask: Text
    """The question."""
    answer: Text
    """What follows, in a sentence that says who decides."""
    federal: Text | None = None
    """What federal law says."""
    state: Text
    """What state law decides; a copy with reporting rules of its own shows those instead."""
    hipaa: Text | None = None
    """What HIPAA permits, and on which condition."""
    limits: Text
    """Where the answer ends."""
    sources: Sources
    """The laws that it rests on."""


class Door(Entry):
    """One of the two ways into the question of a report: by the patient's age."""

    code: Slug
    """Its anchor."""
    title: Text
    """Who the patient is."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=4)]
    """At most four, the most urgent first."""


class Reporting(Entry):
    """The file data/reporting.yaml: whether a report is due."""

    guide: GuideRef
    """The guide that it opens."""
    doors: Annotated[tuple[Door, ...], Field(min_length=2, max_length=2)]
    """Minor and adult."""


class Guide(Entry):
    """A practice guide: a file in data/practice/."""

    code: Slug
    """Code without its kind: `worried-now` for `guide/worried-now`."""
    title: Text
    """The guide's title."""
    question: Text
    """The reader's question that it answers."""
    summary: Text
    """What the reader gets here."""
    groups: tuple[GroupCode, ...]
    """For whom it mainly is."""
    remember: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    """The three things to remember."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """The steps, in order."""
    tables: tuple[Table, ...] = ()
    """Reference facts."""
    terms: tuple[TermRef, ...] = ()
    """Codes of related terms."""
    resources: tuple[ResourceRef, ...] = ()
    """Codes of related resources."""
    contacts: tuple[ContactRef, ...] = ()
    """Codes of contacts to show at the end."""
    guides: tuple[GuideRef, ...] = ()
    """Codes of guides to read next."""
    tiers: tuple[TierRef, ...] = ()
    """Codes of the tiers of prevention it belongs to."""
    reviewed: tuple[Review, ...] = ()
    """Reviews by persons; the page names those that are missing."""
    sources: Sources
    """Where it comes from."""
