"""OpenDocument workbooks (.ods), written as LibreOffice writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from xml.sax.saxutils import escape, quoteattr

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' office:version="1.3"><office:body><office:spreadsheet>{}</office:spreadsheet></office:body>'
    "</office:document-content>"
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def ods(sheets: Mapping[str, Iterable[Iterable[object]]], settings: str = "") -> bytes:
    """Return a workbook; a cell is a text, a number, a day, nothing, or the XML of a cell as bytes."""
    tables = (f"<table:table table:name={quoteattr(name)}>{_rows(rows)}</table:table>" for name, rows in sheets.items())
    return packed(HEAD.replace("{}", settings + "".join(tables)))


def packed(content: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("mimetype", KIND)
        file.writestr("content.xml", content)
        file.writestr("Thumbnails/thumbnail.png", b"\x89PNG")
    return made.getvalue()


def _rows(rows: Iterable[Iterable[object]]) -> str:
    cells = '<table:table-cell table:number-columns-repeated="{}"/>'
    empty = f'<table:table-row table:number-rows-repeated="{{}}">{cells}</table:table-row>'
    made = (
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" if row else empty.format(1, 16384)
        for row in rows
    )
    return "".join(made) + empty.format(1048570, 16384)


def _cell(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode()
    if value in {None, ""}:
        return "<table:table-cell/>"
    kind = 'office:value-type="string"'
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell {kind}>{lines}</table:table-cell>"
