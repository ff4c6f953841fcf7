"""The framework as the table that OpenSALT imports ("Import children" of a framework)."""

from __future__ import annotations

from macros.exports.framework import LANGUAGE, nodes
from macros.exports.guarded_csv import table
from macros.exports.links import permalink
from macros.model.handbook import Handbook

COLUMNS = (
    "Identifier",
    "fullStatement",
    "Human Coding Scheme",
    "Abbreviated Statement",
    "ConceptKeywords",
    "Notes",
    "language",
    "educationLevel",
    "cfItemType",
    "license",
    "Is Child Of",
    "IsPartOf",
    "replacedBy",
    "Exemplar",
    "precedes",
    "isPeerOf",
    "hasSkillLevel",
    "IsRelatedTo",
    "sequenceNumber",
)
"""OpenSALT's own; all of them, because its form offers them by name."""


def to_opensalt(handbook: Handbook, base: str) -> bytes:
    """Return one row an item.

    OpenSALT splits the file at line ends first, taking the quotes off the first field of each line; so no field holds a
    line end, and the first no comma and no quote.
    """
    rows = [
        {
            "Identifier": node.identifier,
            "fullStatement": node.text,
            "Human Coding Scheme": node.code,
            "Abbreviated Statement": node.name if node.name != node.text else "",
            "ConceptKeywords": ", ".join(node.topics),
            "Notes": " ".join(filter(None, (node.about, base and permalink(base, node.code)))),
            "language": LANGUAGE,
            "cfItemType": node.level,
            "Is Child Of": node.parent,
            "sequenceNumber": str(node.position),
        }
        for node in nodes(handbook)
    ]
    return table([COLUMNS, *([row.get(column, "") for column in COLUMNS] for row in rows)])
