"""The framework in CTDL-ASN, as JSON-LD: ready to submit to the Credential Registry, and not published there."""

from __future__ import annotations

from typing import Any

from macros.exports.dump import dump
from macros.exports.framework import LANGUAGE, LICENSE, Node, about_framework, nodes
from macros.exports.links import permalink
from macros.model.handbook import Handbook

CONTEXT = "https://credreg.net/ctdlasn/schema/context/json"
RESOURCES = "https://credentialengineregistry.org/resources/"
"""Where the registry keeps what is published; the addresses in the file lead somewhere once somebody publishes it."""


def to_ctdl_asn(handbook: Handbook, base: str) -> bytes:
    """Return framework and competencies.

    Whoever submits the file adds `ceasn:publisher`, which has to be an organization that the registry knows.
    """
    tree = {node.code: node for node in nodes(handbook)}
    children: dict[str, list[str]] = {}
    for node in tree.values():
        children.setdefault(node.parent, []).append(_address(node.identifier))
    competencies = [_competency(handbook, tree, children, node, base) for node in tree.values()]
    return dump({"@context": CONTEXT, "@graph": [_framework(handbook, children[""], base), *competencies]})


def _framework(handbook: Handbook, top: list[str], base: str) -> dict[str, Any]:
    edition, identifier = handbook.edition, handbook.ledger.framework
    return {
        "@id": _address(identifier),
        "@type": "ceasn:CompetencyFramework",
        "ceterms:ctid": f"ce-{identifier}",
        "ceasn:name": {LANGUAGE: edition.title},
        "ceasn:description": {LANGUAGE: about_framework(handbook)},
        "ceasn:inLanguage": [LANGUAGE],
        "ceasn:dateModified": f"{edition.date.isoformat()}T00:00:00Z",
        "ceasn:license": LICENSE,
        "ceasn:source": [base or edition.report.address],
        "ceasn:hasTopChild": top,
    }


def _competency(
    handbook: Handbook, tree: dict[str, Node], children: dict[str, list[str]], node: Node, base: str
) -> dict[str, Any]:
    framework = _address(handbook.ledger.framework)
    below = {"ceasn:hasChild": children[node.code]} if node.code in children else {}
    above = {"ceasn:isChildOf": [_address(tree[node.parent].identifier)]} if node.parent else {}
    notes = [*filter(None, [node.about]), f"Permalink: {permalink(base, node.code)}"]
    return {
        "@id": _address(node.identifier),
        "@type": "ceasn:Competency",
        "ceterms:ctid": f"ce-{node.identifier}",
        "ceasn:competencyText": {LANGUAGE: node.text},
        "ceasn:competencyLabel": {LANGUAGE: f"{node.code} {node.name}" if node.name != node.text else node.code},
        "ceasn:competencyCategory": {LANGUAGE: node.level},
        "ceasn:codedNotation": node.code,
        "ceasn:listID": str(node.position),
        "ceasn:comment": {LANGUAGE: notes},
        "ceasn:inLanguage": [LANGUAGE],
        "ceasn:isPartOf": framework,
        **({} if node.parent else {"ceasn:isTopChildOf": framework}),
        **above,
        **below,
    }


def _address(identifier: str) -> str:
    return f"{RESOURCES}ce-{identifier}"
