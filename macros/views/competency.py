"""A competency: its introduction and its sub-competencies."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.handbook import Handbook
from macros.parts.local import LocalView, local_view
from macros.parts.statements import RowView, competency_label, row_view


@dataclass(frozen=True)
class CompetencyView:
    """The page of a competency."""

    code: str
    label: str
    name: str
    title: str
    description: str
    local: LocalView | None
    introduction: tuple[str, ...]
    rows: tuple[RowView, ...]


def competency_view(handbook: Handbook, code: str) -> CompetencyView:
    """Return the page of the competency with a code; KeyError where there is none."""
    competency = handbook.competency(code)
    return CompetencyView(
        code=competency.code,
        label=competency_label(competency),
        name=competency.name,
        title=competency.title,
        description=competency.summary,
        local=local_view(handbook, competency.code),
        introduction=competency.introduction,
        rows=tuple(row_view(handbook, sub) for sub in competency.sub_competencies),
    )
