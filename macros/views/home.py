"""The first page: it leads each kind of reader to their part in one step."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import Edition, Handbook
from macros.views.matrix import MatrixView, matrix_view


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    title: str
    description: str
    matrix: MatrixView
    edition: Edition


def home_view(handbook: Handbook) -> HomeView:
    """Return the home page."""
    return HomeView(
        title=handbook.edition.title,
        description=(
            "What health care and behavioral health staff need to know and do about human trafficking: "
            f"{len(handbook.statements)} statements for four groups, from the HHS core competencies."
        ),
        matrix=matrix_view(handbook),
        edition=handbook.edition,
    )
