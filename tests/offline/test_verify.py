"""Checking a copy finds a flipped byte, a missing and an added file, with the project's program and with sha256sum."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.offline.archive import write_archive
from macros.offline.sums import SUMS, CopyError
from macros.offline.verify import Intact, verify
from tests.conftest import Once

PART = ("index.html", "exports/handbook.*", "practice/*.html", "competencies/*.html", "assets/*.js", "about/*.html")
"""What a copy that is checked holds in daily work: a tenth of the files, of each kind some."""


@pytest.fixture(scope="session")
def archive(site: Path, once: Once, request: pytest.FixtureRequest) -> Path:
    """An offline copy of a part of the handbook; with --all, of the whole."""

    def make(folder: Path) -> None:
        if request.config.getoption("--all"):
            write_archive(site, folder)
            return
        for path in (path for pattern in PART for path in site.glob(pattern)):
            target = folder / "part" / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        write_archive(folder / "part", folder)

    (made,) = once("to verify", make).glob("*.zip")
    return made


@pytest.fixture
def folder(archive: Path, tmp_path: Path) -> Path:
    """The copy unpacked, in a folder with a space in its name."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path)
    (unpacked,) = tmp_path.iterdir()
    return unpacked.rename(tmp_path / "a copy")


def flip(path: Path, at: int = 100) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def _flipped(folder: Path) -> None:
    flip(folder / "practice" / "worried-now.html")


def _missing(folder: Path) -> None:
    (folder / "competencies" / "2b.html").unlink()


def _added(folder: Path) -> None:
    (folder / "assets" / "new.js").write_text("alert(1)", "utf-8")


def _everything(folder: Path) -> None:
    for damage in (_flipped, _missing, _added):
        damage(folder)


DAMAGES: dict[Callable[[Path], None], list[str]] = {
    _flipped: ["changed: practice/worried-now.html"],
    _missing: ["missing: competencies/2b.html"],
    _added: ["added: assets/new.js"],
    _everything: ["added: assets/new.js", "changed: practice/worried-now.html", "missing: competencies/2b.html"],
}


def found_in(path: Path) -> list[str]:
    with pytest.raises(CopyError) as raised:
        verify(path)
    return str(raised.value).splitlines()[1:]


def packed(folder: Path, archive: Path) -> Path:
    with zipfile.ZipFile(archive, "w") as made:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                made.write(path, path.relative_to(folder).as_posix())
    return archive


