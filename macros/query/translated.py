"""The handbook as a translation shows it, and the English that each part of a translation was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from macros.model import addresses
from macros.model.base import Entry
from macros.model.handbook import Handbook
from macros.model.practice import Guide
from macros.model.translation import TranslatedAdvice, TranslatedContact, TranslatedGuide, TranslatedStep, Translation
from macros.model.words import ENGLISH
from macros.query.seal import JOINT, sum_of

E = TypeVar("E", bound=Entry)
Part = TranslatedContact | TranslatedAdvice | TranslatedGuide | TranslatedStep

IN_GUIDE = ("title", "question", "summary", "remember")
IN_STEP = ("title", "brief", "text", "do", "avoid", "say")
IN_ADVICE = ("name", "condition", "replaced")
IN_CONTACT = ("name", "hours", "confidential", "limits", "operator_since", "operator_before", "note", "confirmation")


@dataclass(frozen=True)
class Pair:
    """A part of a translation beside the English that it was made from."""

    name: str
    """What problems call it, such as "step 'give-care'"."""
    keys: tuple[str, ...]
    """What both hold under the same name."""
    english: Entry
    translated: Part
    also: str = ""
    """What else the translation was made from."""

    @property
    def sum(self) -> str:
        """The check sum of the English."""
        said = [text for key in self.keys for text in texts(self.english, key)]
        return sum_of(JOINT.join(filter(None, (*said, self.also))))

    @property
    def is_behind(self) -> bool:
        """Whether the English has changed since the translation was made."""
        return self.translated.made_from != self.sum


def texts(entry: Entry, key: str) -> tuple[str, ...]:
    """Return what an entry holds under a key, as a list."""
    value = getattr(entry, key)
    return value if isinstance(value, tuple) else (value,) if value else ()


def pairs(handbook: Handbook, translation: Translation) -> Iterator[Pair]:
    """Yield each part of a translation that there is English for."""
    first, guide = handbook.guides[0], translation.guide
    seen = handbook.hotline.seen.what or ""
    yield Pair("the hotline", IN_CONTACT, handbook.hotline, translation.contact, seen)
    for each in translation.advice:
        if each.code in handbook.advice:
            yield Pair(f"advice '{each.code}'", IN_ADVICE, handbook.advice[each.code], each)
    yield Pair("the guide", IN_GUIDE, first, guide)
    steps = {step.code: step for step in first.steps}
    for step in guide.steps:
        if step.code in steps:
            yield Pair(f"step '{step.code}'", IN_STEP, steps[step.code], step)


def in_language(handbook: Handbook, language: str) -> Handbook:
    """Return the handbook with the parts that a translation has, in its language; all else stays as it is.

    Numbers, codes, sources and kinds of advice are those of the English. KeyError where there is no such translation.
    """
    translation = handbook.translation(language)
    said = {advice.code: advice for advice in translation.advice}
    advice = tuple(
        _said(each, said[each.code], (*IN_ADVICE, "words", "core")) if each.code in said else each
        for each in handbook.advice_list.advice
    )
    contact = translation.contact
    seen = handbook.hotline.seen.model_copy(update={"what": contact.seen})
    hotline = _said(handbook.hotline, contact, IN_CONTACT).model_copy(update={"seen": seen})
    first, *guides = handbook.guides
    return replace(
        handbook,
        language=language,
        advice_list=handbook.advice_list.model_copy(update={"advice": advice}),
        contacts=handbook.contacts.model_copy(update={"contacts": (hotline, *handbook.contacts.contacts[1:])}),
        guides=(_guide(first, translation.guide), *guides),
    )


def _guide(english: Guide, translated: TranslatedGuide) -> Guide:
    said = {step.code: step for step in translated.steps}
    steps = tuple(_said(step, said[step.code], IN_STEP) for step in english.steps if step.code in said)
    return _said(english, translated, IN_GUIDE).model_copy(update={"steps": steps})


def _said(english: E, translated: Entry, keys: tuple[str, ...]) -> E:
    """Return an entry with the words of a translation, and its place."""
    # Not a copy, which would go on with whatever the English entry has worked out of its own words.
    held: dict[str, Any] = {name: getattr(english, name) for name in type(english).model_fields}
    held |= {key: getattr(translated, key) for key in keys}
    found = cast("E", type(english).model_construct(**held))
    found._raw = translated._raw
    return found


def address_of(translation: Translation, page: str) -> str:
    """Return where a page of a translation is."""
    return addresses.of_translated(translation.language, str(getattr(translation.pages, page)))


def original_of(handbook: Handbook, page: str) -> str:
    """Return the page in English that a page of a translation was made from."""
    return {
        "guide": addresses.of(f"guide/{handbook.guides[0].code}"),
        "hotline": addresses.of(f"contact/{handbook.hotline.code}"),
        "card": addresses.CARD,
    }[page]


@dataclass(frozen=True)
class InLanguage:
    """A page in one of its languages."""

    language: str
    name: str
    """What the language calls itself."""
    href: str


def languages_of(handbook: Handbook, page: str) -> tuple[InLanguage, ...]:
    """Return the languages that a page is in, English first; none where it is in English alone."""
    names = {words.language: words.name for words in handbook.word_lists}
    translated = tuple(
        InLanguage(each.language, names[each.language], address_of(each, page)) for each in handbook.translations
    )
    return (InLanguage(ENGLISH, names[ENGLISH], original_of(handbook, page)), *translated) if translated else ()
