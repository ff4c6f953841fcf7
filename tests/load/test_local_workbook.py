"""A workbook as the folder of local additions: the template filled in builds; mistakes are named by sheet and cell."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.exports.call_list import to_call_list
from macros.exports.local_template import NAME, ROWS, to_local_template
from macros.load.local_files import FILES, TABLES, columns, item_of
from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.model.sheets import CODES, HELP, ORGANIZATION, SHEETS
from macros.read.problems import DataError
from macros.read.table import Holds
from tests.conftest import EXAMPLE, PROJECT, SMALL

WAYS_TO_WRITE = {Holds.DAY: date(2026, 10, 12), Holds.SEVERAL: "One; Two", Holds.PARAGRAPHS: "One.\nTwo."}
"""What somebody writes who has read nothing, by what a column holds."""


@pytest.fixture(scope="module")
def template(small: Handbook) -> bytes:
    return to_local_template(small)


def filled(template: bytes, put: dict[str, dict[str, Any]]) -> Workbook:
    """Return the template with cells filled in, by sheet and place."""
    book = load_workbook(io.BytesIO(template))
    book["Organization"]["B3"] = "Example Clinic"
    for sheet, cells in put.items():
        for place, value in cells.items():
            book[sheet][place] = value
    return book


def loaded(book: Workbook, folder: Path) -> Handbook:
    path = folder / "ours.xlsx"
    book.save(path)
    return load_with(SMALL, path, "ours.xlsx")


def told(book: Workbook, folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        loaded(book, folder)
    return [str(problem) for problem in caught.value.problems]


def row_of(sheet: Worksheet, number: int) -> dict[str, Any]:
    """Return the cells of a row by the name of their column."""
    heads = {cell.value: cell.column_letter for cell in sheet[3]}
    return {name: f"{letter}{number}" for name, letter in heads.items()}


def test_the_template_has_a_sheet_for_each_file_and_a_column_for_each_key(template: bytes) -> None:
    book = load_workbook(io.BytesIO(template))
    assert book.sheetnames == [HELP[0], *(words.name for words in SHEETS.values()), CODES]
    assert SHEETS.keys() == {ORGANIZATION, *TABLES}
    for stem in TABLES:
        part, model = FILES[f"{stem}.yaml"]
        heads = {str(cell.value).rstrip(" *").casefold().replace(" ", "_") for cell in book[SHEETS[stem].name][3]}
        assert heads == item_of(model, part).model_fields.keys()
        assert all(cell.value for cell in book[SHEETS[stem].name][2])


def test_whoever_writes_an_address_is_told_how_it_begins(template: bytes) -> None:
    book = load_workbook(io.BytesIO(template))
    said = [
        str(book[sheet][place].value)
        for sheet, place in {"Services": "I2", "Reporting rules": "G2", "Protocols": "C2", "Organization": "D6"}.items()
    ]
    assert [text.endswith(" It begins with https://.") for text in said] == [True] * 4


def test_nothing_in_the_template_is_a_formula_or_leads_elsewhere(template: bytes) -> None:
    book = load_workbook(io.BytesIO(template))
    for sheet in book:
        assert all(cell.data_type != "f" and not cell.hyperlink for row in sheet for cell in row)


def test_every_list_to_choose_from_holds_what_is_accepted(template: bytes, small: Handbook) -> None:
    book = load_workbook(io.BytesIO(template))
    codes = {row[0] for row in book[CODES].iter_rows(min_row=2, values_only=True)} - {None}
    assert "UA.I1" in codes
    assert codes <= small.things.keys()
    assert any(code.startswith("term/") for code in codes)
    offered = {
        str(each.formula1): str(each.sqref)
        for sheet in (book["Notes"], book["Hidden pages"])
        for each in sheet.data_validations.dataValidation
    }
    ranges = [formula for formula in offered if formula.startswith(CODES)]
    assert sorted(formula.split("$")[1] for formula in ranges) == ["A", "D"]
    for formula in ranges:
        _, column, first, _, last = formula.replace(":", "").split("$")
        cells = [book[CODES][f"{column}{row}"].value for row in range(int(first), int(last) + 1)]
        assert all(cells)
        assert str(book[CODES][f"{column}{int(last) + 1}"].value).startswith("term/" if column == "A" else "None")
        assert offered[formula] == f"A4:A{3 + ROWS}"


def test_an_organization_that_fills_in_its_name_alone_has_a_copy(template: bytes, tmp_path: Path) -> None:
    local = loaded(filled(template, {}), tmp_path).local
    assert local.by == "Example Clinic"
    assert not local.dated
    assert not local.notes
    assert local.how == ("ours.xlsx: read: Organization",)


def test_the_template_filled_in_by_somebody_who_has_read_nothing_builds(template: bytes, tmp_path: Path) -> None:
    """Every column that is marked, and no other; the example stays; texts and numbers as they come."""
    book = filled(template, {})
    special = {
        "on": "UA.I1",
        "page": "https://intranet.example.org/x",
        "phone": 5550100,
        "next_check": date(2027, 4, 3),
    }
    for stem in TABLES:
        part, model = FILES[f"{stem}.yaml"]
        sheet = book[SHEETS[stem].name]
        for name, column in columns(model, part).items():
            place = row_of(sheet, 5).get(f"{name.replace('_', ' ').capitalize()} *")
            assert (place is not None) is column.required
            if place:
                value = special.get(name, WAYS_TO_WRITE.get(column.holds, f"Some {name} of ours"))
                sheet[place] = "guides.html" if stem == "hidden" else value
    book["Services"][row_of(book["Services"], 5)["Phone"]] = "555-0111"
    page = next(row[3] for row in book[CODES].iter_rows(min_row=2, values_only=True))
    book["Hidden pages"]["A5"] = page
    # A role of the handbook needs its code, and something that is added to it.
    for name, value in (("Code", "nurse"), ("Lines", "Page the social worker on call.")):
        book["Roles"][row_of(book["Roles"], 5)[name]] = value
    local = loaded(book, tmp_path).local
    assert [len(getattr(local, FILES[f"{stem}.yaml"][0])) for stem in TABLES] == [1] * len(TABLES)
    assert local.contacts[0].code == "some-name-of-ours"
    assert local.contacts[0].phone == "5550100"
    assert local.rules[0].text == ("One.", "Two.")
    assert local.services[0].area == ("One", "Two")
    assert local.hidden[0].page == page


def test_the_examples_are_good_once_they_are_ones_own(tmp_path: Path, handbook: Handbook) -> None:
    book = load_workbook(io.BytesIO(to_local_template(handbook)))
    for stem, words in SHEETS.items():
        sheet = book[words.name]
        if stem == ORGANIZATION:
            for row in range(3, 3 + len(words.example)):
                sheet[f"B{row}"] = sheet[f"C{row}"].value
        else:
            sheet["A4"] = str(sheet["A4"].value).removeprefix("Example: ")
    shutil.copy(PROJECT / EXAMPLE / "logo.png", tmp_path)
    book.save(tmp_path / NAME)
    local = load_with(PROJECT / "data", tmp_path / NAME, NAME).local
    assert local.logo
    assert local.organization
    assert local.organization.leave
    assert local.organization.leave.shown
    assert [len(getattr(local, FILES[f"{stem}.yaml"][0])) for stem in TABLES] == [1] * len(TABLES)


CONTACT = {
    "A5": "Desk",
    "B5": "Anything",
    "C5": "555-0100",
    "L5": date(2026, 4, 3),
    "M5": "Lead",
    "N5": date(2027, 4, 3),
}


@pytest.mark.parametrize(
    ("put", "expected"),
    [
        ({"Organization": {"B3": None}}, "Organization, cell B3: 'name' is missing"),
        (
            {"Organization": {"B6": "example.org"}},
            "Organization, cell B6: 'page' is 'example.org'; write an address that ",
        ),
        ({"Organization": {"B8": "perhaps"}}, "Organization, cell B8: 'shown' must be true or false, not 'perhaps'"),
        ({"Organization": {"B4": "=A1"}}, "Organization, cell B4: 'logo' holds a formula; write what it shows"),
        ({"Contacts": {**CONTACT, "C5": None}}, "Contacts, row 5: 'phone' is missing"),
        ({"Contacts": {**CONTACT, "C5": "soon"}}, "Contacts, cell C5: 'phone' is 'soon', which holds no number; "),
        (
            {"Contacts": {**CONTACT, "C5": "5.55E+09"}},
            "Contacts, cell C5: 'phone' is '5.55E+09'; write the number as text; ",
        ),
        (
            {"Contacts": {**CONTACT, "L5": "4/3/2026"}},
            "Contacts, cell L5: 'checked' is '4/3/2026', which can be read as two",
        ),
        (
            {"Contacts": {**CONTACT, "N5": date(2026, 1, 1)}},
            "Contacts, cell N5: 'next_check' is 2026-01-01, not after ",
        ),
        (
            {"Contacts": {**CONTACT, "C3": "Phones"}},
            "Contacts, cell C3: unknown column 'Phones'; write 'phone', or delete",
        ),
        ({"Contacts": {**CONTACT, "L3": None}}, "Contacts, row 3: missing here: the column 'checked'; add and fill in"),
        ({"Notes": {"A5": "9Z.I9", "B5": "A note."}}, "Notes, cell A5: there is no '9Z.I9'"),
        ({"Hidden pages": {"A5": "index.html"}}, "Hidden pages, cell A5: 'index.html' cannot be hidden; use one of: "),
    ],
)
def test_a_mistake_is_named_by_sheet_and_cell(
    template: bytes, tmp_path: Path, put: dict[str, dict[str, Any]], expected: str
) -> None:
    (found,) = told(filled(template, put), tmp_path)
    assert found.startswith(f"ours.xlsx: sheet {expected}")


def test_two_entries_of_one_name_are_told_with_both_cells(template: bytes, tmp_path: Path) -> None:
    again = {place.replace("5", "6"): value for place, value in CONTACT.items()}
    assert told(filled(template, {"Contacts": {**CONTACT, **again}}), tmp_path) == [
        "ours.xlsx: sheet Contacts, cell A6: code 'desk' is taken by ours.xlsx: sheet Contacts, cell A5; choose another"
    ]


def test_the_call_list_leads_to_the_row(template: bytes, tmp_path: Path) -> None:
    handbook = loaded(filled(template, {"Contacts": CONTACT}), tmp_path)
    assert b'"ours.xlsx: sheet Contacts, row 5"' in to_call_list(handbook)


def test_a_sheet_of_ones_own_is_told_and_a_misspelled_one_refused(template: bytes, tmp_path: Path) -> None:
    book = filled(template, {})
    book.create_sheet("To do").append(["Ring the bell"])
    assert (
        loaded(book, tmp_path)
        .local.how[-1]
        .startswith("ours.xlsx: sheet To do: not read; the sheets are called Organi")
    )
    book["Contacts"].title = "Contact"
    assert told(book, tmp_path) == [
        "ours.xlsx: sheet Contact: there is no sheet of this name; write 'Contacts', or delete the sheet"
    ]


def test_a_workbook_says_whose_it_is(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "notes"
    for row in (["On", "Text"], ["UA.I1", "A note."]):
        book.active.append(row)
    assert told(book, tmp_path) == [
        "ours.xlsx: the sheet Organization is missing; it says who added what is in this workbook"
    ]


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ours.xlsx"
    path.write_text("name: A Clinic\n", "utf-8")
    with pytest.raises(DataError, match="this is no workbook"):
        load_with(SMALL, path, "ours.xlsx")


def test_it_is_told_once_what_was_read_and_what_was_not(template: bytes, tmp_path: Path) -> None:
    book = filled(
        template, {"Contacts": {**CONTACT, "C5": "555-0109", "R3": "Mine", "L5": "46115"}, "Organization": {"A12": "x"}}
    )
    book["Contacts"].delete_rows(4)
    book["Organization"]["B12"] = "y"
    filled_in = {"A5": "UA.I1", "B5": "A note."}
    for place, value in filled_in.items():
        book["Notes"][place] = value
    book.create_sheet("To do").append(["Ring the bell"])
    assert loaded(book, tmp_path).local.how == (
        "ours.xlsx: read: Organization, Contacts (1 row), Notes (1 row, without the example)",
        f"ours.xlsx: sheet To do: not read; the sheets are called {', '.join(each.name for each in SHEETS.values())}",
        "ours.xlsx: sheet Organization: not read: row 12",
        "ours.xlsx: sheet Contacts: not read: column 'Mine'; numbers in 'checked' read as days: 46115 is 2026-04-03",
    )


def test_what_is_left_of_an_example_that_was_written_over_in_part_is_named(template: bytes, tmp_path: Path) -> None:
    """It would be told as a fact about a service that people are sent to."""
    book = filled(template, {"Services": {"A4": "Our House", "E4": "Weekdays", "G4": "555-0125"}})
    for place, value in {"A5": "Legal Aid", "B5": "Law", "C5": "Riverbend County", "G5": "555-0126"}.items():
        book["Services"][place] = value
    for column in "NOP":
        book["Services"][f"{column}5"] = book["Services"][f"{column}4"].value
    row = row_of(book["Services"], 4)
    kept = ("What for *", "Area *", "Languages", "Eligibility", "Trauma informed", "Referral")
    cells = [*(row[name] for name in kept), *(row[name] for name in ("Checked *", "Checked by *", "Next check *"))]
    named = ", ".join(f"cell {cell}" for cell in cells)
    assert loaded(book, tmp_path).local.how[-1] == (
        f"ours.xlsx: sheet Services: {named}: as in the example; see that it is true here"
    )


def test_a_folder_may_hold_a_workbook_beside_its_files(template: bytes, tmp_path: Path) -> None:
    folder = shutil.copytree(PROJECT / "tests" / "data" / "small-local", tmp_path / "here")
    (folder / "organization.yaml").unlink()
    before = len(load_with(SMALL, PROJECT / "tests" / "data" / "small-local", "here").local.notes)
    filled(template, {"Notes": {"A5": "UA.I1", "B5": "From the workbook."}}).save(folder / "Our additions.xlsx")
    local = load_with(SMALL, folder, "here").local
    assert local.by == "Example Clinic"
    assert local.courses
    assert len(local.notes) == before + 1
    assert str(local.notes[-1].place()) == "here/Our additions.xlsx: sheet Notes, row 5"


def test_a_folder_has_one_workbook_and_one_organization(template: bytes, tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").write_text("name: A Clinic\n", "utf-8")
    for name in ("a.xlsx", "b.xlsx"):
        filled(template, {}).save(tmp_path / name)
    with pytest.raises(DataError) as caught:
        load_with(SMALL, tmp_path, "here")
    first, second = map(str, caught.value.problems)
    assert first == "here/a.xlsx: sheet Organization: here/organization.yaml:1 says who adds this already; keep one"
    assert second.startswith("here/b.xlsx:1: no such file is read; ")


def test_a_workbook_with_nothing_to_read_is_told(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Name", "Phone"])
    (found,) = told(book, tmp_path)
    assert found.startswith(
        "ours.xlsx: no sheet of this workbook is read; the sheets are called Organization, Contacts,"
    )
