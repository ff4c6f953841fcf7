"""A sub-competency: where a link from a curriculum lands, so its page is whole by itself."""

from __future__ import annotations

from dataclasses import dataclass

from macros import addresses
from macros.model import Group, Handbook
from macros.views.parts import LinkView, StatementView, competency_label, statement_view


@dataclass(frozen=True)
class CellSection:
    """One group's statements."""

    code: str
    anchor: str
    group: Group
    group_page: LinkView
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class SubCompetencyView:
    """The page of a sub-competency."""

    code: str
    title: str
    description: str
    label: str
    competency: LinkView
    sections: tuple[CellSection, ...]


def sub_competency_view(handbook: Handbook, code: str) -> SubCompetencyView:
    """Return the page of the sub-competency with a code; KeyError where there is none."""
    cells = [cell for cell in handbook.cells if cell.sub_competency.code == code]
    if not cells:
        raise KeyError(code)
    competency, sub = cells[0].competency, cells[0].sub_competency
    return SubCompetencyView(
        code=sub.code,
        title=sub.title,
        description=sub.summary,
        label=competency_label(competency),
        competency=LinkView(competency.title, addresses.of_matrix_code(competency.code)),
        sections=tuple(
            CellSection(
                code=cell.code,
                anchor=addresses.anchor(cell.code),
                group=cell.group,
                group_page=LinkView(cell.group.name, addresses.page_of_group(cell.group.code)),
                statements=tuple(statement_view(handbook, statement) for statement in cell.statements),
            )
            for cell in cells
        ),
    )
