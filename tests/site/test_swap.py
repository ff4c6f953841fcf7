"""A site takes its place whole or not at all: whatever the system refuses, and wherever a command is killed."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from macros.site import in_place
from macros.site.swap import SiteError, Swap, settled

OLD = {
    "index.html": "old",
    "gone.html": "old",
    "was/page.html": "old",
    "becomes-file/page.html": "",
    "becomes-folder": "",
}
NEW = {
    "index.html": "new",
    "is/deep/page.html": "new",
    "was/page.html": "new",
    "becomes-file": "",
    "becomes-folder/x": "",
}
OWN = {".nojekyll": "", ".git/HEAD": "ref"}
"""What a publisher has put into the folder of the site."""
IN_PLACE = ("in place", "in a folder of others")
"""Where a site cannot be swapped for another by renaming."""
Tree = dict[str, str]


def write(folder: Path, files: Tree) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def read(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with something of its publisher's own, alone in a folder."""
    write(tmp_path / "www" / "site", OLD | OWN)
    return tmp_path / "www" / "site"


def build(site: Path) -> str:
    made = Swap(site)
    write(made.part, NEW)
    return made.swap_in()


def test_a_new_site_takes_the_place_of_the_old_one_and_leaves_what_is_hidden(site: Path) -> None:
    assert build(site) == ""
    assert read(site) == NEW | OWN
    assert names(site.parent) == ["site"]


def test_a_first_site_is_put_where_nothing_is_yet(tmp_path: Path) -> None:
    assert build(tmp_path / "some" / "folder" / "site") == ""
    assert read(tmp_path / "some") == {f"folder/site/{name}": content for name, content in NEW.items()}


