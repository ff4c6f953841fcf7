"""Bullets become statements, by the codes of their cells, and the file of local additions that holds them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from macros.load.handbook import validate
from macros.load.official.cells import NO_BULLET, STOPS, Bullet, Cells, cells, shorten
from macros.load.official.document import GARBLED, texts_of
from macros.load.official.tokens import tokens
from macros.load.official.wording import check_sum, printed, readings
from macros.model.handbook import Cell, Handbook
from macros.model.local import Official, OfficialStatement
from macros.model.matrix import Statement
from macros.read.problems import DataError, Problem
from macros.read.yaml_lines import parse_yaml

__all__ = ["FILE", "SUMS", "check_sum", "hold_readable", "read_sums", "statements", "to_yaml"]

FILE = "official.yaml"
"""The file of local additions that holds the statements."""
SUMS = "report.sums"
"""The file of the data that holds the check sums of the report's statements."""
NOT_EQUAL = "as the report has it"
WAY_OUT = "name the PDF itself: make official REPORT=report.pdf"
HINTS = {
    NO_BULLET: f"the text has lost its bullets, or its columns are mixed; {WAY_OUT}",
    NOT_EQUAL: f"letters, hyphens, signs or spaces were changed when the text was saved; {WAY_OUT}",
    "is under no group": f"the text has lost the names of its groups; {WAY_OUT}",
    "is no sub-competency": f"the text has lost its headings, or is another report; {WAY_OUT}",
    "it has to hold": f"bullets are missing, or are split in two; {WAY_OUT}",
}
"""What a text looks like in which one thing is wrong many times, and what to do."""
FEW = 5
"""So many problems of a kind are told one by one."""


def statements(handbook: Handbook, sums: Mapping[str, str], file: str, content: bytes) -> dict[str, OfficialStatement]:
    """Return every statement of the report by its code. Raises DataError with everything that does not fit.

    `sums` are the check sums of the report's statements by code, see `check_sum`.
    """
    fewest: list[Problem] = []
    for text in texts_of(file, content):
        found = cells(handbook, file, tokens(text))
        read = {code: each for cell in handbook.cells for code, each in _statements(cell, sums, found)}
        if not found.problems:
            return read
        fewest = min(fewest or found.problems, found.problems, key=len)
    raise DataError(_few(fewest))


def _few(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems, of each kind only the first ones, and then what so many of them mean."""
    kinds: dict[str, list[Problem]] = {}
    for problem in sorted(problems):
        kind = next((part for part in HINTS if part in problem.message), problem.message)
        kinds.setdefault(kind, []).append(problem)
    for kind, alike in kinds.items():
        yield from alike[:FEW]
        if len(alike) > FEW and kind in HINTS:
            last = alike[FEW]
            yield Problem(last.file, last.line, f"and {len(alike) - FEW:,} more of this kind: {HINTS[kind]}")


def to_yaml(handbook: Handbook, read: dict[str, OfficialStatement]) -> str:
    """Return the file of local additions that holds the statements."""
    content = {
        "report": handbook.edition.report.title,
        "statements": {code: each.model_dump(exclude_none=True) for code, each in read.items()},
    }
    head = "# Written by 'make official' from a copy of the report; run it again rather than change this file.\n"
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style='"', width=10_000)
    return head + text


def hold_readable(file: str, text: str) -> None:
    """Hold a file of local additions to what the build reads. Raises DataError with what it would refuse."""
    source = parse_yaml(file, text.encode())
    problems = list(source.problems)
    if source.mapping is not None:
        problems += validate(source.mapping, Official)[1]
    if problems:
        raise DataError(problems)


def read_sums(path: Path) -> dict[str, str]:
    """Return the check sums in a file of lines such as `1a2b3c4d5e6f7a8b  2B.I3`; '#' begins a comment."""
    lines = (line.split() for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {code: digits for digits, code in lines}


@dataclass(frozen=True)
class _Said:
    """What a bullet says, and the bullet that is its condition."""

    bullet: Bullet
    condition: str | None


def _statements(cell: Cell, sums: Mapping[str, str], found: Cells) -> Iterator[tuple[str, OfficialStatement]]:
    """Yield the statements of a cell in their order, and note what is wrong with each."""
    if cell.code not in found.bullets:
        return
    said = list(_said(found.bullets[cell.code], found))
    whole = len(said) == len(cell.statements)
    if not whole:
        counts = f"holds {len(said)} statements here; it has to hold {len(cell.statements)}"
        found.problem(found.lines[cell.code], f"cell {cell.code} {counts}")
    known = set(sums.values())
    for number, each in enumerate(said):
        digits = sums.get(cell.statements[number].code, "") if whole else ""
        text, used = _fitting(each, {digits} if whole else known)
        if text is None:
            text = OfficialStatement(condition=_first(each.condition), text=_first(each.bullet.text()) or "…")
            fault = _fault(text.text) or (_difference(text, cell.statements[number]) if whole else "")
            if fault:
                found.problem(each.bullet.line, f"'{shorten(text.text)}' {fault}")
        for piece in each.bullet.pieces[used:]:
            found.problem(piece.line, f"'{shorten(piece.text)}' {NO_BULLET}")
        if whole:
            yield cell.statements[number].code, text


def _said(bullets: Iterable[Bullet], found: Cells) -> Iterator[_Said]:
    """Yield what bullets say; one that ends with ':' is the condition of those after it."""
    condition: str | None = None
    for bullet in bullets:
        text = bullet.text(bullet.sure)
        if text.rstrip().endswith(":"):
            condition = text
            for piece in bullet.pieces[bullet.sure :]:
                found.problem(piece.line, f"'{shorten(piece.text)}' {NO_BULLET}")
        else:
            yield _Said(bullet, condition)


def _fitting(said: _Said, sums: Container[str]) -> tuple[OfficialStatement | None, int]:
    """Return a statement as the report has it, and how many lines of its bullet it takes; without one, all of them."""
    every = len(said.bullet.pieces)
    for count in range(said.bullet.sure, every + 1):
        if fits := printed(said.bullet.text(count), said.condition, sums):
            return OfficialStatement(condition=fits[0], text=fits[1]), count
    return None, every


def _first(text: str | None) -> str | None:
    return next(readings(text)) if text else None


def _fault(text: str) -> str:
    """Return what is wrong with a text by itself, or ''."""
    if GARBLED.search(text):
        return "holds characters that could not be read; take the text anew"
    if not text.endswith(STOPS):
        return "does not end with a stop; a part of it is missing"
    if not text.lstrip('“"')[:1].isupper():
        return "does not begin with a capital; a part of it is missing"
    return ""


def _difference(each: OfficialStatement, statement: Statement) -> str:
    """Return how a text differs from that of its statement in the report."""
    if bool(each.condition) != bool(statement.condition):
        has = "under a condition" if each.condition else "under no condition"
        return f"is {has} here; {statement.code} is under {'one' if statement.condition else 'none'}"
    wrong = "letters, hyphens, signs or spaces are missing or changed, or it is in another place"
    return f"is not {statement.code} {NOT_EQUAL}; {wrong}"
