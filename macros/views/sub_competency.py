"""A sub-competency: where a link from a curriculum lands, so its page is whole by itself."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.matrix import LETTERS, Group, SubCompetency
from macros.parts.links import CitationView, LinkView, citation_view, links
from macros.parts.local import LocalView, local_view
from macros.parts.statements import StatementView, competency_label, statement_view
from macros.query.coverage import counted, reached_by


@dataclass(frozen=True)
class CellSection:
    """One group's statements."""

    code: str
    anchor: str
    group: Group
    group_page: LinkView
    local: LocalView | None
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class RelatedView:
    """Things of one kind that have to do with the sub-competency."""

    title: str
    anchor: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True)
class SubCompetencyView:
    """The page of a sub-competency."""

    code: str
    title: str
    description: str
    label: str
    competency: LinkView
    local: LocalView | None
    official: str
    """The report that official wording is from, where this copy has it."""
    sections: tuple[CellSection, ...]
    related: tuple[RelatedView, ...]
    citation: CitationView
    how_to_cite: LinkView


def sub_competency_view(handbook: Handbook, code: str) -> SubCompetencyView:
    """Return the page of the sub-competency with a code; KeyError where there is none."""
    cells = [cell for cell in handbook.cells if cell.sub_competency.code == code]
    if not cells:
        raise KeyError(code)
    reached = reached_by(handbook, counted(handbook))
    competency, sub = cells[0].competency, cells[0].sub_competency
    return SubCompetencyView(
        code=sub.code,
        title=sub.title,
        description=sub.summary,
        label=competency_label(competency),
        competency=LinkView(competency.title, addresses.of_matrix_code(competency.code)),
        local=local_view(handbook, sub.code),
        official=handbook.edition.report.title if handbook.local.official else "",
        sections=tuple(
            CellSection(
                code=cell.code,
                anchor=addresses.anchor(cell.code),
                group=cell.group,
                group_page=LinkView(cell.group.name, addresses.page_of_group(cell.group.code)),
                local=local_view(handbook, cell.code),
                statements=tuple(
                    statement_view(handbook, statement, reached.get(statement.code, ()), official=True)
                    for statement in cell.statements
                ),
            )
            for cell in cells
        ),
        related=_related(handbook, competency.code, sub),
        citation=citation_view(handbook, sub.code),
        how_to_cite=LinkView("How to cite", addresses.HOW_TO_CITE),
    )


def _related(handbook: Handbook, competency: str, sub: SubCompetency) -> tuple[RelatedView, ...]:
    """Return what refers to the sub-competency or to one of its statements, kind by kind."""
    inside = [sub.code, *(statement.code for group in LETTERS for statement in sub.statements(group))]
    referring = {code for each in inside for code in handbook.referring.get(each, ())}
    referring |= {code for code in handbook.referring.get(competency, ()) if code.startswith("resource/")}
    found: dict[str, list[str]] = {kind: [] for kind in RELATED}
    for code in handbook.things:
        kind = code.partition("/")[0]
        if code in referring and kind in RELATED:
            found[kind].append(code)
    return tuple(
        RelatedView(title, f"related-{kind}s", links(handbook, found[kind]))
        for kind, title in RELATED.items()
        if found[kind]
    )


RELATED = {
    "guide": "Practice guides",
    "tier": "Prevention",
    "definition": "Definitions",
    "term": "Terms",
    "recommendation": "Recommendations",
    "resource": "Resources",
}
"""The kinds of things that a sub-competency leads on to, and what they are headed."""
