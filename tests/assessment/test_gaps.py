"""Gaps in the order that the reader chooses, and sets as addresses ask for them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Ask

CODES = ["UA.I1", "UA.O1", "2A.O1", "2B.O1", "2B.O2", "2B.O3", "5D.R1"]
RATED: dict[str, dict[str, Any]] = {
    "UA.O1": {"rating": 3, "due": ""},
    "2A.O1": {"rating": 4, "due": "2027-01-01"},
    "2B.O1": {"rating": 1, "due": "2027-03-01"},
    "2B.O2": {"rating": "none", "due": ""},
    "2B.O3": {"rating": 2, "due": "2027-02-01"},
    "5D.R1": {"due": "2027-01-01"},
}
BY = {
    "steps": {"3": "Partly", "2": "Begun", "1": "Missing"},
    "roles": [["Nurse", ["2B.O3", "UA.O1"]], ["Security", ["2B.O3", "2B.O1"]]],
    "requirements": [["Leadership", ["UA.O1"]], ["Training", ["UA.O1", "2B.O1"]]],
}
SOURCE = {
    "statements": CODES,
    "letters": {"individual": "I", "organization": "O", "research": "R", "education": "E"},
    "roles": {"nurse": ["2B.O3", "UA.I1"]},
    "collections": {"first-day": ["2B.O1"]},
}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("rating", [["Missing", ["2B.O1"]], ["Begun", ["2B.O3"]], ["Partly", ["UA.O1"]]]),
        ("role", [["Nurse", ["2B.O3", "UA.O1"]], ["Security", ["2B.O1"]]]),
        (
            "requirement",
            [["Leadership", ["UA.O1"]], ["Training", ["2B.O1"]], ["No requirement of adoption", ["2B.O3"]]],
        ),
        ("due", [["With a date", ["2B.O3", "2B.O1"]], ["Without a date", ["UA.O1"]]]),
    ],
)
def test_every_gap_is_in_the_order_once(ask: Ask, order: str, expected: list[Any]) -> None:
    assert ask("inOrder", CODES, RATED, order, BY) == expected


@pytest.mark.parametrize(
    ("fragment", "codes"),
    [
        ("set=individual", ["UA.I1"]),
        ("set=organization", ["UA.O1", "2A.O1", "2B.O1", "2B.O2", "2B.O3"]),
        ("set=role&role=nurse", ["2B.O3", "UA.I1"]),
        ("set=role&role=__proto__", []),
        ("set=collection&collection=first-day", ["2B.O1"]),
        (
            "set=competencies&competencies=2,5&groups=organization,research",
            ["2A.O1", "2B.O1", "2B.O2", "2B.O3", "5D.R1"],
        ),
        ("set=competencies&competencies=2", []),
        ("set=own", []),
    ],
)
def test_an_address_asks_for_a_set(ask: Ask, fragment: str, codes: list[str]) -> None:
    wanted = ask("fromAddress", fragment)
    assert ask("codesOf", wanted, SOURCE) == codes
    assert ask("toAddress", wanted) == fragment
    rewritten = ask("fromAddress", fragment.replace("=", "%3D").replace("&", "&amp;"))
    assert rewritten == wanted


def test_an_address_without_a_set_asks_for_nothing(ask: Ask) -> None:
    assert [ask("fromAddress", text) for text in ("", "picture", "topic=minors", "offset=1")] == [None] * 4


def test_what_is_rated_is_shown_even_where_the_set_no_longer_has_it(ask: Ask) -> None:
    assert ask("shownOf", ["2B.O3"], {"UA.I1": {}, "2B.O3": {}}, CODES) == ["2B.O3", "UA.I1"]
