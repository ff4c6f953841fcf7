"""Finds the glossary's terms in a text, so that the first use of each on a page can lead to its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.model import addresses
from macros.model.knowledge import Term


class Terms:
    """The forms of all terms, as one pattern; longer forms win over shorter ones."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.address: dict[str, str] = {}
        for term in terms:
            for form in (term.name, *term.also):
                # A name with an explanation in brackets stands in no text; its forms do.
                if "(" not in form:
                    for spelling in (form, form[0].upper() + form[1:], form[0].lower() + form[1:]):
                        self.address.setdefault(spelling, addresses.of(f"term/{term.code}"))
        forms = "|".join(re.escape(form) for form in sorted(self.address, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])") if forms else None

    def split(self, text: str, used: set[str]) -> Iterator[tuple[str, str]]:
        """Yield the parts of a text, each with the address of the term it is, or ''; `used` are those linked before."""
        position = 0
        for match in self.pattern.finditer(text) if self.pattern else ():
            address = self.address[match[0]]
            if address not in used:
                used.add(address)
                yield text[position : match.start()], ""
                yield match[0], address
                position = match.end()
        yield text[position:], ""
