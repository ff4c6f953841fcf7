"""A course mapped on its page: by keyboard, saved in every format, opened again, dragged, kept where asked, erased."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from macros.exports.canvas import to_canvas
from macros.exports.course_files import to_table
from macros.exports.course_formats import FORMATS, to_course_file
from macros.exports.framework import selection
from macros.exports.moodle import to_moodle
from macros.load.course_table import parse_course
from macros.load.handbook import validate
from macros.model.course import DOES, Course
from macros.model.handbook import Handbook
from macros.query.coverage import reached_by
from tests.browser.test_accessibility import violations
from tests.browser.test_assessing import WIDER, press_until

KEPT = "(sessionStorage.getItem('hb-course') ?? '').length"
SESSIONS = 6


def saved(page: Page, ending: str) -> bytes:
    """Save by keyboard, and return what the file holds."""
    page.locator(f'[data-save="{ending}"]').focus()
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename == f"a-course-of-six.{ending}"
    return Path(started.value.path()).read_bytes()


def imported(content: bytes) -> Course:
    """Return a course as `make course` reads it."""
    source = parse_course("table.csv", content)
    assert source.problems == []
    assert source.mapping is not None
    course, wrong = validate(source.mapping, Course)
    assert wrong == []
    assert course is not None
    return course


def go(page: Page, selector: str, *, by_tab: bool) -> None:
    """Go to a control: by Tab alone, which shows that it can be reached, or at once, which is faster."""
    if by_tab:
        press_until(page, f"element.matches('{selector}')", most=90)
    else:
        page.locator(selector).first.focus()


def map_by_keyboard(page: Page) -> None:
    """Map a course of six sessions with nothing but keys, and move the last one up."""
    page.locator("[data-field=title]").focus()
    for text in ("A course of six", "Nurses", "=Example School"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    for number in range(1, SESSIONS + 1):
        by_tab = number == 1
        go(page, "[data-add-session]", by_tab=by_tab)
        page.keyboard.press("Enter")
        page.keyboard.type(f"Part {number}")
        page.keyboard.press("Tab")
        page.keyboard.type(str(30 * number))
        go(page, f'[data-at="{number - 1}"] [data-act=choose]', by_tab=by_tab)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('select[data-session]')")
        for at, does in enumerate(DOES):
            go(page, f"li:nth-child({number + at}) [data-does={does}]", by_tab=by_tab)
            page.keyboard.press("Space")
    go(page, '[data-at="5"] [data-act=up]', by_tab=False)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('[data-at]').dataset.at") == "4"


@pytest.mark.slow
def test_a_course_mapped_by_keyboard_comes_back_the_same_in_every_file(
    page: Page, home: str, errors: list[str], others: list[str], handbook: Handbook, tmp_path: Path
) -> None:
    page.goto(f"{home}/teach/map.html")
    expect(page.locator("[data-missing]")).to_contain_text("who offers it; a session")
    map_by_keyboard(page)
    table = saved(page, "csv")
    course = imported(table)
    assert [session.title for session in course.sessions] == [f"Part {number}" for number in (1, 2, 3, 4, 6, 5)]
    codes = list(handbook.statements)
    assert [course.sessions[0].codes(does) for does in DOES] == [(code,) for code in codes[:3]]
    expect(page.locator("[data-missing]")).to_have_text("")
    reached = reached_by(handbook, [course])
    expect(page.locator("[data-summary]")).to_contain_text(f"{len(reached)} of {len(codes)} statements")
    assert page.locator("[data-matrix] i:not([data-shape=none])").count() == len(reached)
    assert to_table(course) == table
    base = "" if home.startswith("file:") else f"{home}/"
    for ending in FORMATS:
        assert saved(page, ending) == to_course_file(handbook, course, base, ending), ending
    assert saved(page, "moodle.csv") == to_moodle(handbook, base, selection(reached))
    assert saved(page, "canvas.csv") == to_canvas(handbook, base, selection(reached))
    (tmp_path / "table.csv").write_bytes(table)
    page.reload()
    expect(page.locator("[data-sessions] > li")).to_have_count(0)
    page.locator("[data-open]").set_input_files(tmp_path / "table.csv")
    expect(page.locator("[data-sessions] > li")).to_have_count(SESSIONS)
    assert saved(page, "csv") == table
    assert (errors, others) == ([], [])


def test_a_course_is_changed_kept_and_erased(
    page: Page, server: str, errors: list[str], site: Path, tmp_path: Path
) -> None:
    page.goto(f"{server}/teach/map.html")
    page.locator("[data-open]").set_input_files(site / "teach/courses/recognizing-and-responding.csv")
    sessions = page.locator("[data-sessions] > li")
    expect(sessions).to_have_count(SESSIONS)
    drop = sessions.nth(1).locator("[data-drop=assesses]")
    # Nothing scrolls while it is dragged.
    page.set_viewport_size({"width": 1280, "height": 6000})
    page.locator('[data-statements] [data-code="UA.I5"]').drag_to(drop)
    expect(drop).to_contain_text("UA.I5")
    page.locator("[data-by=words]").fill("2a.i1")
    page.locator("select[data-session]").select_option("2")
    button = page.locator('[data-code="2A.I1"] [data-does=teaches]')
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    taught = sessions.nth(2).locator("[data-drop=teaches]")
    expect(taught).to_contain_text("2A.I2")
    expect(taught).not_to_contain_text("2A.I1")
    sessions.nth(0).locator("[data-act=remove]").click()
    expect(sessions).to_have_count(SESSIONS - 1)
    assert page.evaluate(KEPT) == 0
    page.locator("[data-keep] input[value=tab]").check()
    assert page.evaluate(KEPT) > 0
    page.reload()
    expect(sessions).to_have_count(SESSIONS - 1)
    expect(page.locator("[data-said]")).to_contain_text("kept in this tab")
    damaged = tmp_path / "damaged.csv"
    damaged.write_bytes(b"name\n<img src=x onerror=alert(1)>")
    page.locator("[data-open]").set_input_files(damaged)
    expect(page.locator("[data-said]")).to_contain_text("no column “session”. Choose a table")
    expect(sessions).to_have_count(SESSIONS - 1)
    damaged.write_text("session,teaches\n<img src=x onerror=alert(1)>,9Z.I1", "utf-8")
    page.locator("[data-open]").set_input_files(damaged)
    expect(sessions).to_have_count(1)
    expect(page.locator("[data-said]")).to_contain_text("does not have 9Z.I1")
    page.locator("[data-undo]").click()
    expect(sessions).to_have_count(SESSIONS - 1)
    page.route("https://**", lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html"))
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_title("Elsewhere")
    page.goto(f"{server}/teach/map.html")
    expect(page.locator("[data-add-session]")).to_be_visible()
    expect(sessions).to_have_count(0)
    assert page.evaluate(KEPT) == 0
    assert errors == []


@pytest.mark.parametrize("width", [375, pytest.param(1440, marks=pytest.mark.slow)])
def test_a_mapped_course_is_accessible(browser: Browser, server: str, site: Path, width: int) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport=ViewportSize(width=width, height=800))
    page = context.new_page()
    page.goto(f"{server}/teach/map.html")
    page.locator("[data-open]").set_input_files(site / "teach/courses/recognizing-and-responding.csv")
    expect(page.locator("[data-sessions] > li")).to_have_count(SESSIONS)
    page.locator("summary", has_text="More about").click()
    assert violations(page) == []
    assert page.evaluate(WIDER) == 0
    context.close()


def test_without_scripts_a_table_does_it(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/teach/map.html")
    expect(page.get_by_text("Mapping on the screen needs scripts")).to_be_visible()
    expect(page.get_by_role("link", name="the table of a course (CSV)")).to_have_attribute(
        "href", "courses/recognizing-and-responding.csv"
    )
    expect(page.locator("[data-add-session]")).to_be_hidden()
    context.close()
