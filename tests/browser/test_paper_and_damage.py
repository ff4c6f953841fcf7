"""Paper, keyboard and damage: what remains when there is no screen, no mouse, or not every file."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from pypdf import PdfReader

from macros.model.handbook import Handbook


def text_of(pdf: Path) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())  # fonts print some pairs of letters as one


@pytest.mark.parametrize("format", ["A4", "Letter"])
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
    assert "Only if you are trained to assess trafficking" in printed
    assert handbook.hotline.call in printed
    for control in ("Copy link", "Leave", "Menu"):
        assert control not in printed


@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_the_matrix_prints_with_all_its_columns(page: Page, server: str, tmp_path: Path, format: str) -> None:  # noqa: A002
    page.goto(f"{server}/competencies/index.html")
    page.pdf(path=tmp_path / "matrix.pdf", format=format, prefer_css_page_size=True)
    printed = text_of(tmp_path / "matrix.pdf")
    for group in ("Individual", "Organization", "Research", "Education"):
        assert group in printed
    for code in ("UA", "2B", "6C"):
        assert code in printed
    sheets = [page.mediabox for page in PdfReader(tmp_path / "matrix.pdf").pages]
    assert any(sheet.width > sheet.height for sheet in sheets), "the matrix stands on landscape sheets"


@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_the_card_fits_one_sheet(page: Page, server: str, tmp_path: Path, handbook: Handbook, format: str) -> None:  # noqa: A002
    page.goto(f"{server}/practice/card.html")
    page.pdf(path=tmp_path / "card.pdf", format=format)
    assert len(PdfReader(tmp_path / "card.pdf").pages) == 1
    printed = text_of(tmp_path / "card.pdf")
    assert handbook.hotline.call in printed
    for step in handbook.guides[0].steps:
        assert step.title in printed


@pytest.mark.parametrize("width", [375, 1440])
def test_every_stop_of_the_keyboard_is_seen(page: Page, server: str, width: int) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=900))
    page.goto(f"{server}/competencies/2b.html")
    seen: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
              const after = getComputedStyle(e, "::after");
              const ring = s.outlineStyle !== "none" || after.outlineStyle !== "none";
              const header = document.querySelector(".hb-header");
              const above = header.contains(e) || e.matches(".hb-skip");
              const clear = above || r.bottom > header.getBoundingClientRect().bottom;
              return e === document.body ? null : [e.outerHTML.slice(0, 90), ring, r.width > 0 && clear];
            }"""
        )
        if stop is None:
            break
        seen.append(stop[0])
        assert stop[1], f"no visible focus: {stop[0]}"
        assert stop[2], f"focus is hidden: {stop[0]}"
    assert len(seen) > 40


@pytest.mark.parametrize("missing", ["handbook.js", "handbook.css", "main.", "mark.svg"])
def test_any_one_missing_file_leaves_everything_to_be_read(page: Page, server: str, missing: str) -> None:
    page.route(re.compile(rf"/assets/.*{re.escape(missing)}"), lambda route: route.abort())
    page.goto(f"{server}/by-group/individual.html")
    expect(page.locator(".hb-statement__text")).to_have_count(64)
    assert all(text.is_visible() for text in page.locator(".hb-statement__text").all())
    page.goto(f"{server}/index.html")
    page.get_by_role("link", name="Worried about a patient now?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Worried about a patient now")


def test_one_tap_from_home_to_the_urgent_guide(page: Page, home: str) -> None:
    page.set_viewport_size(ViewportSize(width=375, height=700))
    page.goto(f"{home}/index.html")
    link = page.get_by_role("link", name="Worried about a patient now?")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.get_by_text("Remember")).to_be_visible()
