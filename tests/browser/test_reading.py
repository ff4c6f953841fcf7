"""What a reader does: from the start page to a statement, filter, copy a link; with and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from macros.model.handbook import Handbook
from macros.model.tokens import token

PHONE = ViewportSize(width=375, height=700)


def on(handbook: Handbook, group: str, *topics: str) -> list[str]:
    """Return the codes of a group's statements that are on any of some topics."""
    statements = handbook.statements.values()
    return [
        each.code
        for each in statements
        if handbook.cell_of[each.code].group.code == group and not set(topics).isdisjoint(each.topics)
    ]


def test_from_home_to_a_group_to_a_statement(
    page: Page, home: str, handbook: Handbook, errors: list[str], others: list[str]
) -> None:
    page.goto(f"{home}/index.html")
    page.locator("[data-matrix]").get_by_role("link", name="Individual", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Individual: what is expected")
    page.get_by_role("link", name="2B.I3").click()
    expect(page).to_have_url(f"{home}/competencies/2b.html#2b-i3")
    statement = page.locator("[id='2b-i3']")
    expect(statement).to_be_in_viewport()
    expect(statement).to_contain_text(str(handbook.statements["2B.I3"].condition))
    assert errors == []
    assert others == []


def test_from_home_to_a_cell_by_the_matrix(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    page.get_by_role("link", name="The whole matrix").click()
    page.get_by_role("row", name="5D Documentation").get_by_role("link", name="statements in 5D, Organization").click()
    page.get_by_role("link", name="Read them whole").click()
    expect(page).to_have_url(f"{server}/competencies/5d.html#5d-o")
    expect(page.get_by_role("heading", name="Organization")).to_be_in_viewport()


def test_the_filter_narrows_the_list_and_stands_in_the_address(
    page: Page, home: str, handbook: Handbook, errors: list[str]
) -> None:
    found = [code for code in on(handbook, "individual", "mandatory-reporting") if code.startswith("5")]
    page.goto(f"{home}/by-group/individual.html")
    statements = page.locator(".hb-statement:visible")
    expect(statements).to_have_count(64)
    page.get_by_role("button", name="Topic").click()
    page.get_by_role("checkbox", name="Mandatory reporting").check()
    page.get_by_role("button", name="Competency").click()
    page.get_by_label("5 Legal/Ethical Standards").check()
    expect(page.get_by_text(f"{len(found)} of 64 statements")).to_be_visible()
    expect(statements).to_have_count(len(found))
    expect(page.locator("h2:visible")).to_have_count(1)
    assert page.url.endswith("#competency=5&topic=mandatory-reporting")
    page.get_by_role("button", name="Show all").click()
    expect(statements).to_have_count(64)
    assert "#" not in page.url
    assert errors == []


def test_a_filtered_address_opens_filtered(page: Page, server: str, handbook: Handbook) -> None:
    page.goto(f"{server}/by-group/organization.html#topic=minors,consent")
    expect(page.locator(".hb-statement:visible")).to_have_count(len(on(handbook, "organization", "minors", "consent")))
    expect(page.get_by_label("Minors")).to_be_checked()
    page.goto(f"{server}/by-group/organization.html#topic=no-such-topic")
    expect(page.locator(".hb-statement:visible")).to_have_count(62)


def test_without_scripts_everything_can_be_read_and_reached(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{home}/by-group/individual.html")
    expect(page.locator(".hb-statement:visible")).to_have_count(64)
    expect(page.locator("[data-filter]")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    page.get_by_role("link", name="Menu").click()
    page.get_by_role("navigation", name="Handbook").get_by_role("link", name="Topics").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Topics")
    context.close()


def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{server}/competencies/2b.html")
    menu = page.get_by_role("navigation", name="Handbook")
    expect(menu).to_be_hidden()
    for _ in range(6):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(menu.get_by_role("link", name="2B Evidence-Informed")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


def test_a_phone_lists_the_headings_of_a_page_above_it(page: Page, server: str) -> None:
    page.set_viewport_size(ViewportSize(width=375, height=667))
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{server}/practice/see-the-patient-alone.html")
    contents = page.locator("details").filter(has_text="On this page")
    contents.locator("summary").click()
    contents.get_by_role("link", name="If you cannot be alone today").click()
    heading = page.get_by_role("heading", name="If you cannot be alone today")
    expect(heading).to_be_in_viewport()
    header = page.locator(".hb-header").bounding_box()
    place = heading.bounding_box()
    assert header
    assert place
    assert header["height"] < place["y"] < header["height"] + 40


def test_the_palette_is_kept(page: Page, home: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{home}/index.html")
    colors = page.get_by_label("Colors")
    shown = "document.querySelector('[name=theme-color][media=all]')?.content"
    assert page.evaluate(shown) is None
    colors.focus()
    page.keyboard.press("End")
    page.goto(f"{home}/topics.html")
    expect(page.locator("html")).to_have_attribute("data-palette", "dark")
    expect(colors).to_have_value("dark")
    assert page.evaluate(shown) == token("raised", dark=True)
    colors.select_option("As the system")
    page.reload()
    expect(page.locator("html")).not_to_have_attribute("data-palette", "dark")
    assert page.evaluate(shown) is None


MOST_SCREENS = 20
"""How long a page may be on a phone, unless it says for which reason it is longer."""
LENGTH = """() => {
  const { scrollHeight, dataset } = document.documentElement;
  return [Math.round(scrollHeight / 66.7) / 10, dataset.long ?? ""];
}"""
SHARES = 2
"""Parts that the pages are opened in, side by side."""


@pytest.mark.parametrize("share", range(SHARES))
def test_every_type_of_page_opens_at_its_top_within_the_screen_and_without_an_error(
    page: Page, names: list[str], home: str, share: int, errors: list[str], others: list[str]
) -> None:
    """Its place in the menu is in sight, it is no wider than a screen, and it asks for nothing from elsewhere."""
    wrong: dict[str, list[str]] = {}
    # The neutral page would leave at once.
    page.route("**/assets/page.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    for name in names[share::SHARES]:
        if name == "404.html" and home.startswith("file:"):  # its links are absolute, for servers
            continue
        page.set_viewport_size(ViewportSize(width=1440, height=500))
        page.goto("about:blank")
        page.goto(f"{home}/{name}", wait_until="load")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        current = page.locator("#menu [aria-current]")
        seen = current.count() == 0 or current.first.evaluate("(e) => e.getBoundingClientRect().bottom <= innerHeight")
        faults = ["does not open at its top"] if page.evaluate("scrollY") else []
        faults += [] if seen else ["its place in the menu is out of sight"]
        for width in (1440, 375, 320):
            page.set_viewport_size(ViewportSize(width=width, height=667))
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            faults += [f"{wide} px wider than {width}"] if wide else []
            if width == 375:
                page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
                screens, reason = page.evaluate(LENGTH)
                faults += [f"{screens} screens long"] if screens > MOST_SCREENS and not reason else []
        faults += errors if name != "404.html" else ()
        errors.clear()
        if faults:
            wrong[name] = faults
    assert wrong == {}
    assert others == []


def test_blocked_storage_takes_nothing_away(page: Page, server: str, handbook: Handbook, errors: list[str]) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    page.goto(f"{server}/by-group/individual.html#topic=minors")
    expect(page.locator(".hb-statement:visible")).to_have_count(len(on(handbook, "individual", "minors")))
    page.get_by_label("Colors").select_option("Dark")
    assert errors == []


TASKS: dict[str, tuple[list[str], str]] = {
    "What must a guard know?": (["a security guard"], "What matters most"),
    "What do I do first?": (["Open the steps"], "Keep everyone safe"),
    "The husband insists on interpreting": (["Open the steps", "Find a private, safe place"], "interpreter"),
    "Who must report a trafficked 16-year-old?": (["Open the steps", "Report what the law requires"], "minor"),
    "What is debt bondage?": (["Glossary", "D", "Debt bondage"], "Debt bondage"),
    "Which statements cover documentation?": (["Topics", "Documentation"], "5D.O2"),
    "What do we need before we start?": (["What we need before we start"], "What do we need before we start?"),
    "How good are we at this?": (["Assess, plan, and hire", "Assess"], "An organization"),
    "I am being exploited. Whom can I ask?": (["For you, if this is happening to you"], "1-888-373-7888"),
    "How do we host a copy?": (["Take or host a copy"], "zip"),
}
"""What somebody wants, the links to press one after the other, and what is then on the screen."""
SCREENS = 2
"""So far a task may need to be scrolled on a phone, in screens, on all its pages together."""


@pytest.mark.parametrize("task", TASKS)
def test_a_task_takes_at_most_three_taps_and_two_screens(page: Page, server: str, task: str) -> None:
    taps, shown = TASKS[task]
    assert len(taps) <= 3
    page.set_viewport_size(ViewportSize(width=375, height=667))
    page.goto(f"{server}/index.html")
    screens = 0.0
    for name in taps:
        wanted = name if len(name) > 1 else re.compile(f"^{name}$")
        link = page.locator("main :is(a, summary)").filter(has_text=wanted).filter(visible=True).first
        box = link.bounding_box()
        assert box, name
        screens += max(0, box["y"] + box["height"] - 667) / 667
        link.click()
    expect(page.locator("main").get_by_text(shown).filter(visible=True).first).to_be_visible()
    assert screens <= SCREENS


def test_the_resources_filter_by_audience_format_and_competency(page: Page, server: str, handbook: Handbook) -> None:
    every = len(handbook.resources)
    page.goto(f"{server}/resources/index.html")
    resources = page.locator("[data-filter-item]:visible")
    expect(resources).to_have_count(every)
    page.get_by_role("button", name="Audience").click()
    page.get_by_label("Interpreters").check()
    count = resources.count()
    assert 0 < count < every
    page.get_by_role("button", name="Format").click()
    page.get_by_label("Guide, manual, or protocol").check()
    expect(page.locator("output")).to_have_text(f"{resources.count()} of {every} resources")
    assert "audience=interpreters" in page.url
    page.get_by_role("button", name="Show all").click()
    expect(resources).to_have_count(every)


SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, input, select, summary, label:has(input)")]
  .filter((each) => !each.matches("label input") && each.checkVisibility() && each.getBoundingClientRect().width > 1)
  .filter((each) => ![...each.getClientRects()].some(({ width, height }) => width >= 24 && height >= 24))
  .map((each) => `${each.outerHTML.slice(0, 80)} in ${each.parentElement.tagName}`)"""


@pytest.mark.parametrize("width", [375, pytest.param(1440, marks=pytest.mark.slow)])
def test_a_finger_finds_every_control(browser: Browser, example_server: str, width: int) -> None:
    """24 px each way, of links within text, too: tools excuse these, fingers do not."""
    context = browser.new_context(viewport=ViewportSize(width=width, height=800))
    page = context.new_page()
    for name in (
        "competencies/2b.html",
        "competencies/index.html",
        "by-group/individual.html",
        "definitions/glossary.html",
        "about/inventory.html",
        "teach/developers.html",
        "local/services.html",
    ):
        page.goto(f"{example_server}/{name}")
        assert page.evaluate(SMALL_TARGETS) == [], name
    context.close()
