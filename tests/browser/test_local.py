"""A copy with local additions in a browser: found, filtered, printed, marked by the clock; hostile ones do nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import test_accessibility as accessibility
from tests.browser.test_paper_and_damage import text_of
from tests.conftest import EXAMPLE, PROJECT, Once, build_site, pages
from tests.site import hostile_additions as hostile
from tests.site.test_render import HOSTILE

LOCAL = ("local/index.html", "local/services.html", "local/reporting.html", "index.html", "competencies/2b.html")
MORE = ("practice/worried-now.html", "prevention/primary.html", "adopt/models.html", "definitions/glossary.html")
LISTS = (
    "teach/courses.html",
    "teach/courses/riverbend-first-week.html",
    "topics/privacy.html",
    "teach/collections/new-nurse-orientation.html",
)


@pytest.fixture(params=[pytest.param("http", marks=pytest.mark.slow), "folder"])
def copy(request: pytest.FixtureRequest, example_server: str, example_site: Path) -> str:
    """The copy's address over http, and as a folder."""
    return example_server if request.param == "http" else example_site.as_uri()


def test_the_first_number_to_call_is_in_the_first_view_of_a_phone(
    page: Page, example_server: str, errors: list[str]
) -> None:
    page.set_viewport_size(ViewportSize(width=375, height=800))
    page.goto(f"{example_server}/index.html")
    expect(page.get_by_role("link", name="Worried about a patient now?")).to_be_in_viewport()
    expect(page.locator(".hb-urgent").get_by_role("link", name="555-0100")).to_be_in_viewport()
    assert errors == []


def test_services_are_filtered_and_the_filter_stands_in_the_address(page: Page, copy: str, errors: list[str]) -> None:
    page.goto(f"{copy}/local/services.html")
    services = page.locator(".hb-resource:visible")
    expect(services).to_have_count(20)
    page.get_by_role("button", name="Help with").click()
    page.get_by_label("Legal help").check()
    page.get_by_role("button", name="Language").click()
    page.get_by_label("Vietnamese").check()
    expect(services).to_have_count(1)
    expect(services).to_contain_text("Open Door Legal")
    assert page.url.endswith("#language=vietnamese&help=legal-help")
    page.goto(f"{copy}/index.html")
    page.goto(f"{copy}/local/services.html#area=hill-county")
    expect(page.get_by_text("6 of 20 services")).to_be_visible()
    assert errors == []


@pytest.mark.slow
def test_a_directory_of_two_thousand_services_is_short_on_a_phone(
    browser: Browser, tmp_path: Path, errors: list[str]
) -> None:
    local = shutil.copytree(PROJECT / EXAMPLE, tmp_path / "local")
    (local / "services.yaml").unlink()
    head = "code,name,what_for,area,languages,phone,checked,next_check,checked_by\n"
    seen = "555-0100,2026-11-01,2027-11-01,An editor"
    rows = [
        f"s{at},Service {at} (example),Shelter,Place {at % 40},{('Spanish', 'Hmong')[at % 2]},{seen}\n"
        for at in range(2000)
    ]
    (local / "services.csv").write_text(head + "".join(rows), "utf-8")
    made = build_site(site=tmp_path / "site", local=local)
    assert made.returncode == 0, made.stderr
    page = browser.new_page(viewport=ViewportSize(width=375, height=800))
    page.on("pageerror", lambda error: errors.append(str(error)))
    address = f"{(tmp_path / 'site').as_uri()}/local/services.html"
    page.goto(address)
    services = page.locator(".hb-resource:visible")
    expect(services).to_have_count(50)
    page.get_by_role("button", name="Show 50 more of 1950").click()
    expect(services).to_have_count(100)
    expect(page.locator(".hb-resource").nth(50)).to_be_focused()
    page.get_by_role("button", name="Place", exact=True).click()
    page.get_by_label("Place 3", exact=False).first.check()
    expect(page.get_by_text("50 of 2000 services")).to_be_visible()
    expect(services).to_have_count(50)
    expect(page.get_by_role("button", name="more of")).to_be_hidden()
    page.goto("about:blank")
    page.goto(f"{address}#local-service-s1234")
    expect(page.locator("#local-service-s1234")).to_be_in_viewport()
    expect(services).to_have_count(1250)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(services).to_have_count(2000)
    page.close()
    assert errors == []


def test_what_is_local_is_found_by_the_search(page: Page, copy: str, errors: list[str]) -> None:
    page.goto(f"{copy}/index.html")
    page.get_by_label("Search the handbook").fill("dental van")
    result = page.get_by_role("listbox", name="Results").get_by_role("option").first
    expect(result).to_contain_text("Dental Van (example)")
    expect(result).to_contain_text("Local")
    result.click()
    expect(page).to_have_url(f"{copy}/local/services.html#local-service-dental-van")
    assert errors == []


@pytest.mark.parametrize(("day", "due"), [("2026-11-25", 4), ("2027-02-15", 9), ("2030-01-01", 20)])
def test_the_readers_clock_marks_what_has_come_due_since(page: Page, example_server: str, day: str, due: int) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page.goto(f"{example_server}/local/services.html")
    expect(page.locator(".hb-due:visible")).to_have_count(due)


