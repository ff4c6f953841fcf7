"""Addresses of filtered lists, results and places, as they were rewritten on their way."""

from __future__ import annotations

from time import perf_counter
from typing import Any
from urllib.parse import unquote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.model.addresses import anchor
from macros.model.facts import facts
from macros.model.handbook import Handbook
from tests.address.rewritings import REWRITINGS, as_browsers_give
from tests.conftest import Ask

FILTER = {"competency": ["u", "1", "2"], "topic": ["minors", "consent", "law-enforcement"]}
SEARCH = {"q": None, "kind": ["guide", "term"], "group": ["individual"]}
IDS = ["main", "how", "2b-i3", "2b-i30", "law-enforcement", "local-service-a-b"]
SHAPES = facts()["codes"]
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
ways = pytest.mark.parametrize("rewriting", REWRITINGS)
browser = pytest.mark.parametrize("read", [str, as_browsers_give], ids=["raw", "in a browser"])


@ways
@browser
@pytest.mark.parametrize(
    ("fragment", "known"),
    [
        ("topic=minors,law-enforcement&competency=2", FILTER),
        ("competency=2", FILTER),
        ("q=consent&kind=guide&group=individual", SEARCH),
    ],
)
def test_a_rewritten_filter_or_search_is_read(ask: Ask, rewriting: str, read: Any, fragment: str, known: Any) -> None:  # noqa: ANN401
    rewritten = read(REWRITINGS[rewriting](fragment))
    found = ask("fieldsIn", rewritten, known)
    assert found["fragment"] == fragment
    assert found["strange"] == []
    assert not found["exact"] or unquote(rewritten) == fragment


@ways
@browser
@pytest.mark.parametrize("place", ["2b-i3", "how", "law-enforcement", "local-service-a-b"])
def test_a_rewritten_place_is_reached(ask: Ask, rewriting: str, read: Any, place: str) -> None:  # noqa: ANN401
    assert ask("place", read(REWRITINGS[rewriting](place)), IDS, SHAPES) == place


@pytest.mark.parametrize(
    "written",
    ["2B.I3", "2b.i3", "2B-I3", "2bi3", "2BI3", "2b_i3", "2B I3", "2B%20I3", "2b.I3.", "2b-i3&utm_source=x", "#2b-i3"],
)
def test_a_code_is_a_place_however_it_is_written(ask: Ask, written: str) -> None:
    assert ask("place", written, IDS, SHAPES) == "2b-i3"


def test_every_code_of_the_matrix_is_a_place_however_it_is_written(ask: Ask, handbook: Handbook) -> None:
    ids = [anchor(code) for code in handbook.statements]
    for code in handbook.statements:
        for written in (code, code.lower(), code.replace(".", "-"), code.replace(".", "").lower()):
            assert ask("place", written, ids, SHAPES) == anchor(code)


@pytest.mark.parametrize("fragment", ["2b-i4", "whatever", "", "-", "2b", "%", "&", "&#x110000;", "%FF"])
def test_no_place_is_made_up(ask: Ask, fragment: str) -> None:
    assert ask("place", fragment, IDS, SHAPES) == ""


@pytest.mark.parametrize(
    ("fragment", "right", "strange", "exact"),
    [
        ("topic=minors,other", "topic=minors", ["other"], False),
        ("topic=other", "", ["other"], False),
        ("topic=minors&utm_source=mail", "topic=minors", [], True),
        ("Topic=Minors", "topic=minors", [], False),
        ("topic=minors&amp;topic=consent", "topic=minors,consent", [], False),
        ("topic=minors&amp;competency=9", "topic=minors", ["9"], False),
    ],
)
def test_what_a_filter_does_not_have_is_named(
    ask: Ask, fragment: str, right: str, strange: list[str], exact: bool
) -> None:
    found = ask("fieldsIn", fragment, FILTER)
    assert (found["fragment"], found["strange"], found["exact"]) == (right, strange, exact)


@pytest.mark.parametrize("question", ["AT&T", "100%", "a=b", "R&amp;D", "1+1", "what now?", "C++ & kind", "%20"])
def test_a_question_stays_as_it_was_asked(ask: Ask, question: str) -> None:
    written = urlencode({"q": question, "kind": "guide"})
    found = ask("fieldsIn", written, SEARCH)
    assert found["exact"]
    assert ask("fieldsIn", written.replace("&", "&amp;"), SEARCH)["fragment"] == found["fragment"]


@pytest.mark.parametrize("fragment", ["utm_source=mail", "_=_", "how", ""])
def test_what_names_no_field_asks_for_none(ask: Ask, fragment: str) -> None:
    assert ask("fieldsIn", fragment, FILTER) is None


@given(st.text(st.characters(codec=None), max_size=200))
@shared
def test_no_address_is_a_trap(ask: Ask, fragment: str) -> None:
    assert ask("place", fragment, IDS, SHAPES) in ["", *IDS]
    found = ask("fieldsIn", fragment, FILTER)
    assert found is None or found["fragment"] or found["strange"]


@pytest.mark.parametrize("sign", ["!", "a!", "&", "&amp;", "%25", "%", " ", "=\n", "<", "1 ", "\u200b", "&kind="])
def test_a_very_long_address_is_read_at_once(ask: Ask, sign: str) -> None:
    before = perf_counter()
    fragment = sign * 20_000
    ask("place", fragment, IDS, SHAPES)
    ask("fieldsIn", fragment, SEARCH)
    ask("decode", f"v=1&codes=2BI1&name={fragment}&check=00000000")
    assert perf_counter() - before < 2


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("compet/xyz", "compet/xyz"),
        ("%3Cscript%3Ealert(1)", "script alert 1"),
        ("HOTLINE moved: call 1-888-373-7888 now", "HOTLINE moved call … now"),
        ("x" * 100, "x" * 40),
        ("\u202eabc\u200b", "abc"),
        ("2B.I99", "2B.I99"),
        ("%20%20", ""),
    ],
)
def test_what_was_asked_for_is_shown_in_few_harmless_signs(ask: Ask, address: str, shown: str) -> None:
    assert ask("asked", address) == shown
