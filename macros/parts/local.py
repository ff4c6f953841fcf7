"""What an organization has added, as fragments show it beside the handbook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import addresses
from macros.model.course import Course
from macros.model.handbook import Handbook
from macros.model.local import LocalContact
from macros.model.phone import pieces
from macros.parts.links import LinkView, led_to, link


@dataclass(frozen=True)
class NoteView:
    """What an organization notes on something of the handbook; `lang` is empty where it is in English."""

    text: str
    lang: str
    was_on: LinkView | None
    """The retired code that it was written on, where what replaced that code shows it."""


@dataclass(frozen=True)
class LocalView:
    """What an organization has added to one thing: its notes, and links to its rules and protocols."""

    by: str
    notes: tuple[NoteView, ...]
    links: tuple[LinkView, ...]


@dataclass(frozen=True)
class DialView:
    """A part of a telephone number as it is written; `href` is empty where it is not dialed."""

    text: str
    href: str


@dataclass(frozen=True)
class PhoneView:
    """A telephone number as it is written, cut into what can be dialed and what is between."""

    text: str
    parts: tuple[DialView, ...]


@dataclass(frozen=True)
class BesideContact:
    """A local contact beside the hotline; `limits` are those of what it promises."""

    name: str
    phone: PhoneView
    hours: str
    confidential: str
    limits: str
    page: str
    lang: str

    @property
    def dial(self) -> str:
        """Where a button leads that calls it; empty where its number is none, or more than one."""
        numbers = [part.href for part in self.phone.parts if part.href]
        return numbers[0] if len(numbers) == 1 else ""


@dataclass(frozen=True)
class BesideView:
    """The local contacts beside the hotline, and who added them."""

    by: str
    contacts: tuple[BesideContact, ...]


@dataclass(frozen=True)
class OfficialView:
    """A statement in the words of the report."""

    condition: str
    text: str


def added_by(handbook: Handbook, course: Course) -> str:
    """Return who added a course to this copy; empty for one that is shipped."""
    return handbook.local.by if handbook.local.added(course) else ""


def official_view(handbook: Handbook, code: str) -> OfficialView | None:
    """Return a statement in the words of the report; None where this copy does not have them."""
    found = (handbook.local.official or {}).get(code)
    return OfficialView(found.condition or "", found.text) if found else None


def local_view(handbook: Handbook, code: str) -> LocalView | None:
    """Return what an organization has added to the thing with a code; None where it has added nothing."""
    local = handbook.local
    notes = tuple(
        NoteView(note.text, note.written_in or "", None if note.on == code else link(handbook, note.on))
        for note in local.notes
        if code in handbook.now(note.on)
    )
    leading = [
        LinkView(f"{rule.jurisdiction}: {rule.title}", addresses.of_local("rule", rule.code))
        for rule in local.rules
        if code in led_to(handbook, rule.see)
    ]
    leading += [
        LinkView(protocol.title, addresses.of_local("protocol", protocol.code))
        for protocol in local.protocols
        if code in led_to(handbook, protocol.see)
    ]
    return LocalView(local.by, notes, tuple(leading)) if notes or leading else None


def beside_view(handbook: Handbook, first: Iterable[LocalContact] = ()) -> BesideView | None:
    """Return the local contacts that are beside the hotline, after those to call first; None where there are none."""
    shown = {contact.code: contact for contact in (*first, *handbook.local.beside_hotline)}
    contacts = tuple(
        BesideContact(
            name=contact.name,
            phone=phone_view(contact.phone),
            hours=contact.hours or "",
            confidential=contact.confidential or "",
            limits=contact.limits or "",
            page=addresses.of_local("contact", contact.code),
            lang=contact.written_in or "",
        )
        for contact in shown.values()
    )
    return BesideView(handbook.local.by, contacts) if contacts else None


def phone_view(text: str) -> PhoneView:
    """Return a number as it is written, and how to dial it, or each of several."""
    parts = (DialView(piece.text, f"tel:{piece.dial}" if piece.dial else "") for piece in pieces(text))
    return PhoneView(text, tuple(parts))
