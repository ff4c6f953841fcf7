"""What several views share: links, statements and cells as a fragment shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import addresses
from macros.model.course import Course
from macros.model.handbook import Cell, Handbook
from macros.model.knowledge import Principle
from macros.model.matrix import Competency, Group, Statement, SubCompetency
from macros.model.sections import Point, Section
from macros.query.cited import cited, source_name
from macros.query.coverage import Reach


@dataclass(frozen=True)
class LinkView:
    """A link to a page of the site; `href` is relative to the site's root."""

    text: str
    href: str


@dataclass(frozen=True)
class CourseLink:
    """A course with what it does with a statement, such as `taught, assessed`; `by` is who added it, of a local one."""

    text: str
    href: str
    does: str
    by: str


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
class PhoneView:
    """A telephone number; `href` is empty where it cannot be told what to dial."""

    text: str
    href: str


@dataclass(frozen=True)
class EmergencyView:
    """A local contact that stands beside the hotline."""

    name: str
    phone: PhoneView
    hours: str
    page: str
    lang: str


@dataclass(frozen=True)
class BesideView:
    """The local contacts beside the hotline, and who added them."""

    by: str
    contacts: tuple[EmergencyView, ...]


@dataclass(frozen=True)
class OfficialView:
    """A statement in the words of the report."""

    condition: str
    text: str


@dataclass(frozen=True)
class StatementView:
    """A statement; `href` is where it is at home, `anchor` its place on the page that shows it."""

    code: str
    anchor: str
    href: str
    condition: str | None
    text: str
    guides: tuple[LinkView, ...]
    """Guides with a step that rests on it."""
    courses: tuple[CourseLink, ...]
    """Courses that reach it, on its own page."""
    topics: tuple[LinkView, ...]
    topic_codes: str
    """The topics' codes with spaces between, for the filter."""
    local: LocalView | None
    """What an organization has added to it."""
    official: OfficialView | None
    """Its words in the report, where this copy has them and the page shows them."""


@dataclass(frozen=True)
class CellView:
    """A cell of the matrix: a number that links to its statements."""

    code: str
    href: str
    group: Group
    count: int
    opening: str
    """The first words of its first statement."""


@dataclass(frozen=True)
class RowView:
    """A sub-competency as a row of the matrix."""

    code: str
    title: str
    summary: str
    href: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class GroupCard:
    """A group with the way to its statements, and how many there are."""

    group: Group
    href: str
    count: int


def group_cards(handbook: Handbook) -> tuple[GroupCard, ...]:
    """Return the groups in the order of the matrix."""
    return tuple(
        GroupCard(
            group=group,
            href=addresses.page_of_group(group.code),
            count=sum(len(cell.statements) for cell in handbook.cells if cell.group is group),
        )
        for group in handbook.groups
    )


def statement_view(
    handbook: Handbook, statement: Statement, courses: Iterable[Reach] = (), *, official: bool = False
) -> StatementView:
    """Return a statement as fragments show it, with the courses that are to stand under it.

    With `official`, it stands in the words of the report as well, where this copy has them.
    """
    return StatementView(
        code=statement.code,
        anchor=addresses.anchor(statement.code),
        href=addresses.of_matrix_code(statement.code),
        condition=statement.condition,
        text=statement.text,
        guides=tuple(link(handbook, f"guide/{guide.code}") for guide in handbook.guides_of.get(statement.code, ())),
        courses=tuple(
            CourseLink(
                text=reach.course.name,
                href=addresses.of_course(reach.course.code),
                does=", ".join(reach.does),
                by=added_by(handbook, reach.course),
            )
            for reach in courses
        ),
        topics=tuple(LinkView(handbook.topic[code].name, addresses.of_topic(code)) for code in statement.topics),
        topic_codes=" ".join(statement.topics),
        local=local_view(handbook, statement.code),
        official=_official_view(handbook, statement.code) if official else None,
    )


def added_by(handbook: Handbook, course: Course) -> str:
    """Return who added a course to this copy; empty for one that is shipped."""
    return handbook.local.by if handbook.local.added(course) else ""


def _official_view(handbook: Handbook, code: str) -> OfficialView | None:
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
        if code in _now(handbook, rule.see)
    ]
    leading += [
        LinkView(protocol.title, addresses.of_local("protocol", protocol.code))
        for protocol in local.protocols
        if code in _now(handbook, protocol.see)
    ]
    return LocalView(local.by, notes, tuple(leading)) if notes or leading else None


def _now(handbook: Handbook, codes: Iterable[str]) -> dict[str, None]:
    """Return what codes lead to today, each once; one that is retired and was not replaced leads to itself."""
    return dict.fromkeys(now for code in codes for now in handbook.now(code) or (code,))


def beside_view(handbook: Handbook) -> BesideView | None:
    """Return the local contacts that stand beside the hotline; None where there are none."""
    contacts = tuple(
        EmergencyView(
            name=contact.name,
            phone=phone_view(contact.phone),
            hours=contact.hours or "",
            page=addresses.of_local("contact", contact.code),
            lang=contact.written_in or "",
        )
        for contact in handbook.local.emergency
    )
    return BesideView(handbook.local.by, contacts) if contacts else None


def phone_view(text: str) -> PhoneView:
    """Return a number as it is written, and how to dial it if it is nothing but a number, with an extension or not."""
    found = re.fullmatch(r"([+0-9 ().\-/]*[0-9])(?:,? ?(?:ext\.?|extension|x) ?([0-9]+))?", text)
    digits = re.sub(r"[^+0-9]", "", found[1]) if found else ""
    extension = f";ext={found[2]}" if found and found[2] else ""
    return PhoneView(text, f"tel:{digits}{extension}" if digits else "")


