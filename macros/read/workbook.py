"""The sheets of a workbook (.xlsx, .ods), with no more unpacked than anybody would fill in.

Only what is written in cells is read. No formula is computed, no link is followed, and no part that could define
entities is parsed.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.parsers import expat

from macros.read import opendocument
from macros.read.problems import Problem, Spot
from macros.read.sheet import FORM, FORMULA, LAST_ROW, MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet, row_of

UNPACKED = 40_000_000
"""Bytes of all parts of a workbook; one with 2,000 services has 3,000,000."""
MOST_PARTS = 500
MOST_SHEETS = 50

SAVE = "open it in your spreadsheet program, and save it as 'Excel workbook' (.xlsx)"
PLAIN = re.compile(r"General|@|[0#,.() ;<>=\-\\\[\]]*")
"""Formats in which a number looks like its digits; any other adds a sign, as in 20 %."""

_Refused = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError),
    *(OSError, RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error, expat.ExpatError),
)
"""What a damaged workbook makes a reader raise."""


class _WorkbookError(Exception):
    """The workbook is not read; says why, and what to do."""


def is_workbook(content: bytes) -> bool:
    """Say whether bytes are packed or bound as a spreadsheet's own file is, and not text."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"))


def read_workbook(file: str, content: bytes) -> tuple[list[Sheet], list[Problem]]:
    """Return the sheets that hold anything, or what is wrong. Never raises, whatever the bytes are."""
    try:
        sheets = opendocument.sheets(file, content) if _is_open_document(content) else _sheets(file, content)
        return [sheet for sheet in sheets if sheet.rows], []
    except (_WorkbookError, opendocument.TooMuchError) as error:
        return [], [Problem(file, Spot(), str(error))]
    except _Refused:
        return [], [Problem(file, Spot(), f"the workbook is damaged, or has a password; {SAVE}")]


def _is_open_document(content: bytes) -> bool:
    """Say which of the two kinds a workbook is; refuse what is neither, and one that is larger than it looks."""
    if not content.startswith(b"PK"):
        raise _WorkbookError(f"this is an old workbook (.xls), or one with a password; {SAVE}, without a password")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        found = parts.infolist()
        names = {part.filename for part in found}
        kind = parts.read("mimetype").strip() if "mimetype" in names else b""
        if "xl/workbook.xml" not in names and kind != opendocument.KIND:
            raise _WorkbookError(f"this is no workbook that can be read here; {SAVE}")
        # No more of a part is unpacked than is said here.
        if len(found) > MOST_PARTS or sum(part.file_size for part in found) > UNPACKED:
            raise _WorkbookError("the workbook is larger than any directory; copy what belongs here into a new one")
        for part in found:
            try:
                _check_part(parts.read(part))
            except expat.ExpatError:
                # A picture is none; but a sheet may have any name.
                if part.filename.endswith((".xml", ".rels")):
                    raise
    return kind == opendocument.KIND


def _check_part(content: bytes) -> None:
    def refuse(*_: object) -> None:
        raise _WorkbookError(f"the workbook defines what no spreadsheet writes; {SAVE}")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(content, True)


def _sheets(file: str, content: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 – it takes longer to load than most builds need to read

    with warnings.catch_warnings():
        # What it does not read, such as lists to choose from, is nothing to tell.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        if len(book.worksheets) > MOST_SHEETS:
            raise _WorkbookError(f"the workbook has more than {MOST_SHEETS} sheets; copy those that belong here")
        first = book.epoch.date()
        for sheet in book.worksheets:
            name = f"{file}: sheet {sheet.title}"
            yield Sheet(name, list(_rows(sheet)), sheet.title, "workbook", first, is_text=False)
        book.close()


def _rows(sheet: Any) -> Iterator[Row]:  # noqa: ANN401 – openpyxl has no types
    count = 0
    # What a sheet says of its own size is often wrong, and can be made so.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number > LAST_ROW:
            raise _WorkbookError(f"sheet {sheet.title} has more rows than a sheet can have; {SAVE}")
        if row := row_of(number, map(_cell, cells[:MOST_COLUMNS])):
            count += 1
            if count > MOST_ROWS:
                raise _WorkbookError(f"sheet {sheet.title} has more than {MOST_ROWS:,} rows; take out what is not used")
            yield row


def _cell(cell: Any) -> Cell:  # noqa: ANN401
    value = cell.value
    if value is None:
        return Cell()
    if cell.data_type == "f":
        return Cell("=", FORMULA)
    if cell.data_type == "e":
        return Cell(str(value), f"holds the error {value} of the spreadsheet; write the value")
    if isinstance(value, bool):
        return Cell(str(value).lower())
    if isinstance(value, datetime):
        return Cell(value.isoformat(" ", "minutes").removesuffix(" 00:00"), is_day=True)
    if isinstance(value, date):
        return Cell(value.isoformat(), is_day=True)
    if isinstance(value, time):
        return Cell(value.isoformat("minutes"))
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    return Cell(re.sub(r"_x000[dD]_|\r", "", str(value)).replace("\t", " "))


def _number(value: float, form: str) -> Cell:
    digits = str(int(value)) if value == int(value) else repr(value)
    if shown := re.fullmatch(r"(?:[#,]*)(0+)(?:\.(0+))?", form):
        return Cell(f"{value:.{len(shown[2] or '')}f}".zfill(len(form) if form.strip("0") == "" else 0))
    return Cell(digits, "" if PLAIN.fullmatch(form) else FORM)
