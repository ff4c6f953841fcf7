"""What an organization has added to its copy: its page, its directory of services, its reporting rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.local import Checked, HiddenPage, LocalContact, Organization, Protocol, ReportingRule, Service
from macros.parts.links import LinkView, SeeView, link, links, see_view
from macros.parts.local import PhoneView, phone_view
from macros.rules.retired import gone_pages
from macros.views.group import Choice

TITLE = "Local additions"
PORTION = 50
"""Services that a page shows at once where scripts run; a button shows as many more."""


@dataclass(frozen=True)
class CheckView:
    """When an entry was verified, and whether it is past its next check."""

    checked: str
    by: str
    next: str
    due: bool
    """As of the day of the build; a script in the reader's browser marks what has come due since."""


@dataclass(frozen=True)
class ContactView:
    """Somebody to call."""

    anchor: str
    contact: LocalContact
    phone: PhoneView
    languages: str
    check: CheckView
    lang: str


@dataclass(frozen=True)
class ProtocolView:
    """A document of the organization."""

    anchor: str
    protocol: Protocol
    see: SeeView
    check: CheckView
    lang: str


@dataclass(frozen=True)
class NoteLine:
    """A note with what it is on, or the official wording of a statement that is retired."""

    what: str
    on: LinkView
    replaced_by: tuple[LinkView, ...]
    """Where the note is shown as well, if the code that it is on is retired."""
    text: str
    lang: str


@dataclass(frozen=True)
class LocalPageView:
    """The page of the organization."""

    title: str
    description: str
    by: str
    organization: Organization | None
    more: tuple[LinkView, ...]
    contacts: tuple[ContactView, ...]
    protocols: tuple[ProtocolView, ...]
    notes: tuple[NoteLine, ...]
    hidden: tuple[LinkView, ...]


@dataclass(frozen=True)
class ServiceView:
    """An entry of the directory; the last three are its codes for the filter."""

    anchor: str
    service: Service
    phone: PhoneView | None
    facts: tuple[str, ...]
    check: CheckView
    lang: str
    help_codes: str
    area_codes: str
    language_codes: str


@dataclass(frozen=True)
class ServicesView:
    """The directory of services, with what it can be filtered by."""

    title: str
    description: str
    by: str
    services: tuple[ServiceView, ...]
    help: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    portion: int = PORTION


@dataclass(frozen=True)
class RuleView:
    """A reporting rule."""

    anchor: str
    rule: ReportingRule
    phone: PhoneView | None
    see: SeeView
    check: CheckView
    lang: str


@dataclass(frozen=True)
class ReportingView:
    """The reporting rules of the place, jurisdiction by jurisdiction."""

    title: str
    description: str
    by: str
    jurisdictions: tuple[tuple[str, str, tuple[RuleView, ...]], ...]
    """Anchor, name and rules of each."""


@dataclass(frozen=True)
class HiddenView:
    """What is at the address of a page that an organization does not show: the codes that lead there."""

    title: str
    description: str
    by: str
    reason: str
    things: tuple[tuple[str, str], ...]
    """Anchor and title of each thing with a code that is on the page."""


def local_page_view(handbook: Handbook) -> LocalPageView:
    """Return the page of the organization."""
    local = handbook.local
    more = []
    if local.services:
        more.append(LinkView(f"Directory of services ({len(local.services)})", addresses.LOCAL_SERVICES))
    if local.rules:
        more.append(LinkView(f"Reporting rules ({len(local.rules)})", addresses.LOCAL_REPORTING))
    more += [LinkView(course.name, addresses.of_course(course.code)) for course in local.courses]
    more += [LinkView(role.title, addresses.of_role(role.code)) for role in handbook.own_roles]
    more += [LinkView(term.name, addresses.of_local("term", term.code)) for term in local.terms]
    return LocalPageView(
        title=local.by or TITLE,
        description=f"What {local.by or 'an organization'} has added to its copy of the handbook.",
        by=local.by,
        organization=local.organization,
        more=tuple(more),
        contacts=tuple(
            ContactView(
                anchor=addresses.local_anchor("contact", contact.code),
                contact=contact,
                phone=phone_view(contact.phone),
                languages=", ".join(contact.languages),
                check=_check_view(handbook, contact),
                lang=contact.written_in or "",
            )
            for contact in local.contacts
        ),
        protocols=tuple(
            ProtocolView(
                anchor=addresses.local_anchor("protocol", protocol.code),
                protocol=protocol,
                see=see_view(handbook, protocol.see),
                check=_check_view(handbook, protocol),
                lang=protocol.written_in or "",
            )
            for protocol in local.protocols
        ),
        notes=tuple(_note_lines(handbook)),
        hidden=tuple(LinkView(each.page, gone_pages(handbook).get(each.page, each.page)) for each in local.hidden),
    )


