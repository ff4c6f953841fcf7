"""What the tests share: the handbook, small data sets, and the built site."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings
from lxml import html
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from macros.book.single import Told, single
from macros.load.handbook import load
from macros.model.handbook import Handbook
from macros.model.kinds import kind_of
from macros.site.finished import Permalink, finish
from macros.site.macros import VIEWS
from macros.site.render import Renderer
from tests.search.quality import NODE

PROJECT = Path(__file__).parent.parent
EXAMPLE = "examples/riverbend"
NOTHING_LOCAL = "tests/data/nothing-local"
"""What the tests build with, so that an organization's own additions do not come between."""
SMALL = PROJECT / "tests" / "data" / "small"
KEPT = PROJECT / "tests" / "data" / "kept"
"""What the first edition made, and every later one goes on reading."""
KEPT_LOCAL = KEPT / "local"
"""The local additions of that time."""
ADDRESS = "https://handbook.example.org/handbook/"
"""Where a published handbook of the tests is."""


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The handbook as it is published."""
    return load(PROJECT / "data")


@pytest.fixture(scope="session")
def small() -> Handbook:
    """A handbook of one sub-competency, for golden files that a person can read."""
    return load(SMALL)


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    """A copy of the small data set that a test may change."""
    return shutil.copytree(SMALL, tmp_path / "data")


def copy_project(target: Path) -> Path:
    """Copy what a build needs, so that a test can change it."""
    target.mkdir(exist_ok=True)
    for folder in ("data", "docs", "macros", "overrides", "examples"):
        shutil.copytree(PROJECT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "package.json"):
        shutil.copy(PROJECT / name, target)
    (target / "node_modules").symlink_to(PROJECT / "node_modules")
    return target


def build_site(
    project: Path = PROJECT,
    site: Path | None = None,
    *,
    local: str | Path = PROJECT / NOTHING_LOCAL,
    apart: bool = False,
    **settings: str,
) -> subprocess.CompletedProcess[str]:
    """Build a project as the Makefile does, into its own site/ unless another folder is named.

    A build in this process takes no time to start, but uses the macros and fragments of this project; `apart` starts a
    process, as whoever edits those needs it. Further settings are variables of the environment.
    """
    site = site or project / "site"
    set_here = {"NO_MKDOCS_2_WARNING": "1", "HANDBOOK_URL": "", "HANDBOOK_LOCAL": str(local), **settings}
    # What a build does to these is undone after it.
    with patch.dict(os.environ, set_here), patch.object(sys, "path", [*sys.path]):
        return _in_a_process(project, site) if apart else _in_this_process(project, site)


def _in_a_process(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def _in_this_process(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    said = _Said(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    status = 0
    try:
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except Abort as stopped:
        status = int(stopped.code or 0)
    finally:
        log.removeHandler(said)
    return subprocess.CompletedProcess(["mkdocs", "build"], status, "", "\n".join(said.lines))


class _Said(logging.Handler):
    """Keeps what a build warns of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def built(site: Path, **how: Any) -> Path:  # noqa: ANN401 – whatever build_site takes
    """Build a site that nothing is wrong with, and return its folder."""
    done = build_site(site=site, **how)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def drawn(handbook: Handbook, address: str) -> Any:  # noqa: ANN401 – lxml has no types
    """Return what a page of the handbook says, without header, menu and foot, and without building a site."""
    stub = (PROJECT / "docs" / address).with_suffix(".md").read_text("utf-8")
    [(name, arguments)] = re.findall(r"^\{\{ (\w+)\((.*)\) \}\}$", stub, re.MULTILINE)
    fragment, view = VIEWS[name]
    shown = view(handbook, *re.findall(r'"([^"]*)"', arguments))
    renderer = Renderer(handbook.glossary.terms)
    finished = finish(renderer.render(fragment, shown, address), renderer, Permalink("¶", "Link"))
    return html.fromstring(finished.html)


def slow(*cases: object) -> list[Any]:
    """Return cases of a test for `make test-all`, where another test holds what is special about them."""
    return [pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.slow) for case in cases]


