"""Finds the glossary's terms in a text, so that the first use of each on a page can lead to its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.model.knowledge import Term


class Terms:
    """The forms of all terms, as one pattern; longer forms win over shorter ones."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.code: dict[str, str] = {}
        for term in terms:
            for form in (term.name, *term.also):
                # A name with an explanation in brackets is in no text; its forms do.
                if "(" not in form:
                    for spelling in (form, form[0].upper() + form[1:], form[0].lower() + form[1:]):
                        self.code.setdefault(spelling, term.code)
        forms = "|".join(re.escape(form) for form in sorted(self.code, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])") if forms else None

    def split(self, text: str, used: set[str]) -> Iterator[tuple[str, str]]:
        """Yield the parts of a text, each with the code of the term it is, or ''; `used` are those linked before."""
        position = 0
        for match in self.pattern.finditer(text) if self.pattern else ():
            code = self.code[match[0]]
            if code not in used:
                used.add(code)
                yield text[position : match.start()], ""
                yield match[0], code
                position = match.end()
        yield text[position:], ""
