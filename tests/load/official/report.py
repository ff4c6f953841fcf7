"""A made-up report in the layout of the official one: its headings and counts, and nothing of its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.load.official.statements import check_sum
from macros.model.handbook import Cell, Handbook

WORDS = (
    *("rivers", "stones", "maps", "lanterns", "gardens", "bridges", "clouds", "harbors", "orchards", "valleys"),
    *("kites", "windows", "letters", "mills", "well-kept", "north/south", "slow-moving", "“quiet", "rooms”", "chairs"),
    *("(e.g.,", "old", "ones)", "bread", "17", "trains;", "paper,", "ink"),
)
VERBS = ("Draw", "Carry", "Count", "Paint", "Mend", "Water", "Borrow")
CONDITION = "For those who own a boat only:"


@dataclass(frozen=True)
class Said:
    """A statement of the made-up report."""

    condition: str | None
    text: str


def statements(handbook: Handbook) -> dict[str, Said]:
    """Return a made-up text for every code, each another one; the last number tells them apart."""
    found = {}
    for number, (code, statement) in enumerate(handbook.statements.items()):
        length = 9 + number * 7 % 23
        words = " ".join(WORDS[(number * 5 + place) % len(WORDS)] for place in range(length))
        text = f"{VERBS[number % len(VERBS)]} {words} number {number + 1}."
        found[code] = Said(CONDITION if statement.condition else None, text)
    return found


def sums(handbook: Handbook) -> dict[str, str]:
    """Return the check sums of the made-up statements."""
    return {code: check_sum(said.text, said.condition) for code, said in statements(handbook).items()}


def report(handbook: Handbook) -> str:
    """Return the text of the made-up report."""
    return "\n".join(_lines(handbook)) + "\n"


def _lines(handbook: Handbook) -> Iterator[str]:
    said = statements(handbook)
    yield " A LETTER FROM NOBODY"
    yield "• Bullets of the letter are no statements"
    yield ""
    yield "COMPETENCY 1 Not the heading that counts."
    yield "A. "
    yield ""
    yield "Some title"
    for competency in handbook.competencies:
        head = "UNIVERSAL COMPETENCY" if competency.code == "U" else f"CORE COMPETENCY {competency.code}"
        # A running head is on top of each page; some have no colon.
        yield f" {head}: {competency.name.upper()}" if competency.code not in "25" else f" {head}"
        yield ""
        yield f"{head} "
        yield from _wrap(f"{competency.title}.", 60)
        yield ""
        yield "What introduces the competency, with a footnote.10 "
        yield ""
        yield " • A bullet that is no statement, because it is before the sub-competencies."
        yield ""
        yield "10 Nobody, N. (2000). Nothing. https://www.example.org/"
        yield " Sub-Competencies "
        yield ""
        for number, sub in enumerate(competency.sub_competencies):
            yield f"{' ' if number else ''}{sub.code[-1]}. {sub.title.upper()}"
            yield ""
            for cell in handbook.cells:
                if cell.sub_competency is sub:
                    yield from _cell(cell, said)
            yield f" {head}: {competency.name.upper()}"
            yield ""
            yield "36"
    yield " ADDITIONAL RESOURCES "
    yield ""
    yield " • A resource"


def _cell(cell: Cell, said: dict[str, Said]) -> Iterator[str]:
    label = cell.group.code.upper()
    if label == "ORGANIZATION":
        yield "ORGANIZATION/"
        yield "INSTITUTION"
        yield ""
    under = False
    for number, statement in enumerate(cell.statements):
        first = f"{label} " if number == 0 and label != "ORGANIZATION" else ""
        if said[statement.code].condition and not under:
            under = True
            yield f" • {CONDITION}"
            yield ""
        sign = "–" if under else "•"
        yield from _wrap(f"{first} {sign} {said[statement.code].text}", 72)
        yield ""


def _wrap(text: str, width: int) -> Iterator[str]:
    """Yield lines that break at spaces, which stay at the ends of some lines, and after hyphens and slashes."""
    line = ""
    for word in text.split(" "):
        head, mark, tail = word.partition("-") if "-" in word else word.partition("/")
        if len(line) + len(word) < width:
            line = f"{line} {word}" if line else word
        elif mark and tail:
            yield f"{line} {head}{mark}"
            line = tail
        else:
            yield f"{line} " if len(line) % 2 else line
            line = word
    yield line
