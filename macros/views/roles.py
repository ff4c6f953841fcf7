"""Roles: for each kind of work five lines, whom to call, and where to read on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import addresses
from macros.model.base import OWN
from macros.model.handbook import Handbook
from macros.model.local import LocalRole
from macros.model.matrix import Statement
from macros.model.roles import Role, RoleLine
from macros.parts.advice import ConditionView, HotlineBox, conditions, hotline_box
from macros.parts.links import LinkView, led_to, link, links, source_links
from macros.parts.local import added_by
from macros.parts.reviews import review_line
from macros.parts.roles import RoleLink, role_links
from macros.parts.statements import StatementView, statement_view
from macros.query.collection_address import encode
from macros.query.coverage import reached_by


@dataclass(frozen=True)
class RolesView:
    """The page of all roles."""

    title: str
    description: str
    roles: tuple[RoleLink, ...]


@dataclass(frozen=True)
class BasisView:
    """A line of a role, with what it rests on."""

    text: str
    rests_on: tuple[LinkView, ...]


@dataclass(frozen=True)
class AddedView:
    """What an organization tells those who have a role of the handbook."""

    anchor: str
    lines: tuple[str, ...]
    lang: str


@dataclass(frozen=True)
class TrainingView:
    """A course that reaches statements of a role, and how many; `by` is who added it, of a local one."""

    course: LinkView
    reached: int
    by: str


@dataclass(frozen=True)
class RoleView:
    """The page of a role."""

    thing: str
    """The role's code with its kind; empty where an organization has added the role."""
    title: str
    description: str
    who: str
    by: str
    """Who added the role, where it is an organization's own, or what is added to it."""
    lang: str
    lines: tuple[str, ...]
    conditions: tuple[ConditionView, ...]
    added: tuple[AddedView, ...]
    hotline: HotlineBox
    guides: tuple[LinkView, ...]
    statements: tuple[StatementView, ...]
    training: tuple[TrainingView, ...]
    card: LinkView
    open: str
    """Where its statements open as a collection of the reader's own."""
    assess: str
    """Where they are rated."""
    documents: LinkView
    collection: LinkView | None
    """The prepared collection that holds its statements."""
    roles: LinkView
    basis: tuple[BasisView, ...]
    sources: tuple[LinkView, ...]
    review: str
    """Who has reviewed it, and which reviews it lacks."""


def roles_view(handbook: Handbook) -> RolesView:
    """Return all roles."""
    return RolesView(
        title="Who are you?",
        description="A page for each kind of work: five plain lines, whom to call, guides, and statements.",
        roles=role_links(handbook),
    )


def role_view(handbook: Handbook, code: str) -> RoleView:
    """Return the page of the role with a code; KeyError where there is none."""
    role = handbook.role(code)
    return _own(handbook, role) if isinstance(role, LocalRole) else _shipped(handbook, role)


def _shipped(handbook: Handbook, role: Role) -> RoleView:
    statements = _statements(handbook, handbook.statements_for(role))
    added = handbook.added_to_roles.get(role.code, ())
    return RoleView(
        thing=f"role/{role.code}",
        title=role.name,
        description=_description(role.who, statements),
        who=role.who,
        by=handbook.local.by,
        lang="",
        lines=tuple(line.text for line in role.lines),
        conditions=conditions(handbook, role),
        added=tuple(
            AddedView(addresses.local_anchor("role", each.code), each.lines, each.written_in or "")
            for each in added
            if each.lines
        ),
        hotline=_hotline(handbook, added),
        guides=(*links(handbook, role.guides), *(LinkView(page.title, page.page) for page in role.pages)),
        statements=_shown(handbook, statements),
        training=_training(handbook, statements),
        card=CARD,
        open=_open(statements, role.name),
        assess=_assess(role.code),
        documents=DOCUMENTS,
        collection=link(handbook, role.collection) if role.collection else None,
        roles=ROLES,
        basis=tuple(_basis(handbook, line) for line in role.lines),
        sources=source_links(handbook, role.sources),
        review=review_line(role.reviewed, handbook.words),
    )


def _own(handbook: Handbook, role: LocalRole) -> RoleView:
    statements = _statements(handbook, led_to(handbook, role.statements))
    return RoleView(
        thing="",
        title=role.title,
        description=_description(role.who or role.title, statements),
        who=role.who or "",
        by=handbook.local.by,
        lang=role.written_in or "",
        lines=role.lines,
        conditions=(),
        added=(),
        hotline=_hotline(handbook, (role,)),
        guides=links(handbook, led_to(handbook, role.guides)),
        statements=_shown(handbook, statements),
        training=_training(handbook, statements),
        card=CARD,
        open=_open(statements, role.title),
        assess=_assess(role.code),
        documents=DOCUMENTS,
        collection=None,
        roles=ROLES,
        basis=(),
        sources=(),
        review="",
    )


CARD = LinkView("A card to print", addresses.CARD)
ROLES = LinkView("All roles", addresses.ROLES)
DOCUMENTS = LinkView("Job description and evaluation form", addresses.DOCUMENTS)


def _assess(code: str) -> str:
    return f"{addresses.ASSESS}#set=role&role={code}"


def _description(who: str, statements: tuple[Statement, ...]) -> str:
    return f"{who} Five lines, whom to call, guides, and {len(statements)} statements."


def _statements(handbook: Handbook, codes: Iterable[str]) -> tuple[Statement, ...]:
    """Return the statements with some codes; what is retired and was not replaced is none."""
    return tuple(handbook.statements[code] for code in codes if code in handbook.statements)


def _shown(handbook: Handbook, statements: Iterable[Statement]) -> tuple[StatementView, ...]:
    return tuple(statement_view(handbook, each) for each in statements)


def _open(statements: Iterable[Statement], name: str) -> str:
    return addresses.of_collection(encode((each.code for each in statements), name))


def _hotline(handbook: Handbook, added: Iterable[LocalRole]) -> HotlineBox:
    contacts = {contact.code: contact for contact in handbook.local.contacts}
    return hotline_box(handbook, [contacts[code] for each in added for code in each.contacts])


def _training(handbook: Handbook, statements: tuple[Statement, ...]) -> tuple[TrainingView, ...]:
    """Return the courses that reach any of the statements; one that is made up trains nobody."""
    codes = {each.code for each in statements}
    found = []
    for course in handbook.courses:
        reached = len(codes & reached_by(handbook, (course,)).keys())
        if reached and not course.example:
            shown = LinkView(course.name, addresses.of_course(course.code))
            found.append(TrainingView(shown, reached, added_by(handbook, course)))
    return tuple(found)


NAMED = ("statement", "guide", "collection", "requirement", "consideration")
"""The kinds that a line rests on which are called by their own code or title, and not as sources are."""


def _basis(handbook: Handbook, line: RoleLine) -> BasisView:
    return BasisView(
        line.text,
        tuple(
            link(handbook, code) if code != OWN and handbook.things[code].kind in NAMED else source
            for code in line.rests_on
            for source in source_links(handbook, (code,))
        ),
    )
