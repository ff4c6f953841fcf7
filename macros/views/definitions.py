"""What trafficking is: definitions by elements, glossary, and the words that the handbook uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.kinds import shelf
from macros.model.knowledge import Element
from macros.parts.entries import EntryView, in_a_line
from macros.parts.links import LinkView, SeeView, links, see_view, source_links
from macros.parts.reviews import review_line


@dataclass(frozen=True)
class CitationView:
    """A paragraph of law."""

    link: LinkView
    paragraph: str
    says: str


@dataclass(frozen=True)
class DefinitionView:
    """The page of a definition."""

    title: str
    description: str
    summary: str
    elements: tuple[Element, ...]
    text: tuple[str, ...]
    examples: tuple[str, ...]
    citations: tuple[CitationView, ...]
    statements: tuple[LinkView, ...]
    terms: tuple[LinkView, ...]
    review: str
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class DefinitionsView:
    """The page of all definitions."""

    title: str
    description: str
    definitions: tuple[EntryView, ...]


@dataclass(frozen=True)
class TermView:
    """One entry of the glossary, or one word; `by` is who added it, where that is an organization to its copy."""

    code: str
    name: str
    text: str
    see: SeeView
    sources: tuple[LinkView, ...]
    by: str = ""
    lang: str = ""


@dataclass(frozen=True)
class TermsView:
    """A page of the glossary under its letters, or the words in their order under one empty letter."""

    title: str
    description: str
    kind: str
    letters: tuple[tuple[str, tuple[TermView, ...]], ...]


@dataclass(frozen=True)
class GlossaryView:
    """The glossary: every term in a line, under the anchors of their letters."""

    title: str
    description: str
    letters: tuple[tuple[str, str, tuple[EntryView, ...]], ...]
    """Letter, anchor, and entries."""
    alternates: tuple[tuple[str, str], ...]
    """The same for programs: type and address."""


def definitions_view(handbook: Handbook) -> DefinitionsView:
    """Return the definitions in the order of the data."""
    return DefinitionsView(
        title="What trafficking is",
        description="Sex and labor trafficking by their elements, the law on minors, and what trafficking is not.",
        definitions=tuple(
            EntryView(each.code, each.title, addresses.of(f"definition/{each.code}"), each.summary)
            for each in handbook.definitions.definitions
        ),
    )


def definition_view(handbook: Handbook, code: str) -> DefinitionView:
    """Return the definition with a code; KeyError where there is none."""
    each = {definition.code: definition for definition in handbook.definitions.definitions}[code]
    return DefinitionView(
        title=each.title,
        description=f"What the law and this handbook mean: {in_a_line(each.summary)}",
        summary=each.summary,
        elements=each.elements,
        text=each.text,
        examples=each.examples,
        citations=tuple(
            CitationView(links(handbook, [citation.law])[0], citation.paragraph, citation.says)
            for citation in each.citations
        ),
        statements=links(handbook, each.statements),
        terms=links(handbook, each.terms),
        review=review_line(each.reviewed, handbook.words),
        sources=source_links(handbook, each.sources),
    )


def glossary_view(handbook: Handbook) -> GlossaryView:
    """Return every term in alphabetical order, each with the way to its meaning; local ones with their meaning."""
    terms = _in_order(handbook)
    return GlossaryView(
        title="Glossary",
        description=f"{len(terms)} terms in the handbook, explained: acronyms, legal terms, and clinical terms.",
        letters=tuple(
            (letter, _anchor(letter), tuple(map(_entry, found))) for letter, found in _by_letter(terms).items()
        ),
        alternates=(("application/ld+json", "exports/glossary.skos.jsonld"),),
    )


def _entry(term: TermView) -> EntryView:
    href = f"{addresses.page_of_shelf(_shelf(term))}#{term.code}"
    return EntryView(
        term.code, term.name, href, term.text if term.by else in_a_line(term.text), by=term.by, lang=term.lang
    )


def _shelf(term: TermView) -> str:
    """Return the page of a term; one that is local can have any code."""
    return shelf(_letter(term.name) if term.by else term.code)


def shelf_view(handbook: Handbook, letters: str) -> TermsView:
    """Return a page of the glossary, such as `a-c`, with the meaning of its terms."""
    first, _, last = letters.upper().partition("-")
    name = f"{first} to {last}" if last else first
    terms = [term for term in _in_order(handbook) if _shelf(term) == letters]
    return TermsView(
        title=f"Glossary: {name}",
        description=f"What the terms of the handbook mean that begin with {name}.",
        kind="term",
        letters=tuple((letter, tuple(found)) for letter, found in _by_letter(terms).items()),
    )


def _in_order(handbook: Handbook) -> list[TermView]:
    return sorted((*_terms(handbook), *_local_terms(handbook)), key=lambda term: term.name.lstrip("“").casefold())


def _by_letter(terms: Iterable[TermView]) -> dict[str, list[TermView]]:
    letters: dict[str, list[TermView]] = {}
    for term in terms:
        letters.setdefault(_letter(term.name), []).append(term)
    return letters


def _anchor(letter: str) -> str:
    return "letter-other" if letter == "#" else f"letter-{letter.lower()}"


def _terms(handbook: Handbook) -> Iterator[TermView]:
    for term in handbook.glossary.terms:
        yield TermView(
            code=term.code,
            name=term.name,
            text=term.meaning,
            see=see_view(handbook, term.see),
            sources=source_links(handbook, term.sources),
        )


def _local_terms(handbook: Handbook) -> Iterator[TermView]:
    for term in handbook.local.terms:
        yield TermView(
            code=addresses.local_anchor("term", term.code),
            name=term.name,
            text=term.meaning,
            see=see_view(handbook, term.see),
            sources=(),
            by=handbook.local.by,
            lang=term.written_in or "",
        )


def _letter(name: str) -> str:
    """Return the letter that a term is under; anything that is no letter is under '#'."""
    first = name.lstrip("“")[:1].upper()
    return first if first.isalpha() else "#"


def words_view(handbook: Handbook) -> TermsView:
    """Return the words that the handbook uses in one sense only."""
    words = tuple(
        TermView(word.code, word.name, word.use, see_view(handbook, word.see), source_links(handbook, word.sources))
        for word in handbook.definitions.words
    )
    return TermsView(
        title="The words we use",
        description="Patient or client, staff, victim, expert with lived experience: who is meant by each word.",
        kind="word",
        letters=(("", words),),
    )
