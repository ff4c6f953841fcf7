"""Moodle: its import reads the same tree back; names are short and distinct, descriptions hold the whole text."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest

from macros.exports.moodle import COLUMNS, NAME_LENGTH
from macros.model.handbook import Handbook
from tests.exports.loaded import Loaded, expected_parents, expected_texts, first_paragraph

WORDS = {"behaviour", "competency", "concept", "domain", "indicator", "level", "outcome", "practice", "proficiency"}
WORDS |= {"skill", "value"}
Row = dict[str, str]


def rows(content: bytes) -> list[Row]:
    header, *records = list(csv.reader(io.StringIO(content.decode(), newline="")))
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


def test_short_names_are_distinct_and_short_enough(files: dict[str, bytes]) -> None:
    names = [row["Short name"] for row in rows(files["exports/moodle.csv"])]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= NAME_LENGTH
    assert not [name for name in names if re.match(r"\w\w\.\w\d", name) and name.endswith("…")], "no statement is cut"


def test_a_short_name_starts_with_its_code_and_a_condition_is_in_it(
    files: dict[str, bytes], handbook: Handbook
) -> None:
    names = {row["ID number"]: row["Short name"] for row in rows(files["exports/moodle.csv"])}
    statement = next(each for each in handbook.statements.values() if each.condition)
    assert "Only if" in statement.short
    assert names[statement.code] == f"{statement.code} {statement.short}"
    assert [number for number, name in list(names.items())[1:] if not name.startswith(f"{number} ")] == []


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
    assert all(
        names[code] == " ".join(f"{code} {statement.short}".split()) for code, statement in hostile.statements.items()
    )


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"ID number": "UA.I2"}, "UA.I2: the first of two rows"),
        ({"Short name": "UA.I1 " + "long " * 30}, "UA.I1: a part of the short name"),
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
