"""The chapters of a book, in the order of the menu: pages of the built site, made to be in one document.

On paper nothing is clicked to be seen, and one document has one set of anchors: what only works on a screen is taken
out, and a page's anchors, and the links to them, bear the name of the page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from markupsafe import Markup

from macros.book.trees import article_of, has_class, leave_out, link, markup, name_anchors, name_of, put_below
from macros.model import addresses
from macros.model.words import ENGLISH
from macros.site.site import MenuEntry

LANGUAGE = re.compile(r'<html[^>]* lang="([^"]+)"')
"""The language of a page."""

ON_SCREEN_ONLY = {
    *(
        "hb-cells--jump",
        "hb-controls",
        "hb-entries",
        "hb-filter",
        "hb-hidden",
        "hb-letters",
        "hb-scripted",
        "headerlink",
    ),
    *("hb-online", "hb-statement__courses"),
}
"""Classes of what is left out."""
ON_SCREEN_ONLY_TAGS = {"button", "form", "input", "link", "script", "template"}


@dataclass(frozen=True)
class Chapter:
    """A page in the book, or a heading over several; `level` 1 is the highest."""

    level: int
    title: str
    page: str
    """The page's address in the site; empty for a heading alone."""
    content: Markup
    """What it says, with its own heading; empty where it is a heading alone."""

    @property
    def anchor(self) -> str:
        """Where the chapter begins."""
        return name_of(self.page) if self.page else "part-" + "-".join(self.title.lower().split())


def chapters(menu: Iterable[MenuEntry], holds: Callable[[str], bool], site: Path, address: str) -> list[Chapter]:
    """Return the chapters that a book holds. Links to other pages lead to the site's address, if it has one."""
    found = list(_outline(menu, holds, 1))
    trees = {chapter.page: _chapter(chapter, site) for chapter in found if chapter.page}
    anchors = {name_of(page) for page in trees}
    anchors |= {anchor for tree in trees.values() for element in tree.iter() if (anchor := element.get("id"))}
    places = _moved(trees, anchors) | {anchor: anchor for anchor in anchors}
    for page, tree in trees.items():
        link(tree, page, places, address)
    return [replace(chapter, content=markup(trees[chapter.page])) if chapter.page else chapter for chapter in found]


def _moved(pages: Iterable[str], anchors: Iterable[str]) -> dict[str, str]:
    """Return the anchors of the entries that a book leaves out, each with where that which it leads to is."""
    found: dict[str, str] = {}
    for page in filter(addresses.listing, pages):
        here, above = name_of(page), name_of(addresses.listing(page))
        found[f"{above}--{posixpath.basename(page).removesuffix('.html')}"] = here
        for anchor in anchors:
            if anchor.startswith(f"{here}--"):
                found[anchor.replace(here, above, 1)] = anchor
    return found


def _outline(items: Iterable[MenuEntry], holds: Callable[[str], bool], level: int) -> Iterator[Chapter]:
    """Yield what a book holds of a menu. The first page of a section within a section is the heading of the others."""
    for item in items:
        if item.page and holds(item.page):
            yield Chapter(level, item.title, item.page, Markup())
        elif not item.page:
            inner = list(_outline(item.entries, holds, level + 1))
            if level == 1 and inner:
                yield Chapter(level, item.title, "", Markup())
                yield from inner
            elif inner:
                yield replace(inner[0], level=level)
                yield from inner[1:]


def _chapter(chapter: Chapter, site: Path) -> Element:
    """Return the article of a page, with all but its links made for the book."""
    source = (site / chapter.page).read_text("utf-8")
    article = article_of(source)
    assert article is not None  # noqa: S101 – every page of the menu has one
    leave_out(article, _is_left_out)
    put_below(article, chapter.level)
    name_anchors(article, chapter.page)
    language = LANGUAGE.search(source)
    if language and language[1] != ENGLISH:
        for child in article:
            child.attrib.setdefault("lang", language[1])
    return article


def _is_left_out(element: Element) -> bool:
    """Say whether an element is of use only on a screen."""
    if element.tag in ON_SCREEN_ONLY_TAGS or "hidden" in element.attrib:
        return True
    # The second is a picture of what the text beside it says.
    return element.get("aria-hidden") == "true" or has_class(element, ON_SCREEN_ONLY)
