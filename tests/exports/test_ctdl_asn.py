"""CTDL-ASN: identifiers, references and their inverses are sound, and the tree comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from macros.exports.ctdl_asn import RESOURCES
from macros.model.handbook import Handbook
from tests.exports.loaded import Loaded, expected_parents, expected_texts

Node = dict[str, Any]
CTID = re.compile(r"ce-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
LANGUAGE_MAPS = {"name", "description", "competencyText", "competencyLabel", "competencyCategory", "comment"}
REFERENCES = {"hasTopChild", "isTopChildOf", "hasChild", "isChildOf", "isPartOf"}
LITERALS = {"codedNotation", "listID", "inLanguage", "dateModified", "license", "source"}
NEEDED = {
    "ceasn:CompetencyFramework": {"name", "description", "inLanguage", "hasTopChild"},
    "ceasn:Competency": {"competencyText", "isPartOf"},
}
INVERSES = {
    "hasChild": "isChildOf",
    "isChildOf": "hasChild",
    "hasTopChild": "isTopChildOf",
    "isTopChildOf": "hasTopChild",
}


def faults(document: Node) -> list[str]:
    """Return what a check before submission would find, but for the publisher, whom only the registry can name."""
    graph = {node["@id"]: node for node in document["@graph"]}
    twice = [] if len(graph) == len(document["@graph"]) else ["an @id is twice"]
    return [*twice, *(f"{address}: {fault}" for address, node in graph.items() for fault in _faults(graph, node))]


def _faults(graph: dict[str, Node], node: Node) -> Iterator[str]:
    if not CTID.fullmatch(node["ceterms:ctid"]) or node["@id"] != RESOURCES + node["ceterms:ctid"]:
        yield "ctid"
    values = {key.removeprefix("ceasn:"): value for key, value in node.items() if key.startswith("ceasn:")}
    yield from (f"{key} is missing" for key in NEEDED[node["@type"]] - values.keys())
    yield from (f"unknown {key}" for key in values.keys() - LANGUAGE_MAPS - REFERENCES - LITERALS)
    for key in LANGUAGE_MAPS & values.keys():
        if not isinstance(values[key], dict) or list(values[key]) != ["en"] or not values[key]["en"]:
            yield f"{key} is no language map"
    for key in REFERENCES & values.keys():
        for each in _list(values[key]):
            yield from _reference(graph, node["@id"], key, each)


def _reference(graph: dict[str, Node], here: str, key: str, there: str) -> Iterator[str]:
    inverse = INVERSES.get(key)
    if there not in graph:
        yield f"{key} leads to nothing"
    elif inverse and here not in _list(graph[there].get(f"ceasn:{inverse}", [])):
        yield f"{key} has no {inverse}"
    elif key == "isPartOf" and graph[there]["@type"] != "ceasn:CompetencyFramework":
        yield "isPartOf is no framework"


def _list(value: object) -> list[str]:
    return value if isinstance(value, list) else [str(value)]


def load(document: Node) -> Loaded:
    loaded = Loaded()
    graph = {node["@id"]: node for node in document["@graph"]}

    def add(children: list[str], parent: str) -> None:
        for each in children:
            node = graph[each]
            code = node["ceasn:codedNotation"]
            loaded.parents[code] = parent
            loaded.texts[code] = node["ceasn:competencyText"]["en"]
            add(node.get("ceasn:hasChild", []), code)

    add(document["@graph"][0]["ceasn:hasTopChild"], "")
    return loaded


@pytest.fixture
def document(files: dict[str, bytes]) -> Node:
    made: Node = json.loads(files["exports/ctdl-asn.jsonld"])
    return made


def test_the_file_is_ready_to_submit(document: Node) -> None:
    assert document["@context"] == "https://credreg.net/ctdlasn/schema/context/json"
    assert faults(document) == []


def test_it_does_not_pretend_to_have_a_publisher_in_the_registry(document: Node) -> None:
    assert "ceasn:publisher" not in document["@graph"][0]
    assert not any("publicationStatus" in key for node in document["@graph"] for key in node)


def test_the_tree_the_texts_and_the_codes_come_back(document: Node, handbook: Handbook) -> None:
    loaded = load(document)
    assert list(loaded.parents.items()) == list(expected_parents(handbook).items())
    assert loaded.texts == expected_texts(handbook)


def test_hostile_texts_come_back_as_they_are(hostile: Handbook, hostile_files: dict[str, bytes]) -> None:
    document = json.loads(hostile_files["exports/ctdl-asn.jsonld"])
    assert faults(document) == []
    assert load(document).texts == expected_texts(hostile)


PLANTED: dict[str, Callable[[Node], object]] = {
    "ctid": lambda node: node.update({"ceterms:ctid": node["ceterms:ctid"].removeprefix("ce-")}),
    "competencyText is no language map": lambda node: node.update({"ceasn:competencyText": "text"}),
    "competencyText is missing": lambda node: node.pop("ceasn:competencyText"),
    "isPartOf is no framework": lambda node: node.update({"ceasn:isPartOf": node["@id"]}),
    "isChildOf leads to nothing": lambda node: node.update({"ceasn:isChildOf": [RESOURCES]}),
    "has no isChildOf": lambda node: node.pop("ceasn:isChildOf"),
    "unknown statement": lambda node: node.update({"ceasn:statement": "x"}),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str, published: dict[str, bytes]) -> None:
    document = json.loads(published["exports/ctdl-asn.jsonld"])
    PLANTED[fault](document["@graph"][9])
    assert any(fault in line for line in faults(document))
