"""Pages in another language: the first guide, the hotline and the card, each part with the English it was made from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import AnyRef, Entry, Language, Slug, Text
from macros.model.knowledge import Review

Sum = str
"""The check sum of the English words of a part; see macros.query.translated."""
PAGES = ("guide", "hotline", "card")
"""The pages of a translation."""


class TranslatedPages(Entry):
    """The pages of a translation: the names of their files, which never change."""

    guide: Slug
    hotline: Slug
    card: Slug


class TranslatedContact(Entry):
    """What is said of the hotline; its numbers are those of data/contacts.yaml."""

    code: Slug
    made_from: Sum
    name: Text
    hours: Text
    confidential: Text
    limits: Text
    operator_since: Text
    operator_before: Text
    seen: Text | None = None
    """In what its record was seen."""
    note: Text
    confirmation: Text


class TranslatedAdvice(Entry):
    """The condition of a kind of advice, and the words that find such advice and such a condition in this language."""

    code: Slug
    made_from: Sum
    name: Text
    condition: Text
    replaced: Text | None = None
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    core: Annotated[tuple[Text, ...], Field(min_length=1)]


class TranslatedStep(Entry):
    """The words of a step. Its kinds of advice, statements and sources are those of the English step."""

    code: Slug
    made_from: Sum
    title: Text
    brief: Text | None = None
    text: Text | None = None
    do: tuple[Text, ...]
    avoid: tuple[Text, ...] = ()
    say: tuple[Text, ...] = ()


class TranslatedGuide(Entry):
    """The words of the first guide."""

    code: Slug
    made_from: Sum
    """Of what the guide says outside its steps."""
    title: Text
    question: Text
    summary: Text
    remember: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    steps: tuple[TranslatedStep, ...]


class Led(Entry):
    """What people type in this language, and where it leads."""

    say: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Words and phrases, without accents or with them; * stands for any ending."""
    pages: tuple[Text, ...] = ()
    """Pages of this translation: guide, hotline, card."""
    see: tuple[AnyRef, ...] = ()
    """Codes of what the handbook has in English."""


class Translation(Entry):
    """A file of data/translations/: three pages in one language."""

    language: Language
    """Its code; data/words/ has a file of the same language."""
    reviewed: tuple[Review, ...] = ()
    """Reviews by persons; until there is one, the pages say that nobody has reviewed the translation."""
    pages: TranslatedPages
    contact: TranslatedContact
    advice: tuple[TranslatedAdvice, ...]
    guide: TranslatedGuide
    common: tuple[Text, ...] = ()
    """Common words that show the language of a question; none of them is English."""
    lexicon: tuple[Led, ...] = ()
    """What a search in this language finds."""
