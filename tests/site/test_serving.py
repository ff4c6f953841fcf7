"""What is served after an edit, once it has settled, is what a clean build makes."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from macros.site.serving import bring_up_to_date, changed, stamps
from tests.conftest import EXAMPLE, PROJECT
from tests.site.serving import EDITS, clean_build, serve


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """A folder of local additions that a test may change."""
    return shutil.copytree(PROJECT / EXAMPLE, tmp_path / "local additions")


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Where the server keeps what it serves."""
    folder = tmp_path / "served"
    folder.mkdir()
    return folder


@pytest.mark.slow
def test_after_each_of_thirty_edits_what_is_served_settles_to_a_clean_build(
    project: Path, local: Path, folders: Path
) -> None:
    chance = random.Random(20260113)  # noqa: S311 – the same edits on every run
    with serve(project, folders, local) as served:
        for number in range(30):
            edit = EDITS[number % len(EDITS)] if number < len(EDITS) else chance.choice(EDITS)
            edit(project, local, chance, number)
            if chance.random() < 0.3:  # one more before the first has settled
                time.sleep(chance.random())
                chance.choice(EDITS)(project, local, chance, 100 + number)
            clean = clean_build(served, local, project / "clean")
            assert served.settled(clean) == [], f"edit {number}: {edit.__name__}"


def test_files_are_brought_up_to_date_and_what_is_gone_is_taken_away(tmp_path: Path) -> None:
    root, built = tmp_path / "root", tmp_path / "built"
    for folder, names in ((root, ("same.html", "old.txt", "gone.html")), (built, ("same.html", "old.txt", "a/new.js"))):
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(name if name == "same.html" else f"{folder.name} {name}", "utf-8")
    assert bring_up_to_date(root, built)
    assert sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()) == [
        "a/new.js",
        "old.txt",
        "same.html",
    ]
    assert (root / "old.txt").read_text("utf-8") == "built old.txt"
    assert not bring_up_to_date(root, built)


def test_every_way_to_change_a_file_is_noticed(tmp_path: Path) -> None:
    for name in ("kept", "edited", "gone"):
        (tmp_path / name).write_text(name, "utf-8")
    before = stamps([tmp_path])
    (tmp_path / "edited").write_text("another text", "utf-8")
    (tmp_path / "gone").unlink()
    (tmp_path / "new").touch()
    assert {path.name for path in changed(before, stamps([tmp_path]))} == {"edited", "gone", "new"}


def test_a_change_of_a_workbook_that_stands_for_a_folder_is_noticed(tmp_path: Path) -> None:
    book = tmp_path / "ours.xlsx"
    book.write_bytes(b"before")
    (tmp_path / "beside").write_text("before", "utf-8")
    before = stamps([book])
    book.write_bytes(b"and after")
    (tmp_path / "beside").write_text("and after", "utf-8")
    assert changed(before, stamps([book])) == {book}
