"""A selection that a browser makes of the build's pieces: byte for byte what Python writes for the same statements."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from macros.exports.canvas import to_canvas
from macros.exports.case import to_case
from macros.exports.framework import Selection, selected, selection
from macros.exports.learning_data import PIECES, learning_files
from macros.exports.moodle import to_moodle
from macros.exports.smart_evidence import to_smart_evidence
from macros.model.handbook import Handbook
from macros.query.coverage import reached_by
from tests.conftest import Ask
from tests.exports import case_rules, test_canvas, test_case, test_moodle, test_smart_evidence
from tests.exports.loaded import BASE, Loaded, expected_parents, expected_texts

WRITERS: dict[str, Callable[[Handbook, str, Selection | None], bytes]] = {
    "moodle": to_moodle,
    "canvas": to_canvas,
    "mahara": to_smart_evidence,
    "case": to_case,
}
READERS: dict[str, Callable[[bytes], Loaded]] = {
    "moodle": lambda content: test_moodle.load(test_moodle.rows(content)),
    "canvas": lambda content: test_canvas.load(test_canvas.rows(content)),
    "mahara": lambda content: test_smart_evidence.load(json.loads(content)),
    "case": lambda content: test_case.load(json.loads(content)),
}


def chosen(handbook: Handbook, what: str) -> list[str]:
    """Return the statements of a collection of twelve, of a course, and of a role, in their own order."""
    if what == "collection":
        collection = max(handbook.collections, key=lambda each: len(each.statements))
        others = [code for code in handbook.statements if code not in collection.statements]
        return [*collection.statements, *reversed(others)][:12]
    if what == "course":
        return [*reached_by(handbook, handbook.courses[:1])]
    return [*handbook.statements_for(handbook.roles[0])]


@pytest.fixture(scope="module")
def made(handbook: Handbook) -> Callable[[str, str], dict[str, Any]]:
    """Return the function that gives the pieces of a format: linked, at an address of the publisher's, or bare."""

    @cache
    def data(name: str, site: str) -> dict[str, Any]:
        files = learning_files(handbook, site)
        found: dict[str, Any] = json.loads(files[f"assets/learning-{name}.js"].decode().partition("=")[2].rstrip(";\n"))
        return found

    def of(how: str, format_: str) -> dict[str, Any]:
        whole = data("bare" if how == "folder" else "linked", BASE if how == "published" else "")
        return {**whole, "formats": {format_: whole["formats"][format_]}}

    return of


@pytest.mark.parametrize("how", ["published", "at its address", "folder"])
@pytest.mark.parametrize("format_", PIECES)
@pytest.mark.parametrize("what", ["collection", "course", "role"])
def test_the_browser_leaves_out_what_python_would_not_write(
    ask: Ask, handbook: Handbook, made: Callable[[str, str], dict[str, Any]], what: str, format_: str, how: str
) -> None:
    codes = chosen(handbook, what)
    base = "" if how == "folder" else BASE
    written = ask("toLearning", made(how, format_), format_, codes, base).encode()
    assert written == WRITERS[format_](handbook, base, selection(codes))
    assert (b"id/" in written) == bool(base), "from a folder no address, and no dead text"


@pytest.mark.parametrize("format_", PIECES)
@pytest.mark.parametrize("what", ["collection", "course", "role"])
def test_a_selection_comes_back_with_all_that_is_above_it(handbook: Handbook, what: str, format_: str) -> None:
    codes = chosen(handbook, what)
    content = WRITERS[format_](handbook, BASE, selection(codes))
    kept = {node.code for node in selected(handbook, selection(codes))}
    parents = {code: parent for code, parent in expected_parents(handbook).items() if code in kept}
    texts = {code: text for code, text in expected_texts(handbook).items() if code in kept}
    if format_ == "mahara":
        parents = test_smart_evidence.without_competencies(parents)
    loaded = READERS[format_](content)
    assert loaded.lost == []
    assert loaded.parents == parents
    assert loaded.texts == {code: texts[code] for code in parents}
    assert {code for code in loaded.parents if code in handbook.statements} == set(codes)


def test_a_package_of_a_selection_keeps_every_rule_but_that_of_places(handbook: Handbook) -> None:
    """An item keeps the place that it has among all its siblings, so that a later import of everything fits."""
    package = json.loads(to_case(handbook, BASE, selection(chosen(handbook, "collection"))))
    found = case_rules.faults(package, lambda _: True)
    assert [fault for fault in found if not fault.startswith("the places below")] == []
    assert package["CFDocument"]["identifier"] == handbook.ledger.framework


def test_a_selection_is_told_from_the_whole_and_from_others(handbook: Handbook) -> None:
    """Moodle takes each framework's number once: the whole, and every other selection, can still be imported."""
    numbers = set()
    for codes in (chosen(handbook, "collection"), chosen(handbook, "role")):
        framework = test_moodle.rows(to_moodle(handbook, BASE, selection(codes)))[0]
        assert framework["Short name"] == f"Core Competencies Handbook: {len(codes)} of 205 statements"
        numbers.add(framework["ID number"])
    whole = test_moodle.rows(to_moodle(handbook, BASE))[0]["ID number"]
    assert len({*numbers, whole}) == 3
    assert all(number.startswith(f"{whole}-") for number in numbers)


def test_an_address_with_signs_that_mean_something_stays_an_address(ask: Ask, small: Handbook) -> None:
    files = learning_files(small, "")
    data = json.loads(files["assets/learning-linked.js"].decode().partition("=")[2].rstrip(";\n"))
    written = ask("toLearning", data, "case", ["UA.I1"], 'https://x.example/it\'s & "so"/')
    assert "https://x.example/it%27s%20%26%20%22so%22/id/UA.I1.html" in written
    assert json.loads(written)
