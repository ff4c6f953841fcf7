"""`python -m macros offline`: whole files of a whole site, or one sentence and status 1."""

from __future__ import annotations

import errno
import json
import os
import zipfile
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.offline.verify import verify
from macros.site.swap import Swap

PAGE = """<!doctype html>
<html><head><meta http-equiv="Content-Security-Policy" content=""><title>Handbook</title>
<link rel="stylesheet" href="assets/handbook.css"></head>
<body><nav id="menu"><a href="index.html">Home</a></nav><main><article><h1>Home</h1></article></main></body></html>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the smallest site of which there can be a copy."""
    for name, content in {
        "index.html": PAGE,
        "assets/handbook.css": "p { color: red }",
        "assets/single.js": "1;",
        "assets/search.js": "2;",
        "assets/search-index.js": "3;",
        "assets/search-words.js": "4;",
        "exports/handbook.json": json.dumps({"edition": {"code": "2026.1", "date": "2026-11-22"}}),
        ".git/HEAD": "a publisher's own",
    }.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return tmp_path


def offline(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Ask for a copy; return the sentence on standard error, or '' where a copy was made."""
    status, said = main(["--project", str(project), "offline"]), capsys.readouterr()
    assert status == bool(said.err) != bool(said.out)
    assert said.err.count("\n") == status
    return said.err.strip()


def copies(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "dist").glob("*"))


def test_a_copy_and_its_checksum_are_made_of_what_the_build_made(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offline(project, capsys) == ""
    assert copies(project) == [f"handbook-2026.1.{kind}{more}" for kind in ("html", "zip") for more in ("", ".sha256")]
    with zipfile.ZipFile(project / "dist" / "handbook-2026.1.zip") as copy:
        names = sorted(name.removeprefix("handbook-2026.1/") for name in copy.namelist())
        assert [name for name in names if "assets" not in name] == [
            *("README.txt", "SHA256SUMS", "exports/handbook.json", "index.html")
        ]
    assert sorted(path.name for path in project.iterdir()) == ["dist", "site"]


def test_no_copy_is_made_of_a_site_whose_build_did_not_end_well(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = Swap(project / "site")
    said = offline(project, capsys)
    assert said == f"{project}/site: another command works on this site; wait for it to end, then try again"
    failed.give_up()
    said = offline(project, capsys)
    assert said == f"{project}/site: the last build did not end well; run 'make build', and mend what it names"
    assert copies(project) == []


def test_a_site_that_a_killed_build_had_taken_away_is_put_back_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "site").rename(project / ".site.old")
    assert offline(project, capsys) == ""
    assert verify(project / "dist" / "handbook-2026.1.zip").files == 8


def test_where_there_is_no_site_one_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert offline(tmp_path, capsys) == f"{tmp_path}/site: there is no built handbook; run 'make build' first"


def test_a_full_disk_leaves_the_copy_that_was_there(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offline(project, capsys) == ""
    before = {path: path.read_bytes() for path in (project / "dist").iterdir()}
    (project / "site" / "index.html").write_text(PAGE.replace("Home", "Another"), "utf-8")
    with monkeypatch.context() as full:

        def fsync(_: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        full.setattr(os, "fsync", fsync)
        assert offline(project, capsys) == (
            f"{project}/dist/handbook-2026.1.zip: No space left on device; mend that, and run the command again"
        )
    assert {path: path.read_bytes() for path in (project / "dist").iterdir()} == before
    assert offline(project, capsys) == ""
    assert verify(project / "dist" / "handbook-2026.1.zip").files == 8


def test_what_the_system_refuses_is_said_in_one_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "dist").write_text("in the way", "utf-8")
    assert offline(project, capsys) == f"{project}/dist: File exists; mend that, and run the command again"
