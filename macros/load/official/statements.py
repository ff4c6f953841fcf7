"""Bullets become statements, by the codes of their cells, and the file of local additions that holds them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from macros.load.official.cells import STOPS, Bullet, Cells, cells, shorten
from macros.load.official.tokens import tokens
from macros.model.handbook import Cell, Handbook
from macros.model.local import OfficialStatement
from macros.model.matrix import Statement
from macros.read.problems import DataError, Problem

FILE = "official.yaml"
"""The file of local additions that holds the statements."""
SUMS = "report.sums"
"""The file of the data that holds the check sums of the report's statements."""
FOOTNOTE = re.compile(r"(?<=[.”’)])[\d¹²³⁰-⁹]{1,2}$")
"""The mark of a footnote at the end of a statement."""
GARBLED = re.compile(r"[\ufffd\x00-\x1f\x7f]|â€|Ã[\x80-\xbf]")
"""What stands where a character could not be read, or was read in the wrong encoding."""
SOFT_HYPHEN = "\u00ad"


def statements(handbook: Handbook, sums: Mapping[str, str], file: str, content: bytes) -> dict[str, OfficialStatement]:
    """Return every statement of the report by its code. Raises DataError with everything that does not fit.

    `sums` are the check sums of the report's statements by code, see `check_sum`.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "this line is not UTF-8; save the text of the report as 'UTF-8'"
        raise DataError([Problem(file, line, message)]) from None
    found = cells(handbook, file, tokens(text.replace(SOFT_HYPHEN, "")))
    read = {code: each for cell in handbook.cells for code, each in _statements(cell, sums, found)}
    if found.problems:
        raise DataError(found.problems)
    return read


def to_yaml(handbook: Handbook, read: dict[str, OfficialStatement]) -> str:
    """Return the file of local additions that holds the statements."""
    content = {
        "report": handbook.edition.report.title,
        "statements": {code: each.model_dump(exclude_none=True) for code, each in read.items()},
    }
    head = "# Written by 'make official' from a copy of the report; run it again rather than change this file.\n"
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style='"', width=10_000)
    return head + text


def check_sum(text: str) -> str:
    """Return what tells a statement from every other, and from itself with a word gone: 16 digits of its SHA-256.

    Only letters and digits count, so it is the same however lines are broken and quotation marks are written.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()[:16]


def read_sums(path: Path) -> dict[str, str]:
    """Return the check sums in a file of lines such as `1a2b3c4d5e6f7a8b  2B.I3`; '#' begins a comment."""
    lines = (line.split() for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {code: digits for digits, code in lines}


def _statements(cell: Cell, sums: Mapping[str, str], found: Cells) -> Iterator[tuple[str, OfficialStatement]]:
    """Yield the statements of a cell in their order, and note what is wrong with each."""
    if cell.code not in found.bullets:
        return
    said = list(_said(found.bullets[cell.code]))
    whole = len(said) == len(cell.statements)
    if not whole:
        counts = f"holds {len(said)} statements here; it has to hold {len(cell.statements)}"
        found.problem(found.lines[cell.code], f"cell {cell.code} {counts}")
    for number, (line, each) in enumerate(said):
        fault = _fault(each.text)
        if whole and not fault:
            fault = _difference(each, cell.statements[number], sums)
        if fault:
            found.problem(line, f"'{shorten(each.text)}' {fault}")
        if whole:
            yield cell.statements[number].code, each


def _said(bullets: Iterable[Bullet]) -> Iterator[tuple[int, OfficialStatement]]:
    """Yield what bullets say, with their lines; one that ends with ':' is the condition of those after it."""
    condition: str | None = None
    for bullet in bullets:
        text = FOOTNOTE.sub("", " ".join(bullet.text.split()))
        if text.endswith(":"):
            condition = text
        else:
            yield bullet.line, OfficialStatement(condition=condition, text=text)


def _fault(text: str) -> str:
    """Return what is wrong with a text by itself, or ''."""
    if GARBLED.search(text):
        return "holds characters that could not be read; take the text anew"
    if not text.endswith(STOPS):
        return "does not end with a stop; a part of it is missing"
    if not text.lstrip("“")[:1].isupper():
        return "does not begin with a capital; a part of it is missing"
    return ""


def _difference(each: OfficialStatement, statement: Statement, sums: Mapping[str, str]) -> str:
    """Return how a text differs from that of its statement in the report, or ''."""
    if bool(each.condition) != bool(statement.condition):
        has = "under a condition" if each.condition else "under no condition"
        return f"stands {has} here; {statement.code} stands under {'one' if statement.condition else 'none'}"
    if check_sum(f"{each.condition or ''}{each.text}") != sums.get(statement.code):
        wrong = "words are missing or changed, or it stands in another place"
        return f"is not {statement.code} as the report has it; {wrong}"
    return ""
