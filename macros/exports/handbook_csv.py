"""The statements as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from macros.exports.rows import StatementRow, statement_rows
from macros.model.handbook import Handbook

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(handbook: Handbook) -> bytes:
    """Return one row a statement, in the order of the matrix.

    UTF-8 with a byte order mark and CRLF, which spreadsheets open without asking; topics are joined by spaces.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    columns = list(StatementRow.model_fields)
    writer.writerow(columns)
    for row in statement_rows(handbook):
        writer.writerow([_cell(getattr(row, column)) for column in columns])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: str | tuple[str, ...] | None) -> str:
    text = " ".join(value) if isinstance(value, tuple) else value or ""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
