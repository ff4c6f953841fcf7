"""The seal: whatever changes in a sealed text or number is named, and a number changes only with its record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.load.handbook import gather
from macros.model.handbook import Handbook
from macros.query.seal import Unit, changes, read, to_text, units, unsealed

Edit = tuple[str, str, str]


def changed(data: Path, *edits: Edit) -> dict[str, Unit]:
    """Return what is to be sealed of the small data after edits: each a file, a text and what is put in its place."""
    for name, old, new in edits:
        text = (data / name).read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        (data / name).write_text(text.replace(old, new), "utf-8")
    return units(gather(data)[0])


def told(small: Handbook, found: dict[str, Unit]) -> list[tuple[str, str]]:
    """Return file and message of each difference from the seal of the small data."""
    problems = unsealed(read(to_text(units(small))), found, "data/seal.txt")
    return [(problem.file, problem.message) for problem in problems]


def test_what_is_sealed_comes_back_as_it_was(small: Handbook) -> None:
    found = units(small)
    assert {name: each.words for name, each in read(to_text(found)).items()} == {
        name: unit.words for name, unit in found.items()
    }
    assert list(changes(read(to_text(found)), found)) == []
    assert told(small, found) == []


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (("competencies/u.yaml", "Listen to them first.", "Listen to them last."), "UA.I1"),
        (("competencies/u.yaml", "Only if you are trained", "If you are trained"), "UA.I2"),
        (("law.yaml", "address: https://example.org/act", "address: https://example.org/acts"), "law/act address"),
    ],
)
def test_a_changed_word_condition_or_address_is_named(small: Handbook, small_data: Path, edit: Edit, name: str) -> None:
    found = told(small, changed(small_data, edit))
    assert found == [
        (f"data/{edit[0]}", f"'{name}' is not what was sealed; put it back, or run 'make seal', which shows both")
    ]


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (("competencies/u.yaml", "Listen to them first.", "Listen to them last."), "text: Listen to them last."),
        (("competencies/u.yaml", "Only if you are trained", "If you are trained"), "condition: If you are trained"),
        (("law.yaml", "note: Read it.", "note: Read that."), "note: Read that."),
        (("law.yaml", "    note: Read it.\n", ""), 'effective: "2000"'),
    ],
)
def test_a_change_is_named_at_the_line_of_its_text(small: Handbook, small_data: Path, edit: Edit, line: str) -> None:
    found = changed(small_data, edit)
    (problem,) = unsealed(read(to_text(units(small))), found, "data/seal.txt")
    assert (small_data / edit[0]).read_text("utf-8").split("\n")[problem.line - 1].strip() == line


def test_every_text_of_law_and_of_a_definition_is_sealed(handbook: Handbook) -> None:
    found = units(handbook)
    for code, thing in handbook.things.items():
        if thing.kind in {"law", "definition"}:
            assert all(text in found[code].words for text in thing.entry.texts()), code
    for code, statement in handbook.statements.items():
        assert found[code].words.endswith(statement.text), code
        assert (statement.condition or "") in found[code].words, code


def test_every_address_and_number_of_the_handbook_is_sealed_once(handbook: Handbook) -> None:
    words = [unit.words.replace("%2D", "-") for unit in units(handbook).values()]
    written = {value.text for entry in handbook.files() for value in entry.values() if value.is_address}
    courses = {value.text for course in handbook.courses for value in course.values() if value.is_address}
    assert written - courses <= set(words)
    contact = handbook.hotline
    dialed = [value.text for value in contact.values() if value.is_dialed]
    assert len(dialed) >= 3
    assert [words.count(number) for number in dialed] == [1] * len(dialed)


NUMBER = ("contacts.yaml", "555-0100", "555-0199")


def test_a_number_changes_only_with_the_record_of_where_it_was_seen(small: Handbook, small_data: Path) -> None:
    [(file, message)] = told(small, changed(small_data, NUMBER))
    assert file == "data/contacts.yaml"
    assert message.startswith("the number '555-0199' was sealed as '555-0100', and the record of when and where")
    found = changed(small_data, ("contacts.yaml", 'when: "2026-11"', 'when: "2026-12"'))
    assert [message.partition(" is not")[0] for _, message in told(small, found)] == [
        "'contact/line call'",
        "'contact/line record'",
    ]


def test_what_is_new_or_gone_is_named(small: Handbook) -> None:
    found = units(small)
    new, gone = replace(found["UA.I1"], name="UA.I9"), found.pop("UA.R1")
    assert told(small, {**found, "UA.I9": new}) == [
        ("small/competencies/u.yaml", "'UA.I9' is not sealed; when it is right, run 'make seal'"),
        ("data/seal.txt", f"'{gone.name}' is sealed and gone; put it back, or run 'make seal'"),
    ]


def test_a_word_that_is_replaced_in_every_file_is_noticed_all_the_same(small: Handbook, small_data: Path) -> None:
    found = changed(small_data, ("competencies/u.yaml", "a quiet room", "a calm room"))
    replaced = to_text(units(small)).replace("a quiet room", "a calm room")
    problems = sorted(str(problem) for problem in unsealed(read(replaced), found, "data/seal.txt"))
    assert len(problems) == 2
    assert "'UA.O1' is not what was sealed" in problems[0]
    assert "the words of 'UA.O1' were changed here" in problems[1]
