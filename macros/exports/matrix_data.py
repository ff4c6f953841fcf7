"""What the picture of the matrix knows once it is used: statements in short, and what each layer marks."""

from __future__ import annotations

import json

from macros.model.course import DOES, Course
from macros.model.handbook import Handbook
from macros.query.coverage import reached_by
from macros.query.occasions import occasions

Layer = dict[str, object]
"""What a layer marks: its `name`, and by words such as `taught`, or by the empty word, the codes of statements."""


def matrix_file(handbook: Handbook) -> dict[str, bytes]:
    """Return the script that holds the statements of each cell, and the layers by kind and code."""
    data = {
        "edition": handbook.edition.code,
        "cells": {cell.code: [[each.code, each.short] for each in cell.statements] for cell in handbook.cells},
        "layers": {
            "topic": {
                topic.code: _layer(topic.name, _on(handbook, topic.code)) for topic in handbook.topic_list.topics
            },
            "role": {
                each.code: _layer(each.name, {"": [statement.code for statement in each.statements]})
                for each in occasions(handbook)
                if each.is_role
            },
            "course": {course.code: _layer(course.name, _done(handbook, course)) for course in handbook.courses},
        },
        "notes": sorted({note.on for note in handbook.local.notes} & handbook.statements.keys()),
        "by": handbook.local.by,
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {"assets/matrix-data.js": f"globalThis.hbMatrixData={written};\n".encode()}


def _layer(name: str, marks: dict[str, list[str]]) -> Layer:
    return {"name": name, "marks": {word: codes for word, codes in marks.items() if codes}}


def _on(handbook: Handbook, topic: str) -> dict[str, list[str]]:
    return {"": [code for code, statement in handbook.statements.items() if topic in statement.topics]}


def _done(handbook: Handbook, course: Course) -> dict[str, list[str]]:
    """Return what a course does with statements; one that it both teaches and assesses is under both words."""
    reached = reached_by(handbook, (course,))
    return {word: [code for code, [reach] in reached.items() if word in reach.does] for word in DOES.values()}