def test_a_site_behind_a_link_is_replaced_where_it_stands(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(site)
    assert build(link) == ""
    assert link.is_symlink()
    assert read(site) == NEW | OWN
    assert names(tmp_path) == ["link", "www"]


def test_a_path_from_here_is_taken_as_such(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.parent)
    made = Swap(Path("site"))
    monkeypatch.chdir("/")
    write(made.part, NEW)
    made.swap_in()
    assert read(site) == NEW | OWN


def test_the_rights_of_the_site_are_kept(site: Path) -> None:
    site.chmod(0o2750)
    build(site)
    assert stat.S_IMODE(site.stat().st_mode) == 0o2750


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(SiteError, match="is a file; take it away"):
        Swap(tmp_path / "site")
    assert read(tmp_path) == {"site": "mine"}


def test_a_build_that_is_given_up_leaves_the_site_and_is_remembered(site: Path) -> None:
    failed = Swap(site)
    write(failed.part, NEW)
    assert failed.give_up() == f"{site} is as it was"
    assert read(site) == OLD | OWN
    assert read(failed.part) == {}, "a failed build takes no room"
    with pytest.raises(SiteError, match="the last build did not end well; run 'make build'"), settled(site):
        pytest.fail("a site was handed on")
    build(site)
    with settled(site):
        assert read(site) == NEW | OWN


def test_a_first_build_that_is_given_up_leaves_no_site(tmp_path: Path) -> None:
    failed = Swap(tmp_path / "site")
    assert failed.give_up() == f"{tmp_path / 'site'} was not written"
    assert not (tmp_path / "site").exists()


def test_what_a_killed_build_left_is_in_no_later_site(site: Path) -> None:
    write(site.with_name(".site.part"), {"left.html": "half"})
    build(site)
    assert read(site) == NEW | OWN


def test_two_commands_do_not_work_on_one_site(site: Path) -> None:
    first = Swap(site)
    with pytest.raises(SiteError, match="another command works on this site; wait for it to end"):
        Swap(site)
    with pytest.raises(SiteError, match="another command works on this site"), settled(site):
        pytest.fail("a site was handed on while it was built")
    write(first.part, NEW)
    first.swap_in()
    with settled(site), pytest.raises(SiteError, match="another command works on this site"):
        Swap(site)
    assert read(site) == NEW | OWN


def refuse(monkeypatch: pytest.MonkeyPatch, refused: Callable[[Path, Path], bool], code: int) -> None:
    """Let the system refuse some renames."""
    rename = Path.rename

    def renamed(path: Path, target: Path) -> Path:
        if refused(path, target):
            raise OSError(code, os.strerror(code), str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)


def give_to_others(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a folder be one that we may not write in, also where the tests run as root."""
    monkeypatch.setattr(os, "access", lambda path, _: path != folder)


def test_a_folder_that_cannot_be_renamed_is_replaced_file_by_file(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a disk of its own: neither is it renamed, nor is anything renamed into it."""
    refuse(monkeypatch, lambda path, target: path == site or path.parent != site == target.parent, errno.EBUSY)
    assert build(site) == f"{site} cannot be renamed (Device or resource busy), so its files were replaced one by one"
    assert read(site) == NEW | OWN
    assert names(site.parent) == ["site"]
    assert names(site) == sorted({name.partition("/")[0] for name in NEW | OWN})


def test_a_new_site_that_cannot_be_renamed_is_brought_as_well(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, lambda path, target: target == site and path.name == ".site.part", errno.EXDEV)
    assert "so its files were replaced one by one" in build(site)
    assert read(site) == NEW | OWN
    assert names(site.parent) == ["site"]


def test_a_disk_that_is_full_as_the_new_site_is_brought_leaves_the_old_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, lambda path, target: path == site or path.parent != site == target.parent, errno.EXDEV)

    def copytree(_: Path, target: Path) -> None:
        write(target, {"index.html": "half"})
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(shutil, "copytree", copytree)
        made = Swap(site)
        write(made.part, NEW)
        with pytest.raises(OSError, match="No space left on device"):
            made.swap_in()
        assert made.give_up() == f"{site} is as it was"
    assert read(site) == OLD | OWN
    build(site)
    assert read(site) == NEW | OWN


def test_a_site_in_a_folder_of_others_is_replaced_within_itself(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give_to_others(monkeypatch, site.parent)
    made = Swap(site)
    assert made.part.parent == site
    write(made.part, NEW)
    assert "cannot be renamed (Permission denied)" in made.swap_in()
    assert read(site) == NEW | OWN
    assert names(site) == sorted({name.partition("/")[0] for name in NEW | OWN})


def test_a_replacement_that_is_refused_midway_is_finished_by_the_next_command(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, lambda path, _: path == site, errno.EBUSY)
    with monkeypatch.context() as broken:
        broken.setattr(in_place, "replace", lambda _: (_ for _ in ()).throw(OSError(errno.EIO, "Input/output error")))
        made = Swap(site)
        write(made.part, NEW)
        with pytest.raises(OSError, match="Input/output error"):
            made.swap_in()
        assert made.give_up() == f"{site} is replaced in part; the next build goes on with it"
    with settled(site):
        assert read(site) == NEW | OWN


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do some work in a process that is killed before it changes files for the n-th time; return whether it was."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child does nothing that threads could disturb
        child = os.fork()
    if not child:
        with suppress(BaseException):
            steps = iter(range(step))

            def watch(event: str, arguments: tuple[Any, ...]) -> None:
                writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
                changes = event in {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.link"} or writes
                if changes and next(steps, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)

            sys.addaudithook(watch)
            work()
            os._exit(0)
        os._exit(1)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("way", ["renamed", *(pytest.param(way, marks=pytest.mark.slow) for way in IN_PLACE)])
def test_a_build_killed_at_any_step_leaves_a_whole_site_to_the_next_command(
    way: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "in place":
        refuse(monkeypatch, lambda path, target: path == site or path.parent != site == target.parent, errno.EBUSY)
    elif way == "in a folder of others":
        give_to_others(monkeypatch, site.parent)
    before, seen = read(site), set()
    for step in range(1000):
        shutil.rmtree(site.parent)
        write(site, OLD | OWN)
        if not killed_at(step, lambda: build(site)):
            break
        whole = True
        try:
            with settled(site):
                pass
        except SiteError:
            whole = False
        found = {name: content for name, content in read(site).items() if not name.startswith(".site.")}
        assert found in (before, NEW | OWN), (way, step)
        if whole:
            assert found == NEW | OWN or step < 3, (way, step, "a build that was killed was not remembered")
        seen.add((whole, found == before))
        build(site)
        assert read(site) == NEW | OWN
    assert step > 20
    assert (False, True) in seen
    assert (True, False) in seen
