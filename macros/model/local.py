"""What an organization adds to its own copy: who it is, local contacts, services, rules, protocols, notes and terms.

Nothing here changes what the handbook ships; it is beside it and says who added it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from macros.model import addresses
from macros.model.base import (
    Day,
    Entry,
    GuideRef,
    Language,
    Refers,
    ReplyLink,
    Slug,
    StatementCode,
    StatementRef,
    TermRef,
    Text,
    WebLink,
    matches,
)
from macros.model.course import Course
from macros.model.phone import Phone
from macros.model.translation import Translation
from macros.model.words import Words

NotedRef = Annotated[Text, Refers("statement", "guide", "tier", "cell", "sub-competency", "competency")]
"""What something local can be on, and what leads to it."""
Page = Annotated[
    str, matches(r"[a-z0-9-]+(/[a-z0-9-]+)?\.html(#[a-z0-9-]+)?", "a page as its address has it, such as why.html")
]


class Leave(Entry):
    """The control that leaves the handbook at once."""

    shown: bool = True
    """Whether the control "Leave quickly" is shown."""
    target: WebLink | None = None
    """The page it opens on the web; the handbook's own choice where it is left out."""


class Organization(Entry):
    """The file organization.yaml: who gives out this copy."""

    name: Text
    """Its name, as readers know it; everything local is marked with it."""
    logo: Text | None = None
    """File name of a PNG picture in the same folder."""
    contact: Text | None = None
    """Whom to ask about this copy: a role, a telephone number, an e-mail address."""
    page: WebLink | None = None
    """The organization's own page."""
    notice: Text | None = None
    """What every reader of this copy should know; is on the first page."""
    leave: Leave | None = None
    """What the control "Leave quickly" does in this copy."""
    corrections: ReplyLink | None = None
    """Where readers of this copy say that something is wrong: a mailbox (mailto:) or a page (https:)."""


class Checked(Entry):
    """Anything local that goes out of date: who looked at it, when, and when somebody has to look again."""

    checked: Day
    """When it was last verified."""
    checked_by: Text
    """Who verified it: a role, not a person's name."""
    next_check: Day
    """The day by which it has to be verified again."""
    safe_because: Text | None = None
    """Why its advice is safe as it is written, where 'make check' asked; not shown to readers."""

    def is_due(self, day: date) -> bool:
        """Say whether the day of its next check has passed."""
        return self.next_check < day


class LocalContact(Checked):
    """Somebody to call: a person on call, a local hotline, security."""

    code: Slug
    """Its anchor on the page; never changes."""
    name: Text
    """Who answers."""
    what_for: Text
    """When to call."""
    phone: Phone
    """Number to call."""
    text: Phone | None = None
    """Number to text."""
    hours: Text | None = None
    """When somebody answers."""
    languages: tuple[Text, ...] = ()
    """Languages that are spoken."""
    beside_hotline: bool = False
    """Whether it is shown beside the national hotline, wherever that is shown."""
    emergency: bool = False
    """Whether it is called first in danger, in place of 911 and the facility's emergency code."""
    confidential: Text | None = None
    """What it promises about confidentiality; needs `limits`."""
    limits: Text | None = None
    """The limits of that promise; shown wherever the promise is."""
    note: Text | None = None
    """What else to know."""
    written_in: Language | None = None
    """Language of this entry, where it is not English."""


class Service(Checked):
    """An entry of the directory of services."""

    code: Slug
    """Its anchor on the page; never changes."""
    name: Text
    """The service."""
    what_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What it helps with, each in a word or two: Shelter, Legal help."""
    area: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Where it serves."""
    languages: tuple[Text, ...] = ()
    """Languages that are spoken, or an interpreter."""
    hours: Text | None = None
    """When it can be reached."""
    cost: Text | None = None
    """What it costs the patient."""
    phone: Phone | None = None
    """Number to call."""
    address: Text | None = None
    """Where it is; left out for a shelter at a confidential place."""
    page: WebLink | None = None
    """Its page on the web."""
    eligibility: Text | None = None
    """Whom it serves."""
    trauma_informed: Text | None = None
    """What to know for a trauma-informed referral."""
    referral: tuple[Text, ...] = ()
    """How to refer, step by step."""
    note: Text | None = None
    """What else to know."""
    written_in: Language | None = None
    """Language of this entry, where it is not English."""


