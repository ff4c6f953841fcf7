"""Pages of the built site as trees that can be in one document: its anchors and links bear the names of pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Mapping
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from markupsafe import Markup

NAMES_ANCHORS = ("aria-describedby", "aria-labelledby", "aria-controls", "headers", "for")
"""Attributes that hold anchors, with spaces between."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ARTICLE = re.compile(r"<(article)\b.*</\1>", re.DOTALL)


def article_of(page: str) -> Element | None:
    """Return what a page says, without the frame around it; nothing for a page that has no article."""
    found = ARTICLE.search(page)
    return next(parsed(found[0]).iter("article")) if found else None


def parsed(text: str) -> Element:
    """Return a document as a tree. Pictures lose their namespace, which HTML does not write."""
    root: Element = tinyhtml5.parse(text, namespace_html_elements=False)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return root


def name_of(page: str) -> str:
    """Return the anchor of a page: competencies/2b.html begins at `competencies-2b`."""
    return page.removesuffix(".html").replace("/", "-")


def leave_out(parent: Element, unwanted: Callable[[Element], bool]) -> None:
    """Take elements out of another with all that is in them; the text behind each stays."""
    kept: list[Element] = []
    for child in list(parent):
        if isinstance(child.tag, str) and not unwanted(child):
            leave_out(child, unwanted)
            kept.append(child)
            continue
        tail = child.tail or ""
        if kept:
            kept[-1].tail = (kept[-1].tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent[:] = kept


def put_below(tree: Element, level: int) -> None:
    """Move the headings of a page so that its first is one of this level."""
    for element in tree.iter():
        if element.tag in HEADINGS:
            element.tag = f"h{min(int(element.tag[1]) + level - 1, len(HEADINGS))}"


def name_anchors(tree: Element, page: str) -> None:
    """Let every anchor of a page bear the page's name."""
    for element in tree.iter():
        if anchor := element.get("id"):
            element.set("id", f"{name_of(page)}--{anchor}")
        for attribute in NAMES_ANCHORS:
            if named := element.get(attribute):
                element.set(attribute, " ".join(f"{name_of(page)}--{anchor}" for anchor in named.split()))


def link(tree: Element, page: str, places: Mapping[str, str], address: str) -> None:
    """Let the links of a page lead to where in the document their aims are.

    `places` are the anchors of the document, each with where it has moved, if it has. What is not in the document is
    at the site's address; without one, nothing leads there.
    """
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


def has_class(element: Element, names: Container[str]) -> bool:
    """Say whether an element has one of these classes."""
    return any(name in names for name in element.get("class", "").split())


def markup(tree: Element) -> Markup:
    """Return what is in an element. The tree comes from pages in which all data was escaped."""
    text = Markup.escape(tree.text or "")
    return text + Markup("").join(Markup(tostring(child, "unicode", method="html")) for child in tree)  # noqa: S704
