"""Leaving quickly: to the neutral page at once, by link, by Shift, and without a trace on the screen after Back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import serving
from tests.conftest import built

TARGET = "https://www.weather.gov/"
PAINTED = """new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length &&
  console.log(location.pathname)).observe({ type: "paint" });"""
COMPOSED = """for (const type of ["keydown", "keyup"]) for (let time = 0; time < 3; time += 1)
  dispatchEvent(new KeyboardEvent(type, { key: "Shift", isComposing: true }));"""


@pytest.fixture
def outside(page: Page) -> list[str]:
    """The addresses of other hosts that the page opens; none of them is reached."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    page.route(TARGET, answer)
    return asked


def leave(page: Page) -> None:
    page.get_by_role("link", name="Leave quickly").click()


def neutral(page: Page, address: str) -> None:
    """See that the page is the neutral one, and holds nothing else."""
    expect(page).to_have_url(address)
    expect(page).to_have_title("Page")
    expect(page.locator("body")).to_have_text("Page There is nothing on this page.")


def test_the_control_replaces_the_page(page: Page, server: str, outside: list[str]) -> None:
    page.goto(f"{server}/topics.html")
    page.goto(f"{server}/competencies/5a.html")
    leave(page)
    expect(page).to_have_title("Weather")
    assert outside == [TARGET]
    page.go_back()
    expect(page).to_have_url(f"{server}/topics.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_neutral_page_is_painted_before_anything_is_asked(page: Page, server: str) -> None:
    """A browser that waits for a page shows the one before it, if that was ever painted."""
    told: list[str] = []

    def answer(route: Route) -> None:
        told.append("asked")
        time.sleep(0.5)  # a page that is replaced at once tells nothing more
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    page.route(TARGET, answer)
    page.add_init_script(PAINTED)
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{server}/competencies/5a.html")
    page.wait_for_load_state("networkidle")
    leave(page)
    expect(page).to_have_title("Weather")
    assert told.count("asked") == 1
    assert "/assets/page.html" in told


def test_a_middle_click_leaves_too(page: Page, server: str, outside: list[str]) -> None:
    page.goto(f"{server}/index.html")
    page.get_by_role("link", name="Leave quickly").click(button="middle")
    expect(page).to_have_title("Weather")
    assert len(page.context.pages) == 1
    assert outside == [TARGET]


@pytest.mark.parametrize("keys", [["ShiftLeft"] * 3, ["ShiftRight"] * 3, ["ShiftLeft", "ShiftRight", "ShiftLeft"]])
def test_three_presses_of_shift_leave(page: Page, server: str, outside: list[str], keys: list[str]) -> None:
    page.goto(f"{server}/index.html")
    for key in keys:
        page.keyboard.press(key)
    expect(page).to_have_title("Weather")
    assert outside == [TARGET]


def test_both_shift_keys_held_together_count_as_two(page: Page, server: str, outside: list[str]) -> None:
    page.goto(f"{server}/index.html")
    page.keyboard.down("ShiftLeft")
    page.keyboard.down("ShiftRight")
    expect(page.get_by_text("Shift, press 1 more time to leave.")).to_be_attached()
    page.keyboard.up("ShiftLeft")
    page.keyboard.up("ShiftRight")
    page.keyboard.press("ShiftLeft")
    expect(page).to_have_title("Weather")
    assert outside == [TARGET]


def _letter(page: Page) -> None:
    page.keyboard.press("Shift+A")


def _control(page: Page) -> None:
    page.keyboard.press("Control+Shift")


def _click(page: Page) -> None:
    page.locator("h1").click(modifiers=["Shift"])


def _wheel(page: Page) -> None:
    page.keyboard.down("Shift")
    page.mouse.wheel(0, 10)
    page.keyboard.up("Shift")


def _drag(page: Page) -> None:
    page.mouse.move(400, 300)
    page.mouse.down()
    page.keyboard.press("Shift")
    page.mouse.up()


def _composing(page: Page) -> None:
    page.evaluate(COMPOSED)


@pytest.mark.parametrize("act", [_letter, _control, _click, _wheel, _drag, _composing])
def test_shift_with_anything_else_is_no_press(page: Page, server: str, act: Callable[[Page], None]) -> None:
    page.goto(f"{server}/index.html")
    for _ in range(4):
        act(page)
    page.wait_for_timeout(50)
    expect(page).to_have_url(f"{server}/index.html")
    expect(page.locator("html")).to_have_class("hb-script")


def test_from_a_folder_the_neutral_page_stays(page: Page, site: Path, others: list[str]) -> None:
    page.goto((site / "practice" / "worried-now.html").as_uri())
    leave(page)
    neutral(page, (site / "assets" / "page.html").as_uri())
    page.wait_for_timeout(100)
    assert others == []


def test_without_a_network_the_page_itself_turns_neutral(page: Page, server: str) -> None:
    page.goto(f"{server}/practice/worried-now.html")
    page.context.set_offline(True)
    leave(page)
    neutral(page, f"{server}/assets/page.html")


@pytest.mark.parametrize("whole", [True, False], ids=["allowed", "forbidden"])
def test_in_a_frame_the_whole_window_leaves_where_it_may(
    page: Page, server: str, tmp_path: Path, outside: list[str], whole: bool
) -> None:
    sandbox = "" if whole else 'sandbox="allow-scripts allow-same-origin"'
    frame = f'<iframe {sandbox} width="900" height="500" src="{server}/index.html"></iframe>'
    (tmp_path / "course.html").write_text(f"<title>Course</title>{frame}", "utf-8")
    with serving(tmp_path) as around:
        page.goto(f"{around.replace('127.0.0.1', 'localhost')}/course.html")
        within = page.frame_locator("iframe")
        expect(within.get_by_role("link", name="Open this page in its own window")).to_be_visible()
        within.get_by_role("link", name="Leave quickly").click()
        if whole:
            expect(page).to_have_title("Weather")
            assert outside == [TARGET]
        else:
            expect(within.locator("body")).to_have_text("Page There is nothing on this page.")
            expect(page).to_have_title("Course")
            assert outside == []


def test_without_scripts_it_is_a_plain_link_and_promises_no_more(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/index.html")
    assert "Shift" not in page.locator("header").inner_html()
    leave(page)
    neutral(page, f"{server}/assets/page.html")
    context.close()


@pytest.mark.slow
def test_a_publisher_can_set_its_target(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace(f"target: {TARGET}", "target: https://example.org/"), "utf-8"
    )
    page = (built(project / "site", project=project) / "index.html").read_text("utf-8")
    assert "data-leave" in page
    script = (project / "site" / "assets" / "page.js").read_text("utf-8")
    assert script.startswith('globalThis.hbTarget="https://example.org/";\n')
    about = (project / "site" / "about" / "leaving.html").read_text("utf-8")
    assert "In this copy, “Leave quickly” is switched off" not in about
