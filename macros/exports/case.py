"""The framework as a CASE package (1EdTech Competencies and Academic Standards Exchange 1.1 and 1.0).

Identifiers are those of the ledger; parts without a code have derived ones. Addresses in the package are permalinks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.exports.dump import dump
from macros.exports.framework import (
    LANGUAGE,
    LEVELS,
    LICENSE,
    LICENSE_NAME,
    Node,
    Selection,
    about_framework,
    nodes,
    selected,
)
from macros.exports.links import derived, permalink, uri
from macros.exports.pieces import CHOSEN, HERE, Piece, in_json
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS

FILE = "exports/case.json"
SERVICES = ("ims/case/v1p1", "ims/case/v1p0")
"""Where clients of each version look; the package uses nothing that only one of them knows, so both get the same."""


def to_case(handbook: Handbook, base: str, chosen: Selection | None = None) -> bytes:
    """Return the package: the framework as a document, its items, and how they hang together."""
    return dump(_Package(handbook, base, chosen).package())


def pieces(handbook: Handbook, base: str) -> list[Piece]:
    """Return the same for any selection. A part keeps its place among its siblings, also where some are left out."""
    made = _Package(handbook, base, CHOSEN)
    tree = {node.code: node for node in nodes(handbook)}
    items = ((code, made.item(node)) for code, node in tree.items())
    links = ((code, made.child_of(node, tree.get(node.parent))) for code, node in tree.items())
    return in_json(made.around([HERE], [HERE]), 4, (items, links))


def case_files(handbook: Handbook, base: str) -> dict[str, bytes]:
    """Return package, document and list of documents by the addresses at which CASE clients ask for them.

    A folder cannot be a file as well, so the list of documents is in the folder's index.json.
    """
    made, identifier = _Package(handbook, base), handbook.ledger.framework
    package = uri(base, f"{SERVICES[0]}/CFPackages/{identifier}", identifier)
    link = {"title": handbook.edition.title, "identifier": identifier, "uri": package}
    document = made.document() | {"CFPackageURI": link}
    files = {
        f"CFPackages/{identifier}": made.package(),
        f"CFDocuments/{identifier}": document,
        "CFDocuments/index.json": {"CFDocuments": [document]},
    }
    return {f"{service}/{name}": dump(content) for service in SERVICES for name, content in files.items()}


class _Package:
    def __init__(self, handbook: Handbook, base: str, chosen: Selection | None = None) -> None:
        self.handbook, self.base, self.chosen = handbook, base, chosen
        self.changed = f"{handbook.edition.date.isoformat()}T00:00:00Z"
        self.framework = handbook.ledger.framework

    def package(self) -> dict[str, Any]:
        tree = {node.code: node for node in selected(self.handbook, self.chosen)}
        items = [self.item(node) for node in tree.values()]
        return self.around(items, [self.child_of(node, tree.get(node.parent)) for node in tree.values()])

    def around(self, items: list[Any], links: list[Any]) -> dict[str, Any]:
        return {
            "CFDocument": self.document(),
            "CFItems": items,
            "CFAssociations": links,
            "CFDefinitions": {"CFItemTypes": list(self.item_types()), "CFLicenses": [self.license()]},
            "CFRubrics": [],
        }

    def document(self) -> dict[str, Any]:
        edition = self.handbook.edition
        return {
            "identifier": self.framework,
            "uri": self.document_uri(),
            "creator": edition.title,
            "title": edition.title,
            "lastChangeDateTime": self.changed,
            "officialSourceURL": edition.report.address,
            "description": about_framework(self.handbook, self.chosen),
            "language": LANGUAGE,
            "version": edition.code,
            "statusStartDate": edition.date.isoformat(),
            "licenseURI": self.part_link("license", LICENSE_NAME),
            "notes": "Codes and identifiers never change and are never reused; permalinks always work.",
        }

    def document_uri(self) -> str:
        return uri(self.base, f"{SERVICES[0]}/CFDocuments/{self.framework}", self.framework)

    def item(self, node: Node) -> dict[str, Any]:
        kind = node.level
        address = f"Permalink: {permalink(self.base, node.code)}" if self.base else ""
        notes = " ".join(filter(None, (node.about, address)))
        item = {
            "identifier": node.identifier,
            "fullStatement": node.text,
            "CFItemType": kind,
            "uri": self.node_uri(node),
            "humanCodingScheme": node.code,
            "abbreviatedStatement": node.name if node.name != node.text else "",
            "conceptKeywords": list(node.topics),
            "notes": notes,
            "language": LANGUAGE,
            "CFItemTypeURI": self.part_link(node.kind, kind),
            "lastChangeDateTime": self.changed,
        }
        return {key: value for key, value in item.items() if value}

    def node_uri(self, node: Node) -> str:
        return uri(self.base, addresses.permalink(node.code), node.identifier)

    def child_of(self, node: Node, parent: Node | None) -> dict[str, Any]:
        identifier = derived(self.handbook, f"{node.code} isChildOf {node.parent}")
        document = {"title": self.handbook.edition.title, "identifier": self.framework, "uri": self.document_uri()}
        return {
            "identifier": identifier,
            "associationType": "isChildOf",
            "sequenceNumber": node.position,
            "uri": self.part_uri(identifier),
            "originNodeURI": self.node_link(node),
            "destinationNodeURI": self.node_link(parent) if parent else document,
            "lastChangeDateTime": self.changed,
        }

    def node_link(self, node: Node) -> dict[str, str]:
        return {"title": f"{node.code} {node.name}", "identifier": node.identifier, "uri": self.node_uri(node)}

    def item_types(self) -> Iterator[dict[str, Any]]:
        for level, (kind, about) in enumerate(LEVELS.items(), 1):
            identifier = derived(self.handbook, kind)
            yield {
                "identifier": identifier,
                "uri": self.part_uri(identifier),
                "title": KINDS[kind].label,
                "description": about,
                "hierarchyCode": str(level),
                "lastChangeDateTime": self.changed,
            }

    def license(self) -> dict[str, Any]:
        identifier = derived(self.handbook, "license")
        return {
            "identifier": identifier,
            "uri": self.part_uri(identifier),
            "title": LICENSE_NAME,
            "licenseText": f"{LICENSE_NAME}: {LICENSE}",
            "lastChangeDateTime": self.changed,
        }

    def part_link(self, name: str, title: str) -> dict[str, str]:
        identifier = derived(self.handbook, name)
        return {"title": title, "identifier": identifier, "uri": self.part_uri(identifier)}

    def part_uri(self, identifier: str) -> str:
        return uri(self.base, f"{FILE}#{identifier}", identifier)
