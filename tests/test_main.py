"""The command line: status 0 and a line of what was done, or status 1 and the list of problems."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.__main__ import main

PROJECT = Path(__file__).parent.parent


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the data and pages that a command may change."""
    for folder in ("data", "docs"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize("command", ["check", "mint", "schemas", "pages"])
def test_every_command_runs_and_changes_nothing_that_is_current(
    command: str, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()}
    assert main(["--project", str(copied), command]) == 0
    assert capsys.readouterr().out.strip()
    assert {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()} == before


def test_problems_go_to_standard_error_with_status_1(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "data" / "topics.yaml").write_text("topics: no\n", "utf-8")
    assert main(["--project", str(copied), "check"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert (
        printed.err
        == "1 problem in the data:\ndata/topics.yaml:1: 'topics' must be a list: start each line with '- '\n"
    )


def test_every_make_target_is_described_and_documented() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]
    described = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
    documented = set(re.findall(r"`make ([a-z-]+)", (PROJECT / "CONTRIBUTING.md").read_text("utf-8")))
    assert targets == described == documented
