"""The chapters of a book, in the order of the menu: pages of the built site, made to stand in one document.

On paper nothing is clicked to be seen, and one document has one set of anchors: what only works on a screen is taken
out, and a page's anchors, and the links to them, bear the name of the page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from markupsafe import Markup

from macros.model import addresses
from macros.model.words import ENGLISH
from macros.site.site import MenuEntry

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
ON_SCREEN_ONLY_TAGS = {"button", "form", "input", "script", "template"}
NAMES_ANCHORS = ("aria-describedby", "aria-labelledby", "headers")
"""Attributes that hold anchors, with spaces between."""
DEEPEST = 6
"""Headings have no more levels."""


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
        _link(tree, page, places, address)
    return [replace(chapter, content=_markup(trees[chapter.page])) if chapter.page else chapter for chapter in found]


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


def name_of(page: str) -> str:
    """Return the anchor of a page in the book: competencies/2b.html begins at `competencies-2b`."""
    return page.removesuffix(".html").replace("/", "-")


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
    root = tinyhtml5.parse((site / chapter.page).read_text("utf-8"), namespace_html_elements=False)
    article: Element = next(element for element in root.iter("article"))
    _leave_out(article)
    _put_below(article, chapter.level)
    _name_anchors(article, chapter.page)
    if (language := root.get("lang", ENGLISH)) != ENGLISH:
        for child in article:
            child.attrib.setdefault("lang", language)
    return article


def _leave_out(parent: Element) -> None:
    """Take out of an element what is of use only on a screen; the text behind it stays."""
    kept: list[Element] = []
    for child in list(parent):
        if not _is_left_out(child):
            _leave_out(child)
            kept.append(child)
            continue
        tail = child.tail or ""
        if kept:
            kept[-1].tail = (kept[-1].tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent[:] = kept


def _is_left_out(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in ON_SCREEN_ONLY_TAGS or "hidden" in element.attrib:
        return True
    if element.get("aria-hidden") == "true":  # a picture of what the text beside it says
        return True
    return bool(ON_SCREEN_ONLY & set(element.get("class", "").split()))


def _put_below(tree: Element, level: int) -> None:
    """Move the headings of a page below those of the book."""
    for element in tree.iter():
        element.tag = element.tag.rpartition("}")[2]  # pictures have a namespace, which HTML does not write
        if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            element.tag = f"h{min(int(element.tag[1]) + level - 1, DEEPEST)}"


def _name_anchors(tree: Element, page: str) -> None:
    for element in tree.iter():
        if anchor := element.get("id"):
            element.set("id", f"{name_of(page)}--{anchor}")
        for attribute in NAMES_ANCHORS:
            if named := element.get(attribute):
                element.set(attribute, " ".join(f"{name_of(page)}--{anchor}" for anchor in named.split()))


def _link(tree: Element, page: str, places: dict[str, str], address: str) -> None:
    for element in tree.iter("a"):
        target = urlsplit(element.get("href", ""))
        if target.scheme or target.netloc:
            continue
        to = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target.path))) if target.path else page
        inside = f"{name_of(to)}--{unquote(target.fragment)}"
        if inside in places:
            element.set("href", f"#{places[inside]}")
        elif name_of(to) in places:
            element.set("href", f"#{name_of(to)}")
        elif address:
            element.set("href", address + to + (f"#{target.fragment}" if target.fragment else ""))
        else:
            element.tag = "span"
            element.attrib.pop("href", None)


def _markup(tree: Element) -> Markup:
    """Return what stands in an element. The tree comes from pages in which all data was escaped."""
    text = tree.text or ""
    return Markup(text) + Markup("").join(Markup(tostring(child, "unicode", method="html")) for child in tree)  # noqa: S704
