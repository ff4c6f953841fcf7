"""The framework as the table of outcomes that Canvas imports."""

from __future__ import annotations

from macros.exports.framework import Node, about_framework, nodes, short_name
from macros.exports.guarded_csv import table
from macros.exports.rich_text import description, paragraphs
from macros.model.handbook import Handbook

TITLE_LENGTH = 100
"""Characters of a title. Canvas takes 255; more than this makes its lists and grade books hard to read."""
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
    "ratings",
)
"""Canvas refuses a file with any other. After `ratings`, the last one, points and names of the ratings alternate."""
RATINGS = ("1", "Competent", "0", "Not yet competent")
"""From the highest points down, as Canvas asks."""
MASTERY = RATINGS[0]


def to_canvas(handbook: Handbook, base: str) -> bytes:
    """Return a group for the handbook, the competencies and the cells, an outcome for each statement."""
    top = {
        "vendor_guid": handbook.ledger.framework,
        "object_type": "group",
        "title": handbook.edition.title,
        "description": paragraphs([about_framework(handbook)], base or handbook.edition.report.address, linked=True),
        "workflow_state": "active",
    }
    identifier = {"": handbook.ledger.framework, **handbook.ledger.identifiers}
    rows = [top, *(_row(node, identifier[node.parent], base) for node in nodes(handbook))]
    blanks = [""] * (len(RATINGS) - 1)
    return table([[*COLUMNS, *blanks], *(_cells(row) for row in rows)])


def title(node: Node) -> str:
    """Return code and name, short enough for lists."""
    return short_name(node, TITLE_LENGTH)


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
    outcome = {"display_name": node.code, "calculation_method": "latest", "mastery_points": MASTERY}
    return row | {"object_type": "outcome", "ratings": RATINGS[0]} | outcome


def _cells(row: dict[str, str]) -> list[str]:
    ratings = RATINGS[1:] if row["object_type"] == "outcome" else [""] * (len(RATINGS) - 1)
    return [*(row.get(column, "") for column in COLUMNS), *ratings]
