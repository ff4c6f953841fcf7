"""Accessibility and validity of every page, in both palettes and at four widths, with menu and filters open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.conftest import Count

PROJECT = Path(__file__).parent.parent.parent
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """async (tags) => {
  const found = await axe.run({ runOnly: { type: "tag", values: tags } });
  return found.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`);
}"""
CONTRAST = """async () => {
  const found = await axe.run("main", { runOnly: { type: "rule", values: ["color-contrast-enhanced"] } });
  const nodes = found.violations.flatMap((v) => v.nodes);
  return nodes.map((n) => `${n.html.slice(0, 120)} ${n.failureSummary.slice(0, 200)}`);
}"""

NOT_CHECKED = """
Rules of html-validate that are off, each with its reason:
doctype-style, no-trailing-whitespace: spelling and white space of the source, not validity.
long-title: the report's titles are as long as they are.
no-redundant-role: the matrix is laid out as cards on a phone, and keeps its table roles by saying them.
prefer-native-element: a scrolling frame around a table is a region, not a section of the text.
tel-non-breaking: a telephone number may break; it must not differ from what one copies.
wcag/h32: the filter acts at once and has nothing to submit.
valid-id (relaxed): an anchor is the published code, which may begin with a digit.
"""


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.fixture(params=[320, 375, 768, 1440], ids=lambda width: f"{width}px")
def width(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


@pytest.fixture(params=["light", "dark"])
def axe_page(browser: Browser, width: int, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of one width and palette."""
    size = ViewportSize(width=width, height=900)
    context = browser.new_context(viewport=size, color_scheme=request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(CHECK, RULES)
    return found


def test_no_page_breaks_a_rule(axe_page: Page, site: Path, server: str, count: Count) -> None:
    broken = {}
    for path in pages(site):
        name = path.relative_to(site).as_posix()
        axe_page.goto(f"{server}/{name}")
        if found := violations(axe_page):
            broken[name] = found
    count(f"axe: {len(pages(site))} pages at one width in one palette")
    assert broken == {}


@pytest.mark.parametrize("name", ["by-group/individual.html", "resources/index.html"])
def test_no_open_filter_breaks_a_rule(axe_page: Page, server: str, name: str) -> None:
    axe_page.goto(f"{server}/{name}")
    axe_page.locator("[data-filter] summary").click()
    axe_page.locator("[data-filter] input").first.check()
    assert violations(axe_page) == []


def test_the_open_menu_breaks_no_rule(axe_page: Page, server: str, width: int) -> None:
    axe_page.goto(f"{server}/competencies/2b.html")
    if width < 1024:
        axe_page.get_by_role("button", name="Menu").click()
    for section in axe_page.locator("#menu summary").all():
        if section.is_visible():
            section.click()
    assert violations(axe_page) == []


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_text_has_the_contrast_of_level_aaa(
    browser: Browser, site: Path, server: str, palette: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport=ViewportSize(width=1440, height=900), color_scheme=palette)
    page = context.new_page()
    weak = {}
    for path in pages(site):
        page.goto(f"{server}/{path.relative_to(site).as_posix()}")
        page.evaluate(AXE.read_text("utf-8"))
        if found := page.evaluate(CONTRAST):
            weak[path.name] = found[:3]
    context.close()
    assert weak == {}


def test_the_html_of_every_page_is_valid(site: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    command = ["node", "node_modules/.bin/html-validate", "--config=.htmlvalidate.json", "--formatter=json"]
    with report.open("wb") as file:
        subprocess.run(
            [*command, str(site / "**" / "*.html")],
            cwd=PROJECT,
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
            stdout=file,
            check=False,
        )
    problems = [
        f"{Path(page['filePath']).relative_to(site)}:{message['line']}: {message['message']}"
        for page in json.loads(report.read_text("utf-8"))
        for message in page["messages"]
    ]
    assert problems == []
