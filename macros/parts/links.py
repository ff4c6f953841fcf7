"""Links to things of the handbook, to its sources, and what a citation says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.query.cited import cited, source_name


@dataclass(frozen=True)
class LinkView:
    """A link to a page of the site; `href` is relative to the site's root."""

    text: str
    href: str


def led_to(handbook: Handbook, codes: Iterable[str]) -> dict[str, None]:
    """Return what codes lead to today, each once; one that is retired and was not replaced leads to itself."""
    return dict.fromkeys(now for code in codes for now in handbook.now(code) or (code,))


@dataclass(frozen=True)
class SeeView:
    """Related things: codes of the matrix by themselves, everything else by title."""

    codes: tuple[LinkView, ...]
    links: tuple[LinkView, ...]


@dataclass(frozen=True)
class CitationView:
    """A thing of the matrix as its citation, in the style of APA, names it; `name` ends its sentence."""

    code: str
    name: str
    year: int
    work: str
    edition: str
    permalink: str


def link(handbook: Handbook, code: str) -> LinkView:
    """Return a link to anything that has a code; things of the matrix are called by their code.

    Local additions may name what is retired: that leads to its permalink, which says what became of it.
    """
    if code in handbook.retired:
        return LinkView(f"{code} (retired)", addresses.permalink(code))
    thing = handbook.things[code]
    return LinkView(thing.title if "/" in code else code, handbook.address(code))


def links(handbook: Handbook, codes: Iterable[str]) -> tuple[LinkView, ...]:
    """Return links to several things, each once."""
    return tuple(link(handbook, code) for code in dict.fromkeys(codes))


def see_view(handbook: Handbook, codes: Iterable[str]) -> SeeView:
    """Return related things, codes of the matrix apart from the rest."""
    each = led_to(handbook, codes)
    return SeeView(
        codes=links(handbook, (code for code in each if "/" not in code)),
        links=links(handbook, (code for code in each if "/" in code)),
    )


def source_links(handbook: Handbook, codes: Iterable[str]) -> tuple[LinkView, ...]:
    """Return where something comes from, each source by its short name."""
    return tuple(_source_link(handbook, code) for code in dict.fromkeys(codes))


def _source_link(handbook: Handbook, code: str) -> LinkView:
    address = "about/index.html#rewording" if code == "own" else handbook.address(code)
    return LinkView(source_name(handbook, code), address)


def citation_view(handbook: Handbook, code: str) -> CitationView:
    """Return the citation of anything of the matrix."""
    thing, edition = cited(handbook, code), handbook.edition
    name = thing.reference
    return CitationView(
        code=code,
        name=name if name.endswith((".", "?", "!", ".”")) else f"{name}.",
        year=edition.date.year,
        work=edition.title,
        edition=edition.code,
        permalink=thing.permalink,
    )
