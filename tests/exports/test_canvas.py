"""Canvas: its import takes every row, in order, and has the same tree."""

from __future__ import annotations

import csv
import io

import pytest

from macros.model.handbook import Handbook
from tests.exports.loaded import Loaded, expected_parents, expected_texts, first_paragraph

HEADERS = {"title", "vendor_guid", "object_type", "canvas_id", "course_id", "description", "friendly_description"}
HEADERS |= {"display_name", "parent_guids", "calculation_method", "calculation_int", "mastery_points"}
HEADERS |= {"workflow_state"}
METHODS = {"decaying_average", "n_mastery", "highest", "latest"}
Table = list[list[str]]


def rows(content: bytes) -> Table:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def load(table: Table) -> Loaded:
    """Load rows as Canvas does; what it refuses is in `lost`, for the file (no code) or for a row."""
    loaded = Loaded()
    header, *records = table
    end = header.index("ratings") if "ratings" in header else len(header)
    names = header[:end]
    refused = [name for name in names if name not in HEADERS] + [name for name in header[end + 1 :] if name]
    refused += [name for name in ("title", "vendor_guid", "object_type") if name not in names]
    if refused:
        loaded.lost.append(f"the file: {', '.join(refused)}")
        return loaded
    code_of: dict[str, str] = {}
    for record in records:
        row = dict(zip(names, record, strict=False))
        ratings = [value for value in record[end:] if value]
        fault = _fault(row, ratings, code_of)
        code = row["title"].split()[0]
        if fault:
            loaded.lost.append(f"{code}: {fault}")
            continue
        parent = row["parent_guids"]
        code_of[row["vendor_guid"]] = code if parent else ""
        if parent:
            loaded.parents[code] = code_of[parent]
            loaded.texts[code] = first_paragraph(row["description"])
    return loaded


def _fault(row: dict[str, str], ratings: list[str], earlier: dict[str, str]) -> str:
    number, parents = row["vendor_guid"], row["parent_guids"].split()
    checks = {
        "no title": not row["title"],
        "title too long": len(row["title"]) > 255,
        "description for learners too long": len(row.get("friendly_description", "")) > 255,
        "no vendor_guid": not number,
        "vendor_guid": any(letter.isspace() or letter == ":" for letter in number) or len(number) > 255,
        "twice": number in earlier,
        "object_type": row["object_type"] not in {"group", "outcome"},
        "workflow_state": row["workflow_state"] not in {"", "active", "deleted"},
        "parent not earlier": not set(parents) <= earlier.keys(),
        "parents of a group": row["object_type"] == "group" and len(parents) > 1,
        "group with ratings": row["object_type"] == "group"
        and any((ratings, row["calculation_method"], row["calculation_int"])),
        "calculation_method": row["object_type"] == "outcome" and row["calculation_method"] not in METHODS,
        "calculation_int": row["calculation_method"] in {"latest", "highest"} and row["calculation_int"] != "",
        "ratings": _falls([*map(float, ratings[::2])]),
    }
    return next((name for name, wrong in checks.items() if wrong), "")


def _falls(points: list[float]) -> bool:
    return points != sorted(points, reverse=True)


def test_the_tree_the_texts_and_the_codes_come_back(files: dict[str, bytes], handbook: Handbook) -> None:
    loaded = load(rows(files["exports/canvas.csv"]))
    assert loaded.lost == []
    assert list(loaded.parents.items()) == list(expected_parents(handbook).items())
    assert loaded.texts == expected_texts(handbook)


def test_statements_are_outcomes_that_can_be_rated(files: dict[str, bytes], handbook: Handbook) -> None:
    header, *records = rows(files["exports/canvas.csv"])
    outcomes = [record for record in records if record[1] == "outcome"]
    assert [record[2].split()[0] for record in outcomes] == list(handbook.statements)
    assert [record[header.index("display_name")] for record in outcomes] == [record[2] for record in outcomes]
    for record in outcomes:
        assert record[header.index("ratings") :] == ["1", "Competent", "0", "Not yet competent"]
        assert record[header.index("mastery_points")] == "1"


def test_a_title_is_code_and_name_and_learners_see_the_text(files: dict[str, bytes], handbook: Handbook) -> None:
    header, *records = rows(files["exports/canvas.csv"])
    titles = {record[2].split()[0]: record[2] for record in records[1:]}
    shown = {record[2].split()[0]: record[header.index("friendly_description")] for record in records}
    assert [title for title in titles.values() if title.endswith("…")] == []
    texts = expected_texts(handbook)
    for code, statement in handbook.statements.items():
        assert titles[code] == f"{code} {statement.short}"
        assert shown[code] in {texts[code], statement.short}
    assert sum(shown[code] == texts[code] for code in handbook.statements) > len(handbook.statements) / 2


def test_titles_are_distinct(files: dict[str, bytes]) -> None:
    titles = [record[2] for record in rows(files["exports/canvas.csv"])]
    assert len(set(titles)) == len(titles)


def test_outcomes_keep_the_identifiers_of_the_ledger(files: dict[str, bytes], handbook: Handbook) -> None:
    """Canvas updates what it knows by this number, so it must never change."""
    header, *records = rows(files["exports/canvas.csv"])
    found = {record[2].split()[0]: record[header.index("vendor_guid")] for record in records[1:]}
    assert found == {code: handbook.ledger.identifiers[code] for code in expected_parents(handbook)}


def test_hostile_texts_come_back_as_they_are(hostile: Handbook, hostile_files: dict[str, bytes]) -> None:
    assert load(rows(hostile_files["exports/canvas.csv"])).texts == expected_texts(hostile)


@pytest.mark.parametrize(
    ("row", "column", "value", "lost"),
    [
        (0, 4, "code", "the file: code"),
        (0, 12, "points", "the file: points"),
        (5, 0, "UA I1", "UA.I1: vendor_guid"),
        (5, 5, "later", "UA.I1: parent not earlier"),
        (5, 11, "-1", "UA.I1: ratings"),
        (4, 6, "latest", "UA.I: group with ratings"),
        (5, 9, "gone", "UA.I1: workflow_state"),
    ],
)
def test_the_reader_reports_what_canvas_would_refuse(
    row: int, column: int, value: str, lost: str, published: dict[str, bytes]
) -> None:
    table = rows(published["exports/canvas.csv"])
    table[row][column] = value
    assert lost in load(table).lost
