"""Build, edit to served, and first view, beside the same pages as plain Markdown under Material: python -m tests.bench.

The two take turns in this one run, because machines differ; the figures are medians, and ratios of medians.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import targets
from tests.bench.plain import PROJECT, build, write_plain
from tests.bench.serving import compressed, serving
from tests.bench.shots import launched
from tests.conftest import NOTHING_LOCAL, copy_project
from tests.site.serving import Serving, serve, wait_for

RUNS = 5
GUIDE = "practice/worried-now"
TITLE = "Worried about a patient now"
"""Words on the page of that guide, to be edited in its source."""

Figure = tuple[str, float, float]
"""What was measured, how much it is, and how much it may be."""


def main() -> int:
    """Print every figure beside its target; return 1 where one is missed."""
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        for what, found, most in _figures(Path(name)):
            missed += found > most
            said = "missed" if found > most else "met"
            print(f"{what}: {found:,.10g}, target at most {most:,.10g}: {said}", flush=True)
    return int(missed > 0)


def _figures(folder: Path) -> Iterator[Figure]:
    site, plain = folder / "site", folder / "plain"
    build(PROJECT, site)
    print(f"{write_plain(site, plain)} pages", flush=True)
    for page, most in targets.BYTES.items():
        size, requests = _first_view(site, page)
        yield f"first view of {page}, bytes", size, most
        yield f"first view of {page}, requests", requests, targets.REQUESTS
    yield "cold build, ratio", _ratio("cold build", *_builds(plain, folder)), targets.BUILD
    yield "edit to served, ratio", _ratio("edit to served", *_edits(plain, folder)), targets.EDIT


def _ratio(what: str, ours: list[float], theirs: list[float]) -> float:
    """Print the medians of two lists of seconds, and return their ratio."""
    ours_median, theirs_median = statistics.median(ours), statistics.median(theirs)
    print(f"{what}: handbook {ours_median:.2f} s, plain Material {theirs_median:.2f} s, medians of {len(ours)}")
    return round(ours_median / theirs_median, 2)


def _in_turn(ours: Callable[[int], float], theirs: Callable[[int], float]) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(RUNS):
        times[1].append(theirs(turn))
        times[0].append(ours(turn))
    return times


def _builds(plain: Path, folder: Path) -> tuple[list[float], list[float]]:
    return _in_turn(lambda _: build(PROJECT, folder / "site"), lambda _: build(plain, folder / "plain site"))


def _edits(plain: Path, folder: Path) -> tuple[list[float], list[float]]:
    """Edit the title of a guide in a copy of the project, and the same words in the plain page."""
    project = copy_project(folder / "project")
    source = next((project / "data" / "practice").glob(f"*-{Path(GUIDE).name}.yaml"))
    page = plain / "docs" / f"{GUIDE}.md"
    nothing = PROJECT / NOTHING_LOCAL
    for name in ("ours", "theirs"):
        (folder / name).mkdir()
    with serve(project, folder / "ours", nothing) as ours, serve(plain, folder / "theirs", nothing) as theirs:
        return _in_turn(lambda turn: _edit(ours, source, turn), lambda turn: _edit(theirs, page, turn))


def _edit(served: Serving, source: Path, turn: int) -> float:
    """Put a word after the title, and return the seconds until it is served."""
    text, new = source.read_text("utf-8"), f"{TITLE} edit{turn}"
    assert TITLE in text, source
    time.sleep(1)  # so that an edit never meets the end of the last one
    begun = time.perf_counter()
    source.write_text(text.replace(f"{TITLE} edit{turn - 1}" if turn else TITLE, new, 1), "utf-8")
    wait_for(lambda: new.encode() in served.get(f"{GUIDE}.html"))
    return time.perf_counter() - begun


def _first_view(site: Path, page: str) -> tuple[int, int]:
    """Return the bytes and the requests of a page that nothing of is kept yet, in a browser."""
    with sync_playwright() as playwright, serving(site) as address:
        browser = launched(playwright)
        opened = browser.new_page()
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(f"{address}/{page}", wait_until="networkidle")
        browser.close()
    names = [url.removeprefix(f"{address}/") for url in asked if url.startswith(address)]
    return sum(len(compressed(site / name)) for name in names), len(asked)


if __name__ == "__main__":
    sys.exit(main())
