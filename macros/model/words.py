"""What readers see in templates and scripts, in one language: labels, buttons, messages, and how dates are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from macros.model.base import Entry, Language, Text, matches

ENGLISH = "en"
"""The language that the handbook is written in."""
SLOT = re.compile(r"\{(\w+)\}")
"""What the handbook puts something in the place of."""
Word = Annotated[str, matches(r"[a-z]+(_[a-z]+)*", "lower-case words joined by '_', such as 'close_menu'")]


class Words(Entry):
    """A file of data/words/: what readers see in templates and scripts, in one language."""

    language: Language
    """Its code."""
    name: Text
    """What it calls itself."""
    words: dict[Word, Text]
    """Every word, by the name that templates and scripts have for it."""
    kinds: dict[Text, Text] = {}  # noqa: RUF012 – of a frozen model
    """What search results are called, by kind; the English names are those of the table of kinds."""


@dataclass(frozen=True)
class Wording:
    """The words of a language as templates are given them: each is an attribute."""

    language: str
    words: Mapping[str, str]

    def __getattr__(self, word: str) -> str:
        try:
            return self.words[word]
        except KeyError:
            raise AttributeError(word) from None

    def of(self, word: str) -> str:
        """Return a word; KeyError where there is none."""
        return self.words[word]

    def fill(self, word: str, **values: object) -> str:
        """Return a word with values in its slots; a slot that nothing is for stays."""
        return SLOT.sub(lambda slot: str(values.get(slot[1], slot[0])), self.words[word])

    def day(self, day: date) -> str:
        """Return a date as people write it."""
        return format_date(day, "long", locale=locale_of(self.language))

    def month(self, year: int, month: int) -> str:
        """Return a month as people write it."""
        return format_skeleton("yMMMM", date(year, month, 1), locale=locale_of(self.language))

    def record(self, day: date) -> str:
        """Return a date in a record: in English as year, month and day, which sort; elsewhere in words."""
        return day.isoformat() if self.language == ENGLISH else self.day(day)

    def record_month(self, month: str) -> str:
        """Return a month such as 2026-11 in a record, likewise."""
        return month if self.language == ENGLISH else self.month(*map(int, month.split("-")))

    def listed(self, items: list[str], last: str) -> str:
        """Return items as a part of a sentence; `last` is what joins the last one: and, or."""
        if len(items) < 2:
            return "".join(items)
        joint = f"{last}_more" if len(items) > 2 else f"{last}_two"
        return self.fill(joint, first=", ".join(items[:-1]), last=items[-1])


def locale_of(language: str) -> Locale:
    """Return how dates are written in a language; in English where nobody has said how."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")
