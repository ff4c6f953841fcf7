"""Lists of statements: short by default, narrowed by chips and words, shown and printed as the reader chooses."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pypdf import PdfReader

from macros.model.handbook import Handbook
from tests.browser import test_accessibility as accessibility
from tests.browser.test_paper_and_damage import text_of
from tests.browser.test_reading import LENGTH, MOST_SCREENS

PHONE = ViewportSize(width=375, height=667)
GROUP = "by-group/organization.html"
LISTS = (GROUP, "topics/safety.html", "roles/nurse.html", "teach/collections/security-staff.html")
MOST_SHEETS = 6
"""On how many sheets the statements of a group are printed at most."""


def test_the_reader_chooses_how_lists_are_shown_and_the_browser_keeps_it(
    page: Page, home: str, errors: list[str]
) -> None:
    page.set_viewport_size(PHONE)
    for name in LISTS:
        page.goto(f"{home}/{name}")
        line = page.locator(".hb-fold--line").first
        text = line.locator("p").first
        expect(line.locator("summary")).to_be_visible()
        expect(text).to_be_hidden()
        page.get_by_role("button", name="View and print").click()
        page.get_by_label("Whole text").check()
        expect(text).to_be_visible()
        page.get_by_label("Codes").check()
        expect(line).to_be_hidden()
        expect(page.locator(".hb-lines .hb-code").first).to_be_visible()
        page.get_by_label("In short").check()
        expect(text).to_be_hidden()
    page.get_by_label("Whole text").check()
    page.goto(f"{home}/{LISTS[1]}")
    expect(page.locator(".hb-fold--line").first).to_have_attribute("open", "")
    expect(page.get_by_label("Whole text")).to_be_checked()
    assert errors == []


def test_chips_say_what_they_would_leave_and_every_panel_fits_one_screen(
    page: Page, server: str, handbook: Handbook, errors: list[str]
) -> None:
    page.set_viewport_size(PHONE)
    for group in handbook.groups:
        page.goto(f"{server}/by-group/{group.code}.html")
        for panel in page.locator("[data-panel]").all():
            panel.click()
            expect(page.locator("[data-panel][aria-expanded=true]")).to_have_count(1)
            tools = page.locator(".hb-tools").bounding_box()
            assert tools
            assert tools["height"] <= PHONE["height"] - 56, f"{group.code}: {panel.text_content()}"
    items = page.locator(".hb-statement:visible")
    chips = page.locator(".hb-chip:has([name=topic])")
    page.get_by_role("button", name="Competency").click()
    for value in ("6", "2b"):
        page.locator(f"[name=competency][value='{value}']").check()
    before = items.count()
    page.get_by_role("button", name="Topic").click()
    for at in range(0, chips.count(), 8):
        chip = chips.nth(at)
        count = int(str(chip.locator(".hb-count").text_content()))
        chip.locator("input").check()
        expect(items).to_have_count(count)
        chip.locator("input").uncheck()
    expect(items).to_have_count(before)
    page.get_by_role("button", name="Show all").click()
    page.get_by_role("button", name="Words").click()
    page.get_by_label("Words that the statements contain").press_sequentially("Curricul  train")
    found = items.count()
    assert 0 < found < before + 40
    assert page.url.endswith("#words=Curricul+train")
    expect(page.locator("[data-filter-count]")).to_contain_text(f"{found} of")
    page.reload()
    expect(items).to_have_count(found)
    assert errors == []


@pytest.mark.parametrize("format", ["Letter", pytest.param("A4", marks=pytest.mark.slow)])
def test_a_list_prints_as_codes_and_text_on_few_sheets(
    page: Page,
    server: str,
    tmp_path: Path,
    handbook: Handbook,
    format: str,  # noqa: A002
) -> None:
    file = tmp_path / "list.pdf"
    for group in handbook.groups:
        page.goto(f"{server}/by-group/{group.code}.html")
        page.pdf(path=file, format=format)
        printed = text_of(file).replace(" ", "")
        assert len(PdfReader(file).pages) <= MOST_SHEETS, group.code
        for cell in handbook.cells:
            for each in cell.statements if cell.group is group else ():
                assert f"{each.code}{(each.condition or '').replace(' ', '')}"[:40] in printed
                assert each.opening.replace(" ", "")[:60] in printed, each.code
        assert "viewandprint" not in printed.lower()
        assert "/id/" not in printed
    page.get_by_role("button", name="View and print").click()
    page.get_by_label("With links").check()
    code = page.locator(".hb-lines .hb-code").first
    left = "(code) => code.getBoundingClientRect().left"
    page.emulate_media(media="print")
    before = code.evaluate(left)
    page.emulate_media(media="screen")
    page.get_by_label("Boxes to tick").check()
    page.emulate_media(media="print")
    assert code.evaluate(left) > before + 8, "the box is before the code"
    page.pdf(path=file, format=format)
    assert text_of(file).replace(" ", "").count("/id/") == len(
        [code for code, cell in handbook.cell_of.items() if cell.group is handbook.groups[-1]]
    )


def test_without_scripts_a_line_opens_to_its_text(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    for name in LISTS:
        page.goto(f"{home}/{name}")
        line = page.locator(".hb-fold--line").first
        expect(line.locator("p").first).to_be_hidden()
        line.locator("summary").click()
        expect(line.locator("p").first).to_be_visible()
        expect(page.locator(".hb-tools form").first).to_be_hidden()
    context.close()


def test_a_phone_folds_the_steps_of_a_guide_and_opens_the_one_that_is_asked_for(
    page: Page, home: str, handbook: Handbook, errors: list[str]
) -> None:
    guide = next(each for each in handbook.guides if f"guide/{each.code}" == handbook.reporting.guide)
    first, second = guide.steps[:2]
    page.goto(f"{home}/practice/{guide.code}.html")
    body = page.locator(".hb-step").first
    expect(body).to_be_visible()
    page.set_viewport_size(PHONE)
    expect(page.get_by_role("heading", name=first.title)).to_be_visible()
    expect(body).to_be_hidden()
    page.get_by_role("heading", name=first.title).click()
    expect(body).to_be_visible()
    page.goto("about:blank")
    page.goto(f"{home}/practice/{guide.code}.html#{second.code}")
    expect(page.locator(".hb-step").nth(1)).to_be_visible()
    expect(body).to_be_hidden()
    expect(page.get_by_role("heading", name=second.title)).to_be_in_viewport()
    door = handbook.reporting.doors[1]
    question = f"{door.code}-{door.questions[0].code}"
    page.evaluate("(place) => { location.hash = place; }", question)
    expect(page.locator(f"#{question} .hb-answer")).to_be_visible()
    page.set_viewport_size(ViewportSize(width=1440, height=900))
    expect(body).to_be_visible()
    assert errors == []


def test_no_list_of_a_group_and_no_guide_is_too_long_for_a_phone(page: Page, server: str, site: Path) -> None:
    page.set_viewport_size(PHONE)
    faults: dict[str, float] = {}
    for path in (*site.glob("by-group/*.html"), *site.glob("practice/*.html")):
        name = path.relative_to(site).as_posix()
        page.goto(f"{server}/{name}")
        screens, _ = page.evaluate(LENGTH)
        if screens > MOST_SCREENS:
            faults[name] = screens
    assert faults == {}


@pytest.mark.slow
def test_the_longest_list_and_the_report_break_no_rule_folded_or_open(
    page: Page, server: str, handbook: Handbook
) -> None:
    page.set_viewport_size(PHONE)
    faults: dict[str, list[str]] = {}
    for name in (f"practice/{handbook.reporting.guide.removeprefix('guide/')}.html", GROUP):
        page.goto(f"{server}/{name}")
        found = accessibility.violations(page, ("light",))
        page.locator("main details").evaluate_all(
            "(folds) => folds.slice(0, 12).forEach((fold) => { fold.open = true; })"
        )
        if found := [*found, *accessibility.violations(page, ("light",))]:
            faults[name] = found
    assert faults == {}
