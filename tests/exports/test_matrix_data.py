"""What the picture of the matrix knows: each statement once in its cell, and what each layer marks."""

from __future__ import annotations

import json
from typing import Any

from macros.exports.matrix_data import matrix_file
from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from tests.conftest import EXAMPLE, PROJECT


def data(handbook: Handbook) -> Any:  # noqa: ANN401 – as JSON has it
    [(name, content)] = matrix_file(handbook).items()
    assert name == "assets/matrix-data.js"
    return json.loads(content.decode().removeprefix("globalThis.hbMatrixData=").removesuffix(";\n"))


def test_every_statement_is_in_its_cell_in_short(handbook: Handbook) -> None:
    found = {code: short for cell in data(handbook)["cells"].values() for code, short in cell}
    assert found == {code: statement.short for code, statement in handbook.statements.items()}
    assert all(code.startswith(cell) for cell, each in data(handbook)["cells"].items() for code, _ in each)


def test_a_layer_marks_the_statements_of_its_topic_or_course(handbook: Handbook) -> None:
    layers = data(handbook)["layers"]
    assert layers["topic"].keys() == handbook.topic.keys()
    for code, statement in handbook.statements.items():
        on = {topic for topic, layer in layers["topic"].items() if code in layer["marks"].get("", ())}
        assert on == set(statement.topics)
    for role in handbook.roles:
        assert layers["role"][role.code]["marks"][""] == [*handbook.statements_for(role)]
    [course] = layers["course"].values()
    assert course["marks"].keys() <= {"taught", "practiced", "assessed"}
    assert set().union(*course["marks"].values()) <= handbook.statements.keys()


def test_notes_of_an_organization_are_a_layer() -> None:
    found = data(load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE))
    assert found["by"] == "Riverbend Community Health (example)"
    assert found["notes"] == ["2B.I2", "5D.O1", "UC.O3"]
