"""Descriptions for systems that read them as HTML: elements are built, so that texts stay text."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from macros.exports.framework import Node
from macros.exports.links import permalink


def description(node: Node, base: str) -> str:
    """Return all that a node says, each part a paragraph, and its permalink; a link where the address is public."""
    return paragraphs(filter(None, (node.text, node.about)), permalink(base, node.code), linked=bool(base))


def paragraphs(texts: Iterable[str], address: str, *, linked: bool) -> str:
    """Return texts as paragraphs of HTML, with an address as the last."""
    made = [_paragraph(text) for text in texts]
    last = Element("p")
    if linked:
        SubElement(last, "a", href=address).text = address
    else:
        last.text = address
    return "".join(tostring(element, "unicode", "html") for element in (*made, last))


def _paragraph(text: str) -> Element:
    element = Element("p")
    element.text = text
    return element
