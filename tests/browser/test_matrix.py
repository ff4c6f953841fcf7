"""The matrix as one picture: on one screen, opened in place, with layers that an address keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Page, ViewportSize, expect

from macros.model.handbook import Handbook
from tests.browser.test_accessibility import violations

MATRIX = "competencies/index.html"
PLACES = """() => [...document.querySelectorAll("[data-matrix-cell]")].map((cell) => {
  const { width, height, bottom } = cell.getBoundingClientRect();
  return [width, height, bottom + scrollY];
})"""


@pytest.mark.parametrize(("width", "height", "screens"), [(1440, 900, 1), (375, 667, 2)])
def test_the_matrix_is_on_one_screen_or_two_and_every_cell_can_be_hit(
    page: Page, server: str, width: int, height: int, screens: int
) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=height))
    page.goto(f"{server}/{MATRIX}")
    cells = page.evaluate(PLACES)
    assert len(cells) == 80
    assert min(each[0] for each in cells) >= 44
    assert min(each[1] for each in cells) >= 32
    top = 0 if screens == 1 else page.locator("[data-matrix]").evaluate("(e) => e.getBoundingClientRect().top")
    assert max(each[2] for each in cells) - top <= screens * height


def test_a_cell_opens_in_place_and_its_statements_are_read_in_short(
    page: Page, home: str, handbook: Handbook, errors: list[str], others: list[str]
) -> None:
    page.goto(f"{home}/{MATRIX}")
    cell = page.locator("[data-matrix-cell='2B.I']")
    cell.click()
    opened = page.locator(".hb-opened")
    statements = [each for each in handbook.statements.values() if each.code.startswith("2B.I")]
    expect(opened.get_by_role("listitem")).to_have_text([f"{each.code} {each.short}" for each in statements])
    expect(cell).to_have_attribute("aria-expanded", "true")
    opened.get_by_role("button", name="Close").click()
    expect(opened).to_have_count(0)
    expect(cell).to_be_focused()
    cell.click()
    opened.get_by_role("link", name="2B.I3").click()
    expect(page).to_have_url(f"{home}/competencies/2b.html#2b-i3")
    assert errors == []
    assert others == []


def test_a_layer_marks_dots_and_stays_in_the_address(page: Page, home: str, handbook: Handbook) -> None:
    on = [code for code, each in handbook.statements.items() if "minors" in each.topics]
    page.goto(f"{home}/{MATRIX}")
    page.get_by_text("Topic", exact=True).click()
    page.get_by_label("Which one").select_option(label="Minors")
    expect(page.locator("[data-layers] output")).to_have_text(f"{len(on)} of 205 statements")
    expect(page).to_have_url(f"{home}/{MATRIX}#topic=minors")
    page.reload()
    expect(page.locator("[data-matrix] i[data-shape='circle']")).to_have_count(len(on))
    expect(page.locator("[data-matrix] i[data-shape='none']")).to_have_count(205 - len(on))
    in_5a = len([code for code in on if code.startswith("5A.I")])
    expect(page.locator("[data-matrix-cell='5A.I']")).to_contain_text(f"{in_5a} of 5 statements in 5A, Individual")
    page.get_by_text("Statements", exact=True).click()
    expect(page.locator("[data-matrix] i[data-shape]")).to_have_count(0)
    expect(page).to_have_url(f"{home}/{MATRIX}")


def test_a_course_shows_by_shapes_what_it_does_and_breaks_no_rule(page: Page, server: str) -> None:
    page.goto(f"{server}/{MATRIX}#course=recognizing-and-responding")
    legend = page.locator("[data-legend]")
    expect(legend).to_have_text([re.compile(word) for word in (r"\d+ taught", r"\d+ practiced", r"\d+ assessed")])
    shapes = legend.locator("i").evaluate_all("(dots) => dots.map((dot) => dot.dataset.shape)")
    assert shapes == ["circle", "diamond", "square"]
    page.locator("[data-matrix-cell='2B.I']").click()
    expect(page.locator(".hb-opened")).to_be_visible()
    assert violations(page, ("light",)) == []


def test_a_layer_is_saved_as_a_picture(page: Page, server: str, tmp_path: Path) -> None:
    page.goto(f"{server}/{MATRIX}#topic=minors")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a picture (SVG)").click()
    waiting.value.save_as(tmp_path / "matrix.svg")
    picture = etree.parse(tmp_path / "matrix.svg").getroot()
    assert len(picture.findall("{*}circle")) == 205
    assert picture.findtext("{*}title") == "Minors: " + page.locator("[data-layers] output").inner_text()


def test_a_layer_that_is_not_there_is_none(page: Page, server: str, errors: list[str]) -> None:
    page.goto(f"{server}/{MATRIX}#topic=weather")
    said = "The address asks for “weather”, which the matrix does not show."
    expect(page.locator("[data-layers] output")).to_have_text(said)
    expect(page.locator("[data-matrix] i[data-shape]")).to_have_count(0)
    assert errors == []
