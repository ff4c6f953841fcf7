"""An assessment as a reader makes it: by keyboard, saved, opened elsewhere, printed, kept only where asked, erased."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import fmean
from typing import Any

import jsonschema
import pytest
from lxml import etree
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from macros.exports.assessment_file import to_assessment_schema
from macros.model.handbook import Handbook
from tests.browser.test_accessibility import violations
from tests.browser.test_paper_and_damage import text_of

PHONE = ViewportSize(width=375, height=800)
HOSTILE = '<img src=x onerror="alert(1)">'
FOCUS = "document.activeElement"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KEPT = "[sessionStorage, localStorage].map((storage) => (storage.getItem('hb-assessment') ?? '').length)"


def codes_of(handbook: Handbook, letter: str) -> list[str]:
    return [code for code in handbook.statements if code.split(".")[1][0] == letter]


def press_until(page: Page, reached: str, key: str = "Tab", most: int = 60) -> None:
    """Press a key until something is true of the element in focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(f"(element => {reached})({FOCUS})"):
            return
    pytest.fail(f"never reached: {reached}")


def save(page: Page, target: Path) -> Any:  # noqa: ANN401 – as JSON has it
    """Save by keyboard, and return what the file holds."""
    button = page.locator("[data-save]")
    button.focus()
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    started.value.save_as(target)
    found = json.loads(target.read_text("utf-8"))
    jsonschema.validate(found, json.loads(to_assessment_schema()))
    return found


def figures(ratings: dict[str, Any], codes: list[str], cell: str) -> tuple[int, str | None]:
    """Return how many statements of a cell are rated, and the mean of their ratings."""
    each = [ratings[code]["rating"] for code in codes if code.startswith(cell) and "rating" in ratings.get(code, {})]
    numbers = [rating for rating in each if rating != "none"]
    return len(numbers), f"{fmean(numbers):.3f}" if numbers else None


def drawn(page: Page, cell: str) -> tuple[int, str | None]:
    figure = page.locator(f'[data-figure="{cell}"]')
    mean = figure.get_attribute("data-mean")
    return int(figure.get_attribute("data-rated") or 0), f"{float(mean):.3f}" if mean else None


def hold_figures(page: Page, file: Any, codes: list[str]) -> None:  # noqa: ANN401
    """Hold the picture and the table to what is computed from the file."""
    for cell in {code.rstrip("0123456789") for code in codes}:
        assert drawn(page, cell) == figures(file["ratings"], codes, cell), cell
    for sub in {code[:2] for code in codes}:
        rated, mean = figures(file["ratings"], codes, sub)
        row = page.locator(f'[data-row="{sub}"] td')
        assert row.nth(0).inner_text() == (f"{float(mean):.1f}" if mean else "–"), sub
        assert row.nth(3).inner_text() == f"{rated} of {sum(code.startswith(sub) for code in codes)}", sub


def checked(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.hb-rate :checked')].map((box) => [box.name, box.value]))"
    )
    return found


def progress(page: Page) -> Locator:
    return page.locator("[data-progress]")


def print_part(page: Page, part: str, target: Path) -> str:
    """Print a part of the page as its button does, and return the text of the sheets."""
    page.evaluate("(part) => { document.documentElement.dataset.print = part; }", part)
    page.pdf(path=target, prefer_css_page_size=True, format="Letter")
    page.evaluate("delete document.documentElement.dataset.print")
    return text_of(target)


@pytest.mark.slow
def test_a_nurse_rates_64_statements_by_keyboard_saves_them_and_opens_them_elsewhere(
    page: Page, browser: Browser, home: str, handbook: Handbook, errors: list[str], others: list[str], tmp_path: Path
) -> None:
    codes = codes_of(handbook, "I")
    page.goto(f"{home}/plan/assess.html")
    expect(page.locator("[name=set]").first).to_be_visible()
    press_until(page, "element.name === 'set'")
    page.keyboard.press("Space")
    press_until(page, "element.type === 'submit'")
    page.keyboard.press("Enter")
    expect(progress(page)).to_contain_text(f"0 of {len(codes)} rated")
    wanted = {code: "3421n"[at % 5] for at, code in enumerate(codes)}
    for code in codes:
        assert page.evaluate(f"{FOCUS}.name") == code
        page.keyboard.press(wanted[code])
    expect(progress(page)).to_contain_text(f"{len(codes)} of {len(codes)} rated")
    rated = {code: "none" if key == "n" else key for code, key in wanted.items()}
    assert checked(page) == rated
    file = save(page, tmp_path / "nurse.json")
    assert {code: str(each["rating"]) for code, each in file["ratings"].items()} == rated
    assert (file["set"], file["scale"], file["plan"]) == ("individual", "person", [])
    hold_figures(page, file, codes)

    gaps = page.locator("[data-gap]")
    expect(gaps).to_have_count(sum(value in "123" for value in rated.values()))
    assert [gaps.nth(at).get_attribute("data-gap") for at in (0, 1)] == [c for c in codes if rated[c] == "1"][:2]
    page.locator("[data-order]").select_option("requirement")
    first = str(gaps.first.get_attribute("data-gap"))
    page.locator(f'[data-to-plan="{first}"]').click()
    row = page.locator(f'[data-plan-row="{first}"]')
    row.get_by_label("Who").fill(HOSTILE)
    row.get_by_label("By when").fill("2027-01-31")
    fold = page.locator(f'.hb-rate[data-code="{codes[0]}"] details')
    fold.locator("summary").click()
    fold.get_by_label("Note").fill(HOSTILE)
    fold.locator(f'[data-due="{codes[0]}"]').fill("2027-02-01")
    file = save(page, tmp_path / "planned.json")
    assert file["plan"][0] | {"what": "", "with": ""} == {
        "code": first, "what": "", "who": HOSTILE, "by": "2027-01-31", "with": "", "done": False
    }  # fmt: skip
    assert file["ratings"][codes[0]] == {"rating": 3, "note": HOSTILE, "evidence": "", "owner": "", "due": "2027-02-01"}

    refused = {"name": "other.json", "mimeType": "application/json", "buffer": b'{"kind": "assessment", "ratings": {'}
    page.locator("[data-open]").set_input_files(refused)  # type: ignore[arg-type]
    expect(page.locator("[data-said]")).to_contain_text("What you have rated is still here")
    assert checked(page) == rated
    page.locator("[data-compare]").set_input_files(tmp_path / "nurse.json")
    expect(page.locator("[data-changes]")).to_contain_text("No statement is rated otherwise.")
    with page.expect_download() as started:
        page.locator('[data-export="svg"]').click()
    picture = etree.parse(started.value.path()).getroot()
    assert sum(1 for _ in picture.iter("{*}rect")) == 80
    text = print_part(page, "picture", tmp_path / "picture.pdf")
    assert len(PdfReader(tmp_path / "picture.pdf").pages) == 1
    assert "4 Confident" in text
    text = print_part(page, "rate", tmp_path / "rate.pdf")
    assert all(code in text for code in codes)
    assert errors == []
    assert others == []

    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    fresh = context.new_page()
    fresh.goto(f"{home}/plan/assess.html")
    fresh.locator("[data-open]").set_input_files(tmp_path / "planned.json")
    expect(progress(fresh)).to_contain_text(f"{len(codes)} of {len(codes)} rated")
    assert checked(fresh) == rated
    expect(fresh.locator(f'[data-plan-row="{first}"]').get_by_label("Who")).to_have_value(HOSTILE)
    hold_figures(fresh, file, codes)
    assert fresh.evaluate(WIDER) == 0
    assert violations(fresh) == []
    assert save(fresh, tmp_path / "again.json") == file
    context.close()


