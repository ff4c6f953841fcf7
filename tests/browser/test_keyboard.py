"""Every task of the handbook by keyboard alone, on a phone and on a desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect


@pytest.fixture(params=[375, pytest.param(1440, marks=pytest.mark.slow)], ids=lambda width: f"{width}px", autouse=True)
def width(request: pytest.FixtureRequest, page: Page) -> int:
    """The width of the window."""
    found: int = request.param
    page.set_viewport_size(ViewportSize(width=found, height=900))
    return found


def go_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, and see that it shows."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if target.evaluate("(e) => e === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
    pytest.fail(f"Tab does not reach {target}")


def enter(page: Page, target: Locator) -> None:
    """Go to the target and press Enter."""
    go_to(page, target)
    page.keyboard.press("Enter")


def test_every_stop_of_the_keyboard_is_seen(page: Page, server: str) -> None:
    page.goto(f"{server}/competencies/2b.html")
    seen: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
              const after = getComputedStyle(e, "::after");
              const ring = s.outlineStyle !== "none" || after.outlineStyle !== "none";
              const header = document.querySelector(".hb-header");
              const above = header.contains(e) || e.matches(".hb-skip");
              const clear = above || r.bottom > header.getBoundingClientRect().bottom;
              return e === document.body ? null : [e.outerHTML.slice(0, 90), ring, r.width > 0 && clear];
            }"""
        )
        if stop is None:
            break
        seen.append(stop[0])
        assert stop[1], f"no visible focus: {stop[0]}"
        assert stop[2], f"focus is hidden: {stop[0]}"
    assert len(seen) > 40


def test_help_for_a_patient_now(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    enter(page, page.get_by_role("link", name="Worried about a patient now?"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Worried about a patient now")
    go_to(page, page.get_by_role("main").get_by_role("link", name="1-888-373-7888"))


def test_the_content_is_one_step_away(page: Page, server: str) -> None:
    page.goto(f"{server}/competencies/2b.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_search(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    go_to(page, page.get_by_role("combobox", name="Search the handbook"))
    page.keyboard.type("2b.i3")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}/competencies/2b.html#2b-i3")


def test_results_of_one_kind(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    go_to(page, page.get_by_role("combobox", name="Search the handbook"))
    page.keyboard.type("interpreter")
    kind = page.get_by_label("Kind")
    go_to(page, kind)
    page.keyboard.press("ArrowDown")
    expect(kind).to_have_value("statement")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/competencies/\w\w\.html#"))


def test_a_page_by_the_menu(page: Page, server: str, width: int) -> None:
    page.goto(f"{server}/topics.html")
    menu = page.get_by_role("navigation", name="Handbook")
    if width < 1024:
        enter(page, page.get_by_role("button", name="Menu"))
    section = menu.locator("summary", has_text="Adopt")
    if not section.evaluate("(e) => e === document.activeElement"):
        go_to(page, section)
    page.keyboard.press("Enter")
    enter(page, menu.get_by_role("link", name="Models of care"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Models of care")


def test_a_cell_of_the_matrix(page: Page, server: str) -> None:
    page.goto(f"{server}/competencies/index.html")
    cell = page.get_by_role("link", name="statements in UC, Organization")
    enter(page, cell)
    expect(page.get_by_role("heading", name="statements in UC, Organization")).to_be_focused()
    page.keyboard.press("Escape")
    expect(cell).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="UC.O1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}/competencies/uc.html#uc-o1")


@pytest.mark.parametrize(
    ("name", "label"), [("by-group/education.html", "Minors"), ("resources/index.html", "Interpreters")]
)
def test_a_filter(page: Page, server: str, name: str, label: str) -> None:
    page.goto(f"{server}/{name}")
    items = page.locator("[data-filter-item]:visible")
    before = items.count()
    enter(page, page.locator("[data-filter] summary"))
    go_to(page, page.get_by_label(label))
    page.keyboard.press("Space")
    assert 0 < items.count() < before
    enter(page, page.get_by_role("button", name="Show all"))
    expect(items).to_have_count(before)


def test_a_link_to_a_statement(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server}/competencies/6a.html")
    enter(page, page.get_by_role("button", name="Copy link to 6A.I2"))
    expect(page.get_by_role("button", name="Link copied")).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()") == f"{server}/id/6A.I2.html"


def test_the_colors(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{server}/practice/card.html")
    enter(page, page.get_by_role("button", name="Dark colors"))
    expect(page.get_by_role("button", name="Light colors")).to_be_focused()


def test_leaving(page: Page, server: str) -> None:
    def answer(route: Route) -> None:
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    page.route("https://www.weather.gov/", answer)
    page.goto(f"{server}/competencies/5a.html")
    enter(page, page.get_by_role("link", name="Leave quickly"))
    expect(page).to_have_title("Weather")


def test_a_wide_table_scrolls(page: Page, server: str, width: int) -> None:
    page.goto(f"{server}/practice/documentation-and-privacy.html")
    frame = page.locator(".hb-scroll").first
    go_to(page, frame)
    if width < 600:
        page.keyboard.press("ArrowRight")
        expect(frame).not_to_have_js_property("scrollLeft", 0)


def test_the_switch_of_the_slash_key(page: Page, server: str) -> None:
    page.goto(f"{server}/search.html")
    switch = page.get_by_label("leads to the search box")
    go_to(page, switch)
    page.keyboard.press("Space")
    expect(switch).not_to_be_checked()
