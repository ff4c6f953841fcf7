"""The script of meanings: every term that a text can lead to, as the glossary has it."""

from __future__ import annotations

import json
from dataclasses import replace

from macros.exports.meanings import meanings_file
from macros.model.handbook import Handbook
from macros.model.knowledge import Glossary


def test_every_term_has_its_name_and_meaning(handbook: Handbook) -> None:
    (text,) = (content.decode() for content in meanings_file(handbook).values())
    held = json.loads(text.removeprefix("globalThis.hbMeanings=").removesuffix(";\n"))
    assert held == {term.code: [term.name, term.meaning] for term in handbook.glossary.terms}


def test_hostile_text_stays_text(handbook: Handbook) -> None:
    first = handbook.glossary.terms[0].model_copy(update={"meaning": '"};alert(1)//\u2028'})
    changed = replace(handbook, glossary=Glossary(terms=(first,)))
    (text,) = (content.decode() for content in meanings_file(changed).values())
    assert json.loads(text.partition("=")[2].removesuffix(";\n")) == {first.code: [first.name, first.meaning]}
