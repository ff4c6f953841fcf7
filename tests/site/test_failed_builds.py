"""Builds that are killed, fail, or fill the disk: the site that was there is whole each time, and no copy is made."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.site.swap import SiteError, settled
from tests.conftest import NOTHING_LOCAL, PROJECT, Count, copy_project

pytestmark = pytest.mark.slow

KILLS = 20
PAGE = "docs/about/leaving.md"
"""A page that is written in Markdown."""


def start(project: Path) -> subprocess.Popen[str]:
    """Start a build as the Makefile does, in a group of processes that can be killed."""
    local = {"HANDBOOK_URL": "", "HANDBOOK_LOCAL": str(PROJECT / NOTHING_LOCAL)}
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--clean", "--strict"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **local},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def build(project: Path) -> tuple[int, str]:
    """Build a project; return the status and what was said."""
    done = start(project)
    said = done.communicate()[0]
    return done.returncode, said


def add(project: Path, text: str) -> None:
    page = project / PAGE
    page.write_text(page.read_text("utf-8") + f"\n{text}\n", "utf-8")


def print_of(site: Path) -> str:
    """Return what tells a site from every other, and from a part of itself."""
    found = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        found.update(f"{path.relative_to(site)} {path.is_dir()} {len(content)}\n".encode() + content)
    return found.hexdigest()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project and its site."""
    project = copy_project(tmp_path_factory.mktemp("failing builds") / "project")
    status, said = build(project)
    assert status == 0, said
    assert f"The site is whole, and in its place: {project}/site\n" in said
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of the project and its site that a test may change."""
    return shutil.copytree(made, tmp_path / "project", symlinks=True)


def test_a_kill_at_any_moment_leaves_a_whole_site(project: Path, count: Count) -> None:
    site, before = project / "site", print_of(project / "site")
    kept = shutil.copytree(site, project / "kept")
    add(project, "A sentence that the site before had not.")
    began = time.monotonic()
    assert build(project)[0] == 0
    lasts, after = time.monotonic() - began, print_of(site)
    assert after != before
    for moment in range(1, KILLS + 1):
        while True:
            shutil.rmtree(site)
            shutil.copytree(kept, site)
            lasted = killed_after(lasts * moment / (KILLS + 1), project)
            if lasted is None:
                break
            lasts = lasted  # the machine has become faster, so that the build had ended
        found, begun = print_of(site), (project / ".site.part").exists()
        assert found in (before, after) or not site.exists()
        try:
            with settled(site):
                assert not begun
        except SiteError:
            assert begun
        assert print_of(site) in (before, after)
        count("builds killed", 1)
        count("builds killed after they had begun to write", begun)
    assert build(project)[0] == 0
    assert print_of(site) == after
    assert not list(project.glob(".site*"))


def killed_after(seconds: float, project: Path) -> float | None:
    """Kill a build after some seconds; return how long it took where it ends before."""
    began = time.monotonic()
    with start(project) as running:
        try:
            running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            return None if running.wait() else time.monotonic() - began
    return time.monotonic() - began


WRONG_DATA = ("data/topics.yaml", "topics: no\n", "data/topics.yaml:1: 'topics' must be a list")
WRONG_LINK = (PAGE, "[a link](nowhere.md)\n", "Aborted with 1 warnings in strict mode!")
WRONG_MACRO = (PAGE, '{{ guide("nothing") }}\n', "there is no guide 'nothing'")
WRONG_TEMPLATE = ("overrides/fragments/guides.html", "{{ view.nothing.of_it }}\n", "nothing")
WRONG_SCRIPT = ("docs/assets/search/main.mjs", "import 'nowhere';\n", "nowhere")


@pytest.mark.parametrize(
    ("file", "wrong", "said"),
    [WRONG_DATA, WRONG_LINK, WRONG_MACRO, WRONG_TEMPLATE, WRONG_SCRIPT],
    ids=["data", "link", "macro", "template", "script"],
)
def test_a_build_that_fails_leaves_the_site_and_is_no_copy(
    file: str, wrong: str, said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, path = print_of(project / "site"), project / file
    right = path.read_text("utf-8")
    path.write_text(wrong if file != PAGE else right + wrong, "utf-8")
    status, heard = build(project)
    assert status
    assert said in heard
    assert f"{project}/site is as it was" in heard
    assert print_of(project / "site") == before
    assert main(["--project", str(project), "offline"]) == 1
    assert capsys.readouterr().err == (
        f"{project}/site: the last build did not end well; run 'make build', and mend what it names\n"
    )
    assert not (project / "dist").exists()
    path.write_text(right, "utf-8")
    assert build(project)[0] == 0
    assert print_of(project / "site") == before
    assert main(["--project", str(project), "offline"]) == 0


def mounted(folder: Path, size: int) -> Iterator[Path]:
    """Make a folder a disk of its own."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be made by root alone")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


