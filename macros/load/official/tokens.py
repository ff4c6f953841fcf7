"""The plain text of the report as tokens: what each line is, in the layouts that the report's text may have.

    UNIVERSAL COMPETENCY, or CORE COMPETENCY and a digit; the competency's title in the next lines
    Sub-Competencies
    A. THE TITLE OF A SUB-COMPETENCY
    INDIVIDUAL  • the first bullet of a group, on the line of its label
    ORGANIZATION/ and INSTITUTION, each on a line of its own, with bullets after them
     • a bullet, which may go on in the next lines
     – a bullet under the one before it

Running heads, page numbers and empty lines are anywhere between. Labels may have small letters, bullets any sign. Where
columns were kept, INSTITUTION is before a line of the text beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.load.official.wording import INVISIBLE
from macros.model.matrix import GroupCode

Kind = Literal["heading", "start", "end", "sub", "label", "bullet", "under", "text", "turn", "empty"]


@dataclass(frozen=True, slots=True)
class Token:
    """What a line is, or a part of it."""

    line: int
    kind: Kind
    text: str
    """What it says; the space at its end tells how the next line joins."""
    sign: str = ""
    """The bullet before it."""


LABELS: dict[str, GroupCode] = {
    "INDIVIDUAL": "individual",
    "ORGANIZATION/": "organization",
    "ORGANIZATION/INSTITUTION": "organization",
    "ORGANIZATION/ INSTITUTION": "organization",
    "RESEARCH": "research",
    "EDUCATION": "education",
}
"""What is before the bullets of each group."""
SECOND_LINE = "INSTITUTION"
"""The rest of a label that takes two lines."""
DASHES = "–—-"
"""Bullets that are also signs of a text."""
BULLET = re.compile(r"(?:[•●▪■□◦○∙·‣⁃➢➤✓❖►*]|[\ue000-\uf8ff])\s*|[–—o-](?:\s+|$)")
LABEL = re.compile(rf"({'|'.join(sorted(LABELS, key=len, reverse=True))})(?:\s+|$)", re.IGNORECASE)
BESIDE = re.compile(rf"{SECOND_LINE}\s+(?=\S)|{SECOND_LINE.title()}\s{{3,}}(?=\S)")
"""The rest of a label with a line of the text beside it."""
HEADING = re.compile(r"(?:UNIVERSAL|Universal) (?:COMPETENCY|Competency)|(?:CORE|Core) (?:COMPETENCY|Competency) \d")
SUB = re.compile(r"[A-Z]\. \S.*")
TURN = re.compile(
    r"(?:UNIVERSAL COMPETENCY|CORE COMPETENCY \d) ?:.*"
    r"|(?:\d{1,3} )?CORE COMPETENCIES FOR HUMAN TRAFFICKING RESPONSE IN .*"
    r"|(?:PAGE )?\d{1,3}(?: OF \d{1,3})?|[–—|-] ?\d{1,3} ?[–—|-]"
)
"""A running head or a page number, in capitals: a page turns."""
PAGE = re.compile(r"(?<=[^\n\r])\f(?=[^\n\r])")
"""The end of a page that some programs write in place of the end of its last line."""
WHOLE: dict[str, Kind] = {
    SECOND_LINE: "empty",
    "SUBCOMPETENCIES": "start",
    "ADDITIONALRESOURCES": "end",
}
"""Lines that are always the same, by their letters in capitals."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text; lines count from 1."""
    pages = PAGE.sub("\n", text).replace("\f", " ")
    seen = INVISIBLE.sub("", pages)  # they may be in the names of groups, too
    lines = [line.lstrip() for line in re.split(r"\r\n|\n|\r", seen)]
    signs = Counter(found[0].strip() for line in lines if (found := BULLET.match(line)))
    usual = max(signs, key=lambda sign: signs[sign], default="")
    for number, line in enumerate(lines, 1):
        yield from _tokens(number, line, usual)


def _tokens(number: int, line: str, usual: str) -> Iterator[Token]:
    line = BESIDE.sub("", line, count=1) if BESIDE.match(line) else line
    bare = " ".join(line.split())
    label, rest = _split(line)
    bullet = BULLET.match(rest)
    whole = WHOLE.get("".join(c for c in bare.upper() if c.isalpha())) if bare else "empty"
    if whole:
        yield Token(number, whole, "")
    elif HEADING.fullmatch(bare):
        yield Token(number, "heading", "U" if bare.startswith("U") else bare[-1])
    elif TURN.fullmatch(bare.upper()) and bare[:1] not in "cu":
        yield Token(number, "turn", "")
    elif label or bullet:
        if label:
            yield Token(number, "label", label)
        if bullet:
            sign = bullet[0].strip()
            kind: Kind = "under" if sign in DASHES and sign != usual else "bullet"
            yield Token(number, kind, rest[bullet.end() :], sign)
        elif rest.strip():
            yield Token(number, "text", rest)
    elif SUB.fullmatch(bare) and bare == bare.upper():
        yield Token(number, "sub", bare)
    else:
        yield Token(number, "text", line)


def _split(line: str) -> tuple[GroupCode | None, str]:
    """Return the group whose label a line begins with, and the rest of the line."""
    found = LABEL.match(line)
    if not found or not found[1][0].isupper():
        return None, line
    rest = line[found.end() :]
    # A word at the beginning of a line is a label where nothing follows, a bullet does, or a wide gap.
    if rest and not BULLET.match(rest) and len(found[0]) - len(found[1]) < len("    "):
        return None, line
    return LABELS[" ".join(found[1].upper().split())], rest
