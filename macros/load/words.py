"""The words of templates and scripts by themselves, before the rest of the data is read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from macros.load.handbook import validate
from macros.model.facts import facts_in
from macros.model.words import ENGLISH, Wording, Words
from macros.read.contents import contents
from macros.read.yaml_lines import parse_yaml

PROJECT = Path(__file__).parent.parent.parent


@cache
def english() -> Wording:
    """Return the words in English, which belong to the templates as these do to the project."""
    found = {words.language: words for words in word_lists([PROJECT / "data"])}
    return Wording(ENGLISH, found[ENGLISH].words)


def facts_of(folders: Iterable[Path]) -> list[dict[str, Any]]:
    """Return what the scripts of pages are given, for each language that folders have words of; English first."""
    found = [facts_in(words) for words in word_lists(folders)]
    return sorted(found, key=lambda each: each["language"] != ENGLISH)


def word_lists(folders: Iterable[Path]) -> list[Words]:
    """Return the words that folders hold, as far as they can be read; what is wrong is said with all other data."""
    found = []
    for path in (path for folder in folders for path in sorted(folder.glob("words/*.yaml"))):
        try:
            mapping = parse_yaml(path.name, contents(path)).mapping
        except OSError:
            continue
        words = validate(mapping, Words)[0] if mapping is not None else None
        if words:
            found.append(words)
    return found
