"""The statements as a workbook for Excel and LibreOffice: the matrix, and a sheet for each group."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from macros.exports.framework import LANGUAGE, LICENSE, LICENSE_NAME, about_framework, whole
from macros.exports.links import permalink
from macros.model.handbook import Handbook
from macros.model.matrix import Group
from macros.model.tokens import token

COLUMNS = (("Code", 8), ("Competency", 22), ("Sub-competency", 30), ("Statement", 70), ("Topics", 24))
"""Columns of a group's sheet with their width in characters; the permalink stands after them."""
PROSE = 84
"""Width of a line of text in characters."""
LINE = 15
"""Height of a line in points."""
LETTER = 1
"""Paper, as Excel numbers it."""
LANDSCAPE_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}
"""In inches."""


def to_workbook(handbook: Handbook, base: str) -> bytes:
    """Return the workbook. Every text is written as text: nothing turns into a link, and nothing into a formula.

    The only formulas are the links of the matrix, which find their statement wherever sorting has put it.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, options) as book:
        edition = handbook.edition
        book.set_properties(
            {
                "title": edition.title,
                "comments": about_framework(handbook),
                "created": datetime.combine(edition.date, datetime.min.time()),
            }
        )
        book.set_custom_property("Language", LANGUAGE)
        _Sheets(handbook, base, book).write()
    return content.getvalue()


class _Sheets:
    def __init__(self, handbook: Handbook, base: str, book: Any) -> None:  # noqa: ANN401 – xlsxwriter has no types
        self.handbook, self.base, self.book = handbook, base, book
        self.text = book.add_format({"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": token("line")})
        self.prose = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.number = book.add_format({"valign": "top", "align": "center"})
        self.link = book.add_format({"text_wrap": True, "valign": "top", "underline": 1, "font_color": token("quiet")})
        self.jump = book.add_format({"valign": "top", "align": "center", "underline": 1, "font_color": token("quiet")})
        self.total = book.add_format({"bold": True, "align": "center", "top": 1})

    def write(self) -> None:
        self.about()
        matrix = self.sheet("Matrix", "Matrix")
        for group in self.handbook.groups:
            self.group(group)
        self.matrix(matrix)

    def sheet(self, name: str, title: str) -> Any:  # noqa: ANN401
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(LETTER)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**LANDSCAPE_MARGINS)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 1)
        sheet.set_footer(
            f"&L{_printed(self.handbook.edition.title)} {self.handbook.edition.code}&C{title}&RPage &P of &N"
        )
        return sheet

    def about(self) -> None:
        edition = self.handbook.edition
        sheet = self.book.add_worksheet("About")
        sheet.set_paper(LETTER)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, PROSE)
        sheet.write_string(0, 0, edition.title, self.title)
        lines = [
            about_framework(self.handbook),
            f"The report: {edition.report.address}",
            f"This handbook: {self.base}" if self.base else "Permalinks are relative to the address of your handbook.",
            "A code is never changed and never reused. Link to a permalink; it works in every later edition.",
            "A condition comes before its statement and belongs to it.",
            f"Texts: {LICENSE_NAME}, {LICENSE}",
        ]
        for row, line in enumerate(lines, 2):
            sheet.write_string(row, 0, line, self.prose)
            sheet.set_row(row, _height([line], [("", PROSE)]))

    def group(self, group: Group) -> None:
        """Write the sheet of a group."""
        sheet = self.sheet(_sheet_name(group), _sheet_name(group))
        self.heads(sheet, COLUMNS)
        row = 0
        for cell in self.handbook.cells:
            if cell.group is not group:
                continue
            for statement in cell.statements:
                row += 1
                topics = ", ".join(self.handbook.topic[code].name for code in statement.topics)
                competency = f"{cell.competency.code} {cell.competency.name}"
                sub = f"{cell.sub_competency.code} {cell.sub_competency.title}"
                texts = (statement.code, competency, sub, whole(statement), topics)
                for column, text in enumerate(texts):
                    sheet.write_string(row, column, text, self.text)
                self.permalink(sheet, row, len(COLUMNS), statement.code)
                sheet.set_row(row, _height(texts, COLUMNS))
        sheet.autofilter(0, 0, row, len(COLUMNS))

    def heads(self, sheet: Any, columns: Iterable[tuple[str, int]]) -> None:  # noqa: ANN401
        """Write the first row, with the permalink at its end, as wide as a permalink is."""
        wide = min(60, max(len(permalink(self.base, code)) for code in self.handbook.statements) + 2)
        for column, (name, width) in enumerate((*columns, ("Permalink", wide))):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, self.head)

    def matrix(self, sheet: Any) -> None:  # noqa: ANN401
        groups = self.handbook.groups
        heads = [("Code", 8), ("Competency", 30), ("Sub-competency", 48)]
        heads += [(group.name, 14) for group in groups]
        heads += [("All groups", 12)]
        self.heads(sheet, heads)
        subs = [(top, sub) for top in self.handbook.competencies for sub in top.sub_competencies]
        for row, (top, sub) in enumerate(subs, 1):
            for column, text in enumerate((sub.code, f"{top.code} {top.name}", sub.title)):
                sheet.write_string(row, column, text, self.text)
            for column, group in enumerate(groups, 3):
                statements = sub.statements(group.code)
                formula = _jump(group, statements[0].code, len(statements))
                sheet.write_formula(row, column, formula, self.jump, len(statements))
            sheet.write_number(
                row, 3 + len(groups), _count(sub.statements(group.code) for group in groups), self.number
            )
            self.permalink(sheet, row, 4 + len(groups), sub.code)
        last = len(subs) + 1
        sheet.write_string(last, 2, "All sub-competencies", self.head)
        for column, group in enumerate(groups, 3):
            count = _count(sub.statements(group.code) for _, sub in subs)
            sheet.write_number(last, column, count, self.total)
        sheet.write_number(last, 3 + len(groups), len(self.handbook.statements), self.total)
        sheet.autofilter(0, 0, len(subs), len(heads))

    def permalink(self, sheet: Any, row: int, column: int, code: str) -> None:  # noqa: ANN401
        address = permalink(self.base, code)
        if self.base:
            sheet.write_url(row, column, address, self.link)
        else:
            sheet.write_string(row, column, address, self.text)


def _jump(group: Group, code: str, count: int) -> str:
    """Return the formula of a link: how many statements stand in a cell, and the way to the first of them, by its code.

    A link to a row would lead elsewhere once a reader has sorted either sheet.
    """
    sheet = f"'{_sheet_name(group)}'"
    return f'=HYPERLINK("#{sheet}!A"&MATCH("{code}",{sheet}!$A:$A,0),{count})'


def _height(texts: Iterable[str], columns: Iterable[tuple[str, int]]) -> int:
    """Return the height of a row in points. Excel finds it by itself; LibreOffice lays one text over the next."""
    lines = (len(textwrap.wrap(text, width)) for text, (_, width) in zip(texts, columns, strict=True))
    return LINE * max(lines)


def _count(cells: Any) -> int:  # noqa: ANN401
    return sum(len(statements) for statements in cells)


def _sheet_name(group: Group) -> str:
    """Return the name of a group's sheet: from its code, because a spreadsheet refuses some characters in it."""
    return group.code.capitalize()


def _printed(text: str) -> str:
    """Return a text for header and footer, where `&` begins a command."""
    return text.replace("&", "&&")
