"""Moodle: its import reads the same tree back; names are short and distinct, descriptions hold the whole text."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest

from macros.exports.guarded_csv import guarded
from macros.exports.moodle import COLUMNS, NAME_LENGTH
from macros.model.handbook import Handbook
from tests.exports.loaded import Loaded, expected_parents, expected_texts, first_paragraph

WORDS = {"behaviour", "competency", "concept", "domain", "indicator", "level", "outcome", "practice", "proficiency"}
WORDS |= {"skill", "value"}
Row = dict[str, str]


def rows(content: bytes) -> list[Row]:
    header, *records = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert tuple(header) == COLUMNS
    return [dict(zip(COLUMNS, record, strict=True)) for record in records]


def clean(text: str) -> str:
    """Return what Moodle keeps of a short text: without tags, and at most 100 characters."""
    kept = re.sub(r"<[^>]*>", "", text)
    return kept if len(kept) <= NAME_LENGTH else kept[: NAME_LENGTH - 3] + "..."


def load(table: list[Row]) -> Loaded:
    """Load rows as Moodle does: of two with one ID number the last; what has no parent or no name is lost."""
    loaded = Loaded()
    [framework] = [row for row in table if row["Is framework"] == "1"]
    scale = json.loads(framework["Scale configuration"])
    assert scale[0]["scaleid"]
    assert [value for value in scale[1:] if value["scaledefault"]]
    assert [value for value in scale[1:] if value["proficient"]]
    assert len(scale) - 1 == len(framework["Scale values"].split(","))
    assert set(framework["Taxonomy"].split(",")) <= WORDS
    flat: dict[str, Row] = {}
    for row in table:
        if row is framework:
            continue
        number = clean(row["ID number"])
        if number in flat:
            loaded.lost.append(f"{number}: the first of two rows")
        if clean(row["Short name"]) != row["Short name"]:
            loaded.lost.append(f"{number}: a part of the short name")
        flat[number] = row

    def add(parent: str) -> None:
        for number, row in flat.items():
            if row["Parent ID number"] == parent and number and row["Short name"]:
                loaded.parents[number] = parent
                loaded.texts[number] = first_paragraph(row["Description"])
                add(number)

    add("")
    loaded.lost += [f"{number}: the row" for number in flat if number not in loaded.parents]
    for number, row in flat.items():
        related = [
            code.replace("%2C", ",") for code in row["Cross-referenced competency ID numbers"].split(",") if code
        ]
        loaded.lost += [f"{number}: the relation to {code}" for code in related if code not in flat]
    return loaded


def test_the_tree_the_texts_and_the_codes_come_back(files: dict[str, bytes], handbook: Handbook) -> None:
    loaded = load(rows(files["exports/moodle.csv"]))
    assert list(loaded.parents.items()) == list(expected_parents(handbook).items())
    assert loaded.texts == expected_texts(handbook)
    assert loaded.lost == []


def test_short_names_are_whole_and_distinct_among_siblings(files: dict[str, bytes]) -> None:
    """Moodle shows the ID number, which is the code, beside the name; in the name, it would be there twice."""
    table = rows(files["exports/moodle.csv"])
    assert len({(row["Parent ID number"], row["Short name"]) for row in table}) == len(table)
    assert max(len(row["Short name"]) for row in table) <= NAME_LENGTH
    assert not [row for row in table if row["Short name"].endswith("…")]
    assert not [row for row in table if row["ID number"] in row["Short name"].split()]


def test_a_statement_is_called_by_its_short_form_with_its_condition(
    files: dict[str, bytes], handbook: Handbook
) -> None:
    names = {row["ID number"]: row["Short name"] for row in rows(files["exports/moodle.csv"])}
    statement = next(each for each in handbook.statements.values() if each.condition)
    assert "Only if" in statement.short
    assert names[statement.code] == statement.short


def test_the_four_cells_of_a_sub_competency_are_related(files: dict[str, bytes]) -> None:
    related = {
        row["ID number"]: row["Cross-referenced competency ID numbers"] for row in rows(files["exports/moodle.csv"])
    }
    assert related["2B.O"] == "2B.I,2B.R,2B.E"
    assert sum(map(bool, related.values())) == 80


def test_the_framework_s_number_names_the_edition(files: dict[str, bytes], handbook: Handbook) -> None:
    assert rows(files["exports/moodle.csv"])[0]["ID number"] == f"CCH-{handbook.edition.code}"


def test_hostile_texts_come_back_as_they_are(hostile: Handbook, hostile_files: dict[str, bytes]) -> None:
    table = rows(hostile_files["exports/moodle.csv"])
    loaded = load(table)
    assert loaded.texts == expected_texts(hostile)
    assert loaded.lost == []
    names = {row["ID number"]: html.unescape(row["Short name"]) for row in table}
    for code, statement in hostile.statements.items():
        assert names[code] == guarded(" ".join(statement.short.split()))


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"ID number": "UA.I2"}, "UA.I2: the first of two rows"),
        ({"Short name": "long " * 30}, "UA.I1: a part of the short name"),
        ({"Short name": "UA.I1 <b>x</b>"}, "UA.I1: a part of the short name"),
        ({"Short name": ""}, "UA.I1: the row"),
        ({"Parent ID number": "UA.X"}, "UA.I1: the row"),
        ({"Cross-referenced competency ID numbers": "9Z.I"}, "UA.I1: the relation to 9Z.I"),
    ],
)
def test_the_reader_reports_what_moodle_would_lose(change: Row, lost: str, published: dict[str, bytes]) -> None:
    table = rows(published["exports/moodle.csv"])
    next(row for row in table if row["ID number"] == "UA.I1").update(change)
    assert lost in load(table).lost
