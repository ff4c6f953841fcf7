"""What the head of a page says to reference managers, search engines and whatever else reads pages without a person."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from macros.exports.framework import LANGUAGE, LICENSE_NAME
from macros.model import addresses
from macros.query.cited import Cited, Work


@dataclass(frozen=True)
class Described:
    """What a page is about; `data` is JSON-LD, empty where the page has none."""

    metas: tuple[tuple[str, str], ...] = ()
    """Names with what each says, as the translator “Embedded Metadata” of Zotero reads them."""
    links: tuple[tuple[str, str, str], ...] = ()
    """Relation, address, and media type, which may be empty."""
    data: str = ""


def described(thing: Cited, work: Work, link: Callable[[str], str], site: str, data: str = "") -> Described:
    """Return what the page of a thing says; `link` makes addresses of the site links from that page.

    `site` is the public address. Without one, a reader takes the address at which the page is.
    """
    metas = {
        "z.itemType": "encyclopediaArticle",
        "citation_title": thing.reference,
        "bibo.shortTitle": thing.short if thing.short != thing.reference else "",
        "prism.publicationName": work.title,
        "prism.edition": f"Edition {work.edition}",
        "citation_publication_date": work.date.replace("-", "/"),
        "citation_public_url": site and site + thing.permalink,
        "citation_language": LANGUAGE,
        "dc.rights": LICENSE_NAME,
    }
    links = (
        ("cite-as", link(thing.permalink), ""),
        ("describedby", link(addresses.permalink_json(thing.code)), "application/json"),
    )
    return Described(tuple((name, said) for name, said in metas.items() if said), links, data)


def in_page(data: object) -> str:
    """Return JSON-LD as an element of a page can hold it: no text in it ends the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c") if data else ""
