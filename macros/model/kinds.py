"""The one table of kinds: what every kind of thing is called, where it is, and who shows it, finds it and hands it on.

Python takes from here what it needs of a kind, and so do scripts, JSON Schemas and the page for developers. A kind that
is declared and then not placed, found, exported, cited or shown stops the build; see macros.site.kinds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
SHELVES = ("a-c", "d-g", "h-l", "m-o", "p-r", "s", "t-z")
"""The pages of the glossary, by their first and last letter; each is read in a few minutes on a phone."""


def shelf(name: str) -> str:
    """Return the page of the glossary that a term is on, by its code or name; what is no letter is on the first."""
    return next((shelf for shelf in SHELVES if name[:1].lower() <= shelf[-1]), SHELVES[-1])


@dataclass(frozen=True)
class Found:
    """How a search shows things, and how much finding one counts.

    Boosts and weights are fitted: `python -m tests.search.fit` on the tuned halves of the questions in tests/search.
    """

    label: str
    """What is above a result."""
    plural: str
    """What the choice of kinds calls all of them."""
    rank: int
    """Its place in that choice."""
    boost: float
    """What a score is multiplied by: what staff act on counts more than what is behind it."""
    title_weight: float = 2.0
    """How much a word in its title counts, where one in its text counts 1."""


@dataclass(frozen=True)
class Kind:
    """One kind of thing."""

    word: str
    """What codes, data and exports call it."""
    label: str
    """What readers call one."""
    found: Found | str
    """How a search shows it, or the kind that it is shown as."""
    place: str = ""
    """Its page and anchor, with '{}' for its code, and '{shelf}' where it is on one of several pages by its letter."""
    lists: tuple[str, ...] = ()
    """Where the handbook holds them, as a path of attributes; empty where they are made from other things."""
    file: str = ""
    """The files in data/ that hold them."""
    text: str = ""
    """The value of its model that says what it is; empty where its title says it all."""
    export: str = ""
    """The list of handbook.json that holds them."""
    pattern: str = ""
    """What its codes look like; empty where they are its word, '/' and a slug."""
    published: bool = True
    """Whether its codes are in the ledger, so that each has an identifier and a permalink and can be cited."""
    badge: bool = False
    """Whether it can be what a badge is awarded for."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Page and anchor of single ones that are not in their kind's place, by code."""

    @property
    def several(self) -> str:
        """What several are called within a sentence."""
        one = self.label.lower()
        return f"{one.removesuffix('y')}ies" if one.endswith("y") else f"{one}s"

    @property
    def in_matrix(self) -> bool:
        """Whether it is a part of the matrix, whose codes do not name their kind."""
        return bool(self.pattern)

    @property
    def code_pattern(self) -> str:
        """A regular expression that its full code fits."""
        return self.pattern or f"{self.word}/{SLUG}"

    def address(self, code: str) -> str:
        """Return page and anchor of one, by its code without its kind."""
        return self.elsewhere.get(code) or self.place.format(code, shelf=shelf(code))


