"""Words and translations are whole, follow the English, and are as safe as it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from macros.load.handbook import load
from macros.load.overlay import load_with
from macros.model.asked import AskedList
from macros.model.handbook import Handbook
from macros.model.translation import Translation
from macros.model.words import Words
from macros.parts.advice import in_danger
from macros.query.translated import in_language
from macros.read.problems import DataError
from macros.rules.translations import behind, translations_are_as_safe
from macros.site.words import check
from macros.views.guide import guide_view
from macros.views.translated import card_in_view, guide_in_view, hotline_in_view
from tests.conftest import EXAMPLE, PROJECT

LANGUAGES = [path.stem for path in (PROJECT / "data" / "translations").glob("*.yaml")]


def problems_of(data: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load(data)
    return [str(problem) for problem in caught.value.problems]


def changed(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_there_is_spanish() -> None:
    assert "es" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_steps_kinds_of_advice_and_conditions_of_the_english(
    handbook: Handbook, language: str
) -> None:
    english = guide_view(handbook, handbook.guides[0].code)
    view = guide_in_view(handbook, language)
    shown = in_language(handbook, language)
    name = {advice.code: advice.name for advice in handbook.advice_list.advice}
    named = {advice.name: name[advice.code] for advice in shown.advice_list.advice}
    for ours, theirs in zip(english.steps, view.steps, strict=True):
        assert (theirs.number, theirs.anchor) == (ours.number, ours.anchor)
        assert [named[each.name] for each in theirs.conditions] == [each.name for each in ours.conditions]
        assert [len(theirs.do), len(theirs.say), len(theirs.avoid)] == [len(ours.do), len(ours.say), len(ours.avoid)]
        assert theirs.statements == ours.statements
        assert theirs.sources == ours.sources
        assert not {*theirs.do, *theirs.say, *theirs.avoid} & {*ours.do, *ours.say, *ours.avoid}
    assert [len(view.remember), view.sources] == [len(english.remember), english.sources]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_those_of_the_english(handbook: Handbook, language: str) -> None:
    hotline, shown = handbook.hotline, in_language(handbook, language).hotline
    for key in ("call", "text", "tty", "operator", "operator_source", "numbers_source", "next_look", "sources"):
        assert getattr(shown, key) == getattr(hotline, key)
    for key in ("name", "hours", "confidential", "limits", "note", "confirmation"):
        assert getattr(shown, key) != getattr(hotline, key)
    assert card_in_view(handbook, language).hotline.contact == shown
    assert hotline_in_view(handbook, language).contact == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_states_what_the_english_states(handbook: Handbook, language: str) -> None:
    shown = in_language(handbook, language)
    for step in shown.guides[0].steps:
        whole = " ".join((step.title, step.brief or "", step.text or "", *step.do, *step.avoid, *step.say))
        for code in step.states:
            assert shown.advice[code].is_stated_in(whole), (step.code, code)
    assert [*translations_are_as_safe(handbook)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_show_advice_are_found_in_its_translation(handbook: Handbook, language: str) -> None:
    """A list of words that finds nothing in the texts that hold such advice would guard nothing."""
    shown = in_language(handbook, language)
    first = shown.guides[0]
    for code in {code for step in first.steps for code in (*step.advice, *step.states)}:
        steps = [step for step in first.steps if code in (*step.advice, *step.states)]
        texts = [text for step in steps for text in (step.title, step.brief or "", *step.do, *step.avoid, *step.say)]
        assert any(shown.advice[code].found_in(text) for text in texts), code


def test_an_emergency_number_of_a_copy_is_in_the_sentence_on_danger() -> None:
    copy = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)
    said = in_danger(in_language(copy, "es"))
    assert said.startswith("Si alguien está en peligro ahora, primero llame a Security desk al 555-0102, sin que")


def test_a_change_of_the_english_is_named(small_data: Path) -> None:
    changed(small_data / "practice" / "ask.yaml", "- Sit down.", "- Sit down slowly.")
    changed(small_data / "contacts.yaml", "It may call somebody.", "It may call nobody.")
    changed(small_data / "advice.yaml", "call 911 first", "call 911 at once")
    said = [str(problem) for problem in behind(load(small_data))]
    assert all("was not made from the English of today" in each for each in said)
    assert [each.partition(":")[0] for each in said] == ["data/translations/es.yaml"] * 3
    assert ["step 'listen'" in each for each in said].count(True) == 1
    sums = re.findall(r"write here: ([0-9a-f]{16})$", "\n".join(said), re.MULTILINE)
    lines = (small_data / "translations" / "es.yaml").read_text("utf-8").split("\n")
    for each, new in zip(said, sums, strict=True):
        number = int(each.split(":")[1]) - 1
        lines[number] = re.sub(r"made_from:.*", f'made_from: "{new}"', lines[number])
    (small_data / "translations" / "es.yaml").write_text("\n".join(lines), "utf-8")
    assert [*behind(load(small_data))] == []


def test_the_translations_are_made_from_the_english_of_today(handbook: Handbook) -> None:
    assert [*map(str, behind(handbook))] == []


def test_advice_that_only_the_translation_gives_is_refused(small_data: Path) -> None:
    changed(small_data / "translations" / "es.yaml", "- Siéntese.", "- Dé un folleto.")
    [said] = problems_of(small_data)
    assert said.endswith(
        "'folleto' is advice of the kind 'paper', which the English step does not give; say it in other words, or take "
        "the word out of that kind"
    )


def test_what_is_missing_or_too_much_in_a_translation_is_named(small_data: Path) -> None:
    path = small_data / "translations" / "es.yaml"
    changed(path, "      do:\n        - Siéntese.\n", "      do:\n        - Siéntese 2 veces.\n        - Espere.\n")
    changed(path, "card: tarjeta", "card: linea")
    changed(path, "pages: [hotline, guide]", "pages: [hotlines]")
    changed(path, "code: paper", "code: papers")
    said = "\n".join(problems_of(small_data))
    assert "'do' of step 'listen' has 2 texts, and the English has 1" in said
    assert "the numbers of 'Siéntese 2 veces.' are not those of the English: Sit down." in said
    assert "two pages have the same name; give each its own" in said
    assert "there is no page 'hotlines'; use one of: guide, hotline, card" in said
    assert "'papers' is no kind of advice, or is here twice; the kinds are: danger, paper" in said


def test_a_word_that_is_missing_in_a_language_is_named(small_data: Path) -> None:
    path = small_data / "words" / "es.yaml"
    changed(path, "  menu: Menú\n", "")
    changed(path, "{count} resultados", "muchos resultados")
    changed(path, "  home: Inicio\n", "  home: Inicio\n  house: Casa\n")
    changed(path, "  guide: Guía práctica\n", "")
    said = "\n".join(problems_of(small_data))
    assert "data/words/es.yaml:5: the word 'menu' is missing; say here: Menu" in said
    assert "'results_many' needs {count}, as in English: {count} results" in said
    assert "there is no word 'house' in English; take it out" in said
    assert "the kind 'guide' is missing" in said


def test_words_are_held_to_what_templates_and_scripts_say(handbook: Handbook, tmp_path: Path) -> None:
    assert [*check(handbook, PROJECT)] == []
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "x.html").write_text(
        "\n{{ words.skip }} {{ words.gone }} {{ words.fill('age') }}", "utf-8"
    )
    (english,) = (each for each in handbook.word_lists if each.language == "en")
    few = english.model_copy(update={"words": {word: english.words[word] for word in ("skip", "menu")}})
    few._raw = english._raw
    said = [str(problem) for problem in check(replace(handbook, word_lists=(few,)), tmp_path)]
    assert (
        said[0] == "overrides/x.html:2: there is no word 'gone'; write it in data/words/en.yaml, and in each language"
    )
    assert said[1].startswith(f"{english.place('words', 'menu')}: no template and no script says 'menu'; take it out")
    assert len(said) == 2


def plain(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"\w+", "".join(sign for sign in letters if not unicodedata.combining(sign)))


def test_no_word_of_a_lexicon_is_an_english_word_of_the_handbook(handbook: Handbook) -> None:
    """It would take a question in English for one in another language."""
    # An organization is called so.
    names = {"ayuda"}
    files = [entry for entry in handbook.files() if not isinstance(entry, Words | Translation | AskedList)]
    languages = tuple(f"{translation.language}/" for translation in handbook.translations)
    asked = [entry.ask for entry in handbook.asked_list.asked if not entry.of.startswith(languages)]
    texts = [*(text for entry in files for text in entry.texts()), *asked]
    english = {word for text in texts for word in plain(text)} - names
    for translation in handbook.translations:
        for said in (said for led in translation.lexicon for said in led.say if len(plain(said)) == 1):
            (form,) = plain(said)
            found = {word for word in english if word == form or (said.endswith("*") and word.startswith(form))}
            assert not found, said
