"""The meaning of a term opens where the term is: by touch and keyboard, and as a plain link where it cannot."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.model.handbook import Handbook
from tests.browser.test_accessibility import violations

PAGE = "prevention/primary.html"


@pytest.fixture
def meanings(handbook: Handbook) -> dict[str, tuple[str, str]]:
    return {term.code: (term.name, term.meaning) for term in handbook.glossary.terms}


def panel(page: Page) -> Locator:
    return page.locator("[data-meaning]")


def test_a_term_opens_its_meaning_and_leaves_the_reader_where_they_were(
    page: Page, home: str, errors: list[str], others: list[str], meanings: dict[str, tuple[str, str]]
) -> None:
    page.goto(f"{home}/{PAGE}")
    term = page.locator("main [data-term]").first
    term.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    term.click()
    name, meaning = meanings[str(term.get_attribute("data-term"))]
    expect(page.get_by_role("dialog", name=name)).to_have_accessible_description(meaning)
    expect(panel(page)).to_be_in_viewport(ratio=1)
    expect(term).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("scrollY") == before
    assert errors == []
    if home.startswith("http"):
        assert violations(page) == []
    page.locator("h1").click()
    expect(panel(page)).to_be_hidden()
    expect(term).to_have_attribute("aria-expanded", "false")
    term.click()
    page.get_by_role("link", name="In the glossary").click()
    expect(page).to_have_url(re.compile(r"definitions/glossary/[\w-]+\.html#"))
    assert others == []


def test_by_keyboard_it_opens_closes_and_gives_the_focus_back(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    page.goto(f"{server}/{PAGE}")
    first, second = page.locator("main [data-term]").nth(0), page.locator("main [data-term]").nth(1)
    for key in ("Enter", " "):
        first.focus()
        page.keyboard.press(key)
        expect(panel(page)).to_be_focused()
        page.keyboard.press("Escape")
        expect(panel(page)).to_be_hidden()
        expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_focused()
    for control in ("In the glossary", "Close"):
        page.keyboard.press("Tab")
        expect(panel(page).get_by_text(control)).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel(page)).to_be_hidden()
    # From behind the term the browser went on.
    behind = "(a, b) => Boolean(a.compareDocumentPosition(b) & 4)"
    assert first.evaluate(f"(a) => ({behind})(a, document.activeElement)")
    second.focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(second).to_be_focused()


def test_where_meanings_cannot_be_had_a_term_is_a_link(page: Page, browser: Browser, server: str) -> None:
    page.route("**/meanings.js", lambda route: route.fulfill(body="globalThis.hbMeanings={", status=200))
    page.goto(f"{server}/{PAGE}")
    page.locator("main [data-term]").first.click()
    expect(page).to_have_url(re.compile(r"glossary/[\w-]+\.html#"))
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{server}/{PAGE}")
    plain.locator("main [data-term]").first.click()
    expect(plain).to_have_url(re.compile(r"glossary/[\w-]+\.html#"))
    context.close()


def test_back_returns_to_the_place_and_nothing_flies(page: Page, server: str) -> None:
    page.goto(f"{server}/by-group/individual.html")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    link = page.locator("main .hb-statement .hb-code").nth(40)
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 2000
    link.click()
    page.wait_for_url("**/competencies/**")
    page.go_back()
    page.wait_for_url("**/by-group/**")
    page.wait_for_function(f"Math.abs(scrollY - {before}) < 50")
