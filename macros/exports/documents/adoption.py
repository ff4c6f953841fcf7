"""A workbook for adopting the competencies: what is asked, who has it in hand, how far it is, and scores by formula."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter import Workbook

from macros.exports.documents.forms import FORMS
from macros.exports.framework import whole
from macros.exports.sheets import AS_TEXT, Sheets, height
from macros.model.handbook import Handbook
from macros.model.sections import Point
from macros.model.tokens import token

TO_FILL_IN = (("Owner", 18), ("Status", 12), ("Evidence", 34), ("Date", 12))
"""Columns with their widths in characters."""
STATEMENTS = (("Code", 8), ("Part", 6), ("Competency", 18), ("In short", 30), ("Statement", 60), ("Requirements", 20))
REQUIREMENTS = (("Requirement", 24), ("What it means", 60), ("Statements", 26))
CONSIDERATIONS = (
    ("Consideration", 24),
    ("What to think about", 70),
    ("What we decided", 40),
    ("Owner", 18),
    ("Date", 12),
)
SCORES = (("Code", 28), ("What", 46), ("Statements", 12))
SCORED = (("Not yet rated", 10), ("Mean (4 to 1)", 10), ("Share in place", 10))
DAYS = {
    "validate": "date",
    "criteria": "between",
    "minimum": date(2000, 1, 1),
    "maximum": date(2099, 12, 31),
    "error_message": "Write a date, as 2027-01-31.",
}


def to_adoption_workbook(handbook: Handbook, base: str) -> bytes:
    """Return the workbook. Formulas are on the sheet of scores alone; every text is written as text."""
    content = io.BytesIO()
    with Workbook(content, AS_TEXT) as book:
        _Adoption(handbook, base, book, FORMS["adoption-workbook"].title).write()
    return content.getvalue()


@dataclass(frozen=True)
class _Line:
    """A row of scores; in its formulas, @ stands for the column."""

    code: str
    name: str
    statements: int
    """What `count` gives."""
    count: str
    """How many statements there are."""
    each: str
    """How many have the status that the column is headed with."""


class _Adoption(Sheets):
    def write(self) -> None:
        form = FORMS["adoption-workbook"]
        [steps] = [scale.steps for scale in self.handbook.assessments.scales if scale.code == "organization"]
        # From 4 to 1, and last what is not counted.
        self.statuses = [step.name for step in steps]
        field = {"text_wrap": True, "valign": "top", "border": 1, "bg_color": token("note")}
        self.field = self.book.add_format({**field, "num_format": "@"})
        self.day = self.book.add_format({**field, "num_format": "yyyy-mm-dd"})
        self.numbers = {
            shape: self.book.add_format({"num_format": shape, "bottom": 1, "bottom_color": token("line")})
            for shape in ("0", "0.00", "0%")
        }
        highest, *_, lowest, apart = self.statuses
        self.about(
            (
                form.use,
                *form.limits,
                self.handbook.adoption.requirements_intro,
                self.handbook.adoption.considerations_intro,
                f"Choose a status in each row: {', '.join(self.statuses)}.",
                f"“{highest}” counts 4, “{lowest}” 1. “{apart}” is left out of means and shares; so are empty rows.",
            )
        )
        self.requirements()
        self.considerations()
        last = self.statements()
        self.scores(last)

    def requirements(self) -> None:
        sheet = self.sheet("Requirements")
        columns = (*REQUIREMENTS, *TO_FILL_IN)
        self.heads(sheet, columns)
        points = self.handbook.adoption.requirements
        for row, point in enumerate(points, 1):
            self.row(sheet, row, (point.title, point.text, ", ".join(self.of(point))), REQUIREMENTS)
        self.fields(sheet, len(points), len(REQUIREMENTS), TO_FILL_IN)

    def considerations(self) -> None:
        sheet = self.sheet("Considerations")
        self.heads(sheet, CONSIDERATIONS)
        points = self.handbook.adoption.considerations
        for row, point in enumerate(points, 1):
            self.row(sheet, row, (point.title, point.text), CONSIDERATIONS[:2])
        self.fields(sheet, len(points), 2, CONSIDERATIONS[2:])

    def statements(self) -> int:
        """Write all statements for organizations; return the number of the last row."""
        sheet = self.sheet("Statements")
        self.heads(sheet, (*STATEMENTS, *TO_FILL_IN, self.permalinks()))
        found = [each for cell in self.handbook.cells if cell.group.code == "organization" for each in cell.statements]
        points = self.handbook.adoption.requirements
        for row, each in enumerate(found, 1):
            cell = self.handbook.cell_of[each.code]
            competency = f"{cell.competency.code} {cell.competency.name}"
            asked = ", ".join(point.title for point in points if each.code in self.of(point))
            texts = (each.code, cell.sub_competency.code, competency, each.short, whole(each), asked)
            self.row(sheet, row, texts, STATEMENTS)
            self.permalink(sheet, row, len(STATEMENTS) + len(TO_FILL_IN), each.code)
        self.fields(sheet, len(found), len(STATEMENTS), TO_FILL_IN)
        sheet.autofilter(0, 0, len(found), len(STATEMENTS) + len(TO_FILL_IN))
        return len(found) + 1

    def of(self, point: Point) -> tuple[str, ...]:
        """Return the statements for organizations that a requirement leads to."""
        found = dict.fromkeys(code for see in point.see for code in self.handbook.under.get(see, ()))
        return tuple(code for code in found if self.handbook.cell_of[code].group.code == "organization")

    def row(self, sheet: Any, row: int, texts: Sequence[str], columns: Sequence[tuple[str, int]]) -> None:  # noqa: ANN401
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, self.text)
        sheet.set_row(row, height(texts, columns))

    def fields(self, sheet: Any, rows: int, first: int, columns: Sequence[tuple[str, int]]) -> None:  # noqa: ANN401
        """Write the cells to fill in, with the list of statuses and the check of dates."""
        for column, (name, _) in enumerate(columns, first):
            for row in range(1, rows + 1):
                sheet.write_blank(row, column, None, self.day if name == "Date" else self.field)
            if name == "Date":
                sheet.data_validation(1, column, rows, column, DAYS)
            elif name == "Status":
                said = {"error_title": "Status", "error_message": "Choose a status from the list, or clear the cell."}
                sheet.data_validation(1, column, rows, column, {"validate": "list", "source": self.statuses, **said})

    def scores(self, last: int) -> None:
        """Write what is counted, row by row; `last` is the last row of the statements."""
        sheet = self.sheet("Scores")
        self.heads(sheet, (*SCORES, *((status, 10) for status in self.statuses), *SCORED))
        for row, line in enumerate(self.lines(last), 1):
            sheet.write_string(row, 0, line.code, self.text)
            sheet.write_string(row, 1, line.name, self.text)
            self.formula(sheet, row, 2, line.count.replace("@", "C"), "0", line.statements)
            for column in range(len(SCORES), len(SCORES) + len(self.statuses)):
                self.formula(sheet, row, column, line.each.replace("@", chr(ord("A") + column)), "0", 0)
            number = row + 1
            rated, highest = f"SUM(D{number}:G{number})", f"D{number}"
            points = f"4*{highest}+3*E{number}+2*F{number}+G{number}"
            left = len(SCORES) + len(self.statuses)
            self.formula(sheet, row, left, f"C{number}-SUM(D{number}:H{number})", "0", line.statements)
            self.formula(sheet, row, left + 1, f'IF({rated}=0,"",({points})/{rated})', "0.00", "")
            self.formula(sheet, row, left + 2, f'IF({rated}=0,"",{highest}/{rated})', "0%", "")
            sheet.set_row(row, height((line.name,), SCORES[1:2]))

    def formula(self, sheet: Any, row: int, column: int, formula: str, shape: str, now: float | str) -> None:  # noqa: ANN401
        """Write a formula, and what it gives while nothing is filled in: some programs count nothing on opening."""
        sheet.write_formula(row, column, f"={formula}", self.numbers[shape], now)

    def lines(self, last: int) -> Iterator[_Line]:
        """Yield the rows of scores: everything, each competency with its parts, each requirement."""
        column = chr(ord("A") + len(STATEMENTS) + [name for name, _ in TO_FILL_IN].index("Status"))
        codes, parts, statuses = (f"Statements!${each}$2:${each}${last}" for each in ("A", "B", column))
        parts_of: list[_Line] = []
        tops: list[int] = []
        for competency in self.handbook.competencies:
            tops.append(len(parts_of) + 3)
            first, final = tops[-1] + 1, tops[-1] + len(competency.sub_competencies)
            total = sum(len(sub.statements("organization")) for sub in competency.sub_competencies)
            summed = f"SUM(@{first}:@{final})"
            parts_of.append(_Line(competency.code, competency.title, total, summed, summed))
            for row, sub in enumerate(competency.sub_competencies, first):
                count, each = f"COUNTIF({parts},$A{row})", f"COUNTIFS({parts},$A{row},{statuses},@$1)"
                parts_of.append(_Line(sub.code, sub.title, len(sub.statements("organization")), count, each))
        every = "+".join(f"@{top}" for top in tops)
        yield _Line("All", "All statements for organizations", last - 1, every, every)
        yield from parts_of
        for point in self.handbook.adoption.requirements:
            found = self.of(point)
            named = "{" + ",".join(f'"{code}"' for code in found) + "}"
            count, each = f"COUNTIF({codes},{named})", f"COUNTIFS({codes},{named},{statuses},@$1)"
            name = f"Requirement: {point.title}"
            yield _Line(point.code, name, len(found), f"SUMPRODUCT({count})", f"SUMPRODUCT({each})")
