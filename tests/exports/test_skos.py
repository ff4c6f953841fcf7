"""The glossary in SKOS: read as RDF, without the network, it has every term."""

from __future__ import annotations

import dataclasses
import json

import pytest
from rdflib import DCTERMS, FOAF, RDF, SKOS, Graph, Literal, URIRef

from macros.exports import exports
from macros.model.handbook import Handbook
from tests.exports.loaded import BASE


@pytest.fixture
def graph(files: dict[str, bytes]) -> Graph:
    return read(files)


def read(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["exports/glossary.skos.jsonld"], format="json-ld", publicID=f"{BASE}exports/")


def test_every_term_is_a_concept_with_its_meaning(graph: Graph, handbook: Handbook) -> None:
    found = {}
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        found[str(graph.value(concept, SKOS.notation))] = (
            graph.value(concept, SKOS.prefLabel, any=False),
            graph.value(concept, SKOS.definition, any=False),
            {str(label) for label in graph.objects(concept, SKOS.altLabel)},
        )
    assert found == {
        f"term/{term.code}": (Literal(term.name, "en"), Literal(term.meaning, "en"), {*term.also} - {term.name})
        for term in handbook.glossary.terms
    }


def test_all_concepts_belong_to_the_one_scheme(graph: Graph, handbook: Handbook) -> None:
    [scheme] = graph.subjects(RDF.type, SKOS.ConceptScheme)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert graph.value(scheme, SKOS.prefLabel) == Literal("Core Competencies Handbook: Glossary", "en")
    assert set(graph.subjects(SKOS.inScheme, scheme)) == concepts
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) == set(graph.subjects(SKOS.topConceptOf, scheme)) == concepts
    assert str(graph.value(scheme, DCTERMS.modified)) == handbook.edition.date.isoformat()


def test_related_terms_are_terms(graph: Graph, handbook: Handbook) -> None:
    related = set(graph.subject_objects(SKOS.related))
    named = {(f"term/{term.code}", code) for term in handbook.glossary.terms for code in term.see}
    pairs = {frozenset(pair) for pair in named if pair[1].startswith("term/")}
    assert len(related) == 2 * len(pairs)
    assert {(other, one) for one, other in related} == related, "related is so both ways"
    assert {concept for _, concept in related} <= set(graph.subjects(RDF.type, SKOS.Concept))


def test_concepts_are_named_by_permalink_or_by_identifier(
    published: dict[str, bytes], unpublished: dict[str, bytes], handbook: Handbook
) -> None:
    page = URIRef(f"{BASE}id/term/coercion.html")
    assert (page, RDF.type, SKOS.Concept) in read(published)
    name = URIRef(f"urn:uuid:{handbook.ledger.identifiers['term/coercion']}")
    assert (name, RDF.type, SKOS.Concept) in read(unpublished)
    assert (page, FOAF.page, page) in read(published)
    assert not [each for triple in read(unpublished) for each in triple if str(each).startswith(BASE)]


def test_the_file_asks_for_nothing_from_the_network(files: dict[str, bytes]) -> None:
    assert isinstance(json.loads(files["exports/glossary.skos.jsonld"])["@context"], dict)


def test_hostile_texts_come_back_as_they_are(hostile: Handbook, hostile_files: dict[str, bytes]) -> None:
    graph = read(hostile_files)
    found = {
        str(graph.value(each, SKOS.notation)): str(graph.value(each, SKOS.definition))
        for each in graph.subjects(RDF.type, SKOS.Concept)
    }
    assert found == {f"term/{term.code}": term.meaning for term in hostile.glossary.terms}


def test_the_name_of_a_term_is_not_another_form_of_it(small: Handbook) -> None:
    """The data may list it among the forms; SKOS forbids the same label twice."""
    terms = tuple(term.model_copy(update={"also": (term.name, "other")}) for term in small.glossary.terms)
    handbook = dataclasses.replace(small, glossary=small.glossary.model_copy(update={"terms": terms}))
    graph = read(exports(handbook))
    assert {str(label) for label in graph.objects(None, SKOS.altLabel)} == {"other"}
