"""A page in another language: its scripts speak it, its first screen holds what the English one does, on one sheet."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect
from pypdf import PdfReader

from macros.model.handbook import Handbook
from macros.query.translated import address_of

PHONE = ViewportSize(width=375, height=667)


def test_scripts_speak_the_language_of_the_page(
    page: Page, server: str, handbook: Handbook, errors: list[str], tmp_path: Path
) -> None:
    translation = handbook.translation("es")
    words = handbook.words_in(translation.language)
    page.set_viewport_size(PHONE)
    page.goto(f"{server}/{address_of(translation, 'guide')}")
    call, step = page.locator("[data-call]"), page.locator(".hb-fold > summary").first
    for each in (page.locator("main .hb-danger"), call, page.locator("[data-text]"), step):
        box = each.bounding_box()
        assert box
        assert box["y"] + box["height"] <= PHONE["height"]
    page.locator("[data-menu]").click()
    expect(page.locator("[data-menu]")).to_have_text(words.of("menu_close"))
    page.keyboard.press("Escape")
    page.keyboard.press("Shift")
    expect(page.locator("body > [role=status]")).to_have_text(words.fill("shift_more", count=2))
    # Whoever asks in the language is told what is in it, and finds that first.
    page.locator("[data-search-input]").fill("ayuda")
    first = page.locator("[data-search-result]").first
    expect(first).to_have_attribute("data-search-result", address_of(translation, "hotline"))
    expect(page.locator(".hb-search__panel")).to_contain_text(words.of("rest_in_english"))
    marked = page.locator(".hb-result__title").evaluate_all("titles => titles.map((title) => title.lang)")
    assert marked[0] == ""
    assert "en" in marked
    page.goto(f"{server}/index.html")
    page.locator("[data-search-input]").fill("ayuda")
    expect(page.locator(".hb-result__title").first).to_have_attribute("lang", translation.language)
    page.goto(f"{server}/{address_of(translation, 'card')}")
    page.pdf(path=tmp_path / "card.pdf", format="A4")
    assert len(PdfReader(tmp_path / "card.pdf").pages) == 1
    assert errors == []
