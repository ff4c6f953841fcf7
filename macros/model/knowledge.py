"""What trafficking is and the words for it: terms, definitions, principles, tiers of prevention."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import (
    AnyRef,
    Entry,
    GuideRef,
    LawRef,
    Month,
    ResourceRef,
    Slug,
    SourceRef,
    StatementRef,
    SubCompetencyRef,
    TermRef,
    Text,
)

Sources = Annotated[tuple[SourceRef, ...], Field(min_length=1)]
"""Where a piece comes from: codes of sources, references, laws or resources; `own` for the handbook itself."""


ReviewedAs = Literal["clinical", "legal", "survivor", "language"]
"""The four reviews that a piece of advice or law should have."""


class Review(Entry):
    """A review by a person, as somebody who knows."""

    kind: ReviewedAs
    """In what respect."""
    by: Text
    """Who: a name, or a role where the person wants it so."""
    when: Month
    """Year and month."""


class Term(Entry):
    """A word of the handbook, explained."""

    code: Slug
    """Code without its kind: `coercion` for `term/coercion`."""
    name: Text
    """The term as a reader looks it up."""
    also: tuple[Text, ...] = ()
    """Other forms in which it is in the texts; its first use on a page is linked."""
    meaning: Text
    """What it means."""
    sources: Sources
    """Where the meaning comes from."""
    see: tuple[AnyRef, ...] = ()
    """Codes of related things."""

    @property
    def title(self) -> str:
        """What the term is called in links."""
        return self.name


class Glossary(Entry):
    """The file data/glossary.yaml."""

    terms: tuple[Term, ...]


class Element(Entry):
    """One element of a legal definition."""

    name: Text
    """Act, means, purpose."""
    rule: Text
    """Whether one of the items is enough, all are needed, or none."""
    items: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What counts."""


class Citation(Entry):
    """A paragraph of law that a definition rests on."""

    law: LawRef
    """Code of the law."""
    paragraph: Text
    """The paragraph, as lawyers cite it."""
    says: Text
    """What it covers, in a few words."""


class Definition(Entry):
    """What something is in law, by its elements and in words."""

    code: Slug
    """Code without its kind: `sex-trafficking` for `definition/sex-trafficking`."""
    title: Text
    """What is defined."""
    summary: Text
    """The definition in a sentence."""
    elements: tuple[Element, ...] = ()
    """Act, means and purpose."""
    text: tuple[Text, ...]
    """The definition in words; paragraphs."""
    examples: tuple[Text, ...] = ()
    """Examples."""
    citations: tuple[Citation, ...] = ()
    """Paragraphs of law."""
    statements: tuple[StatementRef, ...]
    """Codes of the statements that ask for this knowledge."""
    terms: tuple[TermRef, ...] = ()
    """Codes of related terms."""
    reviewed: tuple[Review, ...] = ()
    """Reviews by persons; the page names those that are missing."""
    sources: Sources
    """Where it comes from."""


class Word(Entry):
    """A word that the handbook uses in one sense only."""

    code: Slug
    """Code without its kind: `staff` for `word/staff`."""
    name: Text
    """The word."""
    use: Text
    """Whom or what it means here."""
    sources: Sources
    """Where the use comes from."""
    see: tuple[AnyRef, ...] = ()
    """Codes of related things."""

    @property
    def title(self) -> str:
        """What the word is called in links."""
        return self.name


class Definitions(Entry):
    """The file data/definitions.yaml."""

    definitions: tuple[Definition, ...]
    words: tuple[Word, ...]


class Principle(Entry):
    """A principle of a trauma-informed approach, or one that guides the competencies."""

    code: Slug
    """Code without its kind: `safety` for `principle/safety`."""
    title: Text
    """The principle's name."""
    text: Text
    """What it asks for."""
    see: tuple[AnyRef, ...] = ()
    """Codes of related things."""
    sources: Sources
    """Where it comes from."""


class Principles(Entry):
    """The file data/principles.yaml."""

    trauma_informed: tuple[Principle, ...]
    guiding: tuple[Principle, ...]


class ByGroup(Entry):
    """A text for each of the four groups."""

    individual: Text
    """For individuals."""
    organization: Text
    """For organizations."""
    research: Text
    """For researchers."""
    education: Text
    """For educators."""


class Tier(Entry):
    """A level of prevention."""

    code: Slug
    """Code without its kind: `primary` for `tier/primary`."""
    title: Text
    """The tier's name."""
    when: Text
    """When it takes place, in a few words."""
    sub_competency: SubCompetencyRef
    """Code of the sub-competency that holds its statements."""
    meaning: Text
    """What it means."""
    groups: ByGroup
    """What each group does in it."""
    guides: tuple[GuideRef, ...] = ()
    """Codes of related guides."""
    resources: tuple[ResourceRef, ...] = ()
    """Codes of related resources."""
    terms: tuple[TermRef, ...] = ()
    """Codes of related terms."""
    sources: Sources
    """Where it comes from."""


class Prevention(Entry):
    """The file data/prevention.yaml."""

    tiers: tuple[Tier, ...]
