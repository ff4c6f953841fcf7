"""Pages that are made from data, as records of the search: each page can be found, by its title and its description."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from macros.model.words import ENGLISH
from macros.search.records import Record
from macros.site.macros import VIEWS, PageView
from macros.site.site import Site

CALL = re.compile(r"\{\{ (\w+)\(([^(){}]*)\) \}\}\s*")


def page_records(site: Site, written: Iterable[tuple[str, str]], known: Collection[str]) -> Iterator[Record]:
    """Yield a record for each page in English that none of the known addresses is that of.

    `written` are the pages as they are in docs/: address and Markdown.
    """
    for address, text in written:
        call = CALL.fullmatch(text)
        if not call or address in known or site.handbook.local.hides(address):
            continue
        _, view = VIEWS[call[1]]
        shown = view(site.handbook, *re.findall(r'"([^"]*)"', call[2]))
        if isinstance(shown, PageView) and getattr(shown, "language", ENGLISH) == ENGLISH:
            yield Record("page", address, shown.title, address, shown.description, line=shown.description)
