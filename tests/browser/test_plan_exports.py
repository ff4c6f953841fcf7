"""The plan of an assessment saved from its page: for Excel, Word, spreadsheets, and calendars, from a folder too."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from macros.model.handbook import Handbook

ENDINGS = ("xlsx", "docx", "csv", "ics")


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")  # openpyxl has one of its own
def test_a_plan_is_saved_with_every_row(
    page: Page, home: str, errors: list[str], others: list[str], handbook: Handbook, tmp_path: Path
) -> None:
    codes = [code for code, cell in handbook.cell_of.items() if cell.group.code == "organization"]
    rated = {code: {"rating": 1 + at % 4, "owner": "Ana", "due": "2027-01-31"} for at, code in enumerate(codes)}
    rows = [{"code": code, "what": f"=Do {code}", "who": "Ana", "by": "2027-01-31", "with": ""} for code in codes]
    saved = tmp_path / "assessment.json"
    whole = {"format": "1.0", "kind": "assessment", "edition": handbook.edition.code, "set": "organization"}
    saved.write_text(json.dumps({**whole, "scale": "organization", "ratings": rated, "plan": rows}), "utf-8")
    page.goto(f"{home}/plan/assess.html")
    page.locator("[data-open]").first.set_input_files(saved)
    content = {}
    for ending in ENDINGS:
        button = page.locator(f'[data-export="{ending}"]')
        expect(button).to_be_visible()
        with page.expect_download() as started:
            button.click()
        assert started.value.suggested_filename.endswith(f".{ending}")
        content[ending] = Path(started.value.path()).read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(content["xlsx"]))
    assert [row[0] for row in book["Plan"].iter_rows(2, values_only=True)] == codes
    assert [row[0] for row in book["Ratings"].iter_rows(2, values_only=True)] == codes
    [table] = docx.Document(io.BytesIO(content["docx"])).tables
    assert len(table.rows) == len(codes) + 1
    assert content["csv"].decode("utf-8-sig").count("\"'=Do ") == len(codes)
    assert content["ics"].count(b"BEGIN:VEVENT") == len(codes)
    assert (errors, others) == ([], [])
