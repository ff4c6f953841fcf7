"""Where an address without a page leads on: where it says enough, and never in circles."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.model import addresses
from macros.model.facts import facts
from macros.model.handbook import Handbook
from macros.query.collection_address import encode
from tests.address.rewritings import REWRITINGS, as_browsers_give
from tests.conftest import Ask

THERE: dict[str, Any] = {
    "pages": [
        *("index.html", "topics.html", "search.html", "teach/collection.html", "teach/index.html"),
        *("competencies/index.html", "competencies/2.html", "competencies/2b.html", "resources/hotline.html"),
    ],
    "shapes": facts()["codes"],
    "collection": addresses.COLLECTION,
}
COLLECTION = encode(["2B.I1", "2B.O2"], "First day")
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        # Safe Links
        (f"teach/collection.html%23{COLLECTION}", f"teach/collection.html#{COLLECTION}"),
        (f"teach/collection.html%2523{COLLECTION}", f"teach/collection.html#{COLLECTION}"),
        (f"teach/collection.html&#35;{COLLECTION}", f"teach/collection.html#{COLLECTION}"),
        ("competencies/2b.html%232b-i3", "competencies/2b.html#2b-i3"),
        ("search.html%23q=consent&kind=guide", "search.html#q=consent&kind=guide"),
        ("search.html%3Fq=consent", "search.html?q=consent"),
        ("Search?q=consent", "search.html?q=consent"),
        # case, ends of names, slashes
        ("competencies/2B.html", "competencies/2b.html"),
        ("COMPETENCIES/2B.HTML#2B-I3", "competencies/2b.html#2B-I3"),
        ("topics", "topics.html"),
        ("topics/", "topics.html"),
        ("topics.htm", "topics.html"),
        ("Teach", "teach/index.html"),
        ("teach//", "teach/index.html"),
        # what was swallowed
        ("topics.html.", "topics.html"),
        ("topics.html)", "topics.html"),
        ("topics.html%E2%80%9D", "topics.html"),
        ("topics.html%20and", "topics.html"),
        ("topics.html&gt;", "topics.html"),
        ("topics.%E2%80%8Bhtml", "topics.html"),
        ("competencies%2F2b%2Ehtml", "competencies/2b.html"),
        # codes
        ("2B.I3", "id/2B.I3.html"),
        ("2b.i3", "id/2B.I3.html"),
        ("id/2b.i3.html", "id/2B.I3.html"),
        ("id/2B.I3", "id/2B.I3.html"),
        ("ID/2b-i3.HTML", "id/2B.I3.html"),
        ("id/2B%2EI3.html.", "id/2B.I3.html"),
        ("competencies/2B.I3", "id/2B.I3.html"),
        ("2bi3).", "id/2B.I3.html"),
        ("2b", "id/2B.html"),
        ("id/2b.i", "id/2B.I.html"),
        ("id/Term/Coercion", "id/term/coercion.html"),
        ("term/coercion", "id/term/coercion.html"),
        # a name that only one page has
        ("hotline", "resources/hotline.html"),
        ("Hotline.html", "resources/hotline.html"),
        ("old/2b.html", "id/2B.html"),
        # the collection says enough by itself
        (f"teach/colection.html%23{COLLECTION}", f"teach/collection.html#{COLLECTION}"),
        (f"x?{COLLECTION.replace('=', '%3D')}", f"teach/collection.html#{COLLECTION.replace('=', '%3D')}"),
    ],
)
def test_an_address_that_says_enough_leads_on(ask: Ask, address: str, target: str) -> None:
    assert ask("whereTo", address, THERE) == target


@pytest.mark.parametrize("address", ["", "xyz", "id/", "9z.i1", "id/word", "%", "//", "a/b/c", "2b.i3x", "1"])
def test_an_address_that_says_too_little_leads_nowhere(ask: Ask, address: str) -> None:
    assert ask("whereTo", address, THERE) == ""


@pytest.mark.parametrize("rewriting", REWRITINGS)
@pytest.mark.parametrize("address", ["topics.html", "competencies/2b.html", "id/2B.I3.html"])
def test_a_rewritten_page_is_found(ask: Ask, rewriting: str, address: str) -> None:
    rewritten = as_browsers_give(REWRITINGS[rewriting](address)).replace("#", "%23")
    found = ask("whereTo", rewritten, THERE)
    assert found.partition("?")[0].partition("#")[0] == address


def test_every_code_of_the_matrix_leads_to_its_permalink(ask: Ask, handbook: Handbook) -> None:
    subs = {addresses.page_of_competency(code.partition(".")[0]) for code in handbook.statements}
    there = {**THERE, "pages": sorted(subs)}
    for code in handbook.statements:
        assert ask("whereTo", f"id/{code.lower()}", there) == addresses.permalink(code)


pieces = st.sampled_from(
    [
        "2b",
        "2B.I3",
        "id/",
        "topics",
        ".html",
        "/",
        "#",
        "?",
        "%23",
        "%2523",
        "&#35;",
        "&amp;",
        "q=a",
        COLLECTION,
        ".",
        " ",
    ]
)


@given(st.lists(pieces | st.text(max_size=5), max_size=8).map("".join))
@shared
def test_nobody_goes_in_circles(ask: Ask, address: str) -> None:
    """What an address leads to leads to itself, and is a page that there is or has the shape of a permalink."""
    found = ask("whereTo", address, THERE)
    if not found:
        return
    page = found.partition("#")[0].partition("?")[0]
    assert page in THERE["pages"] or page.startswith("id/")
    assert ask("whereTo", found, THERE) == found


@pytest.mark.parametrize(
    ("address", "path"),
    [("compet/xyz.html", "compet/xyz"), ("a%20b%23c", "a b"), ("x?y", "x"), ("", ""), ("%FF", "%FF")],
)
def test_the_path_is_told_decoded(ask: Ask, address: str, path: str) -> None:
    assert ask("pathIn", address) == path
