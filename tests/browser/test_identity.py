"""Who a page is, in a browser: the manifest over http alone, the header on the narrowest of screens."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page, ViewportSize, expect

from macros.site import manifest

UNFIT = """() => [...document.querySelectorAll(".hb-header :is(input, select, a, button)")].flatMap((each) => {
  const { left, right, width, height, bottom } = each.getBoundingClientRect();
  const isSeen = each.checkVisibility() && width > 1;
  const isWithin = left >= 0 && right <= innerWidth && bottom <= each.closest("header").offsetHeight;
  return !isSeen || (isWithin && width >= 44 && height >= 43) ? [] : [each.outerHTML.slice(0, 60)];
})"""
"""What of the header is not on the screen, or is too small for a thumb."""
PAGE = "about/index.html"


def test_a_page_names_the_manifest_over_http_and_from_a_folder_nobody_hears_of_it(
    page: Page, home: str, server: str, errors: list[str]
) -> None:
    page.goto(f"{home}/{PAGE}")
    link = page.locator("link[rel=manifest]")
    expect(link).to_have_count(int(home == server))
    page.goto(f"{server}/{PAGE}")
    expect(link).to_have_count(1)
    address = link.evaluate("(each) => each.href")
    assert address == f"{server}/{manifest.ADDRESS}"
    assert page.request.get(address).json()["display"] == "browser"
    assert errors == []


@pytest.mark.parametrize("width", [320, 375])
def test_the_header_fits_a_narrow_screen(page: Page, server: str, width: int) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=667))
    page.goto(f"{server}/{PAGE}")
    assert page.evaluate(UNFIT) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 375, 768])
def test_the_header_fits_letters_twice_as_large(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], server: str, width: int
) -> None:
    larger = [*browser_type_launch_args["args"], "--blink-settings=defaultFontSize=32"]
    with browser_type.launch(**{**browser_type_launch_args, "args": larger}) as browser:
        page = browser.new_page(viewport=ViewportSize(width=width, height=667))
        page.goto(f"{server}/{PAGE}")
        assert page.evaluate(UNFIT) == []
        page.close()