def test_without_scripts_what_the_build_knew_is_marked(browser: Browser, example_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_server}/local/services.html")
    expect(page.locator(".hb-resource:visible")).to_have_count(20)
    expect(page.locator(".hb-due:visible")).to_have_count(4)
    page.get_by_role("link", name="Home").first.click()
    page.get_by_role("link", name="Reporting rules here").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reporting rules here")
    context.close()


@pytest.mark.parametrize("width", accessibility.A_PHONE_FIRST)
def test_no_page_with_additions_breaks_a_rule(
    browser: Browser, example_server: str, width: int, request: pytest.FixtureRequest
) -> None:
    every = (*LOCAL, *MORE, *LISTS, "competencies/2a.html", "by-group/individual.html", "prevention/index.html")
    context = browser.new_context(viewport=ViewportSize(width=width, height=900), reduced_motion="reduce")
    page = context.new_page()
    broken = {}
    for name in every if request.config.getoption("--all") else (*LOCAL[1:], MORE[0], *LISTS[1:3]):
        page.goto(f"{example_server}/{name}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found = accessibility.violations(page) + ([f"{wide} px wider than the screen"] if wide else [])
        if found:
            broken[name] = found
    context.close()
    assert broken == {}


@pytest.mark.slow
def test_the_html_of_every_page_with_additions_is_valid(example_site: Path, site: Path, tmp_path: Path) -> None:
    with_additions = [
        path
        for path in pages(example_site)
        if "hb-local" in path.read_text("utf-8") or not (site / path.relative_to(example_site)).exists()
    ]
    assert len(with_additions) > 15
    assert accessibility.invalid(example_site, with_additions, tmp_path) == []


def test_what_is_local_is_printed(page: Page, example_server: str, tmp_path: Path) -> None:
    page.clock.set_fixed_time("2026-11-25T12:00:00Z")
    page.goto(f"{example_server}/local/services.html")
    page.pdf(path=tmp_path / "services.pdf", format="Letter")
    printed = text_of(tmp_path / "services.pdf")
    for part in ("Added by Riverbend Community Health (example)", "555-0110", "Casa del Río", "Due for a check since"):
        assert part in printed
    assert printed.count("next check") == 20
    page.goto(f"{example_server}/practice/card.html")
    page.pdf(path=tmp_path / "card.pdf", format="Letter")
    assert "Social worker on call: 555-0100" in text_of(tmp_path / "card.pdf")
    for name in ("teach/courses.html", "teach/collections/new-nurse-orientation.html", "competencies/2a.html"):
        page.goto(f"{example_server}/{name}")
        page.pdf(path=tmp_path / "list.pdf", format="Letter")
        # The foot of every page says it once, of the contacts there.
        printed = " ".join(text_of(tmp_path / "list.pdf").split())
        assert printed.count("Added by Riverbend Community Health (example)") > 1, name


def test_a_note_stands_in_a_collection_of_ones_own_and_is_printed(
    page: Page, copy: str, errors: list[str], tmp_path: Path
) -> None:
    page.goto(f"{copy}/teach/collection.html#v=1&codes=2BI2.UCO3")
    items = page.locator(".hb-collected > li")
    expect(items).to_have_count(2)
    expect(items.nth(0).locator(".hb-local")).to_contain_text("Added by Riverbend Community Health (example)")
    expect(items.nth(0).locator(".hb-local")).to_contain_text("the two nurses named in the protocol")
    expect(items.nth(1).locator(".hb-local [lang=es]")).to_contain_text("Nunca pida a un familiar")
    page.pdf(path=tmp_path / "collection.pdf", format="Letter")
    printed = " ".join(text_of(tmp_path / "collection.pdf").split())
    for text in ("At Riverbend, these are", "Nunca pida a un familiar"):
        assert f"Added by Riverbend Community Health (example) {text}" in printed
    assert errors == []


@pytest.fixture(scope="module")
def hostile_site(once: Once) -> Path:
    """A copy in which every local text is a hostile one."""
    return once("hostile copy", hostile.build_copy) / "site"


def test_hostile_additions_run_nothing_in_a_browser(page: Page, hostile_site: Path, errors: list[str]) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    root = hostile_site.as_uri()
    more = ("practice/card.html", "definitions/glossary.html", "teach/courses.html", "teach/courses/hostile-3.html")
    for name in (*LOCAL, *MORE[:2], *more, "topics/privacy.html", "teach/collection.html#v=1&codes=2BI2"):
        page.goto(f"{root}/{name}")
        assert page.evaluate("Object.keys(globalThis).includes('x')") is False
    page.get_by_label("Search the handbook").fill("alert(1)")
    expect(page.get_by_role("listbox", name="Results").get_by_role("option").first).to_be_visible()
    assert page.evaluate("Object.keys(globalThis).includes('x')") is False
    assert [url for url in asked if not url.startswith(root)] == []
    assert errors == []


def test_hostile_additions_are_read_as_they_are_written(page: Page, hostile_site: Path) -> None:
    page.goto(f"{hostile_site.as_uri()}/local/services.html")
    shown = page.locator("main").inner_text()
    for text in HOSTILE:
        assert re.sub(r"\s+", " ", text) in re.sub(r"\s+", " ", shown)
