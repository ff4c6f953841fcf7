"""The files of a plan as LibreOffice opens them: every row, and figures that the test counts itself."""

from __future__ import annotations

import io
from pathlib import Path
from statistics import fmean

import docx
import pytest
from openpyxl import load_workbook

from macros.model.handbook import Handbook
from tests.conftest import Ask
from tests.exports.office import converted
from tests.plan.made import assessment, known, of_organization, office_file, rated_by_chance, row

pytestmark = pytest.mark.slow


def test_formulas_give_the_figures_of_the_ratings(ask: Ask, handbook: Handbook, tmp_path: Path) -> None:
    codes = of_organization(handbook)
    ratings = rated_by_chance(codes)
    plan = [row(code, what=f"Do {code}", by="2027-01-31") for code in codes]
    given = ask("planFile", assessment(*plan, ratings=ratings), codes, known(handbook))
    content = converted(office_file(ask, "xlsx", given), "plan.xlsx", "xlsx", tmp_path)
    book = load_workbook(io.BytesIO(content), data_only=True)
    assert [each[0] for each in book["Plan"].iter_rows(2, values_only=True)] == codes
    assert [each[0] for each in book["Ratings"].iter_rows(2, values_only=True)] == codes
    rows = list(book["Figures"].iter_rows(2, values_only=True))
    cells = list(dict.fromkeys(handbook.cell_of[code].code for code in codes))
    assert [each[0] for each in rows] == cells
    for cell, _, *figures in rows:
        found = [ratings.get(code) for code in codes if handbook.cell_of[code].code == cell]
        numbers = [each for each in found if isinstance(each, int)]
        assert figures[:4] == [len(found), len(numbers), found.count("none"), found.count(None)], cell
        mean, share = figures[4:6]
        if numbers:
            assert (mean, share) == pytest.approx((fmean(numbers), numbers.count(4) / len(numbers))), cell
        else:
            assert (mean or "", share or "") == ("", ""), cell


def test_the_document_has_every_row(ask: Ask, handbook: Handbook, tmp_path: Path) -> None:
    codes = of_organization(handbook)
    plan = [row(code, what=f"Do {code}") for code in codes]
    given = ask("planFile", assessment(*plan), codes, known(handbook))
    content = converted(office_file(ask, "docx", given), "plan.docx", "docx", tmp_path)
    [table] = docx.Document(io.BytesIO(content)).tables
    assert [each.cells[1].text for each in table.rows][1:] == [f"Do {code}" for code in codes]
