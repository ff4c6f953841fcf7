"""What every workbook for people has: sheets for letter paper with their heads, and rows as high as their texts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from macros.exports.framework import LANGUAGE, LICENSE, LICENSE_NAME, about_framework
from macros.exports.links import permalink
from macros.model.handbook import Handbook
from macros.model.tokens import token

PROSE = 84
"""Width of a line of text in characters."""
LINE = 15
"""Height of a line in points."""
LETTER = 1
"""Paper, as Excel numbers it."""
LANDSCAPE_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}
"""In inches."""
AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""How a workbook is written: every text as text. Nothing turns into a formula, and nothing into a link."""


class Sheets:
    """A workbook while it is written; `book` is an xlsxwriter workbook, which has no types."""

    def __init__(self, handbook: Handbook, base: str, book: Any, title: str) -> None:  # noqa: ANN401
        self.handbook, self.base, self.book, self.called = handbook, base, book, title
        created = datetime.combine(handbook.edition.date, datetime.min.time())
        book.set_properties({"title": title, "comments": about_framework(handbook), "created": created})
        book.set_custom_property("Language", LANGUAGE)
        self.text = book.add_format({"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": token("line")})
        self.prose = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.link = book.add_format({"text_wrap": True, "valign": "top", "underline": 1, "font_color": token("quiet")})

    def sheet(self, name: str) -> Any:  # noqa: ANN401
        """Return a new sheet whose first row is its head: in view while it is read, and on every page of paper."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(LETTER)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**LANDSCAPE_MARGINS)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 1)
        sheet.set_footer(f"&L{_printed(self.called)} {self.handbook.edition.code}&C{name}&RPage &P of &N")
        return sheet

    def about(self, lines: Iterable[str]) -> None:
        """Write the first sheet: what the workbook is, its source, its license, and what else there is to say."""
        sheet = self.book.add_worksheet("About")
        sheet.set_paper(LETTER)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, PROSE)
        sheet.write_string(0, 0, self.called, self.title)
        edition = self.handbook.edition
        said = [
            about_framework(self.handbook),
            f"The report: {edition.report.address}",
            f"This handbook: {self.base}" if self.base else "Permalinks are relative to the address of your handbook.",
            *lines,
            f"Texts: {LICENSE_NAME}, {LICENSE}",
        ]
        for row, line in enumerate(said, 2):
            sheet.write_string(row, 0, line, self.prose)
            sheet.set_row(row, height([line], [("", PROSE)]))

    def heads(self, sheet: Any, columns: Iterable[tuple[str, int]]) -> None:  # noqa: ANN401
        """Write the first row: names of columns, each with its width in characters."""
        for column, (name, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, self.head)

    def permalinks(self) -> tuple[str, int]:
        """Return the head of a column of permalinks, as wide as they are."""
        return "Permalink", min(60, max(len(permalink(self.base, code)) for code in self.handbook.statements) + 2)

    def permalink(self, sheet: Any, row: int, column: int, code: str) -> None:  # noqa: ANN401
        """Write a permalink: a link where the handbook has a public address."""
        address = permalink(self.base, code)
        if self.base:
            sheet.write_url(row, column, address, self.link)
        else:
            sheet.write_string(row, column, address, self.text)


def height(texts: Iterable[str], columns: Iterable[tuple[str, int]]) -> int:
    """Return the height of a row in points. Excel finds it by itself; LibreOffice lays one text over the next."""
    lines = (len(textwrap.wrap(text, width)) for text, (_, width) in zip(texts, columns, strict=True))
    return LINE * max(lines)


def _printed(text: str) -> str:
    """Return a text for header and footer, where `&` begins a command."""
    return text.replace("&", "&&")
