"""The copy that is one file: search, guide, statement, hotline, leaving, paper; no request, no message."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader


@pytest.fixture
def roots(one_page: Path) -> tuple[str, ...]:
    """The file itself is all that may be asked for."""
    return (one_page.as_uri(), "about:blank")


def test_everything_is_found_in_it_and_nothing_is_asked_for(
    page: Page, one_page: Path, errors: list[str], others: list[str], tmp_path: Path
) -> None:
    page.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error(e.effectiveDirective))")
    page.set_viewport_size({"width": 375, "height": 750})
    page.goto(one_page.as_uri())
    expect(page.locator("html")).to_have_class("hb-script")
    box, results = page.get_by_role("combobox", name="Search the handbook"), page.get_by_role("listbox", name="Results")
    expect(page.get_by_role("link", name="Call").first).to_be_in_viewport()

    box.fill("2B.I3")
    expect(results.get_by_role("option").first).to_contain_text("2B.I3")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{one_page.as_uri()}#competencies-2b--2b-i3")
    expect(page.locator("#competencies-2b--2b-i3")).to_be_in_viewport()

    box.fill("worried about a patient")
    results.get_by_role("option").filter(has_text="Worried about a patient now").first.click()
    expect(page.locator("#practice-worried-now h1")).to_be_in_viewport()
    assert page.locator("#practice-worried-now").get_by_role("link", name="Call").first.get_attribute("href") == (
        "tel:1-888-373-7888"
    )
    box.fill("qqqq")
    page.locator(".hb-search__none").get_by_role("link", name="Practice guides").click()
    expect(page.locator("#practice-index h1")).to_be_in_viewport()
    expect(page.get_by_text("Copy a link to these results")).to_be_hidden()

    page.get_by_role("button", name="Menu").click()
    page.locator("#menu").get_by_text("Topics", exact=True).click()
    expect(page.locator("#topics h1")).to_be_in_viewport()
    expect(page.locator("#menu")).to_be_hidden()
    page.get_by_role("combobox", name="Colors").select_option("dark")

    page.goto(f"{one_page.as_uri()}#practice-worried-now")
    expect(page.locator("#practice-worried-now h1")).to_be_in_viewport()
    page.pdf(path=tmp_path / "part.pdf")
    printed = " ".join(each.extract_text() for each in PdfReader(tmp_path / "part.pdf").pages)
    assert "Worried about a patient now" in " ".join(printed.split())
    assert "Topics" not in printed
    assert len(PdfReader(tmp_path / "part.pdf").pages) < 10

    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_url("about:blank")
    assert errors == []
    assert others == []


@pytest.mark.slow
def test_it_is_read_without_scripts(browser: Browser, one_page: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 750})
    page = context.new_page()
    page.goto(f"{one_page.as_uri()}#resources-hotline")
    expect(page.locator("#resources-hotline h1")).to_be_in_viewport()
    page.get_by_role("link", name="Menu").click()
    page.locator("#menu").get_by_text("Topics", exact=True).click()
    expect(page.locator("#topics h1")).to_be_in_viewport()
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_url("about:blank")
    context.close()


def test_a_page_without_its_styles_says_so_and_shows_the_number(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 375, "height": 750})
    said = page.locator(".hb-unstyled")
    page.goto((site / "practice" / "worried-now.html").as_uri())
    expect(said).to_be_hidden()
    page.route("**/*.css", lambda route: route.abort())
    page.goto((site / "practice" / "worried-now.html").as_uri())
    expect(said).to_be_in_viewport()
    expect(said.get_by_role("link")).to_be_in_viewport()
    mark = page.locator("header svg").bounding_box()
    assert mark
    assert (mark["width"], mark["height"]) == (24, 24)
