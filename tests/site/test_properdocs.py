"""ProperDocs, which goes on with MkDocs 1, builds the project as it is, and to the same files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, NOTHING_LOCAL, PROJECT, Count, copy_project

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ProperDocs; everything that it needs, MkDocs needs, too."""
    folder = tmp_path_factory.mktemp("properdocs")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run(
        [*command, "--target", str(folder), "properdocs>=1.6,<2"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"ProperDocs cannot be installed here: {done.stderr.strip().splitlines()[-1]}")
    return folder


def properdocs(packages: Path, project: Path, site: Path, local: str) -> tuple[int, str]:
    """Build a project with ProperDocs; return the status and what was said."""
    settings = {"PYTHONPATH": str(packages), "HANDBOOK_URL": "", "HANDBOOK_LOCAL": local, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--clean", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("fixture", "local"), [("site", str(PROJECT / NOTHING_LOCAL)), ("example_site", EXAMPLE)])
def test_it_makes_the_same_files(
    fixture: str, local: str, packages: Path, tmp_path: Path, request: pytest.FixtureRequest, count: Count
) -> None:
    site = tmp_path / "site"
    status, said = properdocs(packages, PROJECT, site, local)
    assert status == 0, said
    assert f"The site is whole, and in its place: {site}\n" in said
    expected, found = files(request.getfixturevalue(fixture)), files(site)
    assert sorted(found) == sorted(expected)
    assert [name for name in expected if found[name] != expected[name]] == []
    count("files that ProperDocs makes the same", len(found))


def test_what_it_warns_of_leaves_the_site_as_it_was(packages: Path, tmp_path: Path) -> None:
    project, site = copy_project(tmp_path / "project"), tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("before", "utf-8")
    page = project / "docs" / "about" / "leaving.md"
    page.write_text(page.read_text("utf-8") + "\n[a link](nowhere.md)\n", "utf-8")
    status, said = properdocs(packages, project, site, str(PROJECT / NOTHING_LOCAL))
    assert status == 1
    assert "Aborted with 1 warnings in strict mode!" in said
    assert f"{site} is as it was" in said
    assert files(site) == {"index.html": b"before"}