def row_view(handbook: Handbook, sub: SubCompetency) -> RowView:
    """Return a sub-competency with its four cells."""
    return RowView(
        code=sub.code,
        title=sub.title,
        summary=sub.summary,
        href=addresses.of_matrix_code(sub.code),
        cells=tuple(_cell_view(cell) for cell in handbook.cells if cell.sub_competency is sub),
    )


def _cell_view(cell: Cell) -> CellView:
    return CellView(
        code=cell.code,
        href=addresses.of_matrix_code(cell.code),
        group=cell.group,
        count=len(cell.statements),
        opening=first_words(cell.statements[0].text),
    )


def first_words(text: str, length: int = 58) -> str:
    """Return the beginning of a text, at most `length` characters, cut between words."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–(") + " …"


def competency_label(competency: Competency) -> str:
    """Return how a competency is announced: the universal one has a letter, the others a number."""
    return "Universal competency" if competency.code == "U" else f"Competency {competency.code}"


@dataclass(frozen=True)
class SeeView:
    """Related things: codes of the matrix by themselves, everything else by title."""

    codes: tuple[LinkView, ...]
    links: tuple[LinkView, ...]


@dataclass(frozen=True)
class CitationView:
    """A thing of the matrix as its citation, in the style of APA, names it; `name` ends its sentence."""

    code: str
    name: str
    year: int
    work: str
    edition: str
    permalink: str
    origin: str


@dataclass(frozen=True)
class ItemView:
    """An item of a section; `anchor` is empty where it has none."""

    anchor: str
    title: str
    text: str
    tool: str
    see: SeeView
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class SectionView:
    """A heading with what stands under it; `level` is that of the heading."""

    code: str
    level: int
    title: str
    paragraphs: tuple[str, ...]
    numbered: bool
    items: tuple[ItemView, ...]
    note: str
    see: SeeView
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class PointView:
    """Something with a code, a title and a text."""

    anchor: str
    title: str
    text: str
    see: SeeView
    sources: tuple[LinkView, ...]


def link(handbook: Handbook, code: str) -> LinkView:
    """Return a link to anything that has a code; things of the matrix are called by their code.

    Local additions may name what is retired: that leads to its permalink, which says what became of it.
    """
    if code in handbook.retired:
        return LinkView(f"{code} (retired)", addresses.permalink(code))
    thing = handbook.things[code]
    return LinkView(thing.title if "/" in code else code, addresses.of(code))


def links(handbook: Handbook, codes: Iterable[str]) -> tuple[LinkView, ...]:
    """Return links to several things, each once."""
    return tuple(link(handbook, code) for code in dict.fromkeys(codes))


def see_view(handbook: Handbook, codes: Iterable[str]) -> SeeView:
    """Return related things, codes of the matrix apart from the rest."""
    each = _now(handbook, codes)
    return SeeView(
        codes=links(handbook, (code for code in each if "/" not in code)),
        links=links(handbook, (code for code in each if "/" in code)),
    )


def source_links(handbook: Handbook, codes: Iterable[str]) -> tuple[LinkView, ...]:
    """Return where something comes from, each source by its short name."""
    return tuple(_source_link(handbook, code) for code in dict.fromkeys(codes))


def _source_link(handbook: Handbook, code: str) -> LinkView:
    address = "about/index.html#rewording" if code == "own" else addresses.of(code)
    return LinkView(source_name(handbook, code), address)


def citation_view(handbook: Handbook, code: str) -> CitationView:
    """Return the citation of anything of the matrix."""
    thing, edition = cited(handbook, code), handbook.edition
    name = ": ".join(filter(None, (thing.condition, thing.title)))
    return CitationView(
        code=code,
        name=f"{code}. {name}" if name.endswith((".", "?", "!", ".”")) else f"{code}. {name}.",
        year=edition.date.year,
        work=edition.title,
        edition=edition.code,
        permalink=thing.permalink,
        origin=thing.origin,
    )


def section_views(handbook: Handbook, page: str) -> tuple[SectionView, ...]:
    """Return the sections of a page of prose, in their order."""
    return tuple(
        _hidden_section(handbook, section)
        if handbook.local.hides(addresses.of_section(page, section.code))
        else SectionView(
            code=section.code,
            level=3 if section.part_of else 2,
            title=section.title,
            paragraphs=section.paragraphs,
            numbered=section.numbered,
            items=tuple(
                ItemView(
                    anchor=item.code or "",
                    title=item.title or "",
                    text=item.text or "",
                    tool=item.tool or "",
                    see=see_view(handbook, item.see),
                    sources=source_links(handbook, item.sources),
                )
                for item in section.items
            ),
            note=section.note or "",
            see=see_view(handbook, section.see),
            sources=source_links(handbook, section.sources),
        )
        for section in handbook.sections
        if section.page == page
    )


def _hidden_section(handbook: Handbook, section: Section) -> SectionView:
    """Return a section that an organization does not show: its heading stays, so that links to it lead somewhere."""
    hidden = handbook.local.hides(addresses.of_section(section.page, section.code))
    reason = f" {hidden.reason}" if hidden and hidden.reason else ""
    return SectionView(
        code=section.code,
        level=3 if section.part_of else 2,
        title=section.title,
        paragraphs=(),
        numbered=False,
        items=(),
        note=f"{handbook.local.by} does not show this section.{reason}",
        see=SeeView((), ()),
        sources=(),
    )


def point_views(handbook: Handbook, points: Iterable[Point | Principle]) -> tuple[PointView, ...]:
    """Return requirements, principles and the like."""
    return tuple(
        PointView(
            anchor=point.code,
            title=point.title,
            text=point.text,
            see=see_view(handbook, point.see),
            sources=source_links(handbook, point.sources),
        )
        for point in points
    )
