"""What several views share: links, statements and cells as a fragment shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros import addresses
from macros.cited import cited, source_name
from macros.coverage import Reach
from macros.model.handbook import Cell, Handbook
from macros.model.knowledge import Principle
from macros.model.matrix import Competency, Group, Statement, SubCompetency
from macros.model.sections import Point


@dataclass(frozen=True)
class LinkView:
    """A link to a page of the site; `href` is relative to the site's root."""

    text: str
    href: str


@dataclass(frozen=True)
class CourseLink:
    """A course with what it does with a statement, such as `taught, assessed`."""

    text: str
    href: str
    does: str


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


def statement_view(handbook: Handbook, statement: Statement, courses: Iterable[Reach] = ()) -> StatementView:
    """Return a statement as fragments show it, with the courses that are to stand under it."""
    return StatementView(
        code=statement.code,
        anchor=addresses.anchor(statement.code),
        href=addresses.of_matrix_code(statement.code),
        condition=statement.condition,
        text=statement.text,
        guides=tuple(link(handbook, f"guide/{guide.code}") for guide in handbook.guides_of.get(statement.code, ())),
        courses=tuple(
            CourseLink(reach.course.name, addresses.of_course(reach.course.code), ", ".join(reach.does))
            for reach in courses
        ),
        topics=tuple(LinkView(handbook.topic[code].name, addresses.of_topic(code)) for code in statement.topics),
        topic_codes=" ".join(statement.topics),
    )


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
    """Return a link to anything that has a code; things of the matrix are called by their code."""
    thing = handbook.things[code]
    return LinkView(thing.title if "/" in code else code, addresses.of(code))


def links(handbook: Handbook, codes: Iterable[str]) -> tuple[LinkView, ...]:
    """Return links to several things, each once."""
    return tuple(link(handbook, code) for code in dict.fromkeys(codes))


def see_view(handbook: Handbook, codes: Iterable[str]) -> SeeView:
    """Return related things, codes of the matrix apart from the rest."""
    each = tuple(dict.fromkeys(codes))
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
        SectionView(
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
