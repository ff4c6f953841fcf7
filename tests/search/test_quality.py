"""How well the search answers: the half of the questions that it was not tuned on."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from tests.conftest import Count
from tests.search.quality import Figures, Question, answers, by_kind, figures, halves


@pytest.fixture(scope="module")
def held(site: Path) -> list[tuple[Question, list[str]]]:
    """The half that was held back, with the codes found for each question."""
    half = halves()[1]
    return list(zip(half, answers(site / "assets", [question.ask for question in half]), strict=True))


def of_kind(held: list[tuple[Question, list[str]]], kind: str) -> Figures:
    chosen = [(question, codes) for question, codes in held if question.kind == kind]
    return figures([question for question, _ in chosen], [codes for _, codes in chosen])


def test_the_right_answer_is_among_the_first(held: list[tuple[Question, list[str]]], count: Count) -> None:
    found = figures([question for question, _ in held], [codes for _, codes in held])
    count("search, questions held back", found.count)
    count("search, of these right at the first place", round(found.first * found.count))
    count("search, of these right among the first three", round(found.three * found.count))
    count("search, of these without any result", round(found.nothing * found.count))
    assert found.three >= 0.92
    assert found.first >= 0.78
    assert found.nothing <= 0.01


def test_strangers_find_it_too(site: Path, count: Count) -> None:
    half = halves("strangers")[1]
    codes = answers(site / "assets", [question.ask for question in half])
    found = figures(half, codes)
    count("search, questions of strangers held back", found.count)
    count("search, of strangers right at the first place", round(found.first * found.count))
    count("search, of strangers right among the first three", round(found.three * found.count))
    assert found.three >= 0.87
    assert found.first >= 0.7
    assert found.nothing <= 0.01
    # A kind of a few questions loses a fifth with one.
    assert all(each.three >= 0.75 for each in by_kind(half, codes).values() if each.count > 8)


def test_typing_errors_do_no_harm(held: list[tuple[Question, list[str]]]) -> None:
    assert of_kind(held, "typo").three >= 0.9


def test_a_code_is_always_found(held: list[tuple[Question, list[str]]]) -> None:
    assert of_kind(held, "code").three == 1


def test_what_people_say_may_be_mistyped(site: Path) -> None:
    """The handbook says nothing of tattoos; its synonyms do."""
    found = answers(site / "assets", ["tattoo", "tatoo"])
    assert [codes[0] for codes in found] == ["guide/signs#signs-of-sexual-exploitation"] * 2


def test_what_a_mistyped_word_may_mean_weighs_less_than_what_it_is(site: Path) -> None:
    """Of what is as near, "safer" is what people say for something else, and "accuse" is in a statement."""
    [slip, single] = answers(site / "assets", ["saftey plan", "accesibility"])
    assert slip[:2] == ["term/safety-planning", "guide/needs-safety-plan#plan-for-safety"]
    assert single[0] == "function/accessibility"


CRIES = ("help me", "please help me", "i need help", "save me")


def test_whoever_speaks_of_themselves_is_led_to_the_hotline_and_their_page(site: Path) -> None:
    for codes in answers(site / "assets", ["i was trafficked", "i am a survivor", *CRIES]):
        assert codes[0] == "contact/hotline"
        assert "for-you.html" in codes[:4]
    # What somebody is made to suffer leads to whom they can talk to, too.
    [codes] = answers(site / "assets", ["my boss keeps my passport and i want to leave"])
    assert {"contact/hotline", "for-you.html#talk"} == set(codes[:2])
    assert "for-you.html" in codes[:4]


def test_roles_are_found_by_what_people_are_called(site: Path, handbook: Handbook) -> None:
    names = [(name, f"role/{role.code}") for role in handbook.roles for name in (role.name, role.i_am, *role.also)]
    found = answers(site / "assets", [name for name, _ in names])
    right = [code in codes[:5] for (_, code), codes in zip(names, found, strict=True)]
    assert sum(right) / len(right) >= 0.9
