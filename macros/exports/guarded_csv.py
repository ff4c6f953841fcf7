"""How every export writes comma-separated values: each in quotes, so that no reader takes one for anything else."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def table(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as UTF-8 with line feeds, for the importers of learning systems.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, in case somebody opens the file.
    """
    return _written(rows, "\n").encode()


def marked_table(rows: Iterable[Iterable[str]]) -> bytes:
    """Return the same with a byte order mark, for importers that take one: others read the file as windows-1252."""
    return _written(rows, "\n").encode("utf-8-sig")


def spreadsheet(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as UTF-8 with a byte order mark and CRLF, which spreadsheets open without asking."""
    return _written(rows, "\r\n").encode("utf-8-sig")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


NUMBERS = re.compile(
    r"0[0-9]+|[0-9]{12,}|\([0-9]+\)|[0-9]+[.,][0-9]+|[0-9]{1,2}[-/.][0-9]{1,4}([-/.][0-9]{1,4})?|[0-9]+E[0-9]+"
)
"""What a spreadsheet takes for a number or a date, and then shows otherwise: without its zeros, or rounded."""


def kept_as_text(text: str) -> str:
    """Return a telephone number that a spreadsheet leaves as it is: an apostrophe before it makes it text."""
    return f"'{text}" if NUMBERS.fullmatch(text) else text


def _written(rows: Iterable[Iterable[str]], line_end: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(value) for value in row] for row in rows)
    return text.getvalue()