class ReportingRule(Checked):
    """A reporting rule of a state, a tribe or a locality."""

    code: Slug
    """Its anchor on the page; never changes."""
    jurisdiction: Text
    """The state, tribe or locality."""
    title: Text
    """What the rule is about."""
    text: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What it asks for; paragraphs."""
    authority: Text
    """Who receives the report."""
    phone: Phone | None = None
    """Number of the authority."""
    citation: Text
    """As it is cited."""
    url: WebLink | None = None
    """Where it can be read."""
    see: tuple[NotedRef, ...] = ()
    """Codes of the statements, sub-competencies, guides or tiers whose pages lead here."""
    written_in: Language | None = None
    """Language of this entry, where it is not English."""


class Protocol(Checked):
    """A document of the organization: a protocol, a form, a page of its intranet."""

    code: Slug
    """Its anchor on the page; never changes."""
    title: Text
    """What it is called."""
    about: Text | None = None
    """What it is for."""
    page: WebLink
    """Where it is."""
    see: tuple[NotedRef, ...] = ()
    """Codes of the statements, sub-competencies, guides or tiers whose pages lead to it."""
    written_in: Language | None = None
    """Language of this entry, where it is not English."""


class Note(Entry):
    """A note on something of the handbook; is beside it and changes nothing in it."""

    on: NotedRef
    """Code of what it is on: 2B.I3, 5A, guide/worried-now, tier/primary."""
    text: Text
    """What the organization adds."""
    safe_because: Text | None = None
    """Why its advice is safe as it is written, where 'make check' asked; not shown to readers."""
    written_in: Language | None = None
    """Language of this entry, where it is not English."""


class LocalTerm(Entry):
    """A word of the organization, explained in the glossary."""

    code: Slug
    """Its anchor in the glossary; never changes."""
    name: Text
    """The term as a reader looks it up."""
    meaning: Text
    """What it means here."""
    see: tuple[TermRef, ...] = ()
    """Codes of related terms of the handbook."""
    written_in: Language | None = None
    """Language of this entry, where it is not English."""


class LocalRole(Entry):
    """Lines and contacts for a role of the handbook, or a role of the organization's own."""

    code: Slug
    """Code of a role of the handbook, such as nurse, which this adds to; of a new role, the name of its page."""
    name: Text | None = None
    """What those who do the work are called; only of a new role."""
    i_am: Text | None = None
    """How they end a sentence that begins with "I am"; only of a new role."""
    who: Text | None = None
    """Whom it takes in; only of a new role."""
    also: tuple[Text, ...] = ()
    """Everyday names, by which the search finds it; only of a new role."""
    lines: tuple[Text, ...] = ()
    """What the organization tells them; beside the five lines of a role of the handbook."""
    contacts: tuple[Slug, ...] = ()
    """Codes of contacts.yaml: whom they call first."""
    statements: tuple[StatementRef, ...] = ()
    """Codes of the statements that are for them; only of a new role."""
    guides: tuple[GuideRef, ...] = ()
    """Codes of the guides to read; only of a new role."""
    safe_because: Text | None = None
    """Why its advice is safe as it is written, where 'make check' asked; not shown to readers."""
    written_in: Language | None = None
    """Language of this entry, where it is not English."""

    @property
    def title(self) -> str:
        """What a new role is called in links."""
        return self.name or self.code


class OfficialStatement(Entry):
    """A statement in the words of the report."""

    condition: Text | None = None
    """The limit it is under, in the report's words."""
    text: Text
    """The statement, in the report's words."""


class LocalContacts(Entry):
    """The file contacts.yaml or contacts.csv of a folder of local additions."""

    contacts: tuple[LocalContact, ...]


