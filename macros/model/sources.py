"""Where things come from and where to turn: sources, references, law, resources, contacts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Day, Entry, Link, MatrixRef, Month, ReferenceRef, Slug, SourceRef, TermRef, Text
from macros.model.knowledge import Review, Sources
from macros.model.phone import HotlineNumber, ShortCode

Confidence = Literal["page seen", "printed in the report", "cited by a page seen", "not confirmed", "no address known"]
"""How sure an address is. Only the first three are linked."""
CONFIRMED = ("page seen", "printed in the report", "cited by a page seen")
Status = Literal["current", "moved", "suspended", "superseded", "unchecked"]


class Source(Entry):
    """One of the documents that the handbook is made from."""

    code: Slug
    """Code without its kind: `otip-2021` for `source/otip-2021`."""
    short: Text
    """How it is named after a passage."""
    title: Text
    """The document's title."""
    publisher: Text | None = None
    """Who published it."""
    year: Text | None = None
    """When."""
    what: Text
    """What it is."""
    rights: Text
    """What may be done with it."""
    used_for: Text
    """What the handbook takes from it."""
    note: Text | None = None
    """What could not be confirmed."""
    address: Link | None = None
    """Where it was read, when confirmed."""


class SourceList(Entry):
    """The file data/sources.yaml."""

    sources: tuple[Source, ...]


class Reference(Entry):
    """A reference of the report."""

    code: Slug
    """Code without its kind: `fn05` for `reference/fn05`."""
    marker: Text
    """Where the report prints it."""
    citation: Text
    """As the report prints it."""
    same_as: ReferenceRef | None = None
    """The reference it repeats."""
    address: Link | None = None
    """Where it stands, when confirmed."""
    confidence: Confidence | None = None
    """How sure the address is."""
    alternative: Link | None = None
    """Another address at which it was seen."""
    note: Text | None = None
    """What has changed."""
    sources: Sources
    """Which source prints it."""

    @property
    def title(self) -> str:
        """What the reference is called in links."""
        return self.marker


class References(Entry):
    """The file data/references.yaml."""

    references: tuple[Reference, ...]


How = Literal["page", "archived copy", "secondary source", "printed document", "visit"]
"""In what something was read; `visit` is a person who opened the page or called."""


class Look(Entry):
    """When something was seen, and in what."""

    when: Month
    """Year and month."""
    how: How
    """In what: a page, an archived copy, a source that speaks of it, a printed document, or a person's visit."""
    what: Text | None = None
    """Which page or copy."""


class Expiring(Entry):
    """Anything from outside that changes: law, numbers, addresses."""

    seen: Look
    """When it was last seen, and in what."""
    in_force_until: Day | None = None
    """The last day for which the text that was read is known to hold."""
    next_look: Day
    """The day by which somebody has to look again."""

    @property
    def doubtful_from(self) -> date:
        """The day after which it is not to be relied on without a look."""
        return min(filter(None, (self.next_look, self.in_force_until)))


class Reauthorization(Entry):
    """A later act that renewed a law."""

    citation: Text
    """As it is cited."""
    title: Text
    """What it is called."""
    date: Text
    """When it was enacted, or how far it has come."""


LAW_PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "definitions": ("Definitions and crimes", ("statute definition", "criminal statute")),
    "statutes": ("Statutes, orders, and kinds of state law", ()),
    "regulations": ("Regulations", ("regulation",)),
    "codes": ("Diagnosis codes", ("ICD-10-CM code", "ICD-10-CM guideline", "ICD-10-CM release", "research finding")),
}
"""The pages of laws, each with its name and the kinds that are on it; one without kinds has all others."""


