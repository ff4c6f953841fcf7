"""The commands that seal words and numbers, and that name what is not sealed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.conftest import PROJECT

OLD, NEW = "Take care to build rapport and trust", "Take great care to build rapport and trust"


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data and pages, without anything local."""
    monkeypatch.delenv("HANDBOOK_LOCAL", raising=False)
    for folder in ("data", "docs"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    shutil.rmtree(tmp_path / "data" / "local")
    return tmp_path


def run(project: Path, command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    status = main(["--project", str(project), command])
    said = capsys.readouterr()
    return status, said.out + said.err


def test_a_change_is_named_then_shown_beside_what_was_there_and_sealed(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copied / "data" / "competencies" / "u-trauma-informed-approach.yaml"
    path.write_text(path.read_text("utf-8").replace(OLD, NEW), "utf-8")
    status, said = run(copied, "check", capsys)
    assert status == 1
    assert "'UA.I2' is not what was sealed" in said
    status, said = run(copied, "seal", capsys)
    assert status == 0
    lines = said.splitlines()
    assert lines[0] == "UA.I2"
    assert lines[1].startswith(f"  before: {OLD}")
    assert lines[2].startswith(f"  now:    {NEW}")
    assert "1 of them anew" in lines[3]
    assert run(copied, "check", capsys)[0] == 0


def test_a_number_without_a_new_record_is_not_sealed(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, seal = copied / "data" / "contacts.yaml", copied / "data" / "seal.txt"
    before = seal.read_bytes()
    text = path.read_text("utf-8")
    assert text.count("1-888-373-7888") == 1
    path.write_text(text.replace("1-888-373-7888", "1-888-373-7889"), "utf-8")
    for command in ("check", "seal"):
        status, said = run(copied, command, capsys)
        assert status == 1
        assert "the number '1-888-373-7889' was sealed as '1-888-373-7888'" in said
    assert seal.read_bytes() == before


def test_a_seal_that_is_missing_is_named_and_written(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seal = copied / "data" / "seal.txt"
    before = seal.read_bytes()
    seal.unlink()
    status, said = run(copied, "check", capsys)
    assert status == 1
    assert "data/seal.txt:1: the file is missing" in said
    assert run(copied, "seal", capsys)[0] == 0
    assert seal.read_bytes() == before


def test_a_translation_whose_english_has_changed_is_named(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copied / "data" / "practice" / "01-worried-now.yaml"
    path.write_text(
        path.read_text("utf-8").replace("Worried about a patient now", "Worried about a patient now, or soon"), "utf-8"
    )
    status, said = run(copied, "check", capsys)
    assert status == 1
    assert "data/translations/es.yaml:128: the guide was not made from the English of today" in said
