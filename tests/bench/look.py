"""Where two built sites look different, pixel by pixel: python -m tests.bench.look BEFORE AFTER."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.bench.lighthouse import PAGES
from tests.bench.shots import PALETTES, launched

WIDTHS = (375, 1440)
MEDIA: tuple[Literal["screen", "print"], ...] = ("screen", "print")


def main(before: str, after: str) -> int:
    """Return 1 where a page looks different on a screen or on paper."""
    sites = (Path(before).resolve(), Path(after).resolve())
    views, different = 0, 0
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for width, palette in product(WIDTHS, PALETTES):
            scheme, forced = PALETTES[palette]
            size = ViewportSize(width=width, height=1000)
            page = browser.new_page(viewport=size, color_scheme=scheme, forced_colors=forced)
            for medium, name in product(MEDIA, PAGES.values()):
                page.emulate_media(media=medium)
                views += 1
                if len({_picture(page, site / name) for site in sites}) > 1:
                    different += 1
                    print(f"{name}, {width} px, {palette}, {medium}")
            page.close()
        browser.close()
    print(f"{different} of {views} views differ")
    return int(different > 0)


def _picture(page: Page, path: Path) -> bytes:
    page.goto(path.as_uri())
    return page.screenshot(full_page=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
