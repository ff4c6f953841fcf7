"""OpenSALT: its import reads the same tree back, and says what it leaves out."""

from __future__ import annotations

import csv
import io
import re
from uuid import UUID

from macros.exports.guarded_csv import guarded
from macros.model.handbook import Handbook
from tests.exports.loaded import Loaded, expected_parents, expected_texts

KEPT = {"Identifier", "fullStatement", "Human Coding Scheme", "Abbreviated Statement", "ConceptKeywords", "Notes"}
KEPT |= {"language", "Is Child Of", "sequenceNumber"}
RELATIONS = {"IsPartOf", "replacedBy", "Exemplar", "precedes", "isPeerOf", "hasSkillLevel", "IsRelatedTo"}


def load(content: bytes) -> Loaded:
    """Load a file as OpenSALT does: line by line, then field by field; a parent is found by its code.

    It takes each line for a field itself, and so takes the quotes off the first value before it looks for fields.

    License, level and type of an item are not read from the file. A row without a statement is left out. Without a
    parent's code, the item's own up to its last dot counts; without such an item, it is at the top.
    """
    lines = content.decode().removesuffix("\n").split("\n")
    lines = [re.sub(r'^"((?:[^"]|"")*)"', lambda first: first[1].replace('""', '"'), line) for line in lines]
    header, *records = [next(csv.reader(io.StringIO(line, newline=""))) for line in lines]
    names = {re.sub(r"[^a-z]", "", name.lower()): name for name in header}
    assert len(names) == len(header)
    loaded, items = Loaded(), []
    for record in records:
        row = dict(zip(header, record, strict=True))
        if not row["fullStatement"]:
            loaded.lost.append(f"{row['Human Coding Scheme']}: the row")
            continue
        items.append(row)
        loaded.lost += [f"{row['Human Coding Scheme']}: {name}" for name in header if row[name] and name not in KEPT]
    codes = {row["Human Coding Scheme"] for row in items}
    below: dict[str, list[tuple[int, str]]] = {}
    for row in items:
        assert str(UUID(row["Identifier"])) == row["Identifier"]
        assert not [name for name in RELATIONS if row[name]]
        code = row["Human Coding Scheme"]
        parent = row["Is Child Of"] or code.rpartition(".")[0]
        below.setdefault(parent if parent in codes else "", []).append((int(row["sequenceNumber"]), code))
        loaded.texts[code] = row["fullStatement"]

    def add(parent: str) -> None:
        for _, code in sorted(below.get(parent, [])):
            loaded.parents[code] = parent
            add(code)

    add("")
    return loaded


def test_the_tree_the_texts_and_the_codes_come_back(files: dict[str, bytes], handbook: Handbook) -> None:
    loaded = load(files["exports/opensalt.csv"])
    assert list(loaded.parents.items()) == list(expected_parents(handbook).items())
    assert loaded.texts == expected_texts(handbook)


def test_only_the_type_of_an_item_is_left_out(files: dict[str, bytes], handbook: Handbook) -> None:
    lost = load(files["exports/opensalt.csv"]).lost
    assert lost == [f"{code}: cfItemType" for code in expected_parents(handbook)]


def test_no_field_holds_a_line_end_and_the_first_no_comma_or_quote(files: dict[str, bytes]) -> None:
    for line in files["exports/opensalt.csv"].decode().splitlines()[1:]:
        assert re.match(r'"[0-9a-f-]{36}",', line)


def test_hostile_texts_come_back_as_text(hostile: Handbook, hostile_files: dict[str, bytes]) -> None:
    """One that a spreadsheet would run has an apostrophe before it."""
    loaded = load(hostile_files["exports/opensalt.csv"])
    assert loaded.texts == {code: guarded(text) for code, text in expected_texts(hostile).items()}


def test_the_reader_reports_what_it_leaves_out(files: dict[str, bytes]) -> None:
    lines = files["exports/opensalt.csv"].decode().splitlines()
    row = lines[4].split(",")
    lines[4] = ",".join([row[0], "", *row[2:]]) if '"' not in lines[4] else f"{row[0]},,UA.I1" + "," * 16
    assert "UA.I1: the row" in load("\n".join(lines).encode()).lost
