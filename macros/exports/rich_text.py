"""Descriptions for systems that read them as HTML: elements are built, so that texts stay text."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from macros.exports.framework import Node
from macros.exports.links import permalink


def description(node: Node, base: str) -> str:
    """Return all that a node says, each part a paragraph, and its permalink; without a public address, none."""
    return paragraphs(filter(None, (node.text, node.about)), base and permalink(base, node.code))


def paragraphs(texts: Iterable[str], address: str) -> str:
    """Return texts as paragraphs of HTML; an address, if there is one, is the last, as a link."""
    made = [_paragraph(text) for text in texts]
    if address:
        last = Element("p")
        SubElement(last, "a", href=address).text = address
        made.append(last)
    return "".join(tostring(element, "unicode", "html") for element in made)


def _paragraph(text: str) -> Element:
    element = Element("p")
    element.text = text
    return element
