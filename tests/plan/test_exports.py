"""The plan as files for other programs: each is read back by a library that knows its format."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import docx
import icalendar
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.exports.framework import whole
from macros.model.handbook import Handbook
from tests.conftest import Ask
from tests.plan.made import BASE, assessment, known, of_organization, office_file, rated_by_chance, row
from tests.site.test_render import HOSTILE

# What the browser's library writes has no style by name.
pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style:UserWarning")
PLAN = (
    row("2B.O3", what="Write the policy; ask, then decide", who="Ana, Li", by="2027-01-31", **{"with": "Guide\nLaw"}),
    row("2B.O3", what="Train\nfront desk", by="2027-02-28", done=True),
    row("4A.O1", what="=1+1", who="+1", **{"with": "@SUM(A1)"}),
    row("", what="Meet “everyone” – 護士 💧", by="2028-02-29"),
)
TEXTS = st.text(max_size=200) | st.sampled_from(HOSTILE)


def file(ask: Ask, handbook: Handbook, *plan: dict[str, Any], base: str = BASE, **changed: object) -> Any:  # noqa: ANN401
    codes = of_organization(handbook)
    given = assessment(*(plan or PLAN), ratings=rated_by_chance(codes), **changed)
    return ask("planFile", given, codes, known(handbook, base))


def events(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text.encode()).walk("VEVENT"))


def test_csv_holds_each_row_and_no_formula(ask: Ask, handbook: Handbook) -> None:
    text = ask("toPlanCsv", file(ask, handbook))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [each["Code"] for each in rows] == [each["code"] for each in PLAN]
    for found, planned in zip(rows, PLAN, strict=True):
        given = [planned[key] for key in ("what", "who", "with", "by")]
        assert [found[key].removeprefix("'") for key in ("What", "Who", "With", "By")] == given
        assert found["Done"] == ("yes" if planned["done"] else "no")
        statement = handbook.statements.get(planned["code"])
        assert (found["In short"], found["Statement"]) == (
            (statement.short, whole(statement)) if statement else ("", "")
        )
    assert not [value for each in rows for value in each.values() if value.startswith(("=", "+", "-", "@"))]


def test_a_calendar_holds_each_dated_row_as_a_whole_day(ask: Ask, handbook: Handbook) -> None:
    given = file(ask, handbook)
    text = ask("toIcs", given, "2026-12-01")
    first, second, last = events(text)
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (date(2027, 1, 31), date(2027, 2, 1))
    assert last.decoded("dtend") == date(2028, 3, 1)
    assert first["summary"] == "2B.O3 Write the policy; ask, then decide"
    assert second["summary"] == "Done: 2B.O3 Train"
    assert whole(handbook.statements["2B.O3"]) in first["description"]
    assert "Who: Ana, Li\nWith: Guide\nLaw" in first["description"]
    assert first["url"] == f"{BASE}id/2B.O3.html"
    assert last["summary"] == PLAN[3]["what"]
    assert "url" not in last
    assert {each.decoded("dtstamp").isoformat() for each in (first, second, last)} == {"2026-12-01T00:00:00+00:00"}
    assert ask("undated", given) == 1


def test_an_event_keeps_its_identifier(ask: Ask, handbook: Handbook) -> None:
    """A calendar changes what it has when the plan is saved again."""
    before = [each["uid"] for each in events(ask("toIcs", file(ask, handbook), "2026-12-01"))]
    moved = [{**each, "what": "Other", "by": "2029-01-01"} for each in PLAN]
    after = [each["uid"] for each in events(ask("toIcs", file(ask, handbook, *moved), "2027-12-01"))]
    edition = handbook.edition.code
    assert before == [f"{key}-{edition}@core-competencies-handbook" for key in ("2B.O3-1", "2B.O3-2", "plan-1")]
    assert set(before) < set(after)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_a_calendar_is_read_whatever_was_written(ask: Ask, what: str, who: str) -> None:
    line = {"url": "", "short": "", "condition": "", "text": "", **row("2B.O3", what=what, who=who, by="2027-01-31")}
    text = ask("toIcs", {"lines": [line], "edition": "2026.1"}, "2026-12-01")
    assert all(len(each.encode("utf-8", "replace")) <= 75 for each in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    [event] = events(text.encode("utf-8", "replace").decode())
    assert event.decoded("dtstart") == date(2027, 1, 31)
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}


def test_a_document_for_word_holds_each_row(ask: Ask, handbook: Handbook) -> None:
    document: Any = docx.Document(io.BytesIO(office_file(ask, "docx", file(ask, handbook))))
    [section] = document.sections
    assert (round(section.page_width.inches, 2), round(section.page_height.inches, 2)) == (11, 8.5)
    assert document.paragraphs[0].style.name == "Heading 1"
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-US"
    [table] = document.tables
    head, *rows = table.rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(rows) == len(PLAN)
    for found, planned in zip(rows, PLAN, strict=True):
        cells = [cell.text for cell in found.cells]
        given = [planned[key] for key in ("what", "who", "by", "with")]
        assert cells[1:5] == given
        if planned["code"]:
            statement = handbook.statements[planned["code"]]
            assert cells[0] == f"{statement.short} {statement.code}\n{whole(statement)}"
    links = {each.target_ref for each in document.part.rels.values() if each.is_external}
    assert links == {f"{BASE}id/2B.O3.html", f"{BASE}id/4A.O1.html"}


def test_in_a_folder_nothing_links_there(ask: Ask, handbook: Handbook) -> None:
    given = file(ask, handbook, base="")
    document = docx.Document(io.BytesIO(office_file(ask, "docx", given)))
    assert not [each for each in document.part.rels.values() if each.is_external]
    assert "URL" not in ask("toIcs", given, "2026-12-01")


def test_a_workbook_holds_plan_and_ratings_and_calculates_only_figures(ask: Ask, handbook: Handbook) -> None:
    codes = of_organization(handbook)
    ratings = rated_by_chance(codes)
    book = openpyxl.load_workbook(io.BytesIO(office_file(ask, "xlsx", file(ask, handbook))))
    assert book.sheetnames == ["Plan", "Ratings", "Figures", "About"]
    rows = list(book["Plan"].iter_rows(2, values_only=True))
    assert [each[0] or "" for each in rows] == [each["code"] for each in PLAN]
    assert [each[5].date().isoformat() if each[5] else "" for each in rows] == [each["by"] for each in PLAN]
    assert [each[3] for each in rows] == [each["what"] for each in PLAN]
    rated = {each[0]: each[3] for each in book["Ratings"].iter_rows(2, values_only=True)}
    assert rated == {code: ratings.get(code) for code in codes}
    formulas = {sheet.title for sheet in book for each in sheet.iter_rows() for cell in each if cell.data_type == "f"}
    assert formulas == {"Figures"}


@pytest.mark.parametrize("text", HOSTILE)
def test_office_files_hold_hostile_text_as_text(ask: Ask, handbook: Handbook, text: str) -> None:
    given = file(ask, handbook, row("2B.O3", what=text, who=text), name=text)
    cell = openpyxl.load_workbook(io.BytesIO(office_file(ask, "xlsx", given)))["Plan"]["D2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert docx.Document(io.BytesIO(office_file(ask, "docx", given))).tables[0].cell(1, 1).text == text
