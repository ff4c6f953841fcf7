"""The statements as a workbook for Excel and LibreOffice: the matrix, and a sheet for each group."""

from __future__ import annotations

import io
from typing import Any

from xlsxwriter import Workbook

from macros.exports.framework import whole
from macros.exports.sheets import AS_TEXT, Sheets, height
from macros.model.handbook import Handbook
from macros.model.matrix import Group
from macros.model.tokens import token

COLUMNS = (("Code", 8), ("Competency", 22), ("Sub-competency", 30), ("Statement", 70), ("Topics", 24))
"""Columns of a group's sheet with their width in characters; the permalink is after them."""


def to_workbook(handbook: Handbook, base: str) -> bytes:
    """Return the workbook. Every text is written as text: nothing turns into a link, and nothing into a formula.

    The only formulas are the links of the matrix, which find their statement wherever sorting has put it.
    """
    content = io.BytesIO()
    with Workbook(content, AS_TEXT) as book:
        _Matrix(handbook, base, book, handbook.edition.title).write()
    return content.getvalue()


class _Matrix(Sheets):
    def write(self) -> None:
        self.number = self.book.add_format({"valign": "top", "align": "center"})
        self.jump = self.book.add_format(
            {"valign": "top", "align": "center", "underline": 1, "font_color": token("quiet")}
        )
        self.total = self.book.add_format({"bold": True, "align": "center", "top": 1})
        self.about(
            (
                "A code is never changed and never reused. Link to a permalink; it works in every later edition.",
                "A condition comes before its statement and belongs to it.",
            )
        )
        matrix = self.sheet("Matrix")
        for group in self.handbook.groups:
            self.group(group)
        self.matrix(matrix)

    def group(self, group: Group) -> None:
        """Write the sheet of a group."""
        sheet = self.sheet(_sheet_name(group))
        self.heads(sheet, (*COLUMNS, self.permalinks()))
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
                sheet.set_row(row, height(texts, COLUMNS))
        sheet.autofilter(0, 0, row, len(COLUMNS))

    def matrix(self, sheet: Any) -> None:  # noqa: ANN401
        groups = self.handbook.groups
        heads = [("Code", 8), ("Competency", 30), ("Sub-competency", 48)]
        heads += [(group.name, 14) for group in groups]
        heads += [("All groups", 12)]
        self.heads(sheet, (*heads, self.permalinks()))
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


def _jump(group: Group, code: str, count: int) -> str:
    """Return the formula of a link: how many statements a cell has, and the way to the first of them, by its code.

    A link to a row would lead elsewhere once a reader has sorted either sheet.
    """
    sheet = f"'{_sheet_name(group)}'"
    return f'=HYPERLINK("#{sheet}!A"&MATCH("{code}",{sheet}!$A:$A,0),{count})'


def _count(cells: Any) -> int:  # noqa: ANN401
    return sum(len(statements) for statements in cells)


def _sheet_name(group: Group) -> str:
    """Return the name of a group's sheet: from its code, because a spreadsheet refuses some characters in it."""
    return group.code.capitalize()
