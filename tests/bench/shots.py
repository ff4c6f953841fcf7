"""Screenshots of every type of page at four widths, light and dark: shots/<type>-<width>-<palette>.png."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Playwright, ViewportSize, sync_playwright

from tests.bench.lighthouse import PAGES, PROJECT
from tests.bench.serving import browser as browser_path

WIDTHS = (320, 375, 768, 1440)
PALETTES: dict[str, tuple[Literal["light", "dark"], Literal["active", "none"]]] = {
    "light": ("light", "none"),
    "dark": ("dark", "none"),
    "forced": ("dark", "active"),
}
"""The palettes: their color scheme, and whether the system's own colors take the place of the page's."""


def main() -> int:
    """Write the pictures of the site in site/."""
    folder = PROJECT / "shots"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for width in WIDTHS:
            for palette, (scheme, forced) in PALETTES.items():
                size = ViewportSize(width=width, height=1000)
                page = browser.new_page(viewport=size, color_scheme=scheme, forced_colors=forced)
                for kind, name in PAGES.items():
                    page.goto((PROJECT / "site" / Path(name)).as_uri())
                    page.screenshot(path=folder / f"{kind}-{width}-{palette}.png")
                page.close()
        browser.close()
    print(f"{len(PAGES) * len(WIDTHS) * len(PALETTES)} pictures in {folder.name}/")
    return 0


def launched(playwright: Playwright) -> Browser:
    """Return this machine's browser, started."""
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=browser_path(), args=["--disable-gpu", *root])


if __name__ == "__main__":
    sys.exit(main())
