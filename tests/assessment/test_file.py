"""The file of an assessment: any bytes give an assessment or an explanation, and what was saved is opened again."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.exports.assessment_file import to_assessment_schema
from macros.model.handbook import Handbook
from tests.conftest import KEPT, Ask

shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
SCHEMA = json.loads(to_assessment_schema())
KNOWN = {
    "edition": "2026.1",
    "statements": dict.fromkeys(("UA.I1", "2B.O1", "2B.O2", "2B.O3", "6C.E1"), 1),
    "retired": {
        "2B.O9": {"by": ["2B.O2"], "reason": "It was one with another."},
        "2B.O8": {"by": [], "reason": "It is done."},
        "2B.O7": {"by": ["2B.O1", "2B.O3"], "reason": "It was two."},
    },
    "sets": {"organization": ["organization"], "individual": ["person"], "own": ["person", "organization"]},
}
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "=1+1",
    "\u202egnp.exe",
    "a\x00b",
    "\ud800",
    "💧" * 3,
    "' OR 1=1",
]


def file(**changed: object) -> dict[str, Any]:
    """Return a file as the page saves it."""
    whole: dict[str, Any] = {
        "format": "1.0",
        "kind": "assessment",
        "edition": "2026.1",
        "set": "organization",
        "chosen": {},
        "scale": "organization",
        "name": "",
        "date": "2026-11-28",
        "ratings": {},
        "plan": [],
    }
    return whole | changed


def read(ask: Ask, given: object) -> Any:  # noqa: ANN401 – as JSON has it
    return ask("readFile", given if isinstance(given, str) else json.dumps(given), KNOWN)


def kinds(found: Any) -> list[str]:  # noqa: ANN401
    return [problem["kind"] for problem in found["problems"]]


def whole(found: Any) -> bool:  # noqa: ANN401
    """Say whether reading gave an assessment in its own shape, or else one sentence that says why not."""
    assert all(isinstance(text, str) and len(text) > 10 for text in found["said"])
    if found["assessment"] is None:
        return bool(len(found["said"]) == 1)
    keys = {"edition", "set", "chosen", "scale", "name", "date", "ratings", "apart", "plan"}
    return set(found["assessment"]) == keys


def test_what_was_saved_is_opened_again(ask: Ask, handbook: Handbook) -> None:
    text = (KEPT / "saved" / "assessment.json").read_text("utf-8")
    jsonschema.validate(json.loads(text), SCHEMA)
    sets = {each.code: each.scales for each in handbook.assessments.sets}
    known = KNOWN | {"statements": dict.fromkeys(handbook.statements, 1), "retired": {}, "sets": sets}
    found = ask("readFile", text, known)
    assert found["problems"] == []
    assert json.loads(ask("writeAssessment", found["assessment"])) == json.loads(text)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("{", "cut"),
        ('{"kind": "assess', "cut"),
        ("[1, 2", "json"),
        ("{nonsense}", "json"),
        ("[]", "foreign"),
        ("null", "foreign"),
        ('"assessment"', "foreign"),
        ('{"format": "1.0", "rows": []}', "foreign"),
        (file(format="2.0"), "future"),
        (file(format="10.1"), "future"),
    ],
)
def test_what_is_no_assessment_is_refused_with_its_reason(ask: Ask, given: object, kind: str) -> None:
    found = read(ask, given)
    assert kinds(found) == [kind]
    assert whole(found)


def test_bytes_of_other_programs_are_refused_or_read(ask: Ask) -> None:
    assert kinds(ask("readBytes", [*b"PK\x03\x04\xff\xfe\x00\x80"], KNOWN)) == ["encoding"]
    text = json.dumps(file(name="Größe"), ensure_ascii=False)
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        found = ask("readBytes", [*text.encode(encoding)], KNOWN)
        assert (found["problems"], found["assessment"]["name"]) == ([], "Größe")


def test_a_retired_code_is_read_as_what_replaced_it_unless_that_is_rated(ask: Ask) -> None:
    old = {"2B.O9": {"rating": 1}, "2B.O8": {"rating": 2}, "2B.O7": {"rating": 3}, "2B.O1": {"rating": 4}}
    found = read(ask, file(ratings=old, edition="2025.1", plan=[{"code": "2B.O9"}], chosen={"codes": ["2B.O7"]}))
    made = found["assessment"]
    assert {code: each["rating"] for code, each in made["ratings"].items()} == {"2B.O1": 4, "2B.O2": 1, "2B.O3": 3}
    assert {code: each["rating"] for code, each in made["apart"].items()} == {"2B.O8": 2}
    assert made["plan"][0]["code"] == "2B.O2"
    assert made["chosen"] == {"codes": ["2B.O1", "2B.O3"]}
    assert kinds(found) == ["edition", "retired", "retired", "retired"]


def test_an_unknown_code_is_kept_apart_and_saved_again(ask: Ask) -> None:
    found = read(ask, file(ratings={"3A.O1": {"rating": 2, "note": "later"}, "2B.O1": {"rating": "none"}, "oops": {}}))
    assert kinds(found) == ["strange", "unknown"]
    assert "3A.O1" not in found["assessment"]["ratings"]
    again = json.loads(ask("writeAssessment", found["assessment"]))
    assert again["ratings"]["3A.O1"]["note"] == "later"
    assert again["ratings"]["2B.O1"]["rating"] == "none"


def test_what_is_wrong_with_a_part_is_said_and_the_rest_is_read(ask: Ask) -> None:
    ratings = {
        "2B.O1": {"rating": 7, "note": "kept", "due": "2027-02-30"},
        "2B.O2": [3],
        "2B.O3": {"rating": "3", "note": "x" * 5000},
    }
    given = file(
        ratings=ratings, set="nobody", scale="stars", date="soon", plan=["?", {"code": "2B.O3", "by": "31.1."}]
    )
    found = read(ask, given)
    assert set(kinds(found)) == {"set", "scale", "date", "plan", "unreadable", "days", "long"}
    made = found["assessment"]
    assert made["ratings"]["2B.O1"] == {"note": "kept", "evidence": "", "owner": "", "due": ""}
    assert made["ratings"]["2B.O3"]["rating"] == 3
    assert len(made["ratings"]["2B.O3"]["note"]) == 4000
    assert (made["set"], made["scale"], made["chosen"]["codes"]) == ("own", "person", ["2B.O1", "2B.O3"])
    assert len(made["plan"]) == 1


def test_a_later_version_of_the_format_is_read_as_far_as_it_is_known(ask: Ask) -> None:
    found = read(ask, file(format="1.7", mood="good", ratings={"2B.O1": {"rating": 4, "weight": 3}}))
    assert kinds(found) == ["newer"]
    assert found["assessment"]["ratings"]["2B.O1"]["rating"] == 4


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(HOSTILE),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
codes = st.sampled_from([*KNOWN["statements"], *KNOWN["retired"], "3A.R2", "U", "__proto__", "constructor", ""])


@shared
@given(st.binary(max_size=200))
def test_any_bytes_give_an_assessment_or_an_explanation(ask: Ask, content: bytes) -> None:
    assert whole(ask("readBytes", [*content], KNOWN))


@shared
@given(
    st.dictionaries(st.sampled_from([*file(), "apart", "__proto__"]), json_values, max_size=6),
    st.dictionaries(codes, json_values | st.dictionaries(st.sampled_from(["rating", "note", "due"]), json_values)),
    st.data(),
)
def test_any_values_in_a_file_give_an_assessment_that_is_saved_within_the_schema(
    ask: Ask, changed: dict[str, Any], ratings: dict[str, Any], data: st.DataObject
) -> None:
    text = json.dumps(file(ratings=ratings) | changed | {"kind": "assessment"})
    if data.draw(st.booleans(), "cut"):
        text = text[: data.draw(st.integers(0, len(text)), "at")]
    found = read(ask, text)
    assert whole(found)
    if found["assessment"] is None:
        return
    saved = ask("writeAssessment", found["assessment"])
    jsonschema.validate(json.loads(saved), SCHEMA)
    again = read(ask, saved)
    assert again["assessment"]["ratings"].keys() >= found["assessment"]["ratings"].keys()
    assert ask("writeAssessment", again["assessment"]) == saved


@shared
@given(
    st.dictionaries(
        st.sampled_from([*KNOWN["statements"]]),
        st.fixed_dictionaries(
            {key: st.text(max_size=20) | st.sampled_from(HOSTILE[:3]) for key in ("note", "evidence", "owner")},
            optional={"rating": st.sampled_from([4, 3, 2, 1, "none"])},
        ),
    )
)
def test_reading_changes_no_rating_and_shows_text_as_it_is(ask: Ask, ratings: dict[str, Any]) -> None:
    found = read(ask, file(ratings=ratings))["assessment"]["ratings"]
    for code, rated in ratings.items():
        if "rating" in rated:
            assert found[code]["rating"] == rated["rating"]
            if rated["note"].isprintable() and rated["note"].isascii():
                assert found[code]["note"] == rated["note"]


def test_a_huge_file_is_refused_before_it_is_read(ask: Ask) -> None:
    assert kinds(read(ask, " " * 8_000_001)) == ["large"]