def test_an_intact_copy_is_found_intact(archive: Path, folder: Path) -> None:
    listed = [path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    assert verify(archive) == verify(folder) == Intact(len(listed))


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found_in_a_folder_and_in_a_zip(damage: Callable[[Path], None], folder: Path, tmp_path: Path) -> None:
    damage(folder)
    assert found_in(folder) == DAMAGES[damage]
    assert found_in(packed(folder, tmp_path / "copy.zip")) == DAMAGES[damage]


@pytest.mark.parametrize("step", [29, pytest.param(7, marks=pytest.mark.slow)])
def test_a_flipped_byte_is_found_in_any_file(folder: Path, step: int) -> None:
    for path in sorted(folder.rglob("*.*"))[::step]:
        name = path.relative_to(folder).as_posix()
        flip(path, path.stat().st_size // 2)
        assert found_in(folder) == [f"changed: {name}"]
        flip(path, path.stat().st_size // 2)
    verify(folder)


def test_a_flipped_byte_is_found_anywhere_in_the_zip(archive: Path, tmp_path: Path) -> None:
    """Beside its checksum; without it, only what the files hold is compared."""
    copied = Path(shutil.copy(archive, tmp_path))
    shutil.copy(f"{archive}.sha256", tmp_path)
    verify(copied)
    for at in range(0, archive.stat().st_size, 49_999):
        flip(copied, at)
        with pytest.raises(CopyError):
            verify(copied)
        flip(copied, at)


def test_a_damaged_zip_is_reported_without_a_traceback(archive: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copy(archive, tmp_path))
    with zipfile.ZipFile(archive) as opened:
        entries = opened.infolist()
    for entry in entries[:: len(entries) // 15]:
        # Past the name come the compressed bytes; not every byte before them tells anything.
        at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
        flip(copied, at)
        with pytest.raises(CopyError):
            verify(copied)
        flip(copied, at)
    copied.write_bytes(archive.read_bytes()[:-10_000])
    with pytest.raises(CopyError, match="this is no zip, or a damaged one"):
        verify(copied)


def test_a_second_file_of_the_same_name_is_found(archive: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copy(archive, tmp_path))
    with zipfile.ZipFile(copied, "a") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr(f"{archive.stem}/index.html", "another")
    with zipfile.ZipFile(copied, "a") as opened:
        opened.writestr("index.html", "beside the folder")
    assert found_in(copied)[:2] == ["added: ../index.html", "added: index.html"]


LEFT = (
    ".DS_Store",
    "about/._index.html",
    "assets/Thumbs.db",
    "desktop.ini",
    "System Volume Information/x",
    ".directory",
)


def test_what_systems_leave_behind_is_named_and_is_no_fault(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = verify(folder).files
    for name in LEFT:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    assert verify(folder) == Intact(whole, tuple(sorted(LEFT)))
    assert verify(packed(folder, tmp_path / "made on a mac.zip")) == Intact(whole, tuple(sorted(LEFT)))
    assert main(["verify", str(folder)]) == 0
    assert (
        "a system has left these with them, and you may delete them: .DS_Store, .directory" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    "name", ["DS_Store.html", "assets/desktop.ini.js", "a/Thumbs.db.html", "_.DS_Store", ".htaccess"]
)
def test_what_only_looks_like_it_is_found(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"x")
    assert found_in(folder) == [f"added: {name}"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"no sum\n", b"abc  index.html\n"])
def test_a_damaged_list_is_reported(folder: Path, content: bytes) -> None:
    (folder / SUMS).write_bytes(content)
    with pytest.raises(CopyError, match=r"SHA256SUMS:1: this line is damaged"):
        verify(folder)


def test_what_is_no_copy_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(CopyError, match="there is no SHA256SUMS"):
        verify(tmp_path)
    with pytest.raises(CopyError, match="there is no such folder or file"):
        verify(tmp_path / "nothing.zip")


def test_a_link_out_of_the_copy_counts_as_added(folder: Path) -> None:
    (folder / "elsewhere").symlink_to(folder.parent)
    assert found_in(folder) == ["added: elsewhere"]


def test_the_command_answers_by_its_status(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(folder)]) == 0
    assert "files are as they were published" in capsys.readouterr().out
    _everything(folder)
    assert main(["verify", str(folder)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [f"{folder} is not as it was published:", *DAMAGES[_everything]]


def linux_commands(folder: Path) -> list[str]:
    """Return the commands that the README gives for Linux."""
    readme = (folder / "README.txt").read_text("utf-8")
    part = re.search(r"^Linux;.*?(?=^macOS;)", readme, re.MULTILINE | re.DOTALL)
    assert part
    return re.findall(r"^    (.+)$", part[0], re.MULTILINE)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S602 – the README's own


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="the README gives these commands for Linux")
def test_the_readmes_commands_for_linux_find_the_same(folder: Path) -> None:
    check, added = linux_commands(folder)
    for command in (check, added):
        done = run(command, folder)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    _added(folder)
    assert run(check, folder).returncode == 0, "sha256sum sees no added file, and the README says so"
    assert run(added, folder).stdout == "added or changed: assets/new.js\n"
    _flipped(folder)
    _missing(folder)
    done = run(check, folder)
    assert done.returncode == 1
    assert "practice/worried-now.html: FAILED" in done.stdout
    assert "competencies/2b.html: FAILED open or read" in done.stdout
