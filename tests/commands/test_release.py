"""A release: what holds it back, what it makes, and that it can be interrupted anywhere and run again."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from macros.commands.command import CommandError
from macros.commands.release import COMMAND
from macros.commands.releasing import gate, means, steps
from macros.commands.releasing.copies import NODE
from macros.commands.releasing.steps import STEPS, Release, make
from macros.load.handbook import load
from macros.model.handbook import Handbook
from macros.query import editions
from macros.site.lock import locked
from tests.conftest import PROJECT, SMALL

CODE = "2026.1"
SILENT = "true"
"""A stand-in for the tests: a program that says nothing and succeeds."""


def program(folder: Path, *command: str) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def git(folder: Path, *arguments: str) -> str:
    return program(folder, "git", *arguments)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "What is released")


@pytest.fixture(autouse=True)
def _somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits have an author on every machine, and nothing of the machine's own settings."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "somebody@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project in git, ready to be released."""
    folder = tmp_path / "project"
    shutil.copytree(SMALL, folder / "data")
    (folder / "pyproject.toml").write_text(f'[project]\nversion = "{CODE}"\n', "utf-8")
    (folder / "CHANGELOG.md").write_text(f"# Changelog\n\n## {CODE}\n\n- Everything.\n", "utf-8")
    (folder / ".gitignore").write_text("/site/\n/dist/\nnode_modules\n", "utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Let the edition be written without a process of its own, which would need the whole project."""
    if request.node.get_closest_marker("slow"):
        return

    def write_edition(copy: Path, _: str) -> None:
        if editions.write(load(copy / "data"), copy / "data"):
            commit(copy)

    monkeypatch.setattr("macros.commands.releasing.copies.write_edition", write_edition)


def light_build(copy: Path, books: str, **_: str) -> None:
    """Make a little of everything that a build makes."""
    made = {
        "site/index.html": "<p>The handbook</p>",
        "dist/handbook-2026.1.zip": "zip",
        "dist/handbook-2026.1.zip.sha256": "sum",
        "dist/handbook-2026.1.html": "one file",
        "dist/handbook-2026.1.cdx.json": "{}",
        **({"site/downloads/handbook.pdf": "book"} if books else {}),
    }
    for name, content in made.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(content, "utf-8")


def release(project: Path, key: str = "") -> Release:
    return Release(project, CODE, SILENT, "all", key, light_build)


def silent(_: str) -> None:
    """Tell nothing."""


def whole(project: Path) -> None:
    """Hold a project to be released, with nothing left of the making."""
    place = project / "dist" / f"release-{CODE}"
    names = ["2026.1-book-handbook.pdf", "2026.1-site.tar.gz", "2026.1.cdx.json", "2026.1.html", "2026.1.zip"]
    assert sorted(path.name for path in place.iterdir()) == ["SHA256SUMS", *(f"handbook-{name}" for name in names)]
    program(place, "sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
    assert len((place / "SHA256SUMS").read_text("utf-8").splitlines()) == len(names)
    assert [path.name for path in (project / "dist").iterdir()] == [place.name]
    assert git(project, "rev-list", "-1", CODE) == git(project, "rev-parse", "HEAD")
    assert git(project, "log", "--format=%s").count("\n") == 1
    assert (project / "data" / "editions" / f"{CODE}.yaml").is_file()
    assert git(project, "status", "--porcelain") == ""


def test_a_release_commits_tags_and_puts_everything_together(project: Path) -> None:
    said: list[str] = []
    make(release(project), said.append)
    whole(project)
    assert [line.partition(" ")[0] for line in said] == [f"{at}/{len(STEPS)}" for at in range(1, len(STEPS) + 1)]
    with tarfile.open(project / "dist" / f"release-{CODE}" / f"handbook-{CODE}-site.tar.gz") as archive:
        assert archive.getnames() == [
            f"handbook-{CODE}-site/{name}" for name in ("downloads/handbook.pdf", "index.html")
        ]


@pytest.mark.parametrize("at", range(1, len(STEPS) + 1))
def test_a_release_interrupted_before_any_step_is_not_published_and_can_be_run_again(project: Path, at: int) -> None:
    def stop(line: str) -> None:
        if line.startswith(f"{at}/"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(release(project), stop)
    assert git(project, "tag") == ""
    assert git(project, "status", "--porcelain") == ""
    assert not release(project).work.exists()
    make(release(project), silent)
    whole(project)


def test_what_a_release_needs_is_missed_before_the_tests_and_all_at_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")
    git(project, "config", "user.useConfigOnly", "true")
    git(project, "switch", "--quiet", "--detach")
    monkeypatch.setattr(means, "ROOM", 10**12)
    with pytest.raises(CommandError) as found:
        make(Release(project, CODE, "no tests", "hand book", "/no/such/key", light_build), silent)
    said = str(found.value).splitlines()[1:]
    starts = ("no branch is checked out", "git does not know who commits", "dist/: ", "there is no book 'hand'")
    for line, start in zip(said, (*starts, "KEY=/no/such/key: it cannot sign (there is no file"), strict=True):
        assert line.startswith(start)


def test_whoever_the_project_alone_names_commits_the_edition(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")
    git(project, "config", "user.name", "An Editor of Ours")
    git(project, "config", "user.email", "editor@example.org")
    make(release(project), silent)
    whole(project)
    assert git(project, "log", "-1", "--format=%an %ae") == "An Editor of Ours editor@example.org"


HEEDING = """
import os, signal, sys
for each in (signal.SIGINT, signal.SIGHUP):
    signal.signal(each, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


def test_the_command_says_in_one_line_that_it_was_stopped(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "macros", "--project", str(tmp_path), "release", CODE, "--tests", ""]
    # Whoever runs the tests in the background lets them ignore what would stop them.
    command = [sys.executable, "-c", HEEDING, *command]
    (tmp_path / "dist").mkdir()
    os.mkfifo(tmp_path / "CHANGELOG.md")  # whoever reads it waits
    shutil.copytree(SMALL, tmp_path / "data")
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    git(tmp_path, "init", "--quiet")
    for ending in (signal.SIGINT, signal.SIGHUP):
        stopped = subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, text=True)
        assert stopped.stderr
        assert next(line for line in stopped.stderr if line.startswith("1/"))
        stopped.send_signal(ending)
        said = stopped.communicate(timeout=60)[1]
        assert said == "stopped; the same command begins anew, or says that the edition is released\n"
        assert stopped.returncode == 1
        assert list((tmp_path / "dist").iterdir()) == []


def test_two_releases_are_not_made_at_once(project: Path) -> None:
    (project / "dist").mkdir()
    with locked(project / "dist" / ".release.lock"), pytest.raises(CommandError, match="another command is making"):
        COMMAND.run(Namespace(project=project, code=CODE, tests="", books="", key=""))


def test_an_address_that_is_none_is_named_before_anything_is_made(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDBOOK_URL", "handbook.example.org")
    with pytest.raises(CommandError, match=r"does not begin with https://"):
        COMMAND.run(Namespace(project=project, code=CODE, tests="", books="", key=""))


def test_what_stands_in_the_way_is_named_at_once_with_file_and_line(project: Path) -> None:
    edition = (project / "data" / "edition.yaml").read_text("utf-8")
    (project / "data" / "edition.yaml").write_text(edition.replace(CODE, "2026.2"), "utf-8")
    (project / "pyproject.toml").write_text('[project]\nversion = "1"\n', "utf-8")
    (project / "CHANGELOG.md").write_text(f"# Changelog\n\n## {CODE} (not yet published)\n\n## 2025.1\n", "utf-8")
    git(project, "tag", CODE)
    with pytest.raises(CommandError) as found:
        make(release(project), silent)
    said = str(found.value).splitlines()
    assert said[0] == f"edition {CODE} cannot be released yet:"
    for start in (
        f"the tag {CODE} is there: this edition is published",
        "data/edition.yaml: not committed",
        'pyproject.toml:2: the version is "1"',
        'CHANGELOG.md:3: "## 2026.1 (not yet published)" says that it is not published',
        "CHANGELOG.md:3: nothing is written below this heading",
    ):
        assert [line for line in said if line.startswith(start)], start
    assert [line for line in said if line.startswith("data/edition.yaml:") and 'the code is "2026.2"' in line]


@pytest.mark.parametrize(
    ("said", "today", "held"),
    [("2025-11-22", "2026-01-01", True), ("2025-11-22", "2025-11-22", False), ("2025-11-21", "2025-11-22", True)],
)
def test_the_day_of_the_edition_before_is_not_that_of_this_one(
    project: Path, monkeypatch: pytest.MonkeyPatch, said: str, today: str, *, held: bool
) -> None:
    path = project / "data" / "edition.yaml"
    path.write_text(re.sub(r"(?m)^date: .*$", f'date: "{said}"', path.read_text("utf-8")), "utf-8")
    monkeypatch.setattr(gate, "on_the_clock", lambda: date.fromisoformat(today))
    with pytest.raises(CommandError) as found:
        gate.hold(project, CODE)
    line = f"data/edition.yaml:2: the date is {said}, and edition 2025.1 is of 2025-11-22; write the day of this one"
    assert (line in str(found.value).splitlines()) is held


def test_broken_files_are_named_with_the_rest(project: Path) -> None:
    (project / "data" / "edition.yaml").write_text('code: "2026.1\n', "utf-8")
    (project / "pyproject.toml").write_text("[project\n", "utf-8")
    commit(project)
    with pytest.raises(CommandError) as found:
        make(release(project), silent)
    said = str(found.value).splitlines()
    assert 'pyproject.toml:1: no version is found under [project]; write version = "2026.1"' in said
    assert any(line.startswith("data/edition.yaml:1: ") for line in said)


@pytest.mark.parametrize("name", ["index.lock", f"refs/tags/{CODE}.lock"])
def test_a_lock_of_a_git_that_was_killed_is_named_before_anything_is_made(project: Path, name: str) -> None:
    lock = project / ".git" / name
    lock.touch()
    with pytest.raises(CommandError) as found:
        make(release(project), silent)
    assert str(found.value).splitlines()[1:] == [
        f"{lock}: a git command is at work, or was killed; once none is, take this file away"
    ]


def test_a_changelog_without_the_edition_is_named(project: Path) -> None:
    (project / "CHANGELOG.md").write_text("# Changelog\n\n## 2026.10\n\n- Another.\n", "utf-8")
    commit(project)
    with pytest.raises(CommandError, match=r'no heading "## 2026\.1"'):
        make(release(project), silent)


def test_a_published_edition_is_refused_and_stays(project: Path) -> None:
    make(release(project), silent)
    with pytest.raises(CommandError, match="this edition is published"):
        make(release(project), silent)
    whole(project)


def test_tests_that_fail_hold_a_release_back_and_are_heard_as_they_speak(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    held = release(project)
    held.tests = "sh -c 'echo a test failed; exit 1'"
    with pytest.raises(CommandError, match="nothing was released: sh -c"):
        make(held, silent)
    assert capfd.readouterr().err == "a test failed\n"
    assert git(project, "tag") == ""


def test_tests_know_nothing_of_the_command_that_runs_them(
    project: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BOOKS", "HANDBOOK_BOOKS", "LOCAL", "HANDBOOK_LOCAL", "HANDBOOK_URL", "MAKEFLAGS", "KEY"):
        monkeypatch.setenv(name, "of the release")
    tested = release(project)
    tested.tests = "env"
    make(tested, silent)
    said = capfd.readouterr().err
    assert "PATH=" in said
    assert "of the release" not in said


def test_builds_that_differ_hold_a_release_back_and_are_named(project: Path) -> None:
    def differing(copy: Path, books: str, **said: str) -> None:
        light_build(copy, books)
        (copy / "site" / "index.html").write_text(said["TZ"], "utf-8")

    held = release(project)
    held.build = differing
    with pytest.raises(CommandError, match=r"1 different files(.|\n)*site/index.html: differs"):
        make(held, silent)
    assert git(project, "tag") == ""
    assert not held.place.exists()
    assert (held.other / "site" / "index.html").read_text("utf-8") == "Asia/Tokyo", "both are kept, to be looked at"


def test_a_commit_made_meanwhile_is_not_released_unseen(project: Path) -> None:
    def meanwhile(line: str) -> None:
        if line.startswith("8/"):
            git(project, "commit", "--allow-empty", "--quiet", "--message", "Meanwhile")

    with pytest.raises(CommandError, match="committed while the release was made"):
        make(release(project), meanwhile)
    assert git(project, "tag") == ""


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not on this machine")
def test_the_sums_are_signed_by_a_key_of_ssh_and_the_signature_holds(project: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    program(tmp_path, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key))
    signed = release(project, str(key))
    make(signed, silent)
    (tmp_path / "signers").write_text(f"editor {key.with_suffix('.pub').read_text('utf-8')}", "utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "signers"), "-I", "editor", "-n", "handbook-release"]
    command += ["-s", str(signed.place / "SHA256SUMS.sig")]
    sums = (signed.place / "SHA256SUMS").read_bytes()
    assert subprocess.run(command, input=sums, capture_output=True, check=False).returncode == 0
    assert subprocess.run(command, input=sums + b"x", capture_output=True, check=False).returncode


@pytest.mark.slow
def test_a_real_release_killed_in_its_first_build_is_run_again_to_its_end(tmp_path: Path, handbook: Handbook) -> None:
    project, code = tmp_path / "project", handbook.edition.code
    git(tmp_path, "clone", "--quiet", "--no-tags", str(PROJECT), str(project))
    git(project, "switch", "--quiet", "--force-create", "main")  # a machine of tests may have checked out no branch
    (project / NODE).symlink_to((PROJECT / NODE).resolve())
    changelog = project / "CHANGELOG.md"
    changelog.write_text(changelog.read_text("utf-8").replace(f"{code} (not yet published)", code), "utf-8")
    ignored = project / ".gitignore"
    ignored.write_text(f"{ignored.read_text('utf-8')}node_modules\n", "utf-8")
    commit(project)
    command = [sys.executable, "-m", "macros", "release", code, "--tests", SILENT, "--books", ""]
    killed = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert killed.stderr
    assert next(line for line in killed.stderr if line.startswith("5/"))
    time.sleep(2)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert git(project, "tag") == git(project, "status", "--porcelain") == ""
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    place = project / "dist" / f"release-{code}"
    program(place, "sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
    assert "git push" in done.stdout
    assert git(project, "rev-list", "-1", code) == git(project, "rev-parse", "HEAD")
    assert steps.Release(project, code, "", "", "").work.exists() is False
