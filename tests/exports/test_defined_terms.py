"""schema.org: two sets of defined terms, the competencies and the glossary."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from macros.model.handbook import Handbook
from tests.exports.loaded import BASE, expected_texts

SCHEMA = Namespace("https://schema.org/")
TERM = {"@type", "@id", "termCode", "name", "alternateName", "description", "identifier", "url", "inDefinedTermSet"}
SET = {
    "@type",
    "@id",
    "url",
    "name",
    "description",
    "inLanguage",
    "license",
    "version",
    "dateModified",
    "hasDefinedTerm",
}


@pytest.fixture
def sets(files: dict[str, bytes]) -> list[dict[str, Any]]:
    document = json.loads(files["exports/defined-terms.jsonld"])
    assert document["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = document["@graph"]
    return graph


def test_the_sets_hold_everything_with_its_text(sets: list[dict[str, Any]], handbook: Handbook) -> None:
    matrix, glossary = sets
    assert {term["termCode"]: term["name"] for term in matrix["hasDefinedTerm"]} == expected_texts(handbook)
    assert {term["termCode"]: term["description"] for term in glossary["hasDefinedTerm"]} == {
        f"term/{term.code}": term.meaning for term in handbook.glossary.terms
    }


def test_only_words_of_schema_org_are_used(sets: list[dict[str, Any]]) -> None:
    for each in sets:
        assert each.keys() <= SET
        for term in each["hasDefinedTerm"]:
            assert term.keys() <= TERM
            assert term["inDefinedTermSet"] == {"@id": each["@id"]}


def test_links_lead_from_the_file_to_the_permalink(files: dict[str, bytes], handbook: Handbook) -> None:
    document = json.loads(files["exports/defined-terms.jsonld"])
    document["@context"] = {"@vocab": str(SCHEMA), "url": {"@type": "@id"}}
    graph = Graph().parse(data=json.dumps(document), format="json-ld", publicID=f"{BASE}exports/defined-terms.jsonld")
    term = URIRef(f"{BASE}id/2B.I3.html")
    assert (term, RDF.type, SCHEMA.DefinedTerm) in graph
    assert (term, SCHEMA.inDefinedTermSet, URIRef(f"{BASE}competencies/index.html")) in graph
    assert len(set(graph.subjects(RDF.type, SCHEMA.DefinedTerm))) == len(expected_texts(handbook)) + len(
        handbook.glossary.terms
    )
