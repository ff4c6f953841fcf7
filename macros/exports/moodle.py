"""The framework as the table that Moodle imports (tool_lpimportcsv)."""

from __future__ import annotations

import html
import json

from macros.exports.framework import Node, about_framework, nodes, shortened
from macros.exports.guarded_csv import table
from macros.exports.rich_text import description, paragraphs
from macros.model.handbook import Handbook

NAME_LENGTH = 100
"""Characters of a short name; Moodle cuts longer ones."""
COLUMNS = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
)
"""Moodle matches columns by their place, so all stand here in its order."""
HTML = "1"
SCALE = "Not yet competent,Competent"
SCALE_CONFIGURATION = [
    {"scaleid": "1"},
    {"id": 1, "scaledefault": 1, "proficient": 0},
    {"id": 2, "scaledefault": 0, "proficient": 1},
]
"""The lower value is the default, the upper one means proficient; Moodle refuses a scale without the two."""
TAXONOMY = "competency,competency,domain,outcome"
"""What Moodle calls the four levels; its list of words has none for a cell and a statement."""


def to_moodle(handbook: Handbook, base: str) -> bytes:
    """Return a row for the framework and one for each of its competencies, each after its parent."""
    edition = handbook.edition
    framework = {
        "ID number": framework_number(handbook),
        "Short name": _name(edition.title),
        "Description": paragraphs([about_framework(handbook)], base or edition.report.address, linked=True),
        "Description format": HTML,
        "Scale values": SCALE,
        "Scale configuration": json.dumps(SCALE_CONFIGURATION, separators=(",", ":")),
        "Is framework": "1",
        "Taxonomy": TAXONOMY,
    }
    rows = [framework, *(_row(handbook, node, base) for node in nodes(handbook))]
    return table([COLUMNS, *([row.get(column, "") for column in COLUMNS] for row in rows)])


def framework_number(handbook: Handbook) -> str:
    """Return the framework's ID number. Moodle takes each only once, so it names the edition."""
    return f"CCH-{handbook.edition.code}"


def short_name(node: Node) -> str:
    """Return code and name, as long as Moodle allows."""
    return _name(f"{node.code} {node.name}")


def _row(handbook: Handbook, node: Node, base: str) -> dict[str, str]:
    return {
        "Parent ID number": node.parent,
        "ID number": node.code,
        "Short name": short_name(node),
        "Description": description(node, base),
        "Description format": HTML,
        "Rule config (optional)": "null",
        "Cross-referenced competency ID numbers": ",".join(_siblings(handbook, node)),
    }


def _siblings(handbook: Handbook, node: Node) -> list[str]:
    """Return the other cells of a cell's sub-competency: what it asks of the other groups."""
    if node.kind != "cell":
        return []
    return [code for group in handbook.groups if (code := f"{node.parent}.{group.letter}") != node.code]


def _name(text: str) -> str:
    """Return a short name. Moodle takes tags out of it and shows character references as what they stand for."""
    return shortened(html.escape(text, quote=False), NAME_LENGTH)
