"""What must be true of words and translations: they are whole, follow the English, and are as safe as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from macros.model.handbook import Handbook
from macros.model.kinds import searched
from macros.model.translation import PAGES, Translation
from macros.model.words import ENGLISH, SLOT, Words
from macros.query.translated import Pair, in_language, pairs, texts
from macros.read.problems import Problem, Where
from macros.rules.advice import a_line_is_safe_by_itself, lines_of_step, words_to_replace_are_there

NUMBER = re.compile(r"\d+")


def words_are_whole(handbook: Handbook) -> Iterator[Problem]:
    """A word that is missing in a language would be a gap on its pages."""
    english = _english(handbook)
    if english is None:
        file = next((each.place("language") for each in handbook.word_lists), Where("data/words/en.yaml", 1))
        yield file.problem("the words in English are missing; put data/words/en.yaml back")
        return
    first: dict[str, Where] = {}
    for each in handbook.word_lists:
        other = first.setdefault(each.language, each.place("language"))
        if other != each.place("language"):
            yield each.place("language").problem(f"the words of '{each.language}' are at {other} already; keep one")
        elif each is not english:
            yield from _unlike(english, each)


def _english(handbook: Handbook) -> Words | None:
    return next((each for each in handbook.word_lists if each.language == ENGLISH), None)


def _unlike(english: Words, other: Words) -> Iterator[Problem]:
    for word, text in english.words.items():
        if word not in other.words:
            yield other.place("words").problem(f"the word '{word}' is missing; say here: {text}")
        elif {*SLOT.findall(text)} != {*SLOT.findall(other.words[word])}:
            slots = " and ".join(f"{{{slot}}}" for slot in SLOT.findall(text)) or "no {braces}"
            yield other.place("words", word).problem(f"'{word}' needs {slots}, as in English: {text}")
    for word in other.words:
        if word not in english.words:
            yield other.place("words", word).problem(f"there is no word '{word}' in English; take it out")
    for kind in searched():
        if kind not in other.kinds:
            yield other.place("kinds").problem(
                f"the kind '{kind}' is missing; say what a result of this kind is called"
            )
    for kind in other.kinds.keys() - searched().keys():
        yield other.place("kinds", kind).problem(f"there is no kind '{kind}'; use: {', '.join(searched())}")


def translations_have_words(handbook: Handbook) -> Iterator[Problem]:
    """Around a translation are labels and buttons, which have to be in the same language."""
    known = {each.language for each in handbook.word_lists}
    first: dict[str, Where] = {}
    for each in handbook.translations:
        where = each.place("language")
        other = first.setdefault(each.language, where)
        if other is not where:
            yield where.problem(f"the pages in '{each.language}' are at {other} already; keep one")
        elif each.language == ENGLISH:
            yield where.problem("the handbook is in English; write the code of another language")
        elif each.language not in known:
            yield where.problem(f"the words of this language are missing; write words/{each.language}.yaml, too")
        if len({getattr(each.pages, page) for page in PAGES}) < len(PAGES):
            yield each.place("pages").problem("two pages have the same name; give each its own")


def translations_follow_the_english(handbook: Handbook) -> Iterator[Problem]:
    """A translation says what the English that it was made from says, and has a place for each part of it."""
    for translation in handbook.translations:
        yield from _misplaced(handbook, translation)
        for pair in pairs(handbook, translation):
            if not pair.is_behind:
                yield from _unequal(pair)


def behind(handbook: Handbook) -> Iterator[Problem]:
    """Yield the parts of translations whose English has changed; whoever edits the English must still see the edit."""
    for translation in handbook.translations:
        for pair in pairs(handbook, translation):
            if pair.is_behind:
                yield pair.translated.place("made_from").problem(
                    f"{pair.name} was not made from the English of today, at {pair.english.place()}; compare the two, "
                    f"and when they say the same, write here: {pair.sum}"
                )


def _misplaced(handbook: Handbook, translation: Translation) -> Iterator[Problem]:
    """Yield what a translation has too much or too little of."""
    first, guide = handbook.guides[0], translation.guide
    if guide.code != first.code:
        yield guide.place("code").problem(f"the first guide is '{first.code}'; translate that one")
    if translation.contact.code != handbook.hotline.code:
        yield translation.contact.place("code").problem(f"the hotline is '{handbook.hotline.code}'; write that code")
    steps = [step.code for step in first.steps]
    if [step.code for step in guide.steps] != steps:
        yield guide.place("steps").problem(f"the steps are not those of the English: {', '.join(steps)}")
    needed = {code for step in first.steps for code in (*step.advice, *step.states)} & handbook.advice.keys()
    said = [advice.code for advice in translation.advice]
    for code in sorted(needed - {*said}):
        yield translation.place("advice").problem(f"the advice '{code}' is missing, which a step gives; translate it")
    for position, code in enumerate(said):
        if code not in handbook.advice or code in said[:position]:
            yield (
                translation.advice[position]
                .place("code")
                .problem(
                    f"'{code}' is no kind of advice, or is here twice; the kinds are: {', '.join(handbook.advice)}"
                )
            )


def _unequal(pair: Pair) -> Iterator[Problem]:
    """Yield what is said in one language alone, and numbers that differ."""
    for key in pair.keys:
        english, translated = texts(pair.english, key), texts(pair.translated, key)
        if len(english) != len(translated):
            yield pair.translated.place(key).problem(
                f"'{key}' of {pair.name} has {len(translated)} texts, and the English has {len(english)}; "
                "translate each of them"
            )
        for ours, theirs in zip(english, translated, strict=False):
            if sorted(NUMBER.findall(ours)) != sorted(NUMBER.findall(theirs)):
                yield pair.translated.place(key).problem(
                    f"the numbers of '{theirs}' are not those of the English: {ours}"
                )


def translations_are_as_safe(handbook: Handbook) -> Iterator[Problem]:
    """Advice has its condition in every language, and no translation advises what the English does not."""
    languages = [each.language for each in handbook.translations if each.language != ENGLISH]
    for language in dict.fromkeys(languages):
        shown = in_language(handbook, language)
        # The other guides are in English, in which the words of this language mean nothing.
        alone = replace(shown, guides=shown.guides[:1])
        yield from words_to_replace_are_there(alone)
        yield from a_line_is_safe_by_itself(alone)
        yield from _advising(alone)


def _advising(handbook: Handbook) -> Iterator[Problem]:
    for step in handbook.guides[0].steps:
        lines = [*lines_of_step(step)]
        whole = " ".join(text for text, _ in lines)
        for advice in handbook.advice.values():
            found = next(((word, where) for text, where in lines if (word := advice.found_in(text))), None)
            if found and advice.code not in {*step.advice, *step.states}:
                word, where = found
                yield where.problem(
                    f"'{word}' is advice of the kind '{advice.code}', which the English step does not give; say it in "
                    "other words, or take the word out of that kind"
                )
            if advice.code in step.states and not advice.is_stated_in(whole):
                phrases = " or ".join(f"'{phrase}'" for phrase in advice.core)
                yield step.place("code").problem(
                    f"the step does not state the condition of '{advice.code}', as the English does (it holds no "
                    f"{phrases}); write it into the step"
                )


def lexicons_lead_somewhere(handbook: Handbook) -> Iterator[Problem]:
    """A word that leads nowhere finds nothing, and one that leads to two places is found in neither for certain."""
    for translation in handbook.translations:
        first: dict[str, Where] = {}
        for led in translation.lexicon:
            if not (led.pages or led.see):
                yield led.place("say").problem("'pages' and 'see' are missing; write what these words lead to")
            for position, page in enumerate(led.pages):
                if page not in PAGES:
                    yield led.place("pages", position).problem(
                        f"there is no page '{page}'; use one of: {', '.join(PAGES)}"
                    )
            for position, said in enumerate(led.say):
                where = led.place("say", position)
                other = first.setdefault(said.casefold(), where)
                if other is not where:
                    yield where.problem(f"'{said}' is at {other} already; keep it in one place")


RULES = (
    words_are_whole,
    translations_have_words,
    translations_follow_the_english,
    translations_are_as_safe,
    lexicons_lead_somewhere,
)
"""Every rule; those of an organization's own languages are the same."""
NEEDS = {"words/*.yaml", "translations/*.yaml", "practice/*.yaml", "advice.yaml", "contacts.yaml"}
