"""One line for each record, beside its title: a whole sentence of its text, never a piece of one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros.model.handbook import Handbook

LONGEST = 190
"""Characters of a line: more would be three lines on a phone."""
SENTENCE = re.compile(r"(?<=[a-z0-9)”]{2}[.!?])\s+(?=[A-Z“(])")
"""Between two sentences; an abbreviation ends with fewer small letters."""


def line_of(handbook: Handbook, texts: Iterable[str]) -> str:
    """Return the first sentence that is short enough, and safe to be read by itself; '' where there is none."""
    sentences = (sentence for text in texts for sentence in SENTENCE.split(text))
    return next((sentence for sentence in sentences if _is_safe(handbook, sentence)), "")


def _is_safe(handbook: Handbook, sentence: str) -> bool:
    """Say whether a sentence is short and whole, and gives no advice without the condition that makes it safe."""
    unsafe = any(advice.found_in(sentence) and not advice.is_stated_in(sentence) for advice in handbook.advice.values())
    return len(sentence) <= LONGEST and sentence.count("“") == sentence.count("”") and not unsafe
