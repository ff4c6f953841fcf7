"""Tables of courses become the files that the first edition made of them, and those files still load."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.load.overlay import load_with
from tests.conftest import KEPT, PROJECT

COURSES = sorted((KEPT / "courses").glob("*.csv"))


@pytest.mark.parametrize("table", COURSES, ids=lambda path: path.stem)
def test_a_table_becomes_the_same_file(table: Path, tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").write_text("name: A School\n", "utf-8")
    assert main(["--local", str(tmp_path), "import-course", str(table)]) == 0
    written = tmp_path / "curricula" / f"{table.stem}.yaml"
    assert written.read_text("utf-8") == table.with_suffix(".yaml").read_text("utf-8")


def test_the_files_load(tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").write_text("name: A School\n", "utf-8")
    shutil.copytree(KEPT / "courses", tmp_path / "curricula", ignore=shutil.ignore_patterns("*.csv"))
    found = load_with(PROJECT / "data", tmp_path, "kept").local.courses
    assert [course.code for course in found] == [table.stem for table in COURSES]
