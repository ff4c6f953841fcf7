"""A form for observing somebody at work and talking about it."""

from __future__ import annotations

from macros.exports.documents.forms import FORMS
from macros.exports.documents.word import Row, Word
from macros.model.handbook import Handbook
from macros.query.occasions import Occasion, by_group

SEEN = ("Seen", "Seen in part", "Not seen", "No occasion")
"""What an observation can say; none of them is a grade."""
WHO = ("Staff member", "Role and unit", "Observed by", "From and until", "What we agreed to look at")
TALK = (
    "What went well",
    "What was hard, and what would have helped",
    "What the staff member adds, in their own words",
    "What the organization has to put in place first",
    "Next talk on",
)


def to_evaluation(handbook: Handbook, base: str, occasion: Occasion) -> bytes:
    """Return the form for a role as a DOCX file."""
    word = Word(handbook, base, f"Observation and performance evaluation: {occasion.name}", lang=occasion.lang)
    word.limits(FORMS["evaluation"])
    word.heading("Who and when", 2)
    word.table("Who and when", {"What": 30, "Write here": 70}, _asked(WHO, 1))
    for group, statements in by_group(handbook, occasion.statements):
        word.heading(f"What was seen: {group.name}", 2)
        columns = {"Statement": 48, "Observed": 18, "When and what was seen": 34}
        rows: list[Row] = [(word.statement(each), [*map(word.box, SEEN)], []) for each in statements]
        word.table(f"Statements: {group.name}", columns, rows)
    word.heading("What we talked over", 2)
    word.table("What we talked over", {"What": 30, "Write here": 70}, _asked(TALK, 2))
    word.heading("Support and next steps", 2)
    word.table("Support and next steps", {"What": 46, "Who": 24, "By": 15, "Done": 15}, [[[], [], [], []]] * 4)
    word.heading("Signatures", 2)
    word.text("A signature says that this was talked over, and not that both agree.")
    signed: list[Row] = [([who], [], []) for who in (WHO[0], WHO[2])]
    word.table("Signatures", {"Who": 30, "Signature": 50, "Date": 20}, signed)
    return word.finished()


def _asked(questions: tuple[str, ...], lines: int) -> list[Row]:
    """Return a row for each question, with so many lines for the answer."""
    return [([each], [""] * lines) for each in questions]
