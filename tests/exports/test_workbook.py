"""The workbook: the matrix and a sheet for each group, as text, ready to filter and print."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from macros.model.handbook import Handbook
from tests.exports.loaded import BASE, expected_texts


def book(files: dict[str, bytes]) -> Any:  # noqa: ANN401 – openpyxl has no types
    return load_workbook(io.BytesIO(files["exports/handbook.xlsx"]))


def test_every_statement_stands_in_its_group_s_sheet(files: dict[str, bytes], handbook: Handbook) -> None:
    opened = book(files)
    assert opened.sheetnames == ["About", "Matrix", "Individual", "Organization", "Research", "Education"]
    texts = expected_texts(handbook)
    for group in handbook.groups:
        header, *rows = list(opened[group.name].iter_rows(values_only=True))
        assert header == ("Code", "Competency", "Sub-competency", "Statement", "Topics", "Permalink")
        codes = [code for code, cell in handbook.cell_of.items() if cell.group is group]
        assert [row[0] for row in rows] == codes
        assert [row[3] for row in rows] == [texts[code] for code in codes]


def test_the_matrix_counts_and_leads_to_the_statements(files: dict[str, bytes], handbook: Handbook) -> None:
    opened = book(files)
    shown = load_workbook(io.BytesIO(files["exports/handbook.xlsx"]), data_only=True)["Matrix"]
    header, *rows, last = list(opened["Matrix"].iter_rows())
    assert [cell.value for cell in header[3:7]] == [group.name for group in handbook.groups]
    counts = {cell.code: len(cell.statements) for cell in handbook.cells}
    for row in rows:
        for cell, group in zip(row[3:7], handbook.groups, strict=True):
            code = f"{row[0].value}.{group.letter}"
            link = re.fullmatch(r'=HYPERLINK\("#\'(\w+)\'!A"&MATCH\("([^"]+)",\'\1\'!\$A:\$A,0\),(\d+)\)', cell.value)
            assert link, cell.value
            assert (link[1], link[2], int(link[3])) == (group.name, f"{code}1", counts[code])
            assert shown[cell.coordinate].value == counts[code], "what is seen before anything is calculated"
    assert [cell.value for cell in last[3:8]] == [64, 62, 45, 34, 205]


def test_permalinks_are_links_where_the_address_is_public(
    published: dict[str, bytes], unpublished: dict[str, bytes]
) -> None:
    cell = book(published)["Individual"]["F2"]
    assert cell.value == cell.hyperlink.target == f"{BASE}id/UA.I1.html"
    cell = book(unpublished)["Individual"]["F2"]
    assert cell.value == "id/UA.I1.html"
    assert cell.hyperlink is None


def test_sheets_can_be_filtered_and_printed(files: dict[str, bytes]) -> None:
    opened = book(files)
    for sheet in opened.worksheets[1:]:
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.freeze_panes == "B2"
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert "Page" in str(sheet.oddFooter.right.text)


def test_a_row_is_as_high_as_its_text(files: dict[str, bytes]) -> None:
    """LibreOffice does not find the height by itself and would lay one text over the next."""
    sheet = book(files)["Individual"]
    for row in range(2, sheet.max_row + 1):
        lines = len(sheet.cell(row, 4).value) / sheet.column_dimensions["D"].width
        assert sheet.row_dimensions[row].height >= 15 * lines


def test_no_text_in_it_is_a_formula(hostile: Handbook, hostile_files: dict[str, bytes]) -> None:
    """Only the links of the matrix are, and they hold codes and numbers."""
    opened = book(hostile_files)
    formulas = [cell for sheet in opened for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert {cell.parent.title for cell in formulas} == {"Matrix"}
    assert len(formulas) == len(hostile.cells)
    assert all(re.fullmatch(r"=HYPERLINK\([#\w'\"!&(.$:,)]+\)", cell.value) for cell in formulas)
    texts = expected_texts(hostile)
    found = {row[0]: row[3] for sheet in opened.worksheets[2:] for row in sheet.iter_rows(2, values_only=True)}
    assert found == {code: texts[code] for code in hostile.statements}


@pytest.mark.parametrize("name", ["docProps/core.xml", "xl/workbook.xml"])
def test_its_only_date_is_the_edition_s(name: str, files: dict[str, bytes], handbook: Handbook) -> None:
    with zipfile.ZipFile(io.BytesIO(files["exports/handbook.xlsx"])) as archive:
        dates = set(re.findall(r"\d{4}-\d\d-\d\dT", archive.read(name).decode()))
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
    assert dates <= {f"{handbook.edition.date.isoformat()}T"}