Once = Callable[[str, Callable[[Path], object]], Path]
"""Makes a folder of a name, unless another worker of the test run has; all of them read it, and none changes it."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return the function that makes what all workers share."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def make_once(name: str, make: Callable[[Path], object]) -> Path:
        folder, whole = shared / name, shared / f"{name}.whole"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not whole.exists():
                shutil.rmtree(folder, ignore_errors=True)
                make(folder)
                whole.touch()
        return folder

    return make_once


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The handbook's site."""
    return once("built site", built)


@pytest.fixture(scope="session")
def example_site(once: Once) -> Path:
    """The site of the example organization's copy."""
    return once("example site", partial(built, local=EXAMPLE))


@pytest.fixture(scope="session")
def published_site(once: Once) -> Path:
    """The site of a copy that is published at its address, with local additions written for the first edition."""
    return once("published site", partial(built, HANDBOOK_URL=ADDRESS, local=KEPT_LOCAL))


@pytest.fixture(scope="session")
def one_page(site: Path, once: Once) -> Path:
    """The handbook as one page, alone in a folder as an attachment is, with a name that has a space."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "hand book (1).html").write_bytes(single(site, Told("2026.1", "November 22, 2026", "")))

    return once("attachment", make) / "hand book (1).html"


def pages(site: Path) -> list[Path]:
    """Return the pages that readers read: all but the permalinks, which only lead to them."""
    return sorted(path for path in site.rglob("*.html") if path.relative_to(site).parts[0] != "id")


def permalinks(site: Path) -> list[Path]:
    """Return the page of one permalink of each kind: all are made from one template."""
    found: dict[str, Path] = {}
    for path in sorted((site / "id").rglob("*.html")):
        found.setdefault(kind_of(path.relative_to(site / "id").with_suffix("").as_posix()), path)
    return list(found.values())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change and build."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def build() -> Callable[[Path], subprocess.CompletedProcess[str]]:
    """Return a function that builds a copied project into its own site/."""
    return build_site


Ask = Callable[..., Any]
"""Calls a function of the browser's by its name."""


@pytest.fixture(scope="session")
def ask() -> Iterator[Ask]:
    """Return the function that calls one of the browser's, through one Node that runs as long as the tests do."""
    command = [str(NODE), str(Path(__file__).parent / "node.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:
        assert node.stdin
        assert node.stdout
        asked, answers = node.stdin, node.stdout

        def call(name: str, *given: object) -> object:
            asked.write(json.dumps([name, *given]) + "\n")  # in ASCII, so that a lone surrogate passes, too
            asked.flush()
            return json.loads(answers.readline())

        yield call
        node.stdin.close()


Count = Callable[[str, int], None]
"""Notes a figure of a test, such as how many pages it looked at; below the test run are their sums."""


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> Count:
    """Return the function that notes a figure: what is counted, and how many."""
    return lambda what, number: record_property(f"{COUNTED}{what}", number)


COUNTED = "counted: "


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the figures that tests noted, the parts of one figure added up."""
    sums: Counter[str] = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            for name, number in report.user_properties:
                if name.startswith(COUNTED):
                    sums[name.removeprefix(COUNTED)] += number
    if sums:
        terminalreporter.section("counts")
        for what, number in sorted(sums.items()):
            terminalreporter.line(f"{what}: {number}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let everything be tested, and expected lists be written anew, to be read before they are committed."""
    parser.addoption("--all", action="store_true", help="run slow tests, too, and look at every page")
    parser.addoption("--write-expected", action="store_true", help="write tests/data/broken/*/expected.txt")


def pytest_xdist_auto_num_workers() -> int:
    """Let one more worker run than there are processors: a browser leaves its test waiting a fifth of the time."""
    return (os.cpu_count() or 1) + 1


_run = {"everything": False}


def everything() -> bool:
    """Say whether all tests run, each on all that it can look at."""
    return _run["everything"]


def pytest_configure(config: pytest.Config) -> None:
    """Let made-up examples be as many as there is time for."""
    _run["everything"] = bool(config.getoption("--all"))
    settings.register_profile("some", max_examples=25, deadline=None)
    settings.register_profile("many", max_examples=300, deadline=None)
    settings.load_profile("many" if everything() else "some")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests to `make test-all`."""
    if config.getoption("--all"):
        return
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("slow")])
    items[:] = [item for item in items if not item.get_closest_marker("slow")]


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Whether expected lists are to be written."""
    return bool(request.config.getoption("--write-expected"))
