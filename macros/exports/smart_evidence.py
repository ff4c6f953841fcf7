"""The framework as Mahara's SmartEvidence reads it: standards with their elements, in a file named `.matrix`.

Mahara shows one level of elements below another without mistake, so a sub-competency is a standard, with its cells and
their statements below; the competency stands in the standard's name.
"""

from __future__ import annotations

from typing import Any

from macros.exports.dump import dump
from macros.exports.framework import Node, about_framework, nodes, shortened
from macros.exports.links import permalink
from macros.exports.rich_text import description, paragraphs
from macros.model.handbook import Handbook

NAME_LENGTH = 255
"""Characters of a name in Mahara's tables."""


def to_smart_evidence(handbook: Handbook, base: str) -> bytes:
    """Return the framework with its standards and elements, parents before what stands below them."""
    standards: list[dict[str, Any]] = []
    elements: list[dict[str, Any]] = []
    top = Node("", "", "competency", "", 0, "", "", "")
    for node in nodes(handbook):
        if node.kind == "competency":
            top = node
        elif node.kind == "sub-competency":
            standards.append(_standard(top, node, len(standards) + 1, base))
        else:
            elements.append(_element(node, len(standards), base))
    address = base or handbook.edition.report.address
    framework = {
        "institution": "all",
        "name": shortened(f"{handbook.edition.title} {handbook.edition.code}", NAME_LENGTH),
        "description": paragraphs([about_framework(handbook)], address, linked=True),
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
    return dump({"framework": framework})


def name(node: Node) -> str:
    """Return the name of an element, as long as Mahara allows."""
    return shortened(node.name, NAME_LENGTH)


def _standard(top: Node, sub: Node, number: int, base: str) -> dict[str, Any]:
    texts = (f"{top.code} {top.text} ({permalink(base, top.code)})", sub.text, sub.about)
    return {
        "shortname": sub.code,
        "name": shortened(f"{top.code} {top.name}: {sub.name}", NAME_LENGTH),
        "description": paragraphs(texts, permalink(base, sub.code), linked=bool(base)),
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
