"""Permalinks and citations as a reader meets them: over http and from a folder, by keyboard, without scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from macros.load.handbook import load
from macros.model.handbook import Handbook
from macros.query.cited import cited, work
from macros.site.citations import citations
from macros.site.render import Renderer
from macros.views.permalink import retired_view
from tests.browser.damage import DAMAGE, damaged
from tests.browser.test_accessibility import usual, violations
from tests.conftest import SMALL, Count, permalinks, slow

PANEL = "dialog[open]"


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog")


def open_lines(page: Page) -> None:
    """Open the lines of a list, behind which the controls of its things are."""
    page.locator(".hb-fold--line").evaluate_all("(folds) => folds.forEach((fold) => { fold.open = true; })")


def cite(page: Page, name: str) -> dict[str, str]:
    """Open the panel of a thing and return what it offers, by format."""
    page.get_by_role("button", name=f"Cite {name}", exact=True).click()
    expect(panel(page)).to_be_visible()
    return {
        str(part.get_attribute("data-cited")): str(part.locator(".hb-text").text_content())
        for part in page.locator("[data-cited]").all()
    }


def with_no_refresh(route: Route) -> None:
    """Show the page of a permalink that would lead on at once."""
    body = route.fetch().text()
    route.fulfill(body=re.sub(r'<meta http-equiv="refresh"[^>]*>', "", body), content_type="text/html")


def show_retired(page: Page, server: str) -> None:
    """Open the page of a retired code, as a later edition would have it."""
    small = load(SMALL)
    body = Renderer().render("retired", retired_view(small, small.ledger.retired[0]), "id/UA.I9.html")
    page.route("**/id/UA.I9.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{server}/id/UA.I9.html")


def test_permalinks_lead_on_without_scripts(
    browser: Browser, home: str, site: Path, handbook: Handbook, count: Count
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in permalinks(site):
        code = path.relative_to(site / "id").with_suffix("").as_posix()
        page.goto(f"{home}/id/{code}.html")
        page.wait_for_url(f"{home}/{handbook.address(code)}")
    context.close()
    count("permalinks followed", len(permalinks(site)))


def test_a_permalink_shows_its_statement_at_its_anchor(
    page: Page, home: str, errors: list[str], others: list[str]
) -> None:
    page.goto(f"{home}/id/2B.I3.html")
    page.wait_for_url(f"{home}/competencies/2b.html#2b-i3")
    expect(page.locator("[id='2b-i3']")).to_be_in_viewport()
    assert errors == []
    assert others == []


@pytest.mark.parametrize("width", [320, *slow(1440)])
def test_the_page_of_a_permalink_breaks_no_rule(browser: Browser, server: str, width: int, count: Count) -> None:
    context = browser.new_context(viewport=ViewportSize(width=width, height=700), reduced_motion="reduce")
    page = context.new_page()
    page.route("**/id/**/*.html", with_no_refresh)
    for code in ("2B.I3", "resource/pearr-tool", "guide/worried-now"):
        page.goto(f"{server}/id/{code}.html")
        expect(page.get_by_role("link", name="Read it in context")).to_be_visible()
        assert violations(page) == []
        count("axe, states of permalinks and citations", len(usual()))
        assert page.evaluate("document.documentElement.scrollWidth") == width
    show_retired(page, server)
    assert violations(page) == []
    context.close()


def test_a_retired_code_gives_the_reader_time(page: Page, server: str) -> None:
    show_retired(page, server)
    page.wait_for_timeout(500)
    expect(page.get_by_role("heading", level=1)).to_have_text("UA.I9 is no longer in use")
    page.get_by_role("link", name="UA.I1").click()
    expect(page).to_have_url(f"{server}/competencies/ua.html#ua-i1")


@pytest.mark.parametrize(
    ("place", "name", "code"),
    [
        ("by-group/individual.html", "2B.I3", "2B.I3"),
        ("definitions/glossary/a-c.html", "Coercion", "term/coercion"),
        ("practice/worried-now.html", "this guide", "guide/worried-now"),
        *slow(
            ("competencies/2b.html", "2B.I3", "2B.I3"),
            ("competencies/2b.html", "2B", "2B"),
            ("definitions/words.html", "Staff", "word/staff"),
            ("resources/category/trauma-informed-care.html", "PEARR Tool", "resource/pearr-tool"),
        ),
    ],
)
def test_copy_link_and_cite_are_on_everything(
    page: Page, home: str, handbook: Handbook, errors: list[str], others: list[str], place: str, name: str, code: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{home}/{place}")
    open_lines(page)
    name = str(page.locator(f"[data-code='{code}'] [data-cite]").text_content()).removeprefix("Cite ")
    page.get_by_role("button", name=f"Copy link to {name}", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == f"{home}/id/{code}.html"
    page.clock.set_fixed_time("2026-11-24T12:00:00")
    offered = cite(page, name)
    (expected,) = citations([cited(handbook, code)], work(handbook), lambda address: f"{home}/{address}", "2026-11-24")
    assert offered == {format_: text.replace("\r", "") for format_, text in expected.items()} | {"ris": offered["ris"]}
    assert rispy.loads(offered["ris"])[0]["urls"] == [f"{home}/id/{code}.html"]
    assert errors == []
    assert others == []


def test_what_a_page_says_of_its_things_is_what_the_data_says(
    page: Page, server: str, handbook: Handbook, count: Count, request: pytest.FixtureRequest
) -> None:
    """The panel reads the page; a change of its fragments must not change what is cited."""
    seen = 0
    every = 1 if request.config.getoption("--all") else 4
    for place in (
        "by-group/individual.html",
        "definitions/glossary/s.html",
        "definitions/words.html",
        "practice/worried-now.html",
        "teach/collections/security-staff.html",
        "resources/category/health-and-wellness.html",
        "competencies/ua.html",
    ):
        page.goto(f"{server}/{place}")
        open_lines(page)
        page.locator("[data-cite]").first.click()
        expect(panel(page)).to_be_visible()
        shown = page.evaluate(
            """(every) => {
              const things = [...document.querySelectorAll("[data-code]")].filter((_, n) => n % every === 0);
              return things.map((element) => {
                handbook.cite(element);
                const text = document.querySelector("[data-cited=csl] .hb-text").textContent;
                document.querySelector("dialog[open]").close();
                return [element.dataset.code, JSON.parse(text)[0]];
              });
            }""",
            every,
        )
        things = [cited(handbook, code) for code, _ in shown]
        made = citations(things, work(handbook), lambda address: f"{server}/{address}")
        for (code, item), expected in zip(shown, made, strict=True):
            item.pop("accessed")
            assert item == json.loads(expected["csl"])[0], code
        seen += len(shown)
    count("things cited as the data has them", seen)


def test_each_format_is_copied_as_it_stands(page: Page, home: str, errors: list[str]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{home}/competencies/2b.html")
    offered = cite(page, "2B.I3")
    for part in page.locator("[data-cited]").all():
        part.get_by_role("button").click()
        expect(part.get_by_role("button")).to_contain_text("Copied")
        expect(panel(page).get_by_role("status")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.replace("\r", "") == offered[str(part.get_attribute("data-cited"))].replace("\r", "")
    assert errors == []


def test_copying_works_where_the_clipboard_is_closed(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server}/competencies/2b.html")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    offered = cite(page, "2B.I3")
    page.get_by_role("button", name="Copy APA").click()
    expect(panel(page).get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == offered["apa"]


@pytest.mark.parametrize("width", [375, *slow(1440)])
def test_the_keyboard_opens_reads_and_closes_the_panel(page: Page, server: str, width: int) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=800))
    page.goto(f"{server}/competencies/2b.html")
    button = page.get_by_role("button", name="Cite 2B.I3", exact=True)
    page.get_by_role("button", name="Copy link to 2B.I3").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page)).to_have_accessible_name("Cite 2B.I3")
    expect(panel(page).get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy Text")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    panel(page).get_by_role("button", name="Close").click()
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [375, *slow(1440)])
def test_the_open_panel_breaks_no_rule(browser: Browser, server: str, width: int, count: Count) -> None:
    context = browser.new_context(viewport=ViewportSize(width=width, height=800), reduced_motion="reduce")
    page = context.new_page()
    for place, name in (
        ("competencies/2b.html", "2B.I3"),
        ("resources/category/trauma-informed-care.html", "PEARR Tool"),
    ):
        page.goto(f"{server}/{place}")
        page.get_by_role("button", name=re.compile(f"^Cite {name}")).first.click()
        expect(panel(page)).to_be_visible()
        assert violations(page) == []
        count("axe, states of permalinks and citations", len(usual()))
        assert page.evaluate("document.documentElement.scrollWidth") == width
        small = page.evaluate(
            """() => [...document.querySelectorAll("dialog button, dialog a")].map((e) => e.getBoundingClientRect())
              .filter((r) => Math.min(r.width, r.height) < 24).length"""
        )
        assert small == 0
    context.close()


def test_the_way_out_is_in_the_open_panel(page: Page, server: str) -> None:
    page.route("https://**", lambda route: route.fulfill(body="elsewhere", content_type="text/plain"))
    page.goto(f"{server}/competencies/2b.html")
    cite(page, "2B.I3")
    panel(page).get_by_role("link", name="Leave").click()
    expect(page.get_by_text("elsewhere")).to_be_visible()


def test_the_publishers_address_is_cited_from_any_copy(page: Page, home: str) -> None:
    """As in a copy of a site that was built with an address."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{home}/competencies/2b.html")
    page.evaluate("document.querySelector('[data-work]').dataset.site = 'https://example.org/handbook/'")
    page.get_by_role("button", name="Copy link to 2B.I3").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == "https://example.org/handbook/id/2B.I3.html"
    offered = cite(page, "2B.I3")
    for format_, text in offered.items():
        assert format_ == "text" or "https://example.org/handbook/id/2B.I3.html" in text
    expect(panel(page).get_by_text("no public address")).to_have_count(0)


