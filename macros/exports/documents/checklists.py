"""The statements of a group with boxes to check."""

from __future__ import annotations

from macros.exports.documents.forms import FORMS
from macros.exports.documents.word import Word
from macros.model.handbook import Handbook
from macros.model.matrix import Group

COLUMNS = {"Check": 9, "Statement": 57, "Note": 34}


def to_checklist(handbook: Handbook, base: str, group: Group) -> bytes:
    """Return the checklist of a group as a DOCX file: a heading for each competency and sub-competency."""
    word = Word(handbook, base, f"Checklist: {group.name}")
    word.limits(FORMS["checklist"])
    word.text(group.who)
    for competency in handbook.competencies:
        word.heading(f"{competency.code} {competency.title}", 2)
        for sub in competency.sub_competencies:
            name = f"{sub.code} {sub.title}"
            word.heading(name, 3)
            word.table(name, COLUMNS, [[[word.box()], word.statement(each), []] for each in sub.statements(group.code)])
    return word.finished()
