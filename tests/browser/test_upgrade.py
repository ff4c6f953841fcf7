"""The second edition over the additions written for the first, in a browser: by the rules, in any width, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser import test_accessibility as accessibility
from tests.browser.conftest import serving
from tests.browser.test_paper_and_damage import text_of
from tests.conftest import Once
from tests.site.upgrade import upgrade

PAGES = ("about/changes.html", "local/index.html", "competencies/ua.html", "id/UA.R3.html")
OVERLAPS = """() => [...document.querySelectorAll("main .hb-lines > li")].filter((line) => {
  const [code, said] = [...line.children].map((each) => each.getBoundingClientRect());
  return code.bottom > said.top && code.right > said.left;
}).map((line) => line.textContent.trim().slice(0, 80))"""


@pytest.fixture(scope="module")
def upgraded(once: Once) -> Iterator[tuple[str, Path]]:
    """The upgraded copy: its address over http, and its folder."""
    base = once("upgrade", upgrade)
    with serving(base / "site") as address:
        yield address, base / "site"


@pytest.mark.slow
@pytest.mark.parametrize("width", accessibility.A_PHONE_FIRST)
def test_no_upgraded_page_breaks_a_rule(browser: Browser, upgraded: tuple[str, Path], width: int) -> None:
    context = browser.new_context(viewport=ViewportSize(width=width, height=900), reduced_motion="reduce")
    page = context.new_page()
    broken = {}
    for name in PAGES:
        page.goto(f"{upgraded[0]}/{name}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found = accessibility.violations(page) + ([f"{wide} px wider than the screen"] if wide else [])
        if found := found + page.evaluate(OVERLAPS):
            broken[name] = found
    context.close()
    assert broken == {}


def test_the_html_of_every_upgraded_page_is_valid(upgraded: tuple[str, Path], tmp_path: Path) -> None:
    assert accessibility.invalid(upgraded[1], [upgraded[1] / name for name in PAGES], tmp_path) == []


def test_what_changed_is_printed(page: Page, upgraded: tuple[str, Path], tmp_path: Path) -> None:
    page.goto(f"{upgraded[0]}/about/changes.html")
    page.pdf(path=tmp_path / "changes.pdf", format="Letter")
    printed = text_of(tmp_path / "changes.pdf")
    for part in ("4B.O2", "Study how a made-up list of things fits together.", "Nothing took its place."):
        assert part in printed
