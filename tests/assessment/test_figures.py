"""Figures of an assessment equal those that other code computes from the same ratings."""

from __future__ import annotations

from statistics import fmean, median
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Ask

shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
CODES = ["UA.O1", "UA.O2", "UA.I1", "2B.O1", "2B.O2", "2B.O10", "2A.O1"]
ratings = st.dictionaries(st.sampled_from(CODES), st.sampled_from([4, 3, 2, 1, "none"]))


def expected(rated: dict[str, Any], codes: list[str]) -> dict[str, Any]:
    """Return the figures of some statements."""
    given = [rated.get(code) for code in codes]
    numbers = [each for each in given if isinstance(each, int)]
    return {
        "statements": len(codes),
        "rated": len(numbers),
        "none": given.count("none"),
        "unrated": given.count(None),
        "counts": {str(each): numbers.count(each) for each in (1, 2, 3, 4)},
        "mean": pytest.approx(fmean(numbers)) if numbers else None,
        "median": median(numbers) if numbers else None,
        "share": pytest.approx(numbers.count(4) / len(numbers)) if numbers else None,
        "spread": [min(numbers), max(numbers)] if numbers else None,
    }


@shared
@given(ratings)
def test_figures_are_those_of_the_ratings(ask: Ask, rated: dict[str, Any]) -> None:
    said = {code: {"rating": rating} for code, rating in rated.items()}
    for by, key in {"cell": slice(0, 4), "sub": slice(0, 2), "competency": slice(0, 1)}.items():
        found = ask("figuresBy", said, CODES, by)
        keys = dict.fromkeys(code[key] for code in CODES)
        assert found == {each: expected(rated, [code for code in CODES if code[key] == each]) for each in keys}


@shared
@given(ratings, ratings)
def test_changes_are_the_statements_rated_otherwise(ask: Ask, before: dict[str, Any], now: dict[str, Any]) -> None:
    one, other = ({code: {"rating": rating} for code, rating in each.items()} for each in (before, now))
    found = {each["code"]: (each.get("from"), each.get("to")) for each in ask("changes", one, other, CODES)}
    assert found == {code: (before.get(code), now.get(code)) for code in CODES if before.get(code) != now.get(code)}
