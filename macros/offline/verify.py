"""Whether a copy is as it was published: which files changed, are missing, or were added."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from macros.offline.leftovers import left_behind
from macros.offline.sums import SUMS, CopyError, from_sums

UNREADABLE = (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError)
"""What reading a damaged file may raise."""


@dataclass(frozen=True)
class Intact:
    """A copy that is as it was published."""

    files: int
    """How many files it holds."""
    left: tuple[str, ...] = ()
    """Files that a system has left in it; nothing of the handbook leads to them."""


class Copy(Protocol):
    """A copy of the handbook, unpacked or not."""

    def names(self) -> list[str]:
        """Return the path of every file, from the root of the copy; one twice where it is there twice."""

    def open(self, name: str) -> IO[bytes]:
        """Open a file."""


class _Folder:
    def __init__(self, root: Path) -> None:
        self.root = root

    def names(self) -> list[str]:
        found = (path for path in self.root.rglob("*") if path.is_symlink() or not path.is_dir())
        return [path.relative_to(self.root).as_posix() for path in found]

    def open(self, name: str) -> IO[bytes]:
        return (self.root / name).open("rb")


class _Zip:
    """A zip; the copy is in the one folder that it holds, or, as earlier editions had it, in no folder."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.found = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
        tops = {name.partition("/")[0] for name in self.found if name.endswith(f"/{SUMS}") and name.count("/") == 1}
        self.top = f"{tops.pop()}/" if len(tops) == 1 and SUMS not in self.found else ""

    def names(self) -> list[str]:
        # What is beside the folder belongs to no copy, and is named with its whole path.
        return [name.removeprefix(self.top) if name.startswith(self.top) else f"../{name}" for name in self.found]

    def open(self, name: str) -> IO[bytes]:
        return self.archive.open(self.top + name)


def verify(path: Path) -> Intact:
    """Return what an intact copy holds, a folder or a zip.

    Raises CopyError with a line for each file that changed, is missing or was added. Beside a zip, its checksum is
    compared, too, where the file that `make offline` wrote with it is there.
    """
    if path.is_dir():
        return _hold_to_its_list(path, _Folder(path))
    _hold_to_its_checksum(path)
    with _opened(path) as archive:
        return _hold_to_its_list(path, _Zip(archive))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise CopyError(f"{path}: there is no such folder or file") from None
    except UNREADABLE:
        raise CopyError(f"{path}: this is no zip, or a damaged one; take a new copy") from None
    with archive:
        yield archive


def _hold_to_its_checksum(path: Path) -> None:
    beside = path.with_name(f"{path.name}.sha256")
    if path.is_file() and beside.is_file():
        expected = from_sums(beside.read_bytes()).get(path.name)
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise CopyError(f"{path}: the zip has not the checksum in {beside.name}; take a new copy")


def _hold_to_its_list(path: Path, copy: Copy) -> Intact:
    names = copy.names()
    if SUMS not in names:
        raise CopyError(f"{path}: there is no {SUMS} in it, so nothing can be compared; is this the root of a copy?")
    try:
        with copy.open(SUMS) as file:
            expected = from_sums(file.read())
    except UNREADABLE:
        raise CopyError(f"{SUMS}: this file is damaged; take a new copy") from None
    found = set(names)
    twice = {name for name in found if names.count(name) > 1}
    more = found - expected.keys() - {SUMS}
    left = {name for name in more if left_behind(name)}
    lines = [
        *(f"changed: {name}" for name in expected if name in found and _sum(copy, name) != expected[name]),
        *(f"missing: {name}" for name in expected if name not in found),
        *(f"added: {name}" for name in [*(more - left), *twice]),
    ]
    if lines:
        raise CopyError("\n".join([f"{path} is not as it was published:", *sorted(lines)]))
    return Intact(len(expected), tuple(sorted(left)))


def _sum(copy: Copy, name: str) -> str:
    found = hashlib.sha256()
    try:
        with copy.open(name) as file:
            while block := file.read(1 << 20):
                found.update(block)
    except UNREADABLE:
        return ""
    return found.hexdigest()