class Law(Expiring):
    """A law, a regulation or a code of a classification, as a reference fact."""

    code: Slug
    """Code without its kind: `usc22-7102-3` for `law/usc22-7102-3`."""
    kind: Text
    """What it is: statute, regulation, code."""
    citation: Text
    """As it is cited."""
    title: Text
    """What it is called."""
    says: Text
    """What it says, in the handbook's words."""
    effective: Text
    """Since when, or as of when it was read."""
    address: Link | None = None
    """Where it stands or was read."""
    note: Text | None = None
    """What to know about it."""
    reauthorizations: tuple[Reauthorization, ...] = ()
    """Acts that renewed it, in their order."""
    reviewed: tuple[Review, ...] = ()
    """Reviews by persons."""

    @property
    def part(self) -> str:
        """The page that it is on."""
        fitting = (part for part, (_, kinds) in LAW_PARTS.items() if self.kind in kinds)
        return next(fitting, "statutes")


class Laws(Entry):
    """The file data/law.yaml."""

    law: tuple[Law, ...]


class Resource(Expiring):
    """Something to read, use or turn to."""

    code: Slug
    """Code without its kind: `pearr-tool` for `resource/pearr-tool`."""
    title: Text
    """Its title, as published."""
    publisher: Text | None = None
    """Who published it; absent when unknown."""
    year: Text | None = None
    """When; absent when unknown."""
    about: Text
    """What it is."""
    formats: tuple[Slug, ...] = ()
    """Codes of resource-words.yaml."""
    audiences: tuple[Slug, ...] = ()
    """Codes of resource-words.yaml."""
    address: Link | None = None
    """Its address, when confirmed."""
    confidence: Confidence
    """How sure the address is."""
    status: Status
    """Whether it is current, as far as known."""
    checked: Month | None = None
    """When a person last opened it: year and month; absent where nobody has."""
    note: Text | None = None
    """What has changed."""
    caution: Text | None = None
    """What to be careful about."""
    competencies: Annotated[tuple[MatrixRef, ...], Field(min_length=1)]
    """Codes of competencies or sub-competencies that it serves."""
    terms: tuple[TermRef, ...] = ()
    """Codes of related terms."""
    sources: Sources
    """Where it is listed."""


class ResourceCategory(Entry):
    """A file in data/resources/: the resources of one category."""

    code: Slug
    """The category's anchor."""
    name: Text
    """The category's name."""
    about: Text
    """What it holds."""
    resources: tuple[Resource, ...]
    """In the order of the report, where the report lists them."""


class Choice(Entry):
    """A word of a controlled list."""

    code: Slug
    """Code."""
    name: Text
    """What readers see."""


class ResourceWords(Entry):
    """The file data/resource-words.yaml."""

    formats: tuple[Choice, ...]
    audiences: tuple[Choice, ...]


class Seen(Entry):
    """A page at which something was read."""

    title: Text
    """What the page is."""
    address: Link
    """Its address."""


class Contact(Expiring):
    """A number to call; written once, shown wherever it is needed."""

    code: Slug
    """Code without its kind: `hotline` for `contact/hotline`."""
    name: Text
    """Its name."""
    call: HotlineNumber
    """Number to call."""
    tty: HotlineNumber
    """Number for TTY."""
    text: ShortCode
    """Number to text."""
    hours: Text
    """When it answers."""
    confidential: Text
    """Whether it is confidential."""
    limits: Text
    """The limits of that promise; shown wherever the promise is."""
    operator: Text
    """Who operates it."""
    operator_since: Text
    """Since when."""
    operator_source: Seen
    """Where that was read."""
    operator_before: Text
    """Who operated it before."""
    numbers_source: SourceRef
    """Where the numbers were read."""
    confirmation: Text
    """When and how the numbers were last confirmed."""
    checked: Month | None = None
    """When a person last called it or opened its page: year and month; absent where nobody has."""
    note: Text
    """What else to know."""
    sources: Sources
    """Where the record comes from."""

    @property
    def title(self) -> str:
        """What the contact is called in links."""
        return self.name

    @property
    def record(self) -> str:
        """When and where its numbers were seen; they change only together with this."""
        seen = f"{self.seen.when} {self.seen.how} {self.seen.what or ''}".strip()
        return f"{self.checked or seen} · {self.numbers_source} · {self.confirmation}"


class Contacts(Entry):
    """The file data/contacts.yaml."""

    contacts: tuple[Contact, ...]
