"""The words of templates and scripts, held to what templates and scripts say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.model.handbook import Handbook
from macros.model.words import ENGLISH, Words
from macros.read.problems import Problem

SAID = {
    "overrides/**/*.html": re.compile(
        r"""(?<![/\w-])words\.(?!fill\b|of\b|language\b|day\b)(\w+)|\bwords\.fill\("(\w+)\""""
    ),
    "docs/assets/**/*.mjs": re.compile(r"\bHANDBOOK\.words\.(\w+)"),
    "macros/**/*.py": re.compile(r"""\bwords\.(?:fill|of)\(\s*"(\w+)\""""),
}
"""How files of each kind name a word."""
MADE = re.compile(r"""\bwords\.of\(f"(\w+_)\{""")
"""How Python names several, by what they begin with."""
JOINTS = ("and_two", "and_more", "or_two", "or_more")
"""What joins the items of a list; see Wording.listed."""


def check(handbook: Handbook, project: Path) -> Iterator[Problem]:
    """Yield every word that is said and not there, and every one that is there and not said."""
    english = next((each for each in handbook.word_lists if each.language == ENGLISH), None)
    if english is None or not (project / "overrides").is_dir():  # data may be checked by itself
        return
    said: set[str] = {*JOINTS}
    beginnings: set[str] = set()
    for pattern, names in SAID.items():
        for path in sorted(project.glob(pattern)):
            text = path.read_text("utf-8")
            beginnings |= {*MADE.findall(text)}
            for found in names.finditer(text):
                word = next(filter(None, found.groups()))
                said.add(word)
                if word not in english.words:
                    line = text.count("\n", 0, found.start()) + 1
                    file = path.relative_to(project).as_posix()
                    yield Problem(
                        file, line, f"there is no word '{word}'; write it in data/words/en.yaml, and in each language"
                    )
    yield from _unused(english, said, tuple(beginnings))


def _unused(english: Words, said: set[str], beginnings: tuple[str, ...]) -> Iterator[Problem]:
    for word in english.words:
        if word not in said and not word.startswith(beginnings):
            yield english.place("words", word).problem(
                f"no template and no script says '{word}'; take it out, here and in each language"
            )