def _note_lines(handbook: Handbook) -> Iterator[NoteLine]:
    """Yield notes, lines for roles, and the official wording of statements that are retired, which is nowhere else."""
    for note in handbook.local.notes:
        yield _note_line(handbook, "On", note.on, note.text, note.written_in or "")
    for role in handbook.local.roles:
        if role not in handbook.own_roles and role.lines:
            yield _note_line(handbook, "For", f"role/{role.code}", " ".join(role.lines), role.written_in or "")
    for code, said in (handbook.local.official or {}).items():
        if code in handbook.retired:
            text = f"{said.condition} {said.text}" if said.condition else said.text
            yield _note_line(handbook, "Official wording of", code, text)


def _note_line(handbook: Handbook, what: str, code: str, text: str, lang: str = "") -> NoteLine:
    replaced_by = links(handbook, handbook.now(code)) if code in handbook.retired else ()
    return NoteLine(what, link(handbook, code), replaced_by, text, lang)


def services_view(handbook: Handbook) -> ServicesView:
    """Return the directory of services, in the order of its files."""
    services = handbook.local.services
    return ServicesView(
        title="Directory of services",
        description=f"Services near here, added by {handbook.local.by or 'an organization'}: what "
        "each is for, whom it serves, how to refer.",
        by=handbook.local.by,
        services=tuple(
            ServiceView(
                anchor=addresses.local_anchor("service", service.code),
                service=service,
                phone=phone_view(service.phone) if service.phone else None,
                facts=tuple(filter(None, (", ".join(service.what_for), ", ".join(service.area)))),
                check=_check_view(handbook, service),
                lang=service.written_in or "",
                help_codes=_codes(service.what_for),
                area_codes=_codes(service.area),
                language_codes=_codes(service.languages),
            )
            for service in services
        ),
        help=_choices(service.what_for for service in services),
        areas=_choices(service.area for service in services),
        languages=_choices(service.languages for service in services),
    )


def reporting_view(handbook: Handbook) -> ReportingView:
    """Return the reporting rules, in the order in which their jurisdictions first appear."""
    rules: dict[str, list[RuleView]] = {}
    for rule in handbook.local.rules:
        shown = RuleView(
            anchor=addresses.local_anchor("rule", rule.code),
            rule=rule,
            phone=phone_view(rule.phone) if rule.phone else None,
            see=see_view(handbook, rule.see),
            check=_check_view(handbook, rule),
            lang=rule.written_in or "",
        )
        rules.setdefault(rule.jurisdiction, []).append(shown)
    return ReportingView(
        title="Reporting rules here",
        description=f"State, tribal and local reporting rules, as {handbook.local.by or 'an organization'} gives them.",
        by=handbook.local.by,
        jurisdictions=tuple(
            (f"jurisdiction-{number}", name, tuple(found)) for number, (name, found) in enumerate(rules.items(), 1)
        ),
    )


def hidden_view(handbook: Handbook, hidden: HiddenPage, title: str, here: str = "") -> HiddenView:
    """Return what is in the place of a page, so that every code still leads somewhere.

    `here` is its address, where a page that leads to it is the one that is hidden.
    """
    page = here or hidden.page
    things = handbook.things.values()
    there = [
        (place, each.title) for each in things for place in (addresses.entry(each.code), handbook.address(each.code))
    ]
    there += [(addresses.of_section(each.page, each.code), each.title) for each in handbook.sections]
    anchors = {place.partition("#")[2]: name for place, name in reversed(there) if place.startswith(f"{page}#")}
    return HiddenView(
        title=title,
        description=f"{handbook.local.by} does not show this page in its copy of the handbook: {title}.",
        by=handbook.local.by,
        reason=hidden.reason or "",
        things=tuple(reversed(anchors.items())),
    )


def _check_view(handbook: Handbook, entry: Checked) -> CheckView:
    return CheckView(
        checked=entry.checked.isoformat(),
        by=entry.checked_by,
        next=entry.next_check.isoformat(),
        due=entry.is_due(handbook.local.day),
    )


def _choices(lists: Iterable[tuple[str, ...]]) -> tuple[Choice, ...]:
    """Return a box for each word, in alphabetical order, with the number of entries that carry it."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for words in lists:
        for code, name in {_code(word): word for word in words}.items():
            names.setdefault(code, name)
            counts[code] = counts.get(code, 0) + 1
    return tuple(
        Choice(code, names[code], counts[code]) for code in sorted(names, key=lambda code: names[code].casefold())
    )


def _codes(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(_code(word) for word in words))


def _code(word: str) -> str:
    """Return a word as it is in the address of a filtered page: no space, and nothing that has a meaning there."""
    return re.sub(r"[\W_]+", "-", word.casefold()).strip("-") or "other"
