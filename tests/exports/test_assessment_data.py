"""What the pages for assessments know: the scales and sets of the data, and for each statement what closes a gap."""

from __future__ import annotations

import json
from typing import Any

from macros.exports.assessment_data import MOST_RESOURCES, assessment_file
from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from tests.conftest import EXAMPLE, PROJECT


def data(handbook: Handbook) -> Any:  # noqa: ANN401 – as JSON has it
    [(name, content)] = assessment_file(handbook).items()
    assert name == "assets/assessment-data.js"
    return json.loads(content.decode().removeprefix("globalThis.hbAssessmentData=").removesuffix(";\n"))


def test_every_set_has_scales_with_four_steps_and_one_for_what_is_not_ours(handbook: Handbook) -> None:
    found = data(handbook)
    for each in found["sets"].values():
        for scale in each["scales"]:
            assert [step[0] for step in found["scales"][scale]["steps"]] == ["4", "3", "2", "1", "none"]
    assert found["letters"] == {"individual": "I", "organization": "O", "research": "R", "education": "E"}


def test_every_reference_of_a_statement_leads_to_something(handbook: Handbook) -> None:
    found = data(handbook)
    codes = {code for codes in found["guidesOf"].values() for code in codes}
    assert codes <= found["guides"].keys()
    assert found["guidesOf"].keys() <= handbook.statements.keys()
    for sub, resources in found["resourcesOf"].items():
        assert 0 < len(resources) <= MOST_RESOURCES, sub
        assert set(resources) <= found["resources"].keys()
    assert len(found["requirements"]) == len(handbook.adoption.requirements)
    for _, codes in found["requirements"]:
        assert codes
        assert set(codes) <= handbook.statements.keys()


def test_only_real_courses_close_gaps_and_protocols_come_from_the_organization(handbook: Handbook) -> None:
    assert data(handbook)["courses"] == []
    assert data(handbook)["protocols"] == []
    local = data(load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE))
    assert local["by"] == "Riverbend Community Health (example)"
    assert ["Riverbend protocol on trafficking, version 0 (example)", ["2B.O4", "3B.O1"]] in [
        [title, codes] for title, _, codes in local["protocols"]
    ]
    for course in local["courses"]:
        assert any(codes for _, _, codes in course["sessions"])
