"""A team's figures equal those that other code computes; gaps and chosen sessions are what they are said to be."""

from __future__ import annotations

from statistics import median
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Ask
from tests.plan.made import assessment

shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
CODES = ["UA.I1", "UA.I2", "UA.O1", "2B.I1", "2B.I2", "2B.I3"]
teams = st.lists(st.dictionaries(st.sampled_from(CODES), st.sampled_from([4, 3, 2, 1, "none"])), max_size=8)


def team_of(rated: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [assessment(ratings=each) for each in rated]


@shared
@given(teams)
def test_figures_are_those_of_all_ratings_together(ask: Ask, rated: list[dict[str, Any]]) -> None:
    for by, key in {"cell": slice(0, 4), "sub": slice(0, 2)}.items():
        found = ask("teamFiguresBy", team_of(rated), CODES, by)
        assert list(found) == list(dict.fromkeys(code[key] for code in CODES))
        for each, figures in found.items():
            answers = [[n for code, n in one.items() if code[key] == each and n != "none"] for one in rated]
            numbers = [n for one in answers for n in one]
            assert figures["answers"] == sum(map(bool, answers))
            assert figures["median"] == (median(numbers) if numbers else None)
            assert figures["spread"] == ([min(numbers), max(numbers)] if numbers else None)


@shared
@given(teams)
def test_a_common_gap_is_rated_low_by_half_of_those_who_rated_it(ask: Ask, rated: list[dict[str, Any]]) -> None:
    found = ask("commonGaps", team_of(rated), CODES)
    expected = {}
    for code in CODES:
        numbers = [each[code] for each in rated if each.get(code) not in {None, "none"}]
        low = sum(number <= 2 for number in numbers)
        if low and low * 2 >= len(numbers):
            expected[code] = (low, len(numbers))
    assert {each["code"]: (each["low"], each["answers"]) for each in found} == expected
    assert [each["low"] for each in found] == sorted((low for low, _ in expected.values()), reverse=True)


def session(title: str, *codes: str) -> dict[str, Any]:
    return {"course": "A", "page": "a.html", "title": title, "minutes": 60, "codes": list(codes)}


def gap(code: str, low: int) -> dict[str, Any]:
    return {"code": code, "low": low, "answers": low}


def test_the_session_that_meets_most_low_ratings_comes_first(ask: Ask) -> None:
    gaps = [gap("2B.I1", 5), gap("2B.I2", 2), gap("UA.I1", 2), gap("UA.I2", 1), gap("UA.O1", 3)]
    sessions = [
        session("Two", "2B.I2", "UA.I1"),
        session("Big", "2B.I1"),
        session("None", "6C.E1"),
        session("Late", "UA.I1", "UA.I2"),
    ]
    found = ask("cover", gaps, sessions)
    assert [(each["session"]["title"], each["answers"]) for each in found["steps"]] == [
        ("Big", 5),
        ("Two", 4),
        ("Late", 1),
    ]
    assert [[each["code"] for each in step["closes"]] for step in found["steps"]] == [
        ["2B.I1"],
        ["2B.I2", "UA.I1"],
        ["UA.I2"],
    ]
    assert [each["code"] for each in found["left"]] == ["UA.O1"]


def test_without_sessions_everything_is_left(ask: Ask) -> None:
    assert ask("cover", [gap("2B.I1", 5)], []) == {"steps": [], "left": [gap("2B.I1", 5)]}
