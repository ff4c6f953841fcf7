"""The plain text of the report as tokens: what each line is, in the layout that the report's text has.

    UNIVERSAL COMPETENCY, or CORE COMPETENCY and a digit; the competency's title in the next lines
    Sub-Competencies
    A. THE TITLE OF A SUB-COMPETENCY
    INDIVIDUAL  • the first bullet of a group, on the line of its label
    ORGANIZATION/ and INSTITUTION, each on a line of its own, with bullets after them
     • a bullet, which may go on in the next lines
     – a bullet under the one before it

Running heads, page numbers and empty lines stand anywhere between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.model.matrix import GroupCode

Kind = Literal["heading", "start", "end", "sub", "label", "bullet", "under", "text", "turn", "empty"]


@dataclass(frozen=True, slots=True)
class Token:
    """What a line is, or a part of it; `text` keeps the space at its end, which tells how the next line joins."""

    line: int
    kind: Kind
    text: str


LABELS: dict[str, GroupCode] = {
    "INDIVIDUAL": "individual",
    "ORGANIZATION/": "organization",
    "ORGANIZATION/INSTITUTION": "organization",
    "ORGANIZATION/ INSTITUTION": "organization",
    "RESEARCH": "research",
    "EDUCATION": "education",
}
"""What stands before the bullets of each group."""
SECOND_LINE = "INSTITUTION"
"""The rest of a label that takes two lines."""
BULLET = re.compile(r"[•●▪\uf0b7]\s*")
UNDER = re.compile(r"[–—-]\s+")
HEADING = re.compile(r"UNIVERSAL COMPETENCY|CORE COMPETENCY \d")
SUB = re.compile(r"[A-Z]\. \S.*")
TURN = re.compile(
    r"(?:UNIVERSAL COMPETENCY|CORE COMPETENCY \d) ?:.*"
    r"|(?:\d{1,3} )?CORE COMPETENCIES FOR HUMAN TRAFFICKING RESPONSE IN .*"
    r"|\d{1,3}"
)
"""A running head or a page number: a page turns."""


WHOLE: dict[str, Kind] = {
    "": "empty",
    SECOND_LINE: "empty",
    "Sub-Competencies": "start",
    "ADDITIONAL RESOURCES": "end",
}
"""Lines that are always the same."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text; lines count from 1."""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text.replace("\f", " ")), 1):
        yield from _tokens(number, line.lstrip())


def _tokens(number: int, line: str) -> Iterator[Token]:
    bare = " ".join(line.split())
    label, bullet = _split(line)
    if bare in WHOLE:
        yield Token(number, WHOLE[bare], "")
    elif HEADING.fullmatch(bare):
        yield Token(number, "heading", "U" if bare.startswith("U") else bare[-1])
    elif TURN.fullmatch(bare):
        yield Token(number, "turn", "")
    elif label or bullet is not None:
        if label:
            yield Token(number, "label", label)
        if bullet is not None:
            yield Token(number, "bullet", bullet)
    elif SUB.fullmatch(bare) and bare == bare.upper():
        yield Token(number, "sub", bare)
    elif found := UNDER.match(line):
        yield Token(number, "under", line[found.end() :])
    else:
        yield Token(number, "text", line)


def _split(line: str) -> tuple[GroupCode | None, str | None]:
    """Return the group whose label a line begins with, and the bullet that it holds."""
    found = BULLET.search(line)
    head = " ".join((line[: found.start()] if found else line).split())
    if head and head not in LABELS:
        return None, None
    return LABELS.get(head), line[found.end() :] if found else None
