"""The exports hold what the handbook holds, and their schema says so."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest

from macros.exports import exports
from macros.exports.guarded_csv import guarded
from macros.exports.rows import StatementRow
from macros.model.handbook import Handbook


@pytest.fixture(scope="module")
def files(handbook: Handbook) -> dict[str, bytes]:
    return exports(handbook)


def test_json_meets_its_schema(files: dict[str, bytes]) -> None:
    schema = json.loads(files["exports/handbook.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(files["exports/handbook.json"]), schema)


def test_every_part_of_the_schema_is_described(files: dict[str, bytes]) -> None:
    schema = json.loads(files["exports/handbook.schema.json"])
    for definition in (schema, *schema["$defs"].values()):
        assert definition["description"]
        for name, part in definition["properties"].items():
            assert part.get("description"), name


def test_json_holds_every_statement_as_it_is(files: dict[str, bytes], handbook: Handbook) -> None:
    found = json.loads(files["exports/handbook.json"])
    assert [row["code"] for row in found["statements"]] == list(handbook.statements)
    for row in found["statements"]:
        statement = handbook.statements[row["code"]]
        assert row["text"] == statement.text
        assert row.get("condition") == statement.condition
        assert row["identifier"] == handbook.ledger.identifiers[row["code"]]
        assert row["permalink"] == f"id/{row['code']}.html"
    cells = [cell for top in found["competencies"] for sub in top["sub_competencies"] for cell in sub["cells"]]
    assert len(cells) == 80
    assert [code for cell in cells for code in cell["statements"]] == list(handbook.statements)


def test_every_cell_of_every_table_is_in_quotes(files: dict[str, bytes]) -> None:
    tables = [content for name, content in files.items() if name.endswith(".csv")]
    assert len(tables) >= 4
    for content in tables:
        text, again = content.decode("utf-8-sig"), io.StringIO()
        ends = "\r\n" if "\r\n" in text else "\n"
        rows = csv.reader(io.StringIO(text, newline=""))
        csv.writer(again, lineterminator=ends, quoting=csv.QUOTE_ALL).writerows(rows)
        assert again.getvalue() == text


def test_csv_holds_the_same_rows(files: dict[str, bytes]) -> None:
    content = files["exports/handbook.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    expected = json.loads(files["exports/handbook.json"])["statements"]
    assert list(rows[0]) == list(StatementRow.model_fields)
    assert rows == [
        {**row, "condition": row.get("condition", ""), "topics": " ".join(row["topics"])} for row in expected
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_formulas_are_text_in_a_spreadsheet(text: str) -> None:
    assert guarded(text) == f"'{text}"
