"""A file that is written appears whole; what cannot be written changes nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from macros.read.whole import write_whole


def held_by(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_files_are_written_anew_and_in_place_of_others(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("old", "utf-8")
    write_whole({tmp_path / "there": "né", tmp_path / "new": b"bytes"})
    assert held_by(tmp_path) == {"there": "né", "new": "bytes"}


def test_a_file_is_whole_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "file", []
    path.write_text("old", "utf-8")
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(held_by(tmp_path)))
    write_whole({path: "new"})
    assert seen == [{"file": "old", ".file.part": "new"}]


def test_a_full_disk_leaves_every_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "second").write_text("old", "utf-8")
    room = iter([True, False])

    def fsync(_: int) -> None:
        if not next(room):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="No space left on device") as raised:
        write_whole({tmp_path / "first": "new", tmp_path / "second": "new"})
    assert raised.value.filename == str(tmp_path / "second")
    assert held_by(tmp_path) == {"second": "old"}


def test_a_link_stays_and_so_do_the_rights_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    (tmp_path / "link").symlink_to(path)
    write_whole({tmp_path / "link": "new"})
    assert (tmp_path / "link").is_symlink()
    assert path.read_text("utf-8") == "new"
    assert path.stat().st_mode & 0o777 == 0o640
