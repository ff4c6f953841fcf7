"""What the scripts of pages need to know of the handbook, said once, here: they get it as the constant HANDBOOK.

docs/assets/globals.d.ts says the same to the type checker.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from macros.model import addresses
from macros.model.kinds import KINDS, PUBLISHED, Found, searched
from macros.model.words import Words

PAGES = {
    "search": "search.html",
    "cite": addresses.HOW_TO_CITE,
    "topics": addresses.TOPICS,
    "matrix": addresses.MATRIX,
    "groups": "by-group/index.html",
    "guides": "practice/index.html",
    "glossary": addresses.GLOSSARY,
    "collection": addresses.COLLECTION,
    "collections": addresses.COLLECTIONS,
}
"""The pages that scripts lead to, by address from the site's root."""


SPOKEN = ("handbook", "search", "address", "framed")
"""The scripts that speak on pages in other languages; each is bundled once for every language."""


def facts() -> dict[str, Any]:
    """Return everything as JSON can hold it: kinds in the order in which a search offers them, pages, and codes."""
    return {
        "kinds": {word: _kind(word, found) for word, found in searched().items()},
        "pages": PAGES,
        "codes": {kind.word: kind.code_pattern for kind in PUBLISHED},
    }


def facts_in(words: Words) -> dict[str, Any]:
    """Return everything for the scripts that speak a language, with what they say."""
    said = facts()
    kinds = {word: kind | {"label": words.kinds.get(word, kind["label"])} for word, kind in said["kinds"].items()}
    return {**said, "kinds": kinds, "language": words.language, "spoken": list(SPOKEN), "words": dict(words.words)}


def _kind(word: str, found: Found) -> dict[str, Any]:
    """Return what scripts need to know of a kind; what it is not is left out."""
    said = {**asdict(found), "badge": KINDS[word].badge}
    return {key: value for key, value in said.items() if key != "rank" and value is not False}
