"""What trafficking is: definitions by elements, glossary, and the words that the handbook uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.knowledge import Element
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
    """One definition."""

    code: str
    title: str
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
    """The page of definitions."""

    title: str
    description: str
    definitions: tuple[DefinitionView, ...]


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
    """The glossary under its letters, or the words in their order under one empty letter."""

    title: str
    description: str
    kind: str
    letters: tuple[tuple[str, tuple[TermView, ...]], ...]
    alternates: tuple[tuple[str, str], ...] = ()
    """The same for programs: type and address."""


def definitions_view(handbook: Handbook) -> DefinitionsView:
    """Return the definitions in the order of the data."""
    return DefinitionsView(
        title="What trafficking is",
        description="Sex and labor trafficking by their elements, the law on minors, and what trafficking is not.",
        definitions=tuple(
            DefinitionView(
                code=each.code,
                title=each.title,
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
                review=review_line(each.reviewed),
                sources=source_links(handbook, each.sources),
            )
            for each in handbook.definitions.definitions
        ),
    )


def glossary_view(handbook: Handbook) -> TermsView:
    """Return the glossary in alphabetical order."""
    terms = sorted((*_terms(handbook), *_local_terms(handbook)), key=lambda term: term.name.lstrip("“").casefold())
    letters: dict[str, list[TermView]] = {}
    for term in terms:
        letters.setdefault(_letter(term.name), []).append(term)
    return TermsView(
        title="Glossary",
        description=f"{len(terms)} terms in the handbook, explained: acronyms, legal terms, and clinical terms.",
        kind="term",
        letters=tuple((letter, tuple(found)) for letter, found in letters.items()),
        alternates=(("application/ld+json", "exports/glossary.skos.jsonld"),),
    )


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
    """Return the letter that a term stands under; anything that is no letter stands under '#'."""
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
