"""Which part of the matrix courses reach: cell by cell, and what is left."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from macros.model import addresses
from macros.model.course import Course
from macros.model.handbook import Cell, Handbook
from macros.model.matrix import Competency, Group, SubCompetency
from macros.parts.links import LinkView
from macros.query.coverage import Reach, reached_by


@dataclass(frozen=True)
class HeatCell:
    """A cell of the matrix; `step` says how much of it is reached: none, some, most (half or more) or all."""

    code: str
    href: str
    group: Group
    reached: int
    total: int
    courses: int
    """How many courses reach any of it."""
    step: str


@dataclass(frozen=True)
class HeatRow:
    """A sub-competency."""

    code: str
    title: str
    href: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatBlock:
    """A competency with its rows."""

    code: str
    title: str
    href: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True)
class HeatColumn:
    """A group, and how much of it is reached."""

    group: Group
    href: str
    reached: int
    total: int


@dataclass(frozen=True)
class GapLine:
    """A statement that no session reaches."""

    code: str
    href: str
    condition: str | None
    text: str


@dataclass(frozen=True)
class GapGroup:
    """What is left of a group; `aimed` says whether courses mean to reach the group."""

    group: Group
    anchor: str
    aimed: bool
    total: int
    lines: tuple[GapLine, ...]

    @property
    def links(self) -> tuple[LinkView, ...]:
        """The statements by their codes alone."""
        return tuple(LinkView(line.code, line.href) for line in self.lines)


@dataclass(frozen=True)
class CoverageView:
    """The matrix as courses reach it; `several` says whether there are more than one."""

    several: bool
    reached: int
    total: int
    columns: tuple[HeatColumn, ...]
    blocks: tuple[HeatBlock, ...]
    gaps: tuple[GapGroup, ...]


def coverage_view(handbook: Handbook, courses: tuple[Course, ...], aimed: Collection[str]) -> CoverageView:
    """Return what courses reach together; `aimed` are the groups whose gaps are told in full."""
    reached = reached_by(handbook, courses)
    return CoverageView(
        several=len(courses) > 1,
        reached=len(reached),
        total=len(handbook.statements),
        columns=tuple(_column(handbook, group, reached) for group in handbook.groups),
        blocks=tuple(_block(handbook, competency, reached) for competency in handbook.competencies),
        gaps=tuple(_gap(handbook, group, reached, group.code in aimed) for group in handbook.groups),
    )


def _column(handbook: Handbook, group: Group, reached: dict[str, tuple[Reach, ...]]) -> HeatColumn:
    codes = _codes(handbook, group)
    return HeatColumn(
        group=group,
        href=addresses.page_of_group(group.code),
        reached=sum(code in reached for code in codes),
        total=len(codes),
    )


def _codes(handbook: Handbook, group: Group) -> tuple[str, ...]:
    return tuple(code for code, cell in handbook.cell_of.items() if cell.group is group)


def _block(handbook: Handbook, competency: Competency, reached: dict[str, tuple[Reach, ...]]) -> HeatBlock:
    return HeatBlock(
        code=competency.code,
        title=competency.title,
        href=addresses.of_matrix_code(competency.code),
        rows=tuple(_row(handbook, sub, reached) for sub in competency.sub_competencies),
    )


def _row(handbook: Handbook, sub: SubCompetency, reached: dict[str, tuple[Reach, ...]]) -> HeatRow:
    return HeatRow(
        code=sub.code,
        title=sub.title,
        href=addresses.of_matrix_code(sub.code),
        cells=tuple(_cell(cell, reached) for cell in handbook.cells if cell.sub_competency is sub),
    )


def _cell(cell: Cell, reached: dict[str, tuple[Reach, ...]]) -> HeatCell:
    reaches = [reached[statement.code] for statement in cell.statements if statement.code in reached]
    return HeatCell(
        code=cell.code,
        href=addresses.of_matrix_code(cell.code),
        group=cell.group,
        reached=len(reaches),
        total=len(cell.statements),
        courses=len({reach.course.code for each in reaches for reach in each}),
        step=step(len(reaches), len(cell.statements)),
    )


def step(reached: int, total: int) -> str:
    """Return how much of a cell is reached, in four steps."""
    if not reached:
        return "none"
    if reached == total:
        return "all"
    return "most" if 2 * reached >= total else "some"


def _gap(handbook: Handbook, group: Group, reached: dict[str, tuple[Reach, ...]], aimed: bool) -> GapGroup:
    codes = _codes(handbook, group)
    return GapGroup(
        group=group,
        anchor=f"gaps-{group.code}",
        aimed=aimed,
        total=len(codes),
        lines=tuple(
            GapLine(
                code=code,
                href=addresses.of_matrix_code(code),
                condition=handbook.statements[code].condition,
                text=handbook.statements[code].text,
            )
            for code in codes
            if code not in reached
        ),
    )
