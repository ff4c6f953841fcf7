"""Questions in another language: the pages in it come first, and no word of it is taken for English."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import Any

import pytest

from macros.load.overlay import load_with
from macros.model.facts import facts
from macros.model.handbook import Handbook
from macros.model.local import HiddenPage
from macros.search.files import search_files
from macros.search.records import records
from tests.conftest import EXAMPLE, PROJECT
from tests.search.quality import HERE, NODE

HOTLINE, GUIDE, CARD = "es/linea-directa.html", "es/primeros-minutos.html", "es/tarjeta.html"
FIRST = {
    "ayuda": HOTLINE,
    "Ayúdeme por favor": HOTLINE,
    "ayud": HOTLINE,
    "necesito ayuda": HOTLINE,
    "línea directa": HOTLINE,
    "linea directa": HOTLINE,
    "¿a qué número llamo?": HOTLINE,
    "me obligan a trabajar": HOTLINE,
    "help ayuda": HOTLINE,
    "trata de personas": GUIDE,
    "¿Qué hago si sospecho trata?": GUIDE,
    "policía": GUIDE,
    "policia": GUIDE,
    "mi paciente tiene miedo de su jefe": HOTLINE,
    "tarjeta para imprimir": CARD,
    "español": GUIDE,
}
ENGLISH = ["police", "policy", "coercion", "guardian", "patron", "interpreter", "hospital", "un protocol", "arrested"]
ENGLISH += ["labor trafficking", "who calls the hotline", "human trafficing", "cortisol", "capacity to consent"]


def answers(handbook: Handbook, asked: list[str]) -> list[list[str]]:
    """Return the codes that a search shows first for each question."""
    files = search_files(handbook, records(handbook), PROJECT)
    given: dict[str, Any] = {name: files[f"assets/search-{name}.js"].decode() for name in ("index", "words")}
    given |= {"kinds": facts()["kinds"], "asked": [[each, {}] for each in asked], "tries": 1}
    done = subprocess.run(
        [str(NODE), str(HERE / "ask.mjs")], input=json.dumps(given).encode(), capture_output=True, check=True
    )
    return [each["portions"][0] if each["portions"] else [] for each in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def spanish(handbook: Handbook) -> dict[str, list[str]]:
    return dict(zip(FIRST, answers(handbook, [*FIRST]), strict=True))


@pytest.mark.parametrize(("question", "page"), FIRST.items())
def test_a_question_in_spanish_finds_the_page_in_spanish_first(
    spanish: dict[str, list[str]], question: str, page: str
) -> None:
    assert spanish[question][0] == page


def test_what_the_handbook_has_in_english_comes_after_it(spanish: dict[str, list[str]]) -> None:
    assert "term/law-enforcement" in spanish["policía"]
    assert spanish["policía"].index(GUIDE) < spanish["policía"].index("term/law-enforcement")


def test_no_word_of_spanish_is_taken_for_a_mistyped_one_of_english(handbook: Handbook) -> None:
    """Words that lead nowhere find the pages in Spanish, and nothing that is only spelled alike."""
    for found in answers(handbook, ["¿dónde está el cuchillo?", "una receta con azúcar", "protocolización"]):
        assert {code.partition("#")[0] for code in found} <= {HOTLINE, GUIDE, CARD}
        assert found[0] == HOTLINE


def test_a_question_in_english_finds_what_it_found_without_the_language(handbook: Handbook) -> None:
    alone = replace(handbook, translations=())
    assert answers(handbook, ENGLISH) == answers(alone, ENGLISH)


def test_what_is_local_is_found_by_its_words(handbook: Handbook) -> None:
    copy = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)
    contact = copy.local.contacts[0].model_copy(update={"name": "Refugio La Esperanza", "written_in": "es"})
    changed = replace(copy, local=replace(copy.local, contacts=(contact, *copy.local.contacts[1:])))
    [found] = answers(changed, ["refugio la esperanza"])
    assert found[0] == HOTLINE
    assert f"local-contact/{contact.code}" in found
    assert f"local-contact/{contact.code}" not in answers(handbook, ["refugio la esperanza"])[0]


def test_a_page_that_a_copy_does_not_show_is_not_found(handbook: Handbook) -> None:
    hidden = HiddenPage(page=CARD)
    copy = replace(handbook, local=replace(handbook.local, hidden=(hidden,)))
    assert CARD not in answers(copy, ["tarjeta"])[0]
