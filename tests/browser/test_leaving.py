"""Leaving quickly: at once, by link, by Shift, and without a trace on the screen after Back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import built

TARGET = "https://www.weather.gov/"


@pytest.fixture
def outside(page: Page) -> list[str]:
    """The addresses of other hosts that the page opens; none of them is reached."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    page.route(TARGET, answer)
    return asked


def test_the_control_replaces_the_page(page: Page, server: str, outside: list[str]) -> None:
    page.goto(f"{server}/topics.html")
    page.goto(f"{server}/competencies/5a.html")
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_title("Weather")
    assert outside == [TARGET]
    page.go_back()
    expect(page).to_have_url(f"{server}/topics.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


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


def test_writing_in_capitals_does_not_leave(page: Page, server: str, outside: list[str]) -> None:
    page.goto(f"{server}/index.html")
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert outside == []


def test_from_a_folder_the_neutral_page_of_the_copy_opens(page: Page, site: Path) -> None:
    page.goto((site / "practice" / "worried-now.html").as_uri())
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_url((site / "assets" / "page.html").as_uri())
    expect(page).to_have_title("Page")
    assert "traffick" not in page.content().lower()


def test_without_scripts_it_is_a_plain_link(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/index.html")
    expect(page.get_by_role("link", name="Leave quickly")).to_have_attribute("href", TARGET)
    context.close()


@pytest.mark.parametrize("shown", ["false", pytest.param("true", marks=pytest.mark.slow)])
def test_a_publisher_can_switch_it_off_and_set_its_target(project: Path, shown: str) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(TARGET, "https://example.org/")
    settings.write_text(text.replace("shown: true", f"shown: {shown}"), "utf-8")
    page = (built(project / "site", project=project) / "index.html").read_text("utf-8")
    assert ("data-leave" in page) is (shown == "true")
    assert ('href="https://example.org/"' in page) is (shown == "true")
    about = (project / "site" / "about" / "leaving.html").read_text("utf-8")
    assert ("In this copy, “Leave quickly” is switched off" in about) is (shown == "false")
