"""Documents made at build: whole, on letter paper, with real headings and heads that repeat, the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from macros.exports.documents import document_files
from macros.exports.documents.forms import FORMS
from macros.exports.framework import about_framework, whole
from macros.model.handbook import Handbook
from macros.query.occasions import occasions
from tests.exports.loaded import BASE

NOTHING_TO_CALCULATE = ("Requirements", "Considerations", "Statements", "About")


@pytest.fixture(scope="module")
def made(handbook: Handbook) -> dict[str, bytes]:
    return document_files(handbook, BASE)


@pytest.fixture(scope="module")
def unpublished_made(handbook: Handbook) -> dict[str, bytes]:
    return document_files(handbook, "")


def word(content: bytes) -> Any:  # noqa: ANN401 – python-docx's own type says less than it holds
    return docx.Document(io.BytesIO(content))


def text_of(content: bytes) -> str:
    """Return all that a document says, each paragraph a line, in tables too."""
    body = word(content).element.body
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))
    )


def documents(made: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    return ((name, word(content)) for name, content in made.items() if name.endswith(".docx"))


def test_each_role_and_collection_has_its_paragraphs(made: dict[str, bytes], handbook: Handbook) -> None:
    for role in handbook.roles:
        assert {f"plan/role/job-description-{role.code}.{ending}" for ending in ("docx", "md")} <= made.keys()
        assert f"plan/role/evaluation-{role.code}.docx" in made
    for each in handbook.collections:
        assert {f"plan/collection/job-description-{each.code}.{ending}" for ending in ("docx", "md")} <= made.keys()


@pytest.mark.parametrize("form", ["job-description", "evaluation"])
def test_a_document_holds_each_statement_in_short_and_whole(
    form: str, made: dict[str, bytes], handbook: Handbook
) -> None:
    for each in occasions(handbook):
        if form == "job-description" or each.is_role:
            folder, name = each.of.split("/")
            lines = text_of(made[f"plan/{folder}/{form}-{name}.docx"]).splitlines()
            for statement in each.statements:
                at = lines.index(f"{statement.short} {statement.code}")
                assert lines[at + 1] == whole(statement)


def test_checklists_and_outline_hold_their_whole_group(made: dict[str, bytes], handbook: Handbook) -> None:
    for group in handbook.groups:
        text = text_of(made[f"plan/group/checklist-{group.code}.docx"])
        outline = text_of(made["plan/policy-outline.docx"]) if group.code == "organization" else text
        found = [each for cell in handbook.cells if cell.group is group for each in cell.statements]
        assert [each.code for each in found if whole(each) not in text or whole(each) not in outline] == []
        assert text.count("☐") == len(found)


def test_documents_are_set_for_letter_paper_and_readers_of_screens(made: dict[str, bytes], handbook: Handbook) -> None:
    for name, document in documents(made):
        [section] = document.sections
        assert (section.page_width.inches, section.page_height.inches) == (8.5, 11), name
        first, *others = [each for each in document.paragraphs if each.style.name.startswith("Heading")]
        assert (first.text, first.style.name) == (document.core_properties.title, "Heading 1")
        assert {each.style.name for each in others} <= {"Heading 2", "Heading 3"}, name
        assert document.core_properties.language == "en-US"
        assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-US"
        for table in document.element.body.iter(qn("w:tbl")):
            head, *rows = table.findall(qn("w:tr"))
            assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None, name
            assert rows
            assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val")), name
        text = "\n".join(each.text for each in document.paragraphs)
        assert about_framework(handbook) in text
        assert f"Edition {handbook.edition.code}" in section.footer.paragraphs[0].text


def test_each_says_what_it_is_not(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        [form] = [form for code, form in FORMS.items() if re.search(rf"/{code}[-.]", name)]
        text = (
            _cells(content)
            if name.endswith(".xlsx")
            else text_of(content)
            if name.endswith(".docx")
            else content.decode()
        )
        assert [limit for limit in form.limits if limit not in text.replace("\\", "")] == [], name


def _cells(content: bytes) -> str:
    book = load_workbook(io.BytesIO(content))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_permalinks_are_links_where_the_address_is_public(
    made: dict[str, bytes], unpublished_made: dict[str, bytes], handbook: Handbook
) -> None:
    name = f"plan/role/job-description-{handbook.roles[0].code}"
    code = handbook.statements_for(handbook.roles[0])[0]
    targets = {each.target_ref for each in word(made[f"{name}.docx"]).part.rels.values() if each.is_external}
    assert f"{BASE}id/{code}.html" in targets
    assert f"[{code}](<{BASE}id/{code}.html>)" in made[f"{name}.md"].decode()
    relative = unpublished_made[f"{name}.docx"]
    assert {each.target_ref for each in word(relative).part.rels.values() if each.is_external} == {
        "https://creativecommons.org/licenses/by/4.0/"
    }
    assert f"{code} (id/{code}.html)" in text_of(relative)


def test_documents_are_the_same_every_time(made: dict[str, bytes], handbook: Handbook) -> None:
    assert document_files(handbook, BASE) == made
    for name, content in made.items():
        if not name.endswith(".md"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                assert {each.date_time[0] for each in archive.infolist()} == {1980}, name
                said = archive.read("docProps/core.xml").decode()
            assert set(re.findall(r"\d{4}-\d\d-\d\dT", said)) == {f"{handbook.edition.date.isoformat()}T"}, name


def test_text_stays_text(hostile: Handbook) -> None:
    made = document_files(hostile, BASE)
    for each in occasions(hostile):
        folder, name = each.of.split("/")
        lines = text_of(made[f"plan/{folder}/job-description-{name}.docx"])
        assert [statement.code for statement in each.statements if statement.text not in lines] == []
        markdown = made[f"plan/{folder}/job-description-{name}.md"].decode()
        assert not re.search(r"(?<!\\)<(?!https?://|id/)[a-z/!]", markdown)
    book = load_workbook(io.BytesIO(made["plan/adoption-workbook.xlsx"]))
    for name in NOTHING_TO_CALCULATE:
        assert not [cell.coordinate for row in book[name].iter_rows() for cell in row if cell.data_type == "f"]


def test_the_workbook_has_what_adoption_takes(made: dict[str, bytes], handbook: Handbook) -> None:
    book = load_workbook(io.BytesIO(made["plan/adoption-workbook.xlsx"]))
    assert book.sheetnames == ["About", "Requirements", "Considerations", "Statements", "Scores"]
    adoption = handbook.adoption
    titles = [row[0] for row in book["Requirements"].iter_rows(2, values_only=True)]
    assert titles == [point.title for point in adoption.requirements]
    titles = [row[0] for row in book["Considerations"].iter_rows(2, values_only=True)]
    assert titles == [point.title for point in adoption.considerations]
    head, *rows = book["Statements"].iter_rows(values_only=True)
    assert {"Owner", "Status", "Evidence", "Date"} <= set(head)
    expected = [each for cell in handbook.cells if cell.group.code == "organization" for each in cell.statements]
    assert [(row[0], row[4]) for row in rows] == [(each.code, whole(each)) for each in expected]
    [status] = [each for each in book["Statements"].data_validations.dataValidation if each.type == "list"]
    column = chr(ord("A") + head.index("Status"))
    assert str(status.sqref) == f"{column}2:{column}{len(expected) + 1}"
    assert all(sheet.print_title_rows == "$1:$1" for sheet in book.worksheets[1:])


def test_scores_are_right_before_anything_is_filled_in(made: dict[str, bytes], handbook: Handbook) -> None:
    """Not every program counts when it opens a file."""
    head, *rows = load_workbook(io.BytesIO(made["plan/adoption-workbook.xlsx"]), data_only=True)["Scores"].iter_rows(
        values_only=True
    )
    column = {name: at for at, name in enumerate(head)}
    assert rows[0][column["Statements"]] == rows[0][column["Not yet rated"]] == 62
    counts = {row[0]: row[column["Statements"]] for row in rows}
    for competency in handbook.competencies:
        for sub in competency.sub_competencies:
            assert counts[sub.code] == len(sub.organization)
    assert {row[column["In place"]] for row in rows} == {0}
    assert {row[column["Mean (4 to 1)"]] or "" for row in rows} == {""}
