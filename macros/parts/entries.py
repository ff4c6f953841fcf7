"""Entries of a page that leads to others: what each is called, a line on it, and where it is said in full."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

SENTENCE = re.compile(r"(?<=[a-z0-9)”][a-z0-9)”][.?!])\s+(?=[A-Z“])")
"""The end of a sentence; one after a single letter, as in "U.S.", is none."""
LINE = 76
"""How many letters a line on something has at most."""


@dataclass(frozen=True)
class EntryView:
    """An entry; `anchor` is where links to the thing led before it had a page of its own."""

    anchor: str
    title: str
    href: str
    text: str
    count: int = 0
    """How many statements it leads to; none where that says nothing."""
    by: str = ""
    """Who added it, where that is an organization to its copy."""
    lang: str = ""


def in_a_line(text: str) -> str:
    """Return the first sentence of a text, cut between words where it is long."""
    return textwrap.shorten(SENTENCE.split(text, maxsplit=1)[0], LINE, placeholder=" …")