def test_nothing_of_citing_is_loaded_before_it_is_used(page: Page, server: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{server}/competencies/2b.html")
    page.wait_for_timeout(200)
    assert not [url for url in loaded if "cite" in url]
    cite(page, "2B.I3")
    page.keyboard.press("Escape")
    cite(page, "2B.I2")
    assert [Path(url).name for url in loaded if "cite" in url] == ["cite.js"]


@pytest.mark.parametrize("damage", DAMAGE)
def test_without_its_file_citing_says_so_and_can_be_tried_again(page: Page, server: str, damage: str) -> None:
    damaged(page, "cite.js", damage)
    page.goto(f"{server}/competencies/2b.html")
    page.get_by_role("button", name="Cite 2B.I3", exact=True).click()
    text = "Citing cannot be loaded; press to try again"
    expect(page.get_by_role("status").filter(has_text=text)).to_have_count(1)
    page.unroute_all(behavior="ignoreErrors")
    page.get_by_role("button", name=f"{text} 2B.I3").click()
    expect(panel(page)).to_be_visible()


def test_without_scripts_the_citation_stands_on_the_page(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/competencies/2b.html")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".hb-citation")).to_contain_text(", 2021]. (2026). In Core")
    page.get_by_role("main").get_by_role("link", name="How to cite", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How to cite")
    page.locator("#permalinks ~ .hb-section [data-permalink]").first.click()
    expect(page).to_have_url(re.compile(r"/competencies/2b\.html#2b-i\d$"))
    context.close()


def test_hostile_text_in_the_page_is_only_text(page: Page, server: str, errors: list[str]) -> None:
    page.goto(f"{server}/competencies/2b.html")
    text = "<img src=x onerror=alert(1)></script>{\\}"
    page.locator("[id='2b-i3'] .hb-statement__text").evaluate("(e, text) => { e.textContent = text; }", text)
    offered = cite(page, "2B.I3")
    assert text in offered["apa"]
    assert page.locator("dialog img").count() == 0
    assert errors == []
