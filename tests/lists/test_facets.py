"""What a filter leaves of a list, and how much each of its boxes would leave."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Ask

THINGS: list[dict[str, Any]] = [
    {"codes": {"competency": ["5", "5a"], "topic": ["minors"]}, "text": "report the age of a child"},
    {"codes": {"competency": ["5", "5b"], "topic": ["minors", "consent"]}, "text": "ask a child for assent"},
    {"codes": {"competency": ["2", "2b"], "topic": ["consent"]}, "text": "ask before you assess"},
]


def asked(words: str = "", **codes: list[str]) -> dict[str, Any]:
    return {"codes": codes, "words": words}


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (asked(), [0, 1, 2]),
        (asked(topic=["minors"]), [0, 1]),
        (asked(topic=["minors", "consent"]), [0, 1, 2]),
        (asked(competency=["5b", "2"]), [1, 2]),
        (asked(competency=["5"], topic=["consent"]), [1]),
        (asked(competency=["2"], topic=["minors"]), []),
        (asked("ask"), [1, 2]),
        (asked("  ÁSK  child "), [1]),
        (asked("child", topic=["consent"]), [1]),
        (asked(audience=["nurses"]), []),
    ],
)
def test_any_of_a_name_and_all_names_and_words_are_left(ask: Ask, wanted: dict[str, Any], left: list[int]) -> None:
    assert ask("fitting", THINGS, wanted) == [THINGS[number] for number in left]


def test_a_box_counts_what_it_would_leave_whatever_else_is_ticked_beside_it(ask: Ask) -> None:
    assert ask("counts", THINGS, asked(), "topic") == {"minors": 2, "consent": 2}
    assert ask("counts", THINGS, asked(topic=["minors"]), "topic") == {"minors": 2, "consent": 2}
    assert ask("counts", THINGS, asked(competency=["5"]), "topic") == {"minors": 2, "consent": 1}
    assert ask("counts", THINGS, asked(topic=["consent"]), "competency") == {"5": 1, "5b": 1, "2": 1, "2b": 1}
    assert ask("counts", THINGS, asked("assess"), "topic") == {"consent": 1}


@pytest.mark.parametrize(
    ("wanted", "fragment"),
    [
        (asked(), ""),
        (asked(competency=[], topic=["minors"]), "topic=minors"),
        (asked(competency=["5", "2b"], topic=["minors", "consent"]), "competency=5,2b&topic=minors,consent"),
        (asked(" informed   consent & more ", topic=["minors"]), "topic=minors&words=informed+consent+%26+more"),
    ],
)
def test_the_address_says_what_is_asked_for(ask: Ask, wanted: dict[str, Any], fragment: str) -> None:
    assert ask("toFragment", wanted) == fragment


def test_marks_and_capitals_make_no_difference(ask: Ask) -> None:
    assert ask("plain", "Casa del RÍO") == "casa del rio"


@pytest.mark.parametrize(
    ("wanted", "shown"), [(-1, 50), (0, 50), (49, 50), (50, 100), (99, 100), (100, 150), (1999, 2000)]
)
def test_a_link_to_an_entry_reaches_it_whichever_portion_it_is_in(ask: Ask, wanted: int, shown: int) -> None:
    assert ask("reaching", 50, wanted) == shown
