"""The framework as Mahara's SmartEvidence reads it: standards with their elements, in a file named `.matrix`.

Mahara shows one level of elements below another without mistake, so a sub-competency is a standard, with its cells and
their statements below; the competency is in the standard's name.
"""

from __future__ import annotations

from typing import Any

from macros.exports.dump import dump
from macros.exports.framework import Node, Selection, about_framework, counted, nodes, selected, shortened
from macros.exports.links import permalink
from macros.exports.pieces import CHOSEN, HERE, Piece, in_json
from macros.exports.rich_text import description, paragraphs
from macros.model.handbook import Handbook

NAME_LENGTH = 255
"""Characters of a name in Mahara's tables."""


def to_smart_evidence(handbook: Handbook, base: str, chosen: Selection | None = None) -> bytes:
    """Return the framework with its standards and elements, parents before what is below them."""
    kept = {node.code for node in selected(handbook, chosen)}
    lists = [[value for code, value in each if code in kept] for each in _lists(handbook, base)]
    return dump(_framework(handbook, base, chosen, *lists))


def pieces(handbook: Handbook, base: str) -> list[Piece]:
    """Return the same for any selection. A standard keeps its number, also where some are left out."""
    return in_json(_framework(handbook, base, CHOSEN, [HERE], [HERE]), 6, _lists(handbook, base))


Parts = list[tuple[str, dict[str, Any]]]
"""Standards or elements, each with its code."""


def _lists(handbook: Handbook, base: str) -> tuple[Parts, Parts]:
    standards: Parts = []
    elements: Parts = []
    top = Node("", "", "competency", "", 0, "", "", "")
    for node in nodes(handbook):
        if node.kind == "competency":
            top = node
        elif node.kind == "sub-competency":
            standards.append((node.code, _standard(top, node, len(standards) + 1, base)))
        else:
            elements.append((node.code, _element(node, len(standards), base)))
    return standards, elements


def _framework(
    handbook: Handbook, base: str, chosen: Selection | None, standards: list[Any], elements: list[Any]
) -> dict[str, Any]:
    edition = handbook.edition
    name = f"{edition.title} {edition.code}"
    address = base or edition.report.address
    framework = {
        "institution": "all",
        "name": shortened(f"{name}: {counted(handbook, chosen)}" if chosen else name, NAME_LENGTH),
        "description": paragraphs([about_framework(handbook, chosen)], address),
        "selfassess": True,
        "evidencestatuses": [
            {"begun": "Ready for assessment"},
            {"incomplete": "Not yet competent"},
            {"partialcomplete": "Partly competent"},
            {"completed": "Competent"},
        ],
        "standards": standards,
        "standardelements": elements,
    }
    return {"framework": framework}


def name(node: Node) -> str:
    """Return the name of an element, as long as Mahara allows."""
    return shortened(node.name, NAME_LENGTH)


def _standard(top: Node, sub: Node, number: int, base: str) -> dict[str, Any]:
    address = f" ({permalink(base, top.code)})" if base else ""
    texts = (f"{top.code} {top.text}{address}", sub.text, sub.about)
    return {
        "shortname": sub.code,
        "name": shortened(f"{top.code} {top.name}: {sub.name}", NAME_LENGTH),
        "description": paragraphs(texts, base and permalink(base, sub.code)),
        "standardid": number,
    }


def _element(node: Node, standard: int, base: str) -> dict[str, Any]:
    element = {
        "shortname": node.code,
        "name": name(node),
        "description": description(node, base),
        "standardid": standard,
        "elementid": node.code,
    }
    return element | ({"parentelementid": node.parent} if node.kind == "statement" else {})
