"""The address of a collection: written and read alike in Python and in the browser, and never a trap."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.model.handbook import Handbook
from macros.query.collection_address import LONGEST_NAME, clean, encode
from tests.conftest import Ask

codes = st.from_regex(r"\A([U1-9][A-Z])\.[IORE][1-9][0-9]?\Z")
some = st.lists(codes, min_size=1, max_size=60, unique=True)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=150)
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)


def problems(found: dict[str, list[dict[str, object]]]) -> list[object]:
    return [problem["kind"] for problem in found["problems"]]


def test_the_published_example_stays_as_it_is(ask: Ask) -> None:
    """Addresses of this form are in syllabi; a change here breaks them."""
    published = "v=1&codes=2BI1-3.O2&name=First%20day&check=894e3032"
    assert encode(["2B.I1", "2B.I2", "2B.I3", "2B.O2"], "First day") == published
    assert ask("decode", f"#{published}") == {
        "codes": ["2B.I1", "2B.I2", "2B.I3", "2B.O2"],
        "name": "First day",
        "problems": [],
    }


@given(some, names)
@shared
def test_the_browser_reads_what_python_wrote_and_writes_the_same(ask: Ask, given: list[str], name: str) -> None:
    written = encode(given, name)
    assert ask("encode", {"codes": given, "name": name}) == written
    assert ask("decode", written) == {"codes": given, "name": clean(name), "problems": []}


@given(st.text(st.characters(codec=None), max_size=300))
@shared
def test_no_fragment_is_a_trap(ask: Ask, fragment: str) -> None:
    found = ask("decode", fragment)
    assert set(found) == {"codes", "name", "problems"}


@given(some, names, st.data())
@shared
def test_damage_is_noticed_and_no_other_statement_is_shown(
    ask: Ask, given: list[str], name: str, data: st.DataObject
) -> None:
    """A link may lose its end or one of its signs on the way."""
    written = encode(given, name)
    cut = data.draw(st.integers(0, len(written) - 1))
    rest = data.draw(st.sampled_from([written[:cut], written[:cut] + written[cut + 1 :]]))
    found = ask("decode", rest)
    assert rest == "" or found["problems"], rest
    if rest == written[:cut]:
        assert len([code for code in found["codes"] if code not in given]) <= 1  # the last number may have lost a digit


@given(st.lists(st.text("UA2BIORE19-.%&=vcodesname", max_size=40), max_size=6))
@shared
def test_what_looks_like_codes_is_read_without_an_error(ask: Ask, parts: list[str]) -> None:
    found = ask("decode", "v=1&codes=" + ".".join(parts))
    assert len(found["codes"]) == len(set(found["codes"]))
    assert problems(found)


@pytest.mark.parametrize(
    ("fragment", "expected", "kinds"),
    [
        ("", [], []),
        ("topic=minors", [], ["nothing"]),
        ("v=2&codes=2BI1&check=zzzz", ["2B.I1"], ["version"]),
        ("codes=2BI1", ["2B.I1"], ["version"]),
        ("v=1&codes=2BI1", ["2B.I1"], ["cut"]),
        ("v=1&codes=2BI1&check=0000", ["2B.I1"], ["cut"]),
        ("v=1&codes=2BI1&check=00000000", ["2B.I1"], ["changed"]),
        ("v=1&codes=2BI1.2BI1-2&check=00000000", ["2B.I1", "2B.I2"], ["twice", "changed"]),
        ("v=1&codes=I1.2BI2&check=00000000", ["2B.I2"], ["unreadable", "changed"]),
        ("v=1&codes=2BI1.x.O2.3AI1&check=00000000", ["2B.I1", "3A.I1"], ["unreadable", "changed"]),
        ("v=1&codes=2BI3-1&check=00000000", [], ["unreadable", "changed"]),
        ("v=1&codes=2BI1&name=%E0%A4&check=00000000", ["2B.I1"], ["name", "changed"]),
        ("v=1&codes=2BI1&codes=2BI2&check=00000000", ["2B.I1"], ["changed"]),
    ],
)
def test_what_is_wrong_is_named(ask: Ask, fragment: str, expected: list[str], kinds: list[str]) -> None:
    found = ask("decode", fragment)
    assert found["codes"] == expected
    assert problems(found) == kinds


def test_an_endless_fragment_is_cut(ask: Ask) -> None:
    found = ask("decode", "v=1&codes=" + ".".join(["2BI1-99"] * 100_000))
    assert "long" in problems(found)
    assert len(found["codes"]) == 99


def test_a_name_is_one_line_that_shows_what_it_holds(ask: Ask) -> None:
    hostile = " \u202e<img src=x onerror=alert(1)>\n\x00 =1+1 \ud800" + "x" * 200
    name = ask("decode", ask("encode", {"codes": ["2B.I1"], "name": hostile}))["name"]
    assert name.startswith("<img src=x onerror=alert(1)>")
    assert "\u202e" not in name
    assert "\n" not in name
    assert "\ufffd" in name
    assert len(name) == LONGEST_NAME


def test_python_refuses_what_is_no_code() -> None:
    with pytest.raises(ValueError, match="2b"):
        encode(["2b"])


def test_all_statements_fit_a_short_address(handbook: Handbook, ask: Ask) -> None:
    given = list(handbook.statements)
    assert len(encode(given, "Everything")) < 500
    apart = sorted(given, key=lambda code: (code[3:], code))
    assert len(encode(apart)) < 1200
    assert ask("decode", encode(apart))["codes"] == apart


def test_codes_of_another_edition_are_taken_for_what_replaced_them(ask: Ask) -> None:
    data = {
        "statements": {"2B.I1": ["One.", ""], "2B.I2": ["Two.", ""]},
        "retired": {
            "2B.I8": {"by": ["2B.I2", "2B.I1"], "reason": "Split."},
            "2B.I9": {"by": [], "reason": "Gone."},
        },
    }
    found = ask("resolve", ["2B.I8", "2B.I1", "2B.I9", "9Z.I1", "__proto__", "toString"], data)
    assert found["codes"] == ["2B.I2", "2B.I1"]
    assert found["problems"] == [
        {"kind": "retired", "code": "2B.I8", "by": ["2B.I2", "2B.I1"], "reason": "Split."},
        {"kind": "retired", "code": "2B.I9", "by": [], "reason": "Gone."},
        {"kind": "unknown", "codes": ["9Z.I1", "__proto__", "toString"]},
    ]
