"""How fast the search answers, against Material's own search over the same pages, and how much it loads.

From a cold page to the first result: a new browser profile opens the page, goes to the box and asks a question at
once. Both sites take turns in this one run, and the figure is the ratio of the medians. Then the time of one key in
the handbook: typing the held back questions letter by letter.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.plain import PROJECT, build, write_plain
from tests.bench.serving import browser as browser_path
from tests.bench.serving import compressed, serving
from tests.search.quality import SETS, answers, by_kind, figures, halves

RUNS = 7
QUESTIONS = ("informed consent", "mandatory reporting", "interpreter")
MOST_RATIO = 1 / 3
MOST_KEY = 10.0
"""Milliseconds."""
SLOW, MOST_SLOW = 6, 50.0
"""A processor so many times as slow, and the milliseconds that 95 of 100 keys take there."""
SOME = 4
"""On the slow one, one question of so many is typed."""
MOST_BYTES = 70_000
"""Of index and script together, which the first result needs."""
OURS = ("[data-search-input]", "[data-search-result]")
THEIRS = (".md-search__input", ".md-search-result__item")

# A reader in the page itself, so that the time of this program does not count: goes to the box as soon as the page is
# there, writes the question, and notes when the first result is shown.
READER = """([box, result, question]) => {
  addEventListener("DOMContentLoaded", () => setTimeout(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(result)) return;
      globalThis.firstResult = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
    const input = document.querySelector(box);
    input.focus();
    input.value = question;
    for (const name of ["input", "keyup"]) input.dispatchEvent(new Event(name, { bubbles: true }));
  }));
}"""
TYPE = """(questions) => {
  const box = document.querySelector("[data-search-input]");
  const times = [];
  for (const question of questions) {
    for (let end = 1; end <= question.length; end += 1) {
      box.value = question.slice(0, end);
      const begun = performance.now();
      box.dispatchEvent(new Event("input", { bubbles: true }));
      times.push(performance.now() - begun);
    }
  }
  return times;
}"""


def main() -> int:
    """Print the figures; return 1 where a target is missed."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        build(PROJECT, folder / "ours")
        pages = write_plain(folder / "ours", folder / "plain")
        build(folder / "plain", folder / "theirs")
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--disable-gpu", *root])
        with serving(folder / "ours") as ours, serving(folder / "theirs") as theirs:
            times: dict[str, list[float]] = {"ours": [], "theirs": []}
            for question in QUESTIONS:
                for _ in range(RUNS):
                    times["theirs"].append(_first_result(browser, theirs, question, *THEIRS))
                    times["ours"].append(_first_result(browser, ours, question, *OURS))
            asked = [question.ask for question in halves()[1]]
            keys = _keys(browser, ours, asked)
            slow = _keys(browser, ours, asked[::SOME], SLOW)
        found = {name: _answered(folder / "ours" / "assets", name) for name in SETS}
        names = ("search-index", "search", "search-words", "search-lines")
        sizes = {name: len(compressed(folder / "ours" / "assets" / f"{name}.js")) for name in names}
        browser.close()
    medians = {site: statistics.median(values) for site, values in times.items()}
    ratio = medians["ours"] / medians["theirs"]
    high = statistics.quantiles(keys, n=100)[98]
    high_slow = statistics.quantiles(slow, n=100)[94]
    print(
        json.dumps(
            {
                "pages": pages,
                "first result, ms": {site: round(value) for site, value in medians.items()},
                "ratio": round(ratio, 2),
                "key, ms": {
                    "median": round(statistics.median(keys), 1),
                    "99 of 100": round(high, 1),
                    "keys": len(keys),
                },
                f"key at 1/{SLOW} of the speed, ms": {
                    "median": round(statistics.median(slow), 1),
                    "95 of 100": round(high_slow, 1),
                    "keys": len(slow),
                },
                "bytes compressed": sizes,
                "questions held back": found,
            },
            indent=2,
        )
    )
    size = sizes["search-index"] + sizes["search"]
    return int(ratio > MOST_RATIO or high > MOST_KEY or high_slow > MOST_SLOW or size > MOST_BYTES)


def _answered(assets: Path, name: str) -> dict[str, str]:
    """Return the figures of a set's half that was held back, in all and by kind of question."""
    half = halves(name)[1]
    codes = answers(assets, [question.ask for question in half])
    return {"all": str(figures(half, codes))} | {kind: str(each) for kind, each in by_kind(half, codes).items()}


def _first_result(browser: Browser, address: str, question: str, box: str, result: str) -> float:
    """Return the milliseconds from the beginning of the navigation to the first result."""
    context = browser.new_context(bypass_csp=True)  # for this program's own script
    page = context.new_page()
    page.add_init_script(f"({READER})({json.dumps([box, result, question])})")
    page.goto(f"{address}/competencies/2b.html")
    page.wait_for_function("globalThis.firstResult")
    found: float = page.evaluate("globalThis.firstResult")
    context.close()
    return found


def _keys(browser: Browser, address: str, asked: list[str], slower: int = 1) -> list[float]:
    """Return the milliseconds of each key while questions are typed, on a processor so many times as slow."""
    page = browser.new_page()
    page.goto(f"{address}/index.html")
    page.locator(OURS[0]).fill("consent")
    page.wait_for_selector(OURS[1])
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    found: list[float] = page.evaluate(TYPE, asked)
    page.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