class Services(Entry):
    """The file services.yaml or services.csv."""

    services: tuple[Service, ...]


class Reporting(Entry):
    """The file reporting.yaml."""

    rules: tuple[ReportingRule, ...]


class Protocols(Entry):
    """The file protocols.yaml."""

    protocols: tuple[Protocol, ...]


class Notes(Entry):
    """The file notes.yaml."""

    notes: tuple[Note, ...]


class LocalTerms(Entry):
    """The file terms.yaml."""

    terms: tuple[LocalTerm, ...]


class LocalRoles(Entry):
    """The file roles.yaml."""

    roles: tuple[LocalRole, ...]


class HiddenPage(Entry):
    """A page, or a section of a page of prose, that an organization does not show."""

    page: Page
    """Its address: why.html, or with the section's anchor adopt/uses.html#uses."""
    reason: Text | None = None
    """Why; readers see it where the page would be."""


class Hidden(Entry):
    """The file hidden.yaml: what an organization does not show."""

    hidden: tuple[HiddenPage, ...]


class Official(Entry):
    """The file official.yaml: the statements in the words of the report, as `make official` writes it."""

    report: Text
    """Title of the report."""
    statements: dict[StatementCode, OfficialStatement]
    """By code."""


@dataclass(frozen=True)
class Logo:
    """A PNG picture; width and height in pixels."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Local:
    """Everything that a folder of local additions holds."""

    organization: Organization | None = None
    logo: Logo | None = None
    contacts: tuple[LocalContact, ...] = ()
    services: tuple[Service, ...] = ()
    rules: tuple[ReportingRule, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    notes: tuple[Note, ...] = ()
    terms: tuple[LocalTerm, ...] = ()
    roles: tuple[LocalRole, ...] = ()
    """Roles of its own, and what it adds to those of the handbook; see macros.parts.roles."""
    courses: tuple[Course, ...] = ()
    """Its own courses; they are among the handbook's courses, too."""
    word_lists: tuple[Words, ...] = ()
    """Words of templates in further languages; they are among the handbook's, too, and so are the pages in them."""
    translations: tuple[Translation, ...] = ()
    hidden: tuple[HiddenPage, ...] = ()
    official: dict[str, OfficialStatement] | None = None
    how: tuple[str, ...] = ()
    """How each table was read, for whoever wrote it."""
    day: date = date.min
    """The day that dates are compared with; see macros.read.clock."""

    @property
    def by(self) -> str:
        """Who added what is local."""
        return self.organization.name if self.organization else ""

    def added(self, course: Course) -> bool:
        """Say whether a course is the organization's own."""
        return any(each.code == course.code for each in self.courses)

    @property
    def beside_hotline(self) -> tuple[LocalContact, ...]:
        """The contacts that are shown beside the national hotline."""
        return tuple(contact for contact in self.contacts if contact.beside_hotline)

    def hides(self, address: str) -> HiddenPage | None:
        """Return the entry that hides what is at an address of the site, page and anchor; None where none does.

        A page that lists others hides those, too.
        """
        page = address.partition("#")[0]
        hiding = {address, page, addresses.listing(page)}
        return next((each for each in self.hidden if each.page in hiding), None)

    @property
    def dated(self) -> tuple[tuple[str, str, Checked], ...]:
        """Everything that goes out of date: the words for its kind, what it is called, the entry."""
        return (
            *(("contact", contact.name, contact) for contact in self.contacts),
            *(("service", service.name, service) for service in self.services),
            *(("reporting rule", f"{rule.jurisdiction}: {rule.title}", rule) for rule in self.rules),
            *(("protocol", protocol.title, protocol) for protocol in self.protocols),
        )

    def due(self) -> tuple[tuple[str, str, Checked], ...]:
        """Return what is past the day of its next check, the longest overdue first."""
        found = [each for each in self.dated if each[2].is_due(self.day)]
        return tuple(sorted(found, key=lambda each: (each[2].next_check, each[0], each[1])))
