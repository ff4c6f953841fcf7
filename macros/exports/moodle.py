"""The framework as the table that Moodle imports (tool_lpimportcsv)."""

from __future__ import annotations

import html
import json
from collections.abc import Container, Iterable

from macros.exports.framework import Node, Selection, about_framework, counted, nodes, selected, shortened
from macros.exports.guarded_csv import marked_table, table
from macros.exports.pieces import CHOSEN, HERE, Piece, listed
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
"""Moodle matches columns by their place, so all are here in its order."""
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


def to_moodle(handbook: Handbook, base: str, chosen: Selection | None = None) -> bytes:
    """Return a row for the framework and one for each of its competencies, each after its parent."""
    tree = selected(handbook, chosen)
    codes = {node.code for node in tree}
    rows = [_row(node, base, _siblings(handbook, node, codes)) for node in tree]
    return marked_table([COLUMNS, *map(_cells, [_framework(handbook, base, chosen), *rows])])


def pieces(handbook: Handbook, base: str) -> list[Piece]:
    """Return the same for any selection. A cell is related only to those that are chosen, too."""
    head = marked_table([COLUMNS, _cells(_framework(handbook, base, CHOSEN))]).decode()
    return [head, listed((node.code, _pieces(handbook, node, base)) for node in nodes(handbook))]


def _pieces(handbook: Handbook, node: Node, base: str) -> list[Piece]:
    siblings = _siblings(handbook, node, handbook.things)
    before, *after = table([_cells(_row(node, base, [HERE] if siblings else []))]).decode().split(HERE)
    return [before, listed(((code, [code]) for code in siblings), ","), *after] if siblings else [before]


def _cells(row: dict[str, str]) -> list[str]:
    return [row.get(column, "") for column in COLUMNS]


def _framework(handbook: Handbook, base: str, chosen: Selection | None) -> dict[str, str]:
    edition = handbook.edition
    title = f"{edition.title}: {counted(handbook, chosen)}" if chosen else edition.title
    return {
        "ID number": framework_number(handbook, chosen),
        "Short name": _name(title),
        "Description": paragraphs([about_framework(handbook, chosen)], base or edition.report.address),
        "Description format": HTML,
        "Scale values": SCALE,
        "Scale configuration": json.dumps(SCALE_CONFIGURATION, separators=(",", ":")),
        "Is framework": "1",
        "Taxonomy": TAXONOMY,
    }


def framework_number(handbook: Handbook, chosen: Selection | None = None) -> str:
    """Return the framework's ID number. Moodle takes each only once, so it names the edition, and the selection."""
    number = f"CCH-{handbook.edition.code}"
    return f"{number}-{chosen.mark}" if chosen else number


def short_name(node: Node) -> str:
    """Return the name, as long as Moodle allows. Moodle shows the ID number, which is the code, beside it."""
    return _name(node.name)


def _row(node: Node, base: str, related: Iterable[str]) -> dict[str, str]:
    return {
        "Parent ID number": node.parent,
        "ID number": node.code,
        "Short name": short_name(node),
        "Description": description(node, base),
        "Description format": HTML,
        "Rule config (optional)": "null",
        "Cross-referenced competency ID numbers": ",".join(related),
    }


def _siblings(handbook: Handbook, node: Node, known: Container[str]) -> list[str]:
    """Return the other cells of a cell's sub-competency that are known: what it asks of the other groups."""
    if node.kind != "cell":
        return []
    codes = [f"{node.parent}.{group.letter}" for group in handbook.groups]
    return [code for code in codes if code != node.code and code in known]


def _name(text: str) -> str:
    """Return a short name. Moodle takes tags out of it and shows character references as what they stand for."""
    return shortened(html.escape(text, quote=False), NAME_LENGTH)
