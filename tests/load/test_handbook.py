"""Loading: what is right loads, and what is wrong is all reported, with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.load.handbook import load
from macros.model.handbook import Handbook
from macros.read.problems import DataError
from tests.conftest import PROJECT

DATA = PROJECT / "tests" / "data"
MISTAKES = sorted(path.name for path in (DATA / "broken").iterdir())


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_reported_completely(mistake: str, tmp_path: Path, regenerate: bool) -> None:
    """Each folder holds the files that differ from the small data set, and the list of their problems."""
    wrong = DATA / "broken" / mistake
    data = shutil.copytree(DATA / "small", tmp_path / "data")
    shutil.copytree(wrong, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    with pytest.raises(DataError) as caught:
        load(data)
    expected = wrong / "expected.txt"
    if regenerate:
        expected.write_text(f"{caught.value}\n", "utf-8")
    assert f"{caught.value}\n" == expected.read_text("utf-8")


@pytest.mark.parametrize("name", ["edition.yaml", "groups.yaml", "topics.yaml", "identifiers.yaml"])
def test_a_missing_file_is_reported(name: str, small_data: Path) -> None:
    (small_data / name).unlink()
    with pytest.raises(DataError, match=f"data/{name}:1: the file is missing"):
        load(small_data)


def test_missing_competencies_are_reported(small_data: Path) -> None:
    shutil.rmtree(small_data / "competencies")
    with pytest.raises(DataError, match=r"data/competencies/\*.yaml:1: the file is missing"):
        load(small_data)


def test_windows_line_ends_load(small_data: Path, small: Handbook) -> None:
    path = small_data / "competencies" / "u.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(small_data).competencies == small.competencies


@pytest.mark.parametrize("text", ["no", "12:30", "010", "2020-01-01", "1e3", "'#1: a'", "=1+1"])
def test_text_stays_text(text: str, small_data: Path) -> None:
    """YAML would make other things of these."""
    path = small_data / "competencies" / "u.yaml"
    path.write_text(path.read_text("utf-8").replace("short: Do what UA.I1 asks", f"short: {text}"), "utf-8")
    assert load(small_data).statements["UA.I1"].short == text.strip("'")


def test_the_handbook_has_the_numbers_of_the_report(handbook: Handbook) -> None:
    """The numbers are here a second time, so that data/edition.yaml cannot change them unseen."""
    found = {
        group.code: sum(len(cell.statements) for cell in handbook.cells if cell.group is group)
        for group in handbook.groups
    }
    assert found == {"individual": 64, "organization": 62, "research": 45, "education": 34}
    assert len(handbook.competencies) == 7
    assert len(handbook.cells) == 80
    assert len(handbook.statements) == 205


def test_the_condition_of_2b_stands_on_both_statements(handbook: Handbook) -> None:
    conditional = {code: statement.condition for code, statement in handbook.statements.items() if statement.condition}
    assert set(conditional) == {"2B.I2", "2B.I3"}
    assert all("only" in str(condition).lower() and "trained" in str(condition) for condition in conditional.values())


def test_statements_start_with_a_capital_and_end_with_a_stop(handbook: Handbook) -> None:
    for code, statement in handbook.statements.items():
        assert statement.text[0].isupper(), code
        assert statement.text.endswith((".", ".”")), code
