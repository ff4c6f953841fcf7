"""The security policy in a real browser: no feature violates it, and what it forbids does not happen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

NOTE = "addEventListener('securitypolicyviolation', (e) => console.error(`${e.effectiveDirective} ${e.blockedURI}`))"
ELSEWHERE = "http://elsewhere.example/picture.png"
PLANTED = f"""<script>document.title = "planted"</script>
<img src="no-such-picture.png" alt="" onerror="document.body.dataset.planted = 'handler'">
<p id="styled" style="position: fixed">A style attribute.</p>
<img src="{ELSEWHERE}" alt="">
"""


@pytest.fixture
def errors(page: Page, errors: list[str]) -> list[str]:
    """What went wrong, violations of the policy included."""
    page.add_init_script(NOTE)
    return errors


def test_no_feature_violates_the_policy(page: Page, home: str, errors: list[str], others: list[str]) -> None:
    if home.startswith("http"):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{home}/index.html")
    page.get_by_label("Colors").select_option("Dark")
    page.get_by_role("combobox", name="Search the handbook").fill("minors")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(f"{home}/index.html")
    page.goto(f"{home}/search.html#q=consent")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.get_by_role("button", name="Copy a link to these results").click()
    page.goto(f"{home}/by-group/individual.html")
    page.locator("[data-code='2B.I3'] summary").click()
    page.get_by_role("button", name="Copy link to 2B.I3").click()
    page.get_by_role("button", name="Topic").click()
    page.get_by_role("checkbox", name="Mandatory reporting").check()
    page.get_by_role("button", name="Show all").click()
    page.set_viewport_size({"width": 375, "height": 700})
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Close menu").click()
    page.goto(f"{home}/why.html")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    page.route("https://www.weather.gov/", lambda route: route.fulfill(body="<title>Weather</title>"))
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_title("Weather" if home.startswith("http") else "Page")
    assert errors == []
    assert [address for address in others if address != "https://www.weather.gov/"] == []


def test_data_for_machines_is_neither_run_nor_refused(page: Page, home: str, errors: list[str]) -> None:
    """A data block is no script: a browser leaves it alone, and programs that read the page find it."""
    for name, kind in {"competencies/2b.html": "DefinedTerm", "by-group/education.html": "ItemList"}.items():
        page.goto(f"{home}/{name}")
        expect(page.locator("html")).to_have_class("hb-script")
        data = page.locator("script[type='application/ld+json']").evaluate("(block) => JSON.parse(block.text)")
        assert kind in str(data)
    assert errors == []


@pytest.fixture(params=[True, False], ids=["as built", "without the policy"])
def guarded(request: pytest.FixtureRequest) -> bool:
    """Whether the page keeps its policy; without it, everything planted works, or the test would prove nothing."""
    kept: bool = request.param
    return kept


def test_what_is_planted_in_a_page_does_nothing(
    page: Page, site: Path, home: str, tmp_path: Path, guarded: bool
) -> None:
    """A script, a handler, a style attribute, a picture from another host."""
    copied = shutil.copytree(site, tmp_path / "site")
    target = copied / "index.html"
    text = target.read_text("utf-8").replace("</main>", f"{PLANTED}</main>", 1)
    if not guarded:
        text = text.replace('http-equiv="Content-Security-Policy"', 'name="was-a-policy"', 1)
    target.write_text(text, "utf-8")

    violations: list[str] = []
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="")

    page.on("console", lambda message: violations.append(message.text) if message.type == "error" else None)
    page.add_init_script(NOTE)
    page.route(ELSEWHERE, answer)
    address = target.as_uri()
    if home.startswith("http"):
        # The planted page in the place of the server's.
        page.route(f"{home}/index.html", lambda route: route.fulfill(body=text, content_type="text/html"))
        address = f"{home}/index.html"
    page.goto(address)
    page.wait_for_load_state("networkidle")

    styled = page.locator("#styled").evaluate("(element) => getComputedStyle(element).position")
    done = (page.title() == "planted", page.locator("body").get_attribute("data-planted"), styled, asked)
    if guarded:
        assert done == (False, None, "static", [])
        for directive in ("script-src-elem inline", "script-src-attr inline", "style-src-attr inline", "img-src http"):
            assert [text for text in violations if text.startswith(directive)], directive
        # The handbook's own scripts and styles are there all the same.
        expect(page.locator("html")).to_have_class("hb-script")
        expect(page.get_by_label("Colors")).to_be_visible()
    else:
        assert done == (True, "handler", "fixed", [ELSEWHERE])
