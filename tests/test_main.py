"""The command line: status 0 and a line of what was done, or status 1 and the list of problems."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.model.handbook import Handbook
from tests.conftest import PROJECT


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data and pages that a command may change, without anything local."""
    monkeypatch.delenv("HANDBOOK_LOCAL", raising=False)
    for folder in ("data", "docs"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    for path in (tmp_path / "data" / "local").iterdir():
        path.unlink()
    return tmp_path


@pytest.mark.parametrize("command", ["check", "seal", "mint", "schemas", "pages"])
def test_every_command_runs_and_changes_nothing_that_is_current(
    command: str, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()}
    assert main(["--project", str(copied), command]) == 0
    assert capsys.readouterr().out.strip()
    assert {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()} == before


def test_check_lists_what_is_due_today(
    copied: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 1 June 2026
    assert main(["--project", str(copied), "--local", str(PROJECT / "examples" / "riverbend"), "check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"{PROJECT}/examples/riverbend is in order: 1 of 30 dated entries are due for a check."
    assert lines[2].endswith("/contacts.yaml:24: contact 'Riverbend County help line' since 2026-05-03")
    laws = (copied / "data" / "law.yaml").read_text("utf-8").splitlines()
    line = laws.index("  - code: icd-guideline-19f") + 1
    assert lines[3].startswith(f"{PROJECT}/examples/riverbend/services.csv: ")
    assert "with semicolons between cells" in lines[3]
    assert lines[4:] == [
        "Records of law, numbers, and addresses that are due for a look (1):",
        f"data/law.yaml:{line}: law/icd-guideline-19f since 2023-09-30",
    ]


@pytest.mark.parametrize("command", [["official", "report.txt"], ["import-course", "tests/data/tables/course.csv"]])
def test_what_a_workbook_has_no_place_for_is_told(
    command: list[str], copied: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    (copied / "ours.xlsx").write_bytes(b"PK")
    (copied / "report.txt").write_text("A report.\n", "utf-8")
    words = [str(copied / word) if word == "report.txt" else word for word in command]
    assert main(["--project", str(copied), "--local", str(copied / "ours.xlsx"), *words]) == 1
    assert "ours.xlsx:1: a workbook has no place for " in capsys.readouterr().err


def test_check_reports_problems_of_local_additions(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "data" / "local" / "notes.yaml").write_text("notes: [{on: 2B.I9, text: x}]\n", "utf-8")
    assert main(["--project", str(copied), "check"]) == 1
    assert "data/local/notes.yaml:1: there is no '2B.I9'" in capsys.readouterr().err


def test_problems_go_to_standard_error_with_status_1(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "data" / "topics.yaml").write_text("topics: no\n", "utf-8")
    assert main(["--project", str(copied), "check"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert (
        printed.err
        == "1 problem in the data:\ndata/topics.yaml:1: 'topics' must be a list: start each line with '- '\n"
    )


def test_a_course_comes_in_with_its_page(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = PROJECT / "tests" / "data" / "tables" / "course.csv"
    text = table.read_text("utf-8").replace("UA.O,", "4C.O,").replace("UA.O1", "2B.O1")
    (copied / "course.csv").write_text(text, "utf-8")
    assert main(["--project", str(copied), "import-course", str(copied / "course.csv")]) == 0
    written, how, stubs = capsys.readouterr().out.splitlines()
    assert written == "data/curricula/quiet-care.yaml written: 2 sessions"
    assert how.startswith(f"{copied}/course.csv: 2 rows, read as UTF-8")
    assert stubs == "Pages written: teach/courses/quiet-care.md"
    assert (copied / "docs" / "teach" / "courses" / "quiet-care.md").read_text(
        "utf-8"
    ) == '{{ course("quiet-care") }}\n'
    assert main(["--project", str(copied), "check"]) == 0


@pytest.mark.parametrize("named", ["option", "variable"])
def test_a_course_comes_into_a_named_local_folder_without_a_page(
    named: str, copied: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(PROJECT / "examples" / "riverbend", copied / "ours")
    if named == "variable":
        monkeypatch.setenv("HANDBOOK_LOCAL", "ours")
    option = ["--local", "ours"] if named == "option" else []
    table = PROJECT / "tests" / "data" / "tables" / "course.csv"
    text = table.read_text("utf-8").replace("UA.O,", "4C.O,").replace("UA.O1", "2B.O1")
    (copied / "course.csv").write_text(text, "utf-8")
    before = sorted([*(copied / "data").rglob("*"), *(copied / "docs").rglob("*")])
    assert main(["--project", str(copied), *option, "import-course", str(copied / "course.csv")]) == 0
    assert capsys.readouterr().out.startswith("ours/curricula/quiet-care.yaml written: 2 sessions\n")
    assert (folder / "curricula" / "quiet-care.yaml").is_file()
    assert sorted([*(copied / "data").rglob("*"), *(copied / "docs").rglob("*")]) == before
    assert main(["--project", str(copied), *option, "check"]) == 0


def test_a_table_with_mistakes_leaves_everything_as_it_is(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()}
    table = PROJECT / "tests" / "data" / "tables" / "wrong-values" / "course.csv"
    assert main(["--project", str(copied), "import-course", str(table)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("9 problems in the data:\n")
    assert {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()} == before


def test_an_edition_is_written_down_once(copied: Path, handbook: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "data" / "editions" / f"{handbook.edition.code}.yaml").unlink(missing_ok=True)
    written = f"Edition written: data/editions/{handbook.edition.code}.yaml\n"
    for expected in (written, "Edition written: none were needed\n"):
        assert main(["--project", str(copied), "edition"]) == 0
        assert capsys.readouterr().out == expected


def test_every_make_target_is_described_and_none_is_named_that_is_not_there() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]
    described = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
    documented = set(re.findall(r"`make ([a-z-]+)", (PROJECT / "CONTRIBUTING.md").read_text("utf-8")))
    assert targets == described
    assert documented <= targets
