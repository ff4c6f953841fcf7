"""What the tests share: the handbook, small data sets, and the built site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.cited import kind_of
from macros.load import load
from macros.model.handbook import Handbook
from tests.search.quality import NODE

PROJECT = Path(__file__).parent.parent
EXAMPLE = "examples/riverbend"
NOTHING_LOCAL = "tests/data/nothing-local"
"""What the tests build with, so that an organization's own additions do not come between."""
SMALL = PROJECT / "tests" / "data" / "small"


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


def mkdocs(
    *arguments: str, cwd: Path, local: str = str(PROJECT / NOTHING_LOCAL), **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run mkdocs as the Makefile does; further settings are variables of the environment."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "HANDBOOK_URL": "", "HANDBOOK_LOCAL": local, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook's site, built once for all tests."""
    folder = tmp_path_factory.mktemp("built site")
    done = mkdocs("build", "--strict", "--site-dir", str(folder), cwd=PROJECT)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example organization's copy, built once for all tests."""
    folder = tmp_path_factory.mktemp("example site")
    done = mkdocs("build", "--strict", "--site-dir", str(folder), cwd=PROJECT, local=EXAMPLE)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


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
    return lambda project: mkdocs("build", "--strict", cwd=project)


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
"""Notes a figure of a test, such as how many pages it looked at; below the test run stand their sums."""


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
    """Let expected lists of problems be written anew, to be read before they are committed."""
    parser.addoption("--write-expected", action="store_true", help="write tests/data/broken/*/expected.txt")


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Whether expected lists are to be written."""
    return bool(request.config.getoption("--write-expected"))
