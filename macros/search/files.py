"""The index of the search, made from records.

Node makes it, because it is packed with the functions that unpack and read it in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from macros.model.functions import Named
from macros.model.handbook import Handbook
from macros.model.matrix import LETTERS
from macros.model.translation import Translation
from macros.node import scripts
from macros.query.translated import address_of, in_language
from macros.search.records import Record

BUILD = Path(__file__).parent / "build.mjs"


def search_files(handbook: Handbook, records: Iterable[Record], project: Path) -> dict[str, bytes]:
    """Return what the script of the search reads, by file name. Raises ScriptError."""
    made: dict[str, str] = scripts.run(BUILD, project, given(handbook, records))
    return {name: content.encode() for name, content in made.items()}


def given(handbook: Handbook, records: Iterable[Record]) -> dict[str, Any]:
    """Return everything that the index is made of; what is local apart, so that it changes nothing of the rest."""
    found = list(records)
    return {
        "records": [asdict(record) for record in found if not record.is_local],
        "local": [asdict(record) for record in found if record.is_local],
        "letters": LETTERS,
        "groups": {group.code: group.name for group in handbook.groups},
        "synonyms": [[entry.say, entry.means, [*entry.see, *entry.pages]] for entry in handbook.synonyms.synonyms],
        "named": [[entry.say, entry.alone, code] for entry, code in _named(handbook, found)],
        "languages": [_language(handbook, translation) for translation in handbook.translations],
        "asked": [*handbook.asked_list.each(), *_called(handbook)],
    }


def _named(handbook: Handbook, found: Iterable[Record]) -> Iterator[tuple[Named, str]]:
    """Yield functions and pages that have everyday names, each with the code of its record, where there is one."""
    # Of a page that is the page of a thing, the record is that of the thing.
    codes = {record.url: record.code for record in found if record.kind != "function"}
    functions = handbook.functions
    yield from ((function, f"function/{function.code}") for function in functions.functions)
    yield from ((page, codes[page.page]) for page in functions.pages if page.page in codes)


def _called(handbook: Handbook) -> Iterator[tuple[str, tuple[str]]]:
    """Yield what people are called, each with the role that is meant: whoever types it asks for that."""
    for role in handbook.roles:
        for name in (role.name, role.i_am, *role.also):
            yield name, (f"role/{role.code}",)


def _language(handbook: Handbook, translation: Translation) -> dict[str, Any]:
    """Return what a search in another language is made of: its own pages, and what its words lead to."""
    shown = in_language(handbook, translation.language)
    words = shown.words
    return {
        "code": translation.language,
        "note": words.of("rest_in_english"),
        "pages": [[url, title] for url, title in _pages(shown, translation) if not handbook.local.hides(url)],
        "common": translation.common,
        "lexicon": [
            [led.say, [*(address_of(translation, page) for page in led.pages), *led.see]] for led in translation.lexicon
        ],
    }


def _pages(shown: Handbook, translation: Translation) -> Iterator[tuple[str, str]]:
    """Yield address and title of the pages in another language, and of the steps on them.

    Their words are in no index, as many of them mean something else in English.
    """
    guide, words = shown.guides[0], shown.words
    yield address_of(translation, "hotline"), shown.hotline.name
    yield address_of(translation, "guide"), guide.title
    yield address_of(translation, "card"), words.of("card_title")
    for step in guide.steps:
        yield f"{address_of(translation, 'guide')}#{step.code}", step.title
