"""Mahara: SmartEvidence reads sub-competencies, cells and statements back; the competency is in a name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from macros.model.handbook import Handbook
from tests.exports.loaded import BASE, Loaded, expected_parents, expected_texts, first_paragraph

LIMITS = {"shortname": 100, "name": 255}
STATUSES = ["begun", "incomplete", "partialcomplete", "completed"]
Matrix = dict[str, Any]


def load(matrix: Matrix) -> Loaded:
    """Load a file as Mahara does: elements by their standard, below an element that came before them.

    A text that is too long for its column is refused; an element of no standard is never looked at.
    """
    framework = matrix["framework"]
    assert framework["name"]
    assert [next(iter(status)) for status in framework["evidencestatuses"]] == STATUSES
    loaded = Loaded()
    for part in (*framework["standards"], *framework["standardelements"]):
        loaded.lost += [
            f"{part['shortname']}: {key}" for key, limit in LIMITS.items() if not 0 < len(part[key]) <= limit
        ]
    seen = []
    for standard in framework["standards"]:
        code = standard["shortname"]
        loaded.parents[code] = ""
        loaded.texts[code] = html.fragment_fromstring(standard["description"], create_parent="div")[1].text_content()
        known: dict[str, str] = {}
        for element in framework["standardelements"]:
            if element["standardid"] != standard["standardid"]:
                continue
            seen.append(element["shortname"])
            above = element.get("parentelementid")
            if above is not None and above not in known:
                loaded.lost.append(f"{element['shortname']}: its parent")
            loaded.parents[element["shortname"]] = known.get(above, code)
            loaded.texts[element["shortname"]] = first_paragraph(element["description"])
            known[element["elementid"]] = element["shortname"]
    every = [element["shortname"] for element in framework["standardelements"]]
    loaded.lost += [f"{code}: the element" for code in every if code not in seen]
    return loaded


def without_competencies(values: dict[str, str]) -> dict[str, str]:
    return {
        code: "" if value in "U123456" and len(code) == 2 else value for code, value in values.items() if len(code) > 1
    }


def test_all_but_the_uppermost_level_comes_back(files: dict[str, bytes], handbook: Handbook) -> None:
    loaded = load(json.loads(files["exports/smart-evidence.matrix"]))
    assert loaded.lost == []
    assert list(loaded.parents.items()) == list(without_competencies(expected_parents(handbook)).items())
    texts = expected_texts(handbook)
    assert loaded.texts == {code: texts[code] for code in loaded.parents}


def test_a_standard_names_its_competency(files: dict[str, bytes], handbook: Handbook) -> None:
    standards = json.loads(files["exports/smart-evidence.matrix"])["framework"]["standards"]
    subs = [(top, sub) for top in handbook.competencies for sub in top.sub_competencies]
    for standard, (top, sub) in zip(standards, subs, strict=True):
        assert standard["name"].startswith(f"{top.code} {top.name}: {sub.title[:20]}")
        assert (
            first_paragraph(standard["description"]).removesuffix(f" ({BASE}id/{top.code}.html)")
            == f"{top.code} {top.title}"
        )


def test_hostile_texts_come_back_as_they_are(hostile: Handbook, hostile_files: dict[str, bytes]) -> None:
    loaded = load(json.loads(hostile_files["exports/smart-evidence.matrix"]))
    texts = expected_texts(hostile)
    assert loaded.texts == {code: texts[code] for code in loaded.parents}


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"name": "x" * 256}, "UA.I1: name"),
        ({"shortname": ""}, ": shortname"),
        ({"standardid": 99}, "UA.I1: the element"),
        ({"parentelementid": "2B.I"}, "UA.I1: its parent"),
    ],
)
def test_the_reader_reports_what_mahara_would_lose(change: Matrix, lost: str, published: dict[str, bytes]) -> None:
    matrix = json.loads(published["exports/smart-evidence.matrix"])
    elements = matrix["framework"]["standardelements"]
    next(element for element in elements if element["shortname"] == "UA.I1").update(change)
    assert lost in load(matrix).lost
