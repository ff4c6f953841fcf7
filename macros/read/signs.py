"""Signs that nobody sees: found in text, and named in messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from macros.read.problems import Problem

JOINED = re.compile(r"(?<=[^\x00-\x7f])[\u200c\u200d](?=[^\x00-\x7f])")
"""Joiners between letters of other scripts, which are misspelled without them."""
MOST = 60
"""How many signs of a value a message repeats; the rest of a long one would hide what is wrong with it."""


def forbidden_characters(file: str, text: str) -> Iterator[Problem]:
    """Yield characters that readers or editors cannot see, or that change the order in which text is shown."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():  # nearly every line; none of the characters below is printable
            continue
        for character in dict.fromkeys(JOINED.sub("", line)):
            if character == "\t":
                yield Problem(file, number, "a tab is here; use spaces")
            elif unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} or _is_noncharacter(character):
                yield Problem(file, number, f"the invisible character {named(character)} is here; delete it")


def _is_noncharacter(character: str) -> bool:
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF


KINDS = {"Cc": "control character", "Co": "private-use character", "Cs": "half of a character"}


def named(character: str) -> str:
    """Return a sign by its number and name: `U+200B (zero-width space)`."""
    kind = KINDS.get(unicodedata.category(character), "no character")
    name = unicodedata.name(character, kind).lower().replace("zero width", "zero-width")
    return f"U+{ord(character):04X} ({name})"


def shown(value: object) -> str:
    """Return a value as a message repeats it: cut where it is long, with every sign named that nobody sees."""
    text = str(value)
    cut = text if len(text) <= MOST else f"{text[: MOST - 1]}…"
    return "".join(each if each == " " or _is_seen(each) else f"[{named(each)}]" for each in cut)


def _is_seen(character: str) -> bool:
    return character.isprintable() and not character.isspace() and unicodedata.category(character) != "Cf"
