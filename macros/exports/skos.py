"""The glossary in SKOS, as JSON-LD that needs nothing from the network to be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exports.dump import dump
from macros.exports.framework import LANGUAGE, LICENSE
from macros.exports.links import derived, permalink, uri
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.knowledge import Term

CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
}


def to_skos(handbook: Handbook, base: str) -> bytes:
    """Return a concept scheme with one concept a term; without a public address, concepts are named by identifier."""
    terms = handbook.glossary.terms
    scheme = uri(base, addresses.GLOSSARY, derived(handbook, "glossary"))
    title = f"{handbook.edition.title}: Glossary"
    made = {
        "@id": scheme,
        "@type": "skos:ConceptScheme",
        "skos:prefLabel": _text(title),
        "dct:title": _text(title),
        "dct:license": {"@id": LICENSE},
        "dct:modified": {"@value": handbook.edition.date.isoformat(), "@type": "http://www.w3.org/2001/XMLSchema#date"},
        "skos:hasTopConcept": [{"@id": _concept(handbook, base, f"term/{term.code}")} for term in terms],
    }
    related = _related(terms)
    concepts = (_term(handbook, base, scheme, term, related[f"term/{term.code}"]) for term in terms)
    return dump({"@context": CONTEXT, "@graph": [made, *concepts]})


def _related(terms: Iterable[Term]) -> dict[str, list[str]]:
    """Return which terms each is related to, by their codes: in SKOS, a relation holds both ways."""
    pairs = [(f"term/{term.code}", other) for term in terms for other in term.see if other.startswith("term/")]
    codes = [f"term/{term.code}" for term in terms]
    both = {pair for one, other in pairs for pair in ((one, other), (other, one))}
    return {code: [other for other in codes if (code, other) in both] for code in codes}


def _term(handbook: Handbook, base: str, scheme: str, term: Term, related: list[str]) -> dict[str, Any]:
    code = f"term/{term.code}"
    also = [form for form in dict.fromkeys(term.also) if form != term.name]
    others = [other for other in term.see if not other.startswith("term/")]
    concept = {
        "@id": _concept(handbook, base, code),
        "@type": "skos:Concept",
        "skos:inScheme": {"@id": scheme},
        "skos:topConceptOf": {"@id": scheme},
        "skos:notation": code,
        "skos:prefLabel": _text(term.name),
        "skos:altLabel": [_text(form) for form in also],
        "skos:definition": _text(term.meaning),
        "skos:related": [{"@id": _concept(handbook, base, other)} for other in related],
        # Without a public address there is none that would lead anywhere from a program that has taken the file.
        "rdfs:seeAlso": [{"@id": permalink(base, other)} for other in others if base],
        "foaf:page": base and {"@id": permalink(base, code)},
        "dct:identifier": f"urn:uuid:{handbook.ledger.identifiers[code]}",
    }
    return {key: value for key, value in concept.items() if value}


def _concept(handbook: Handbook, base: str, code: str) -> str:
    return uri(base, addresses.permalink(code), handbook.ledger.identifiers[code])


def _text(text: str) -> dict[str, str]:
    return {"@value": text, "@language": LANGUAGE}