def test_an_assessment_is_kept_only_where_the_reader_asks_and_is_erased_by_one_button(
    page: Page, server: str, errors: list[str], tmp_path: Path
) -> None:
    rated = page.locator('input[name="2B.O3"][value="2"]')
    page.goto(f"{server}/plan/assess.html#set=organization")
    rated.check()
    assert page.evaluate(KEPT) == [0, 0]
    before = save(page, tmp_path / "before.json")
    page.get_by_label("in this browser, until it is erased").check()
    page.locator('input[name="2B.O3"][value="4"]').check()
    assert page.evaluate(KEPT)[0] == 0
    assert page.evaluate(KEPT)[1] > 0
    page.goto(f"{server}/topics.html")
    page.goto(f"{server}/plan/assess.html")
    expect(page.locator('input[name="2B.O3"][value="4"]')).to_be_checked()
    page.locator("[data-compare]").set_input_files(tmp_path / "before.json")
    expect(page.locator('[data-changed="2B.O3"]')).to_contain_text("▲ 4 In place")
    expect(page.locator('[data-figure="2B.O"] b')).to_have_text("▲ 2.0")
    assert before["ratings"]["2B.O3"]["rating"] == 2
    page.locator("[data-open]").set_input_files(tmp_path / "before.json")
    expect(rated).to_be_checked()
    page.get_by_role("button", name="Back to what was here before").click()
    expect(page.locator('input[name="2B.O3"][value="4"]')).to_be_checked()
    page.locator("[data-erase]").click()
    assert page.evaluate(KEPT) == [0, 0]
    expect(page.locator("[data-working]")).to_be_hidden()
    assert page.locator(".hb-rate").count() == 0
    page.goto(f"{server}/plan/assess.html#set=organization")
    page.reload()
    rated.check()
    page.get_by_label("in this browser, until it is erased").check()
    page.goto(f"{server}/topics.html")
    # Else the way out goes on while the next page is opened.
    page.route("https://**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_title("Weather")
    page.goto(f"{server}/plan/assess.html#set=role&role=nurse")
    assert page.evaluate(KEPT) == [0, 0]
    expect(page.get_by_role("heading", name="Rate: Nurse")).to_be_visible()
    assert checked(page) == {}
    assert errors == []


def test_the_roles_of_an_organization_can_be_rated_too(page: Page, example_server: str, errors: list[str]) -> None:
    page.goto(f"{example_server}/roles/riverbend-chaplain.html")
    page.get_by_role("link", name="Rate yourself on these statements").click()
    expect(page.get_by_role("heading", name="Rate: Chaplain")).to_be_visible()
    assert page.locator(".hb-rate").evaluate_all("(all) => all.map((each) => each.dataset.code)") == [
        "UA.I6", "3C.I1", "2B.I1", "UA.I7"
    ]  # fmt: skip
    page.goto(f"{example_server}/plan/assess.html")
    assert "Chaplain" in page.locator("[name=role] option").all_text_contents()
    assert errors == []


def test_without_scripts_each_assessment_is_a_sheet(
    browser: Browser, home: str, handbook: Handbook, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/plan/assess.html")
    expect(page.get_by_role("button")).to_have_count(0)
    page.locator("main").get_by_role("link", name="Organization").click()
    page.wait_for_url("**/plan/sheets/organization.html")
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True, format="Letter")
    text = text_of(tmp_path / "sheet.pdf")
    codes = codes_of(handbook, "O")
    assert all(code in text for code in codes)
    assert text.count("4 In place") == len(codes) + 1
    context.close()
