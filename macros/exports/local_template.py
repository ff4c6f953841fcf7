"""A workbook to fill in with local additions, for whoever never opens a terminal: a sheet for each kind of them.

Columns, and what each is for, come from the models by which the sheets are read again.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, get_args

from pydantic.fields import FieldInfo
from xlsxwriter import Workbook

from macros.load.local_files import FILES, columns, is_address, item_of
from macros.load.local_workbook import card_keys
from macros.model.base import Entry, Refers
from macros.model.handbook import Handbook, Thing
from macros.model.local import Checked, NotedRef
from macros.model.sheets import CODES, ORGANIZATION, READ_ME, SHEETS
from macros.model.tokens import token
from macros.read.table import Column, Holds
from macros.rules.local import hideable

NAME = "local-template.xlsx"
ROWS = 2_000
"""Rows that have drop-down lists and formats; more can be filled in without."""
HEAD = 2
"""The row of the names of columns, counted from 0; a line on the sheet and one on the columns are above it."""
WIDE = {"text": 50, "meaning": 50, "what_for": 36, "about": 36, "reason": 36, "notice": 36}
"""Width of columns with more than a few words, in characters; else 22."""
LINE = 15
"""Height of a line in points."""
LAST = ("safe_because", "written_in", "code")
"""The columns that most do not need."""
LANGUAGES = ("es", "ar", "fr", "hi", "ht", "ko", "pt", "ru", "so", "tl", "vi", "zh-Hans", "zh-Hant")
"""What the list of languages offers; any other code can be written."""
SAID = {
    Holds.SEVERAL: "Put ; between several.",
    Holds.PARAGRAPHS: "A line break begins a paragraph (Alt and Enter).",
    Holds.CODES: f"Put ; between several. The sheet {CODES} lists them.",
    Holds.DAY: "A date.",
    Holds.TEXT: "",
}
HOW = f"""\
1. Fill in the sheet {SHEETS[ORGANIZATION].name}. Only the name is needed.
2. Fill in any of the other sheets, one entry a row, below the row of names. The columns whose names are in the dark \
color and end with * are needed. A sheet that you do not need stays as it is.
3. The gray row is an example and is not read. Leave it, delete it, or write over all of it.
4. Save the file as Excel workbook (.xlsx), from LibreOffice and Google Sheets, too; .ods is read as well. Whoever \
builds the handbook runs: make build LOCAL=ours.xlsx
5. A mistake is named by sheet and cell, such as: ours.xlsx: sheet Contacts, cell D4.
Write no formulas. Sheets and columns that you add for yourself are not read; those that are here keep their names.
A logo is a PNG file beside the workbook.
"""


def to_local_template(handbook: Handbook) -> bytes:
    """Return the workbook. It holds no formula and no link."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, options) as book:
        title = f"Local additions to {handbook.edition.title}"
        created = datetime.combine(handbook.edition.date, datetime.min.time())
        book.set_properties({"title": title, "created": created})
        _Template(handbook, book).write(title)
    return content.getvalue()