def size_of(site: Path) -> int:
    """Return what a site takes on a disk, with some room for its folders."""
    return sum(-(-path.stat().st_size // 4096) * 4096 + 4096 for path in site.rglob("*"))


@pytest.fixture
def small_disk(tmp_path: Path, made: Path) -> Iterator[Path]:
    """A disk that holds a site and a half."""
    yield from mounted(tmp_path / "disk", size_of(made / "site") * 3 // 2)


def fill(disk: Path, left: int) -> None:
    """Let a disk have no more room than a number of bytes."""
    filling = disk / "filling"
    filling.unlink(missing_ok=True)
    room = os.statvfs(disk)
    with filling.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(room.f_bavail * room.f_frsize - left, 1))


def assert_stopped(status: int, said: str) -> None:
    assert status == 1
    *pages, line = re.findall(r".*No space left on device.*", said)
    assert all(page.startswith("ERROR   -  Error building page") for page in pages), "MkDocs names the page itself"
    assert line.startswith("The build has stopped (")
    assert line.endswith("/site is as it was")
    assert "Traceback" not in said


@pytest.mark.parametrize("part", [0, 1, 5, 20, 45])
def test_a_full_disk_leaves_the_site(
    part: int, project: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site is a link to a disk that has room for some hundredths of another."""
    site = Path(shutil.move(project / "site", small_disk / "site"))
    (project / "site").symlink_to(site)
    before, room = print_of(site), size_of(site) * part // 100
    fill(small_disk, room)
    assert_stopped(*build(project))
    assert print_of(site) == before
    free = os.statvfs(small_disk)
    assert free.f_bavail * free.f_frsize >= room - 4096, "what could not be finished takes no room"
    assert main(["--project", str(project), "offline"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_site_on_a_disk_of_its_own_is_replaced_whole_or_not_at_all(project: Path, count: Count) -> None:
    site, before = project / "site", print_of(project / "site")
    kept = site.rename(project / "kept")
    for disk in mounted(site, size_of(kept) * 5 // 2):
        shutil.copytree(kept, site, dirs_exist_ok=True)
        add(project, "A sentence that the site before had not.")
        fill(site, size_of(kept) // 3)
        assert_stopped(*build(project))
        (disk / "filling").unlink()
        assert print_of(site) == before
        status, said = build(project)
        assert status == 0
        assert f"{site} cannot be renamed (Device or resource busy), so its files were replaced one by one" in said
        after = print_of(site)
        assert after != before
    site.rmdir()
    assert build(project)[0] == 0
    assert print_of(site) == after
    count("sites replaced on a disk of their own", 1)


def test_a_build_waits_for_none_and_disturbs_none(project: Path) -> None:
    """Of two builds at once, one ends well and the other says why it does not begin."""
    before = print_of(project / "site")
    both = [start(project), start(project)]
    said = [running.communicate()[0] for running in both]
    assert sorted(running.returncode for running in both) == [0, 1]
    refused = said[0] if both[0].returncode else said[1]
    assert "another command works on this site; wait for it to end, then try again" in refused
    assert print_of(project / "site") == before
    assert not list(project.glob(".site*"))
