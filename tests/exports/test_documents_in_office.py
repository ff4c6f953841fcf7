"""Documents as LibreOffice opens them: every row is there, and formulas give the figures that the test counts."""

from __future__ import annotations

import io
import random
from collections import Counter
from pathlib import Path
from statistics import fmean

import docx
import pytest
from openpyxl import load_workbook

from macros.exports.documents import document_files
from macros.model.handbook import Handbook
from tests.exports.loaded import BASE
from tests.exports.office import converted
from tests.exports.test_documents import text_of

pytestmark = pytest.mark.slow
POINTS = {"In place": 4, "Partly": 3, "Begun": 2, "Missing": 1}


@pytest.fixture(scope="module")
def made(handbook: Handbook) -> dict[str, bytes]:
    return document_files(handbook, BASE)


def test_formulas_give_the_figures_of_what_was_filled_in(
    made: dict[str, bytes], handbook: Handbook, tmp_path: Path
) -> None:
    chance = random.Random(16)  # noqa: S311 – no secret
    book = load_workbook(io.BytesIO(made["plan/adoption-workbook.xlsx"]))
    sheet = book["Statements"]
    column = [cell.value for cell in sheet[1]].index("Status") + 1
    chosen: dict[str, str] = {}
    for row in range(2, sheet.max_row + 1):
        if status := chance.choice([*POINTS, "Not ours", ""]):
            sheet.cell(row, column).value = chosen[sheet.cell(row, 1).value] = status
    filled = io.BytesIO()
    book.save(filled)  # without results, as openpyxl counts nothing
    opened = load_workbook(io.BytesIO(converted(filled.getvalue(), "adoption.xlsx", "xlsx", tmp_path)), data_only=True)
    assert opened["Statements"].max_row == sheet.max_row
    head, *rows = opened["Scores"].iter_rows(values_only=True)
    codes = [each.code for cell in handbook.cells if cell.group.code == "organization" for each in cell.statements]
    expected = {"All": codes}
    for code in {each.split(".")[0] for each in codes} | {each[0] for each in codes}:
        expected[code] = [each for each in codes if each.startswith(code)]
    for point in handbook.adoption.requirements:
        expected[point.code] = [code for code in point.see if code in codes]
    assert {row[0] for row in rows} == expected.keys()
    for row in rows:
        _, _, *figures = row
        counts = Counter(chosen.get(code, "") for code in expected[row[0]])
        points = [POINTS[status] for status in counts.elements() if status in POINTS]
        assert figures[:7] == [len(expected[row[0]]), *(counts[name] for name in head[3:8]), counts[""]], row[0]
        mean, share = figures[7:9]
        assert mean == (pytest.approx(fmean(points)) if points else None) or (not points and not mean), row[0]
        assert share == (pytest.approx(counts["In place"] / len(points)) if points else None) or not points, row[0]


@pytest.mark.parametrize(
    "name", ["plan/role/evaluation-nurse.docx", "plan/group/checklist-organization.docx", "plan/policy-outline.docx"]
)
def test_documents_open_with_every_row(name: str, made: dict[str, bytes], tmp_path: Path) -> None:
    opened = docx.Document(io.BytesIO(converted(made[name], "document.docx", "docx", tmp_path)))
    before = docx.Document(io.BytesIO(made[name]))
    assert [len(table.rows) for table in opened.tables] == [len(table.rows) for table in before.tables]
    lines = {line for line in text_of(made[name]).splitlines() if line.strip() and "☐" not in line}
    found = io.BytesIO()
    opened.save(found)
    assert lines - set(text_of(found.getvalue()).splitlines()) == set()
