"""The statements as a table for a spreadsheet."""

from __future__ import annotations

from macros.exports.guarded_csv import spreadsheet
from macros.exports.rows import StatementRow, statement_rows
from macros.model.handbook import Handbook


def to_csv(handbook: Handbook, base: str) -> bytes:
    """Return one row a statement, in the order of the matrix; topics are joined by spaces."""
    columns = list(StatementRow.model_fields)
    rows = [[_cell(getattr(row, column)) for column in columns] for row in statement_rows(handbook, base)]
    return spreadsheet([columns, *rows])


def _cell(value: str | tuple[str, ...] | None) -> str:
    return " ".join(value) if isinstance(value, tuple) else value or ""
