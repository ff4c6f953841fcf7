"""The first minutes: whom to call and the first step on a phone's first screen, and each step a line that opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.parts.advice import conditions, in_danger
from tests.browser import test_accessibility as accessibility
from tests.browser.test_paper_and_damage import text_of
from tests.conftest import EXAMPLE, PROJECT

PHONE = ViewportSize(width=375, height=667)
GUIDE = "practice/worried-now.html"


@pytest.fixture(params=["as published", "with local contacts"])
def read(request: pytest.FixtureRequest, handbook: Handbook) -> tuple[str, Handbook]:
    """The address of a copy, and what is in it."""
    if request.param == "as published":
        return request.getfixturevalue("server"), handbook
    return request.getfixturevalue("example_server"), load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)


def bottom(element: Locator) -> float:
    """Return where an element ends on a page that has not been scrolled."""
    box = element.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_the_first_screen_of_a_phone_holds_whom_to_call_and_the_first_step(
    page: Page, read: tuple[str, Handbook], errors: list[str]
) -> None:
    address, copy = read
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/{GUIDE}")
    line, text = page.locator("[data-call]"), page.locator("[data-text]")
    assert line.get_attribute("href") == f"tel:{copy.hotline.call}"
    assert text.get_attribute("href") == f"sms:{copy.hotline.text}"
    own = [page.locator(f"main a.hb-button:has-text('{contact.name}')") for contact in copy.local.beside_hotline]
    danger = page.locator("main .hb-danger")
    expect(danger).to_have_text(in_danger(copy))
    steps = page.locator(".hb-fold > summary")
    expect(steps).to_have_text([f"{number} {step.title}" for number, step in enumerate(copy.guides[0].steps, 1)])
    assert all(bottom(each) <= PHONE["height"] for each in (danger, *own, line, text, steps.first))
    assert bottom(steps.last) <= 2 * PHONE["height"]
    # Our own people come before the line, and what the line promises is not said without its limits.
    assert all(bottom(each) < bottom(line) for each in own)
    expect(page.locator("aside", has=line).get_by_text(copy.hotline.limits)).to_be_visible()
    for button in (*own, line, text, *steps.all()):
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
    assert errors == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_step_opens_to_what_makes_it_safe(browser: Browser, site: Path, handbook: Handbook, *, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    steps = handbook.guides[0].steps
    page.goto(f"{site.as_uri()}/{GUIDE}")
    for step in steps:
        body = page.locator(f"#{step.code}")
        expect(body).to_be_hidden()
        page.locator(".hb-fold > summary", has_text=step.title).click()
        said = (*step.do, *step.avoid, *step.say, *(each.text for each in conditions(handbook, step)))
        expect(body).to_be_visible()
        text = " ".join(body.inner_text().split())
        assert [line for line in said if line not in text] == []
    # An address of a step that was given earlier leads into it.
    page.goto("about:blank")
    page.goto(f"{site.as_uri()}/{GUIDE}#{steps[3].code}")
    expect(page.locator(f"#{steps[3].code}")).to_be_visible()
    expect(page.get_by_role("heading", name=steps[3].title)).to_be_in_viewport()
    expect(page.locator(f"#{steps[0].code}")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", accessibility.A_PHONE_FIRST)
def test_it_breaks_no_rule_folded_or_open(
    browser: Browser, server: str, site: Path, tmp_path: Path, width: int
) -> None:
    context = browser.new_context(viewport=ViewportSize(width=width, height=900), reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{server}/{GUIDE}")
    assert accessibility.violations(page) == []
    for line in page.locator(".hb-fold > summary").all():
        line.click()
    assert accessibility.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert accessibility.invalid(site, [site / GUIDE], tmp_path) == []


def test_a_window_that_grows_and_shrinks_again_folds_each_step_once(page: Page, server: str) -> None:
    for width in (375, 1440, 375):
        page.set_viewport_size(ViewportSize(width=width, height=667))
        if page.url == "about:blank":
            page.goto(f"{server}/practice/see-the-patient-alone.html")
        folded = width == 375
        expect(page.locator(".hb-fold--step:not([open])")).to_have_count(
            page.locator("[data-fold]").count() if folded else 0
        )
    assert page.locator("summary summary").count() == 0


def test_paper_shows_every_step_open(page: Page, server: str, handbook: Handbook, tmp_path: Path) -> None:
    page.goto(f"{server}/{GUIDE}")
    page.pdf(path=tmp_path / "page.pdf", width="8.5in", height="150in")  # one sheet, so that no line is cut in two
    printed = text_of(tmp_path / "page.pdf").replace(" ", "")
    for step in handbook.guides[0].steps:
        for line in (step.title, *step.do, *step.say, *(each.text for each in conditions(handbook, step))):
            assert line.replace(" ", "") in printed


def test_browsers_that_leave_it_shut_have_it_opened(
    page: Page, site: Path, handbook: Handbook, errors: list[str]
) -> None:
    page.add_init_script("CSS.supports = () => false;")
    first = handbook.guides[0].steps[0]
    page.goto(f"{site.as_uri()}/{GUIDE}#{first.code}")
    step = page.locator(f"#{first.code}")
    page.locator(".hb-fold > summary").first.click()
    expect(step).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('hashchange'))")
    expect(step).to_be_visible()
    expect(page.locator(".hb-fold[open]")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("main details:is(.hb-fold, .hb-about):not([open])")).to_have_count(0)
    assert errors == []


@pytest.mark.parametrize("format", ["Letter", pytest.param("A4", marks=pytest.mark.slow)])
def test_the_card_of_a_copy_has_its_own_numbers_and_no_blank(
    page: Page,
    example_server: str,
    tmp_path: Path,
    format: str,  # noqa: A002
) -> None:
    copy = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)
    page.goto(f"{example_server}/practice/card.html")
    page.pdf(path=tmp_path / "card.pdf", format=format)
    assert len(PdfReader(tmp_path / "card.pdf").pages) == 1
    printed = text_of(tmp_path / "card.pdf")
    assert "___" not in printed
    for contact in copy.local.beside_hotline:
        assert printed.index(f"{contact.name}: {contact.phone}") < printed.index(copy.hotline.call)
    for step in copy.guides[0].steps:
        assert f"{step.title}. {step.brief}" in printed
