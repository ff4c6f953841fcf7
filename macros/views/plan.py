"""Plan: the page on which statements are rated, and the sheets on which that is done by hand."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.assessment import AssessmentSet, Scale
from macros.model.handbook import Handbook
from macros.model.matrix import Group
from macros.parts.links import LinkView
from macros.query.occasions import occasions
from macros.views.group import GroupBlock, group_view
from macros.views.matrix import MatrixView, matrix_view


@dataclass(frozen=True)
class Option:
    """Something to choose: its code, and what readers call it."""

    code: str
    name: str
    lang: str = ""


@dataclass(frozen=True)
class AssessView:
    """The page that a script makes an assessment on."""

    title: str
    description: str
    long: str
    sets: tuple[AssessmentSet, ...]
    roles: tuple[Option, ...]
    collections: tuple[Option, ...]
    competencies: tuple[Option, ...]
    groups: tuple[Group, ...]
    sheets: tuple[LinkView, ...]
    """The same to be filled in by hand."""
    matrix: MatrixView


@dataclass(frozen=True)
class SheetView:
    """All statements of a group, each with boxes to check by hand."""

    title: str
    description: str
    long: str
    group: Group
    count: int
    scale: Scale
    blocks: tuple[GroupBlock, ...]
    others: tuple[LinkView, ...]


def assess_view(handbook: Handbook) -> AssessView:
    """Return the page that a script makes an assessment on."""
    return AssessView(
        title="Assess",
        description="Rate statements for yourself or an organization, see the gaps, and make a plan. Nothing is sent.",
        long="Each statement of a set is here to be rated in one go; no list of them is cut.",
        sets=handbook.assessments.sets,
        roles=tuple(Option(each.code, each.name, each.lang) for each in occasions(handbook) if each.is_role),
        collections=tuple(Option(each.code, each.name) for each in occasions(handbook) if not each.is_role),
        competencies=tuple(Option(each.code, f"{each.code} {each.name}") for each in handbook.competencies),
        groups=handbook.groups,
        sheets=_sheets(handbook),
        matrix=matrix_view(handbook),
    )


def sheet_view(handbook: Handbook, code: str) -> SheetView:
    """Return the sheet of the group with a code such as `research`; KeyError where there is none."""
    shown = group_view(handbook, code)
    scales = {scale.code: scale for scale in handbook.assessments.scales}
    [usual] = [each.scales[0] for each in handbook.assessments.sets if each.code == code]
    return SheetView(
        title=f"{shown.group.name}: a sheet to rate by hand",
        description=f"All {shown.count} statements for this group with boxes to check, for paper. {shown.group.who}",
        long="It is printed: every statement has its boxes, and none is left out.",
        group=shown.group,
        count=shown.count,
        scale=scales[usual],
        blocks=shown.blocks,
        others=tuple(link for link in _sheets(handbook) if link.text != shown.group.name),
    )


def _sheets(handbook: Handbook) -> tuple[LinkView, ...]:
    return tuple(LinkView(group.name, addresses.page_of_sheet(group.code)) for group in handbook.groups)
