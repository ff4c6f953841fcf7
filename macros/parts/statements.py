"""Statements, cells, rows and groups of the matrix as fragments show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Cell, Handbook
from macros.model.matrix import Competency, Group, Statement, SubCompetency
from macros.parts.links import LinkView, link
from macros.parts.local import LocalView, OfficialView, added_by, local_view, official_view
from macros.query.coverage import Reach


@dataclass(frozen=True)
class CourseLink:
    """A course with what it does with a statement, such as `taught, assessed`; `by` is who added it, of a local one."""

    text: str
    href: str
    does: str
    by: str


@dataclass(frozen=True)
class StatementView:
    """A statement; `href` is where it is at home, `anchor` its place on the page that shows it."""

    code: str
    anchor: str
    href: str
    short: str
    """The statement in at most 12 words."""
    condition: str | None
    text: str
    """The whole statement as one sentence or two."""
    lead: str
    """What comes before its items; the whole of a statement without items."""
    items: tuple[tuple[str, str], ...]
    """The items it lists, each with what joins it to the next one in a sentence."""
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
    """Its first statement in short."""


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
    """Return a statement as fragments show it, with the courses that are to be under it.

    With `official`, it is in the words of the report as well, where this copy has them.
    """
    return StatementView(
        code=statement.code,
        anchor=addresses.anchor(statement.code),
        href=addresses.of_matrix_code(statement.code),
        short=statement.short,
        condition=statement.condition,
        text=statement.text,
        lead=statement.opening,
        items=tuple(statement.marked_items()),
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
        official=official_view(handbook, statement.code) if official else None,
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
        opening=cell.statements[0].short,
    )


def competency_label(competency: Competency) -> str:
    """Return how a competency is announced: the universal one has a letter, the others a number."""
    return "Universal competency" if competency.code == "U" else f"Competency {competency.code}"