KINDS = {
    kind.word: kind
    for kind in (
        Kind(
            word="competency",
            label="Competency",
            found=Found("Competency", "Competencies", 9, 1.0, title_weight=1.7),
            place="competencies/{}.html",
            lists=("competencies",),
            file="competencies/*.yaml",
            text="summary",
            export="competencies",
            pattern="(?:U|[1-9])",
        ),
        Kind(
            word="sub-competency",
            label="Sub-competency",
            found=Found("Sub-competency", "Sub-competencies", 7, 0.85, title_weight=2.3),
            place="competencies/{}.html",
            lists=("competencies.sub_competencies",),
            file="competencies/*.yaml",
            text="summary",
            export="competencies",
            pattern="(?:U|[1-9])[A-Z]",
            badge=True,
        ),
        Kind(
            word="cell",
            label="Cell",
            found=Found("Cell of the matrix", "Cells", 8, 0.6),
            place="competencies/{}.html",
            file="competencies/*.yaml",
            text="summary",
            export="competencies",
            pattern=r"(?:U|[1-9])[A-Z]\.[IORE]",
        ),
        Kind(
            word="statement",
            label="Statement",
            # The title of a statement is its whole text, so a word in it says less than in other titles.
            found=Found("Statement", "Statements", 1, 1.05, title_weight=1.4),
            place="competencies/{}.html",
            file="competencies/*.yaml",
            export="statements",
            pattern=r"(?:U|[1-9])[A-Z]\.[IORE][1-9][0-9]?",
            badge=True,
        ),
        Kind(
            word="definition",
            label="Definition",
            found=Found("Definition", "Definitions", 6, 1.3),
            place="definitions/trafficking/{}.html",
            lists=("definitions.definitions",),
            file="definitions.yaml",
            text="summary",
            export="definitions",
        ),
        Kind(
            word="word",
            label="Word",
            found="term",
            place="definitions/words.html#{}",
            lists=("definitions.words",),
            file="definitions.yaml",
            text="use",
            export="words",
        ),
        Kind(
            word="term",
            label="Term",
            found=Found("Glossary", "Glossary", 5, 0.9, title_weight=2.7),
            place="definitions/glossary/{shelf}.html#{}",
            lists=("glossary.terms",),
            file="glossary.yaml",
            text="meaning",
            export="terms",
        ),
        Kind(
            word="principle",
            label="Principle",
            found=Found("Principle", "Principles", 13, 0.95),
            place="practice/principles.html#{}",
            lists=("principles.trauma_informed",),
            file="principles.yaml",
            text="text",
            export="principles",
        ),
        Kind(
            word="guiding-principle",
            label="Guiding principle",
            found="principle",
            place="about/guiding-principles.html#{}",
            lists=("principles.guiding",),
            file="principles.yaml",
            text="text",
            export="guiding_principles",
        ),
        Kind(
            word="tier",
            label="Tier of prevention",
            found=Found("Prevention", "Prevention", 11, 1.0),
            place="prevention/{}.html",
            lists=("prevention.tiers",),
            file="prevention.yaml",
            text="meaning",
            export="tiers",
        ),
        Kind(
            word="guide",
            label="Practice guide",
            found=Found("Practice guide", "Practice guides", 2, 0.95, title_weight=2.3),
            place="practice/{}.html",
            lists=("guides",),
            file="practice/*.yaml",
            text="summary",
            export="guides",
        ),
        Kind(
            word="requirement",
            label="Requirement of adoption",
            found="adoption",
            place="adopt/index.html#{}",
            lists=("adoption.requirements",),
            file="adoption.yaml",
            text="text",
            export="requirements",
        ),
        Kind(
            word="consideration",
            label="Consideration for adoption",
            found="adoption",
            place="adopt/index.html#{}",
            lists=("adoption.considerations",),
            file="adoption.yaml",
            text="text",
            export="considerations",
        ),
        Kind(
            word="recommendation",
            label="Recommendation",
            found="adoption",
            place="adopt/recommendations.html#{}",
            lists=("adoption.recommendations",),
            file="adoption.yaml",
            export="recommendations",
        ),
        Kind(
            word="model",
            label="Model of care",
            found="adoption",
            place="adopt/models.html#{}",
            lists=("adoption.models",),
            file="adoption.yaml",
            text="text",
            export="models",
        ),
        Kind(
            word="number",
            label="Number",
            found="figure",
            place="why.html#{}",
            lists=("figures.numbers",),
            file="figures.yaml",
            text="value",
            export="numbers",
        ),
        Kind(
            word="figure",
            label="Figure",
            found=Found("Figure", "Figures", 17, 0.9),
            place="why.html#{}",
            elsewhere={"team": "practice/team.html#team", "development": "about/development.html#development"},
            lists=("figures.levels", "figures.frames", "figures.timeline", "figures.team"),
            file="figures.yaml",
            export="figures",
        ),
        Kind(
            word="resource",
            label="Resource",
            found=Found("Resource", "Resources", 16, 0.7, title_weight=1.7),
            place="resources/index.html#{}",
            lists=("categories.resources",),
            file="resources/*.yaml",
            text="about",
            export="resources",
        ),
        Kind(
            word="reference",
            label="Reference",
            found=Found("Reference", "References", 21, 0.8),
            place="resources/references.html#{}",
            lists=("references.references",),
            file="references.yaml",
            text="citation",
            export="references",
        ),
        Kind(
            word="law",
            label="Law",
            found=Found("Law", "Law", 18, 0.7),
            place="resources/law.html#{}",
            lists=("laws.law",),
            file="law.yaml",
            text="says",
            export="law",
        ),
        Kind(
            word="source",
            label="Source",
            found="reference",
            place="about/sources.html#{}",
            lists=("sources.sources",),
            file="sources.yaml",
            text="what",
            export="sources",
        ),
        Kind(
            word="contact",
            label="Contact",
            found=Found("Contact", "Contacts", 15, 1.2),
            place="resources/{}.html",
            lists=("contacts.contacts",),
            file="contacts.yaml",
            export="contacts",
        ),
        Kind(
            word="collection",
            label="Collection",
            found=Found("Collection", "Collections", 12, 1.0),
            place="teach/collections/{}.html",
            lists=("collection_list.collections",),
            file="collections.yaml",
            text="note",
            export="collections",
        ),
        Kind(
            word="role",
            label="Role",
            # Who types what they are called wants their page, not every page that mentions them.
            found=Found("Role", "Roles", 4, 0.95),
            place="roles/{}.html",
            lists=("role_list.roles",),
            file="roles.yaml",
            text="who",
            export="roles",
        ),
        Kind(
            word="topic",
            label="Topic",
            found=Found("Topic", "Topics", 10, 1.3, title_weight=2.6),
            place="topics/{}.html",
            lists=("topic_list.topics",),
            file="topics.yaml",
            export="topics",
            published=False,
        ),
        Kind(
            word="course",
            label="Course",
            found=Found("Course", "Courses", 19, 0.9),
            place="teach/courses/{}.html",
            lists=("courses",),
            file="curricula/*.yaml",
            published=False,
        ),
        Kind(word="adoption", label="Adoption", found=Found("Adoption", "Adoption", 14, 1.05), published=False),
        Kind(
            word="step",
            label="Step",
            found=Found("Step of a guide", "Steps", 3, 1.0, title_weight=1.5),
            published=False,
        ),
        Kind(word="local", label="Local", found=Found("Local", "Local", 0, 0.7), published=False),
        Kind(word="function", label="Function", found=Found("This site", "This site", 22, 0.95), published=False),
        Kind(word="page", label="Page", found=Found("Page", "Pages", 20, 0.9), published=False),
    )
}
"""Every kind by its word; those with codes in the ledger come first, in the order in which exports list them."""

PUBLISHED = tuple(kind for kind in KINDS.values() if kind.published)
"""The kinds whose codes are in the ledger."""


def kind_of(code: str) -> str:
    """Return the kind of thing that a code stands for, in use or retired, by its shape; '' where it has none."""
    word, slash, _ = code.partition("/")
    shapes = (kind.word for kind in PUBLISHED if kind.in_matrix and re.fullmatch(kind.pattern, code))
    return word if slash else next(shapes, "")


def found_as(word: str) -> str:
    """Return the kind as which a search shows things of a kind."""
    found = KINDS[word].found
    return found if isinstance(found, str) else word


def searched() -> dict[str, Found]:
    """Return how a search shows each kind that it tells apart, in the order of the choice of kinds."""
    found = {kind.word: kind.found for kind in KINDS.values() if isinstance(kind.found, Found)}
    return dict(sorted(found.items(), key=lambda item: item[1].rank))
