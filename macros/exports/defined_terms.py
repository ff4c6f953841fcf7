"""Competencies and glossary in the words of schema.org: two sets of defined terms, to which courses can point."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exports.dump import dump
from macros.exports.framework import LANGUAGE, LICENSE, about_framework, nodes
from macros.exports.links import from_exports
from macros.model import addresses
from macros.model.handbook import Handbook


def to_defined_terms(handbook: Handbook, base: str) -> bytes:
    """Return both sets. Without a public address, links are relative to the file."""
    edition = handbook.edition
    identifier = handbook.ledger.identifiers
    matrix = [
        {
            "termCode": node.code,
            "name": node.text,
            "description": node.about,
            "identifier": f"urn:uuid:{node.identifier}",
        }
        for node in nodes(handbook)
    ]
    glossary = [
        {
            "termCode": f"term/{term.code}",
            "name": term.name,
            "alternateName": [form for form in term.also if form != term.name],
            "description": term.meaning,
            "identifier": f"urn:uuid:{identifier[f'term/{term.code}']}",
        }
        for term in handbook.glossary.terms
    ]
    return dump(
        {
            "@context": "https://schema.org",
            "@graph": [
                _set(handbook, base, addresses.MATRIX, edition.title, about_framework(handbook), matrix),
                _set(
                    handbook,
                    base,
                    addresses.GLOSSARY,
                    f"{edition.title}: Glossary",
                    "The terms of the handbook.",
                    glossary,
                ),
            ],
        }
    )


def _set(
    handbook: Handbook, base: str, address: str, name: str, description: str, terms: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    here = from_exports(base, address)
    return {
        "@type": "DefinedTermSet",
        "@id": here,
        "url": here,
        "name": name,
        "description": description,
        "inLanguage": LANGUAGE,
        "license": LICENSE,
        "version": handbook.edition.code,
        "dateModified": handbook.edition.date.isoformat(),
        "hasDefinedTerm": [_term(base, here, term) for term in terms],
    }


def _term(base: str, within: str, term: dict[str, Any]) -> dict[str, Any]:
    link = from_exports(base, addresses.permalink(term["termCode"]))
    made = {"@type": "DefinedTerm", "@id": link, **term, "url": link, "inDefinedTermSet": {"@id": within}}
    return {key: value for key, value in made.items() if value}
