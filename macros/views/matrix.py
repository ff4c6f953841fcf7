"""The matrix: every sub-competency against every group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.parts.links import LinkView
from macros.parts.statements import GroupCard, RowView, group_cards, row_view


@dataclass(frozen=True)
class MatrixBlock:
    """A competency with its rows."""

    code: str
    name: str
    title: str
    href: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class LayerView:
    """Something to show on the matrix: the code of its kind, and what readers call it."""

    code: str
    name: str


@dataclass(frozen=True)
class MatrixView:
    """The whole matrix."""

    title: str
    description: str
    columns: tuple[GroupCard, ...]
    blocks: tuple[MatrixBlock, ...]
    sub_competencies: int
    statements: int
    layers: tuple[LayerView, ...]
    """What can be shown on it, by a script."""
    downloads: tuple[LinkView, ...]
    alternates: tuple[tuple[str, str], ...]
    """The same for programs: type and address."""


def matrix_view(handbook: Handbook) -> MatrixView:
    """Return the matrix of all competencies and groups."""
    subs = [sub for competency in handbook.competencies for sub in competency.sub_competencies]
    return MatrixView(
        title="The matrix",
        description=f"{len(subs)} sub-competencies for four groups: {len(handbook.statements)} statements at a glance.",
        columns=group_cards(handbook),
        blocks=tuple(
            MatrixBlock(
                code=competency.code,
                name=competency.name,
                title=competency.title,
                href=addresses.of_matrix_code(competency.code),
                rows=tuple(row_view(handbook, sub) for sub in competency.sub_competencies),
            )
            for competency in handbook.competencies
        ),
        sub_competencies=len(subs),
        statements=len(handbook.statements),
        layers=tuple(_layers(handbook)),
        downloads=(
            LinkView("Workbook (XLSX)", "exports/handbook.xlsx"),
            LinkView("Spreadsheet (CSV)", "exports/handbook.csv"),
            LinkView("Data (JSON)", "exports/handbook.json"),
            LinkView("Files for learning systems", "teach/exports.html"),
        ),
        alternates=(
            ("application/json", "exports/handbook.json"),
            ("application/ld+json", "exports/defined-terms.jsonld"),
        ),
    )


def _layers(handbook: Handbook) -> Iterator[LayerView]:
    yield LayerView("statements", "Statements")
    yield LayerView("topic", "Topic")
    yield LayerView("role", "Role")
    if handbook.courses:
        yield LayerView("course", "Course")
    yield LayerView("collection", "Your collection")
    if any(note.on in handbook.statements for note in handbook.local.notes):
        yield LayerView("notes", "Local notes")
