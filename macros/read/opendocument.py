"""The sheets of an OpenDocument workbook (.ods), as LibreOffice saves one unless it is told otherwise.

The workbook has been looked through before: it is not larger than allowed, and defines no entities.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

from macros.read.days import FIRST
from macros.read.problems import Spot
from macros.read.sheet import FORM, FORMULA, LAST_ROW, MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet, row_of

KIND = b"application/vnd.oasis.opendocument.spreadsheet"
"""What the part `mimetype` says."""

MOST_SIGNS = 20_000_000
"""Signs in the cells of a sheet, which may say of one that it is there many times."""
_BASE = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT = f"{_BASE}office:1.0}}", f"{_BASE}table:1.0}}", f"{_BASE}text:1.0}}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


class TooMuchError(Exception):
    """A sheet holds more than is read; says which, and what to do."""


def sheets(file: str, content: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a workbook. Raises TooMuchError, and whatever damage makes a parser raise."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        root = ET.fromstring(parts.read("content.xml"))  # noqa: S314 – it defines no entities
    counted = root.find(f".//{_TABLE}null-date")
    first = FIRST if counted is None else date.fromisoformat(counted.get(f"{_TABLE}date-value", FIRST.isoformat()))
    for table in root.findall(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        name = table.get(f"{_TABLE}name", "")
        rows = list(_rows(table, name))
        yield Sheet(f"{file}: sheet {name}", rows, name, "workbook", first, is_text=False)


def _rows(table: ET.Element, name: str) -> Iterator[Row]:
    number = count = size = 0
    for row in table.iter(f"{_TABLE}table-row"):
        times = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        made = row_of(number + 1, _cells(row))
        if made:
            count += times
            size += times * sum(map(len, made.cells))
            if count > MOST_ROWS or size > MOST_SIGNS or number > LAST_ROW:
                raise TooMuchError(f"sheet {name} has more than {MOST_ROWS:,} rows; take out what is not used")
            yield from (replace(made, line=Spot(at)) for at in range(number + 1, number + times + 1))
        number += times


def _cells(row: ET.Element) -> Iterator[Cell]:
    count = 0
    for cell in row:
        times = min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), MOST_COLUMNS - count)
        count += times
        # What is under a cell that was made wider is not seen.
        read = _cell(cell) if cell.tag == f"{_TABLE}table-cell" else Cell()
        yield from (read for _ in range(times))


def _cell(cell: ET.Element) -> Cell:
    kind, value = cell.get(f"{_OFFICE}value-type", ""), cell.get(f"{_OFFICE}value", "")
    shown = "\n".join(map(_text, cell.findall(f"{_TEXT}p")))
    if cell.get(f"{_TABLE}formula"):
        return Cell("=", FORMULA)
    if cell.get(f"{_CALCEXT}value-type") == "error":
        return Cell(shown, f"holds the error {shown} of the spreadsheet; write the value")
    if kind == "float":
        return _number(float(value), shown)
    if kind in {"percentage", "currency"}:
        return Cell(shown, FORM)
    if kind == "date":
        day, _, time = cell.get(f"{_OFFICE}date-value", "").partition("T")
        return Cell(f"{day} {time[:5]}".strip().removesuffix(" 00:00"), is_day=True)
    if kind == "time":
        found = re.match(r"PT(\d+)H(\d+)M", cell.get(f"{_OFFICE}time-value", ""))
        return Cell(f"{int(found[1]):02}:{int(found[2]):02}" if found else shown)
    if kind == "boolean":
        return Cell(cell.get(f"{_OFFICE}boolean-value", ""))
    return Cell(shown)


def _number(value: float, shown: str) -> Cell:
    """Return a number with the digits that are seen; one that is seen as anything else is a fault."""
    digits = str(int(value)) if value == int(value) else repr(value)
    if re.sub(r"[ ,.()\u00a0\u202f-]", "", shown).lstrip("0") == digits.lstrip("0"):
        return Cell(digits.zfill(len(shown)) if shown.isdigit() else digits)
    if re.fullmatch(r"[0-9]+\.[0-9]+", shown) and float(shown) == value:
        return Cell(shown)
    return Cell(digits, FORM)


def _text(part: ET.Element) -> str:
    """Return the text of a paragraph, with what stands for spaces and line breaks."""
    found = [part.text or ""]
    for inner in part:
        if inner.tag == f"{_TEXT}s":
            found.append(" " * min(int(inner.get(f"{_TEXT}c", "1")), 100))
        elif inner.tag == f"{_TEXT}line-break":
            found.append("\n")
        elif inner.tag == f"{_TEXT}tab":
            found.append(" ")
        elif inner.tag.startswith(_TEXT):
            found.append(_text(inner))
        found.append(inner.tail or "")
    return "".join(found)
