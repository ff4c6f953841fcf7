"""The framework as the table of outcomes that Canvas imports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.exports.framework import Node, Selection, about_framework, nodes, selected, short_name, shortened
from macros.exports.guarded_csv import marked_table, table
from macros.exports.pieces import CHOSEN, Piece, listed
from macros.exports.rich_text import description, paragraphs
from macros.model.handbook import Handbook

LENGTH = 255
"""Characters that Canvas takes of a title, and of a description for learners."""
COLUMNS = (
    "vendor_guid",
    "object_type",
    "title",
    "description",
    "display_name",
    "parent_guids",
    "calculation_method",
    "calculation_int",
    "mastery_points",
    "workflow_state",
    "friendly_description",
    "ratings",
)
"""Canvas refuses a file with any other. After `ratings`, the last one, points and names of the ratings alternate."""
RATINGS = ("1", "Competent", "0", "Not yet competent")
"""From the highest points down, as Canvas asks."""
MASTERY = RATINGS[0]


def to_canvas(handbook: Handbook, base: str, chosen: Selection | None = None) -> bytes:
    """Return a group for the handbook, the competencies and the cells, an outcome for each statement."""
    rows = [_top(handbook, base, chosen), *_rows(handbook, selected(handbook, chosen), base)]
    return marked_table([_header(), *map(_cells, rows)])


def pieces(handbook: Handbook, base: str) -> list[Piece]:
    """Return the same for any selection."""
    tree = [*nodes(handbook)]
    head = marked_table([_header(), _cells(_top(handbook, base, CHOSEN))]).decode()
    rows = zip(tree, _rows(handbook, tree, base), strict=True)
    return [head, listed((node.code, [table([_cells(row)]).decode()]) for node, row in rows)]


def _header() -> list[str]:
    return [*COLUMNS, *([""] * (len(RATINGS) - 1))]


def _top(handbook: Handbook, base: str, chosen: Selection | None) -> dict[str, str]:
    about = about_framework(handbook, chosen)
    return {
        "vendor_guid": handbook.ledger.framework,
        "object_type": "group",
        "title": handbook.edition.title,
        "description": paragraphs([about], base or handbook.edition.report.address),
        "workflow_state": "active",
    }


def _rows(handbook: Handbook, tree: Iterable[Node], base: str) -> Iterator[dict[str, str]]:
    identifier = {"": handbook.ledger.framework, **handbook.ledger.identifiers}
    return (_row(node, identifier[node.parent], base) for node in tree)


def title(node: Node) -> str:
    """Return code and name, as long as Canvas allows; learners see it, too, in place of a bare code."""
    return short_name(node, LENGTH)


def _for_learners(node: Node) -> str:
    """Return what learners are shown: the text, or, where that is too long for Canvas, the statement in short."""
    return node.text if len(node.text) <= LENGTH else shortened(node.name, LENGTH)


def _row(node: Node, parent: str, base: str) -> dict[str, str]:
    row = {
        "vendor_guid": node.identifier,
        "object_type": "group",
        "title": title(node),
        "description": description(node, base),
        "parent_guids": parent,
        "workflow_state": "active",
    }
    if node.kind != "statement":
        return row
    shown = {"display_name": title(node), "friendly_description": _for_learners(node)}
    outcome = shown | {"calculation_method": "latest", "mastery_points": MASTERY}
    return row | {"object_type": "outcome", "ratings": RATINGS[0]} | outcome


def _cells(row: dict[str, str]) -> list[str]:
    ratings = RATINGS[1:] if row["object_type"] == "outcome" else [""] * (len(RATINGS) - 1)
    return [*(row.get(column, "") for column in COLUMNS), *ratings]
