"""The outline of a policy: every statement for organizations, with places for what an organization does about it."""

from __future__ import annotations

from macros.exports.documents.forms import FORMS
from macros.exports.documents.word import Run, Word
from macros.model.handbook import Handbook
from macros.model.matrix import Statement

FIRST = (
    ("Purpose", "Why this policy is there, and what it is to change for patients and staff."),
    ("Scope", "Which places, services, and staff it is for."),
    ("Who wrote it", "Who was asked, experts with lived experience among them, and who approved it."),
    ("Law", "Which laws on reporting, consent, and privacy hold here, and who read this policy for them."),
)
"""What is before the statements: headings, and what belongs under each."""
PLACES = {"Our procedure": 4, "Who does it": 1, "Owner": 1, "In force from": 1, "Review by": 1}
"""What an organization writes on each statement, with the lines that there is room for."""


def to_policy_outline(handbook: Handbook, base: str) -> bytes:
    """Return the outline as a DOCX file."""
    word = Word(handbook, base, "Policy outline")
    word.limits(FORMS["policy-outline"])
    for title, what in FIRST:
        word.heading(title, 2)
        word.text(Run(f"Write here: {what}", italic=True))
    for competency in handbook.competencies:
        word.heading(f"{competency.code} {competency.title}", 2)
        for sub in competency.sub_competencies:
            for each in sub.statements("organization"):
                _statement(handbook, word, each)
    return word.finished()


def _statement(handbook: Handbook, word: Word, statement: Statement) -> None:
    word.heading(f"{statement.code} {statement.short}", 3)
    word.text(*word.whole(statement), Run(" "), word.code(statement.code))
    for note in handbook.local.notes:
        if statement.code in handbook.now(note.on):
            word.text(Run(f"Added by {handbook.local.by}: ", bold=True), Run(note.text, lang=note.written_in or ""))
    columns = {"Place": 24, f"Write here, on {statement.code}": 76}
    word.table(
        f"Local procedure for {statement.code}", columns, [([place], [""] * lines) for place, lines in PLACES.items()]
    )