class _Template:
    def __init__(self, handbook: Handbook, book: Any) -> None:  # noqa: ANN401 – xlsxwriter has no types
        self.handbook, self.book = handbook, book
        form = {"text_wrap": True, "valign": "top"}
        line = {"bottom": 1, "bottom_color": token("line")}
        self.title = book.add_format({"bold": True, "font_size": 14, "num_format": "@"})
        self.prose = book.add_format({**form, "font_color": token("muted")})
        self.head = book.add_format({**form, "bold": True, "bg_color": token("chip"), "bottom": 1})
        self.needed = book.add_format(
            {**form, "bold": True, "bg_color": token("quiet"), "font_color": token("raised"), "bottom": 1}
        )
        self.example = book.add_format({**form, **line, "italic": True, "font_color": token("line-strong")})
        # As text, so that a spreadsheet makes no date of 24/7 and no sum of a telephone number.
        self.text = book.add_format({**form, **line, "num_format": "@"})
        self.day = book.add_format({**form, **line, "num_format": "yyyy-mm-dd"})
        self.example_day = book.add_format(
            {**form, **line, "num_format": "yyyy-mm-dd", "italic": True, "font_color": token("line-strong")}
        )
        self.field = book.add_format({**form, "border": 1, "num_format": "@", "bg_color": token("note")})

    def write(self, title: str) -> None:
        sheet = self.book.add_worksheet(READ_ME)
        sheet.set_column(0, 0, 90)
        sheet.write_string(0, 0, title, self.title)
        for row, text in enumerate(HOW.splitlines(), 2):
            sheet.write_string(row, 0, text, self.prose)
        kinds = next(mark for mark in get_args(NotedRef) if isinstance(mark, Refers)).kinds
        things = [thing for thing in self.handbook.things.values() if thing.kind in kinds]
        # Nothing can be noted on a term; local terms name them.
        terms = [thing for thing in self.handbook.things.values() if thing.kind == "term"]
        pages, sections = hideable(self.handbook)
        hidden = [*sorted(pages), *sorted(sections)]
        lists = {
            "notes": {"on": f"={CODES}!$A$2:$A${len(things) + 1}"},
            "hidden": {"page": f"={CODES}!$D$2:$D${len(hidden) + 1}"},
        }
        for stem in SHEETS:
            part, model = FILES[f"{stem}.yaml"]
            if stem == ORGANIZATION:
                self.card(model)
            else:
                self.table(stem, item_of(model, part), columns(model, part), lists.get(stem, {}))
        self.codes((*things, *terms), hidden)

    def card(self, model: type[Entry]) -> None:
        """Write the sheet of keys and values."""
        words = SHEETS[ORGANIZATION]
        sheet = self.sheet(words.name, words.about)
        for column, (name, width) in enumerate((("", 18), ("Write here", 50), ("For example", 40), ("What it is", 60))):
            sheet.set_column(column, column, width)
            sheet.write_string(1, column, name, self.head)
        for row, (key, path) in enumerate(card_keys(model).items(), 2):
            field = model.model_fields[path[0]]
            needed = field.is_required()
            for step in path[1:]:
                field = next(each for each in get_args(field.annotation) if each is not type(None)).model_fields[step]
            sheet.write_string(row, 0, _title(key, needed), self.needed if needed else self.head)
            sheet.write_blank(row, 1, None, self.field)
            sheet.write_string(row, 2, words.example.get(key, ""), self.example)
            sheet.write_string(row, 3, _help(key, field, Holds.TEXT), self.prose)
            sheet.set_row(row, LINE * 2)
            if field.annotation is bool:
                sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": ["yes", "no"]})

    def table(self, stem: str, item: type[Entry], known: dict[str, Column], lists: dict[str, str]) -> None:
        words = SHEETS[stem]
        sheet = self.sheet(words.name, words.about)
        sheet.freeze_panes(HEAD + 1, 1)
        high: dict[int, int] = {}
        for column, name in enumerate(_ordered(item)):
            field, holds = item.model_fields[name], known[name].holds
            is_day = holds is Holds.DAY
            wide = 12 if is_day else WIDE.get(name, 22)
            sheet.set_column(column, column, wide, self.day if is_day else self.text)
            sheet.write_string(1, column, _help(name, field, holds), self.prose)
            needed = known[name].required
            sheet.write_string(HEAD, column, _title(name, needed), self.needed if needed else self.head)
            said = words.example.get(name, "")
            if is_day:
                day = datetime.combine(date.fromisoformat(said), datetime.min.time())
                sheet.write_datetime(HEAD + 1, column, day, self.example_day)
            else:
                sheet.write_string(HEAD + 1, column, said, self.example)
            for row, text in ((1, _help(name, field, holds)), (HEAD + 1, said)):
                high[row] = max(high.get(row, 0), len(textwrap.wrap(text, wide - 1)))
            if offered := _offered(name, field, holds, lists):
                sheet.data_validation(HEAD + 1, column, HEAD + ROWS, column, offered)
        # Excel finds the height by itself; LibreOffice lays one text over the next.
        for row, lines in high.items():
            sheet.set_row(row, LINE * max(1, lines))

    def sheet(self, name: str, about: str) -> Any:  # noqa: ANN401
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, about, self.title)
        return sheet

    def codes(self, things: Iterable[Thing], pages: Iterable[str]) -> None:
        """Write what notes may be on, and what may be hidden."""
        sheet = self.book.add_worksheet(CODES)
        for column, (name, width) in enumerate((("Code", 34), ("What it is", 90), ("", 4), ("Page", 40))):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, self.head)
        sheet.freeze_panes(1, 0)
        for row, thing in enumerate(things, 1):
            sheet.write_string(row, 0, thing.code, self.prose)
            sheet.write_string(row, 1, thing.title, self.prose)
        for row, page in enumerate(pages, 1):
            sheet.write_string(row, 3, page, self.prose)


def _ordered(item: type[Entry]) -> Iterable[str]:
    """Return the fields of a model in the order in which they are filled in."""
    dates = [name for name in Checked.model_fields if name in item.model_fields and name not in LAST]
    own = [name for name in item.model_fields if name not in (*dates, *LAST)]
    return (*own, *dates, *(name for name in LAST if name in item.model_fields))


def _title(name: str, needed: bool) -> str:
    return f"{name.replace('_', ' ').capitalize()}{' *' if needed else ''}"


def _help(name: str, field: FieldInfo, holds: Holds) -> str:
    said = str(field.description)
    if name == "code":
        return f"{said} Leave it empty: it is then made of the name."
    if is_address(field):
        return f"{said} It begins with https://."
    return f"{said} {'Yes or no.' if field.annotation is bool else SAID[holds]}".strip()


def _offered(name: str, field: FieldInfo, holds: Holds, lists: dict[str, str]) -> dict[str, Any]:
    """Return what a cell lets choose from, as xlsxwriter takes it; empty where anything can be written."""
    if field.annotation is bool:
        return {"validate": "list", "source": ["yes", "no"]}
    if name == "written_in":
        return {"validate": "list", "source": [*LANGUAGES], "show_error": False}
    if name in lists:
        return {"validate": "list", "source": lists[name], "show_error": False}
    if holds is Holds.DAY:
        between = {"minimum": date(2000, 1, 1), "maximum": date(2099, 12, 31)}
        return {"validate": "date", "criteria": "between", **between, "error_message": "Write a date, as 2026-10-05."}
    return {}
