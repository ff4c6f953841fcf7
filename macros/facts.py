"""What the scripts of pages need to know of the handbook, said once, here: they get it as the constant HANDBOOK.

docs/assets/globals.d.ts says the same to the type checker.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from macros import addresses


@dataclass(frozen=True)
class Kind:
    """A kind of thing that a search finds.

    Boosts and weights were tuned by hand against the tuned half of tests/search/questions.yaml.
    """

    label: str
    """What one of them is called."""
    plural: str
    """What several are called."""
    boost: float
    """How much a find of this kind counts: what staff act on before what stands behind it."""
    title_weight: float = 2.0
    """How much a word in its title counts, where one in its text counts 1."""
    sparse: bool = False
    """Whether the index keeps only rare terms of its text: for what stands behind the rest, to keep the index small."""
    badge: bool = False
    """Whether a badge can be aligned to it."""


KINDS = {
    "local": Kind("Local", "Local", 0.7),
    # The title of a statement is its whole text, so a word in it says less than in other titles.
    "statement": Kind("Statement", "Statements", 1.0, title_weight=1.4, badge=True),
    "guide": Kind("Practice guide", "Practice guides", 1.05),
    "step": Kind("Step of a guide", "Steps", 0.95),
    "term": Kind("Glossary", "Glossary", 0.9),
    "definition": Kind("Definition", "Definitions", 1.0),
    "sub-competency": Kind("Sub-competency", "Sub-competencies", 0.8, badge=True),
    "cell": Kind("Cell of the matrix", "Cells", 0.3),
    "competency": Kind("Competency", "Competencies", 0.8),
    "topic": Kind("Topic", "Topics", 0.6),
    "tier": Kind("Prevention", "Prevention", 0.9),
    "collection": Kind("Collection", "Collections", 0.4),
    "principle": Kind("Principle", "Principles", 0.8),
    "adoption": Kind("Adoption", "Adoption", 0.9),
    "contact": Kind("Contact", "Contacts", 1.1),
    "resource": Kind("Resource", "Resources", 0.8),
    "figure": Kind("Figure", "Figures", 0.8),
    "law": Kind("Law", "Law", 0.7, sparse=True),
    "course": Kind("Course", "Courses", 0.5),
    "page": Kind("Page", "Pages", 0.7, sparse=True),
    "reference": Kind("Reference", "References", 0.5),
}
"""The kinds that a reader can choose in a search, in the order of the choice."""

PAGES = {
    "search": "search.html",
    "cite": addresses.HOW_TO_CITE,
    "topics": addresses.TOPICS,
    "matrix": addresses.MATRIX,
    "groups": "by-group/index.html",
    "guides": "practice/index.html",
    "glossary": "definitions/glossary.html",
    "collection": addresses.COLLECTION,
    "collections": "teach/collections.html",
}
"""The pages that scripts lead to, by address from the site's root."""


def facts() -> dict[str, Any]:
    """Return everything as JSON can hold it; what a kind is not is left out."""
    kinds = {
        code: {key: value for key, value in asdict(kind).items() if value is not False} for code, kind in KINDS.items()
    }
    return {"kinds": kinds, "pages": PAGES}
