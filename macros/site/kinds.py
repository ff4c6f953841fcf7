"""Whether every kind of thing that is declared is also placed, found, exported, cited and shown.

A kind is declared in macros.model.kinds, and everything else follows from there or is written by hand. What was
forgotten is named here, so that no code is published that leads nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from macros.model import addresses
from macros.model.handbook import Thing
from macros.model.kinds import KINDS
from macros.query.cited import cited
from macros.site.site import Site


class KindError(Exception):
    """A kind is not whole; the message names it, and what is missing."""


def hold_whole(site: Site, anchors: Mapping[str, Collection[str]]) -> None:
    """Hold every thing to what its kind promises. Raises KindError with what is missing, each fault of a kind once.

    `anchors` are what can be linked to on each page, by the page's address.
    """
    missing: dict[tuple[str, str], str] = {}
    exported = set(_codes(json.loads(site.files["exports/handbook.json"])))
    for thing in site.handbook.things.values():
        for what in _missing(site, thing, exported, anchors):
            missing.setdefault((thing.kind, what.partition(":")[0]), f"kind '{thing.kind}' ({thing.code}): {what}")
    if missing:
        head = "these kinds are declared in macros/model/kinds.py, and not whole:"
        raise KindError("\n".join([head, *missing.values()]))
    if misled := list(_misled(site, anchors)):
        raise KindError("\n".join(misled))


def _missing(
    site: Site, thing: Thing, exported: Collection[str], anchors: Mapping[str, Collection[str]]
) -> Iterator[str]:
    kind, said, local = KINDS[thing.kind], cited(site.handbook, thing.code), site.handbook.local
    page, _, anchor = said.address.partition("#")
    if page not in anchors:
        yield f"not placed: there is no page {page}; correct 'place', or add the page"
    elif anchor and anchor not in anchors[page] and not local.hides(page):
        yield f"not shown: {page} has no anchor '{anchor}'; give it one in the page's fragment, or correct 'place'"
    listed, _, anchor = addresses.entry(thing.code).partition("#")
    if anchor and anchor not in anchors.get(listed, ()) and not local.hides(listed):
        yield f"not listed: {listed} has no anchor '{anchor}'; links to it were published, so give its entry one there"
    if thing.code not in site.found and not local.hides(said.address):
        yield "not found: the search has no record of it; add one in macros/search/records.py"
    if thing.code not in exported:
        yield "not exported: no list of handbook.json holds it; name one in 'export'"
    if kind.text and not said.text:
        yield f"not cited: it has no '{kind.text}'; correct 'text'"
    if not said.title:
        yield "not cited: it has no 'title', so a citation could not name it; give its model one"


def _misled(site: Site, anchors: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Yield what is wrong with the places that functions of the site lead to, and with the pages that have names."""
    functions, hides = site.handbook.functions, site.handbook.local.hides
    for function in functions.functions:
        page, _, anchor = function.at.partition("#")
        if page not in anchors:
            yield f"{function.place('at')}: there is no page {page}; write the address of one that there is"
        elif anchor and anchor not in anchors[page] and not hides(page):
            yield f"{function.place('at')}: {page} has no anchor '{anchor}'; write one that it has, or the page alone"
    for named in functions.pages:
        if named.page not in anchors:
            yield f"{named.place('page')}: there is no page {named.page}; write the address of one that there is"


def _codes(value: object) -> Iterator[str]:
    """Yield every code in an export."""
    if isinstance(value, dict):
        if isinstance(code := value.get("code"), str):
            yield code
        for each in value.values():
            yield from _codes(each)
    elif isinstance(value, list):
        for each in value:
            yield from _codes(each)
