"""Paper and damage: what remains when there is no screen, or not every file."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from macros.model.handbook import Handbook
from tests.conftest import Count


def text_of(pdf: Path) -> str:
    with PdfDocument(pdf) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(unicodedata.normalize("NFKC", text).split())  # fonts print some pairs of letters as one


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z]{3,}", unicodedata.normalize("NFKD", text).lower()))


SHOWN = """() => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.checkVisibility() && !parent.closest(".hb-hidden")) texts.push(walker.currentNode.data);
  }
  return texts.join(" ");
}"""
CUT = """() => [...document.querySelectorAll("article *")].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width > 1 && box.right > innerWidth + 1;
}).map((e) => e.outerHTML.slice(0, 120))"""
INSIDE = {"A4": ViewportSize(width=680, height=980), "Letter": ViewportSize(width=702, height=912)}
"""A sheet less its margins, in pixels of CSS."""


@pytest.mark.parametrize("format", ["A4", pytest.param("Letter", marks=pytest.mark.slow)])
def test_every_type_of_page_prints_every_word(
    page: Page,
    server: str,
    names: list[str],
    showing_everything: set[str],
    request: pytest.FixtureRequest,
    tmp_path: Path,
    count: Count,
    format: str,  # noqa: A002
) -> None:
    """What the style sheet for print shows reaches the paper: nothing cut off at the edge, nothing collapsed.

    In daily work on as many pages as show every component; with --all on every page.
    """
    names = names if request.config.getoption("--all") else sorted(showing_everything)
    page.emulate_media(media="print")
    page.set_viewport_size(INSIDE[format])
    printed_pages = [name for name in names if not name.endswith("/page.html")]
    lost, sheets = {}, 0
    for name in printed_pages:
        page.goto(f"{server}/{name}")
        page.pdf(path=tmp_path / "page.pdf", format=format)
        sheets += len(PdfReader(tmp_path / "page.pdf").pages)
        cut = [] if page.locator(".hb-matrix, .hb-dots--wide").count() else page.evaluate(CUT)
        printed = text_of(tmp_path / "page.pdf").lower()
        # The file may break a word at the end of a line, or leave out the space between two cells.
        squeezed = printed.replace(" ", "")
        missing = [word for word in words_of(page.evaluate(SHOWN)) - words_of(printed) if word not in squeezed]
        assert page.title().split(" – ")[0].lower().split()[0] in printed
        if cut or missing:
            lost[name] = [*cut[:3], *missing]
    count(f"print on {format}, pages", len(printed_pages))
    count(f"print on {format}, sheets", sheets)
    assert lost == {}


@pytest.mark.parametrize("format", ["Letter", pytest.param("A4", marks=pytest.mark.slow)])
def test_a_page_prints_whole(page: Page, server: str, tmp_path: Path, handbook: Handbook, format: str) -> None:  # noqa: A002
    page.goto(f"{server}/by-group/individual.html#topic=minors")
    page.pdf(path=tmp_path / "page.pdf", format=format)
    page.goto(f"{server}/competencies/2b.html")
    page.pdf(path=tmp_path / "sub.pdf", format=format)
    printed = text_of(tmp_path / "sub.pdf")
    for code, cell in handbook.cell_of.items():
        if cell.sub_competency.code == "2B":
            assert code in printed
            assert handbook.statements[code].text.split(" ")[0] in printed
    assert str(handbook.statements["2B.I3"].condition) in printed
    assert handbook.hotline.call in printed
    for control in ("Copy link", "Leave", "Menu"):
        assert control not in printed


@pytest.mark.parametrize("format", ["Letter", pytest.param("A4", marks=pytest.mark.slow)])
def test_the_matrix_prints_with_all_its_columns(page: Page, server: str, tmp_path: Path, format: str) -> None:  # noqa: A002
    page.goto(f"{server}/competencies/index.html")
    page.pdf(path=tmp_path / "matrix.pdf", format=format, prefer_css_page_size=True)
    printed = text_of(tmp_path / "matrix.pdf")
    for group in ("Individual", "Organization", "Research", "Education"):
        assert group in printed
    for code in ("UA", "2B", "6C"):
        assert code in printed
    sheets = [page.mediabox for page in PdfReader(tmp_path / "matrix.pdf").pages]
    assert [sheet.width > sheet.height for sheet in sheets] == [True], "the matrix is one landscape sheet"


@pytest.mark.parametrize("format", ["Letter", pytest.param("A4", marks=pytest.mark.slow)])
def test_the_card_fits_one_sheet(page: Page, server: str, tmp_path: Path, handbook: Handbook, format: str) -> None:  # noqa: A002
    page.goto(f"{server}/practice/card.html")
    page.pdf(path=tmp_path / "card.pdf", format=format)
    assert len(PdfReader(tmp_path / "card.pdf").pages) == 1
    printed = text_of(tmp_path / "card.pdf")
    assert handbook.hotline.call in printed
    for step in handbook.guides[0].steps:
        assert step.title in printed


@pytest.mark.parametrize("missing", [r"handbook\.js", r"handbook\.\w+\.css", r"mark\.svg"])
def test_any_one_missing_file_leaves_everything_to_be_read(page: Page, server: str, missing: str) -> None:
    page.route(re.compile(rf"/assets/{missing}$"), lambda route: route.abort())
    page.goto(f"{server}/by-group/individual.html")
    lines = page.locator(".hb-statement summary")
    expect(lines).to_have_count(64)
    assert all(line.is_visible() for line in lines.all())
    lines.first.click()
    expect(page.locator(".hb-statement__text").first).to_be_visible()
    page.goto(f"{server}/index.html")
    page.get_by_role("link", name="Worried about a patient now?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Worried about a patient now")


def test_one_tap_from_home_to_the_urgent_guide(page: Page, server: str) -> None:
    page.set_viewport_size(ViewportSize(width=375, height=700))
    page.goto(f"{server}/index.html")
    link = page.get_by_role("link", name="Worried about a patient now?")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.get_by_text("Remember")).to_be_visible()
