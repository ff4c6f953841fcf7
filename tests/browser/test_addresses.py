"""Addresses that were rewritten on their way, in a browser: read, set right, or said to be not understood."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from macros.query.collection_address import encode
from tests.browser.test_accessibility import violations
from tests.conftest import slow

CODES = ["2B.I1", "2B.I2", "2B.O2"]
COLLECTION = encode(CODES, "First day")
OPENED = f"teach/collection.html#{COLLECTION}"


def said(page: Page, text: str) -> None:
    """See that something is said, to the eye and to the ear."""
    expect(page.locator("main .hb-note").filter(has_text=text)).to_be_visible()
    expect(page.locator("body > [role=status]")).to_contain_text(text)


def silent(page: Page) -> None:
    expect(page.get_by_text("The address asks for")).to_have_count(0)


@pytest.mark.parametrize(
    "rewritten",
    [
        "#" + COLLECTION.replace("=", "%3D").replace("&", "%26"),
        f"?{COLLECTION}",
        *slow("#" + COLLECTION.replace("&", "&amp;"), f"#{COLLECTION}).", f"#\u201c{COLLECTION}\u201d"),
    ],
)
def test_a_rewritten_collection_opens_and_its_address_is_set_right(
    page: Page, home: str, errors: list[str], rewritten: str
) -> None:
    page.goto(f"{home}/teach/collection.html{rewritten}")
    expect(page.locator(".hb-collected > li")).to_have_count(len(CODES))
    expect(page.locator(".hb-collection__problems")).to_be_hidden()
    expect(page.get_by_text("Name given by the sender: “First day”")).to_be_visible()
    expect(page).to_have_url(f"{home}/{OPENED}")
    silent(page)
    assert errors == []


def test_a_damaged_collection_is_said_to_be_damaged(page: Page, server: str) -> None:
    changed = COLLECTION.replace("2BI1", "2BI2").replace("&", "&amp;")
    page.goto(f"{server}/teach/collection.html#{changed}")
    expect(page.locator(".hb-collection__problems")).to_contain_text("changed or damaged")


@pytest.mark.parametrize(
    ("rewritten", "right"),
    [
        ("competencies/2b.html#2b%e2%80%91i3", "competencies/2b.html#2b-i3"),
        ("competencies/2b.html?2b-i3", "competencies/2b.html#2b-i3"),
        *slow(
            ("competencies/2b.html#2B.I3", "competencies/2b.html#2b-i3"),
            ("competencies/2b.html#2B-I3).", "competencies/2b.html#2b-i3"),
            ("competencies/2b.html#2bi3", "competencies/2b.html#2b-i3"),
        ),
        ("index.html#2B.I3", "competencies/2b.html#2b-i3"),
        ("teach/collection.html#Privacy.", "teach/collection.html"),  # where the collection is what is in the address
    ],
)
def test_a_rewritten_place_is_reached(page: Page, home: str, errors: list[str], rewritten: str, right: str) -> None:
    page.goto(f"{home}/{rewritten}")
    expect(page).to_have_url(f"{home}/{right}")
    if "2b-i3" in right:
        expect(page.locator("#\\32 b-i3")).to_be_in_viewport()
        assert page.evaluate("document.querySelector(':target')?.id") == "2b-i3"
    else:
        expect(page.locator("#privacy")).to_be_in_viewport()
    silent(page)
    assert errors == []


def test_a_place_that_is_not_there_is_said_once(page: Page, home: str) -> None:
    page.goto(f"{home}/competencies/2b.html#2B-I99")
    said(page, "The address asks for “2B-I99”, which is not on this page.")
    assert violations(page, ("light",)) == []
    page.evaluate("location.hash = 'nothing'")
    said(page, "The address asks for “nothing”, which is not on this page.")
    expect(page.get_by_text("2B-I99")).to_have_count(0)
    page.evaluate("location.hash = '2b-i3'")
    silent(page)


@pytest.mark.parametrize(
    "address", ["index.html?utm_source=mail", *slow("index.html#_=_", "index.html#top", "search.html#how")]
)
def test_what_others_put_into_addresses_is_left_alone(page: Page, server: str, address: str) -> None:
    page.goto(f"{server}/{address}")
    page.wait_for_load_state("networkidle")
    silent(page)


@pytest.mark.parametrize(
    "rewritten",
    [
        "#Competency=2&Topic=Consent,Minors.",
        *slow(
            "#competency=2&amp;topic=consent,minors",
            "#competency%3D2%26topic%3Dconsent%2Cminors",
            "?competency=2&topic=consent,minors",
        ),
    ],
)
def test_a_rewritten_filter_ticks_what_was_sent(page: Page, home: str, errors: list[str], rewritten: str) -> None:
    page.goto(f"{home}/by-group/individual.html{rewritten}")
    expect(page.locator("form.hb-filter input:checked")).to_have_count(3)
    expect(page).to_have_url(f"{home}/by-group/individual.html#competency=2&topic=consent,minors")
    silent(page)
    assert errors == []


def test_a_topic_that_a_filter_does_not_have_is_said(page: Page, home: str) -> None:
    page.goto(f"{home}/by-group/individual.html#topic=consent,weather")
    said(page, "The address asks for “weather”, which the filter of this page does not have.")
    expect(page.locator("form.hb-filter input:checked")).to_have_count(1)
    expect(page).to_have_url(f"{home}/by-group/individual.html#topic=consent")


@pytest.mark.parametrize(
    "rewritten",
    [
        "#q%3Dsafety%2520plan%26kind%3Dguide",
        "?q=safety+plan&kind=guide.",
        *slow("#q=safety+plan&amp;kind=guide", "#Q=safety+plan&KIND=Guide"),
    ],
)
def test_a_rewritten_search_asks_what_was_asked(page: Page, home: str, errors: list[str], rewritten: str) -> None:
    page.goto(f"{home}/search.html{rewritten}")
    expect(page.get_by_role("combobox", name="Search the handbook")).to_have_value("safety plan")
    expect(page.get_by_label("Kind")).to_have_value("guide")
    expect(page.locator("[data-search-result]").first).to_be_visible()
    # What is behind '?' is taken out, and written into no other address.
    left = "" if rewritten.startswith("?") else "#q=safety+plan&kind=guide"
    expect(page).to_have_url(f"{home}/search.html{left}")
    assert errors == []


def test_a_collection_that_is_carried_along_is_taken_over_rewritten_as_well(page: Page, home: str) -> None:
    page.goto(f"{home}/competencies/2b.html#2b-o3&amp;{COLLECTION.replace('&', '&amp;')}")
    expect(page.get_by_role("region", name="Your collection")).to_contain_text("3 collected")
    expect(page).to_have_url(f"{home}/competencies/2b.html#2b-o3")


def test_an_address_that_is_right_asks_for_no_script(page: Page, server: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    for address in ("index.html", "competencies/2b.html#2b-i3", OPENED):
        page.goto("about:blank")
        page.goto(f"{server}/{address}")
        page.wait_for_load_state("networkidle")
    assert not {"address.js", "missing.js"} & set(loaded)


@pytest.mark.parametrize(
    ("address", "right"),
    [
        (OPENED.replace("#", "%23"), OPENED),
        ("2b.i3", "competencies/2b.html#2b-i3"),
        # The page reads the question, and leaves it in no address.
        ("search?q=safety+plan", "search.html"),
        *slow(
            (f"Teach/Collection.html#{COLLECTION}", OPENED),
            ("competencies/2B.html%232B-I3.", "competencies/2b.html#2b-i3"),
            ("id/2b.i3.html", "competencies/2b.html#2b-i3"),
            ("topics.html).", "topics.html"),
        ),
    ],
)
def test_the_page_for_wrong_addresses_leads_on(page: Page, server: str, address: str, right: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/{address}")
    expect(page).to_have_url(f"{server}/{right}")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Page not found")
    pages = [url.partition("#")[0] for url in asked if not re.search(r"assets/", url)]
    assert len(pages) <= 3, "nothing is requested to find out"


@pytest.mark.parametrize(
    ("address", "said_of_it"),
    [
        ("compet/xyz.html", "“compet/xyz”"),
        *slow(("id/2B.I99.html", "“id/2B.I99”"), ("2b.i99", "“id/2B.I99”")),
        ("%3Cimg%20src=x%20onerror=alert(1)%3E", "“img src x onerror alert 1”"),
    ],
)
def test_the_page_for_wrong_addresses_says_what_was_asked_for(
    page: Page, server: str, others: list[str], address: str, said_of_it: str
) -> None:
    page.goto(f"{server}/{address}")
    said(page, f"The address asks for {said_of_it}, which is no page and no code of this edition.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert page.locator("main img").count() == 0
    assert violations(page, ("light",)) == []
    assert others == []


def test_the_page_for_wrong_addresses_names_pages_that_are_near(page: Page, server: str, others: list[str]) -> None:
    page.goto(f"{server}/labour-traficking.html")
    page.get_by_role("heading", name="Did you mean").locator("+ ul").get_by_role(
        "link", name="Labor trafficking"
    ).click()
    expect(page).to_have_url(f"{server}/definitions/trafficking/labor-trafficking.html")
    assert others == []


def test_the_page_for_wrong_addresses_says_nothing_of_its_own_address(page: Page, server: str) -> None:
    page.goto(f"{server}/404.html")
    page.wait_for_load_state("networkidle")
    silent(page)


def test_no_address_leads_to_another_host(page: Page, server: str, others: list[str]) -> None:
    for address in ("//other.example/2b.i3", "//other.example/topics.html%23x", "//other.example/%23v=1&codes=2BI1"):
        page.goto(f"{server}{address}")
        page.wait_for_load_state("networkidle")
        assert page.url.startswith(server)
    page.goto(f"{server}//competencies/2b.html#2B.I3")
    expect(page).to_have_url(f"{server}//competencies/2b.html#2b-i3")
    assert others == []
