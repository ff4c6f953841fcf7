"""Accessibility and validity of every type of page, in both palettes, with menu and filters open."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.conftest import PROJECT, Count, everything, permalinks, slow

AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast", "link-in-text-block"]
"""What depends on the palette."""
ENHANCE = """() => {
  const { options } = axe._audit.checks["color-contrast"];
  const contrastRatio = { normal: { expected: 7 }, large: { expected: 4.5 } };
  axe.configure({ checks: [{ id: "color-contrast", options: { ...options, contrastRatio } }] });
}"""
"""Lets the rule of level AA ask for the contrast of AAA, which is the handbook's own demand.

The rule of AAA passes over what that of AA reports, and both together measure everything twice.
"""
CHECK = """async (only) => {
  const found = await axe.run({ runOnly: only, resultTypes: ["violations"] });
  return found.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`);
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


Palette = Literal["light", "dark"]
WIDTHS = (375, 1440)
MORE_WIDTHS = (320, 768)
EVERY_WIDTH = [*WIDTHS, *(pytest.param(width, marks=pytest.mark.slow) for width in MORE_WIDTHS)]
A_PHONE_FIRST = [375, *(pytest.param(width, marks=pytest.mark.slow) for width in (320, 768, 1440))]
"""Where additions are on pages whose layout is tested in every width."""
PALETTES: tuple[Palette, ...] = ("light", "dark")
States = Callable[[str], list[tuple[int, tuple[Palette, ...]]]]
"""By the address of a page, the widths that it is tested in, each with its palettes."""
SHARES = 6
"""Parts that the pages are tested in, so that they can be tested side by side."""


@pytest.fixture
def axe_page(browser: Browser) -> Iterator[Page]:
    """A page without motion, so that nothing is looked at halfway."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(params=EVERY_WIDTH, ids=lambda width: f"{width}px")
def width(request: pytest.FixtureRequest, axe_page: Page) -> int:
    """The width of the window."""
    found: int = request.param
    axe_page.set_viewport_size(ViewportSize(width=found, height=900))
    return found


def usual() -> tuple[Palette, ...]:
    """Return the palettes that states of a page are looked at in; daily, dark colors are looked at on pages alone."""
    return PALETTES if everything() else PALETTES[:1]


def violations(page: Page, palettes: Iterable[Palette] = ()) -> list[str]:
    """Return what breaks a rule in the light palette, or one of colors in the dark one; usually in the usual ones."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE.read_text("utf-8"))
        page.evaluate(ENHANCE)
    # A page loaded again may open scrolled; a link partly under the header would then count as a small target.
    page.evaluate("window.scrollTo(0, 0)")
    found: list[str] = []
    kinds = {"light": {"type": "tag", "values": TAGS}, "dark": {"type": "rule", "values": COLORS}}
    for palette in palettes or usual():
        page.emulate_media(color_scheme=palette)
        # Colors that are still on their way from one palette to the other would be measured.
        page.evaluate("document.getAnimations().forEach((each) => each.finish())")
        found += (f"{palette}: {rule}" for rule in page.evaluate(CHECK, kinds[palette]))
    return found


@pytest.fixture
def states(request: pytest.FixtureRequest, showing_everything: set[str]) -> States:
    """What each page is tested in: with --all in every width and palette.

    In daily work the structure of a page is looked at on a phone, as only the menu differs from that of a desk; the
    dark colors are looked at where a component is first shown.
    """
    if request.config.getoption("--all"):
        return lambda _: [(width, PALETTES) for width in (*WIDTHS, *MORE_WIDTHS)]
    dark = [(WIDTHS[1], PALETTES[1:])]
    return lambda name: [(WIDTHS[0], PALETTES[:1]), *(dark if name in showing_everything else [])]


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_breaks_a_rule(
    axe_page: Page, names: list[str], server: str, share: int, states: States, count: Count
) -> None:
    broken = {}
    # The neutral page would leave at once.
    axe_page.route("**/assets/page.js", lambda route: route.abort())
    for name in names[share::SHARES]:
        axe_page.set_viewport_size(ViewportSize(width=WIDTHS[0], height=900))
        axe_page.goto("about:blank")
        axe_page.goto(f"{server}/{name}")
        for width, palettes in states(name):
            axe_page.set_viewport_size(ViewportSize(width=width, height=900))
            if found := violations(axe_page, palettes):
                broken[f"{name} at {width}px"] = found
            count("axe, states of pages", len(palettes))
        count("axe, pages", 1)
    assert broken == {}


@pytest.mark.parametrize("width", A_PHONE_FIRST, indirect=True)
@pytest.mark.usefixtures("width")
@pytest.mark.parametrize("name", ["by-group/research.html", *slow("resources/index.html")])
def test_no_open_filter_breaks_a_rule(axe_page: Page, server: str, name: str, count: Count) -> None:
    axe_page.goto(f"{server}/{name}")
    for panel in axe_page.locator("[data-panel]").all():
        panel.click()
        axe_page.locator(".hb-tools input:visible").first.click()
        assert violations(axe_page) == []
        count("axe, states with filter, menu or search open", len(usual()))


def test_the_open_menu_breaks_no_rule(axe_page: Page, server: str, width: int, count: Count) -> None:
    axe_page.goto(f"{server}/competencies/2b.html")
    if width < 1024:
        axe_page.get_by_role("button", name="Menu").click()
    for section in axe_page.locator("#menu summary").all():
        if section.is_visible():
            section.click()
    assert violations(axe_page) == []
    count("axe, states with filter, menu or search open", len(usual()))


@pytest.mark.parametrize("width", A_PHONE_FIRST, indirect=True)
@pytest.mark.usefixtures("width")
@pytest.mark.parametrize("name", ["index.html", *slow("search.html")])
def test_the_open_search_breaks_no_rule(axe_page: Page, server: str, name: str, count: Count) -> None:
    axe_page.goto(f"{server}/{name}")
    box = axe_page.get_by_role("combobox", name="Search the handbook")
    states: dict[str, tuple[str, tuple[Palette, ...]]] = {
        "informed consent": (r"^\d+ results$", usual()),
        "2B": (r"^\d+ results$", ("light",)),
        "xqzvw blorf": (r"^No results$", usual()),
    }
    for question, (answer, palettes) in states.items():
        box.fill("")
        box.fill(question)
        axe_page.get_by_text(re.compile(answer)).first.wait_for()
        axe_page.keyboard.press("ArrowDown")
        assert violations(axe_page, palettes) == [], question
        count("axe, states with filter, menu or search open", len(palettes))


def test_the_html_of_every_type_of_page_is_valid(site: Path, names: list[str], tmp_path: Path) -> None:
    assert invalid(site, [*(site / name for name in names), *permalinks(site)], tmp_path) == []


def invalid(site: Path, paths: Iterable[Path], tmp_path: Path) -> list[str]:
    """Return what is no valid HTML on pages of a site."""
    report = tmp_path / "report.json"
    command = ["node", "node_modules/.bin/html-validate", "--config=.htmlvalidate.json", "--formatter=json"]
    with report.open("wb") as file:
        subprocess.run(
            [*command, *map(str, paths)],
            cwd=PROJECT,
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
            stdout=file,
            check=False,
        )
    return [
        f"{Path(page['filePath']).relative_to(site)}:{message['line']}: {message['message']}"
        for page in json.loads(report.read_text("utf-8"))
        for message in page["messages"]
    ]
