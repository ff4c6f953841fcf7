"""All the ways in which a file is damaged: the lines of text, the bytes of any file, and the cells of a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from openpyxl import load_workbook

from macros.read.contents import LARGEST
from tests.mutations import text

Damage = Callable[[bytes, Random], "Damaged | None"]
"""Damages the bytes of a file; None where there is nothing to damage in this way."""


@dataclass(frozen=True)
class Damaged:
    """A damaged file."""

    content: bytes
    lines: tuple[int, ...] = ()
    """The lines, or the rows of the sheet, that are damaged, from 1; none where the whole file is."""
    sheet: str = ""


def of_a_line(operator: text.Operator) -> Damage:
    """Return what damages one line of a file of text."""

    def damage(content: bytes, random: Random) -> Damaged | None:
        whole = content.decode("utf-8-sig")
        lines = whole.split("\n")
        filled = [number for number, line in enumerate(lines) if line.strip()]
        # Many operators have to do with some lines only.
        for _ in range(40):
            changed = list(lines)
            touched = operator(changed, random.choice(filled), random)
            if touched and changed != lines:
                last = len(changed)
                near = tuple(sorted({min(max(number + 1, 1), last) for number in touched}))
                return Damaged("\n".join(changed).encode(), near)
        return None

    return damage


def truncated(content: bytes, random: Random) -> Damaged:
    """Cut a file off, as a full disk does."""
    cut = content[: random.randrange(1, len(content))]
    return Damaged(cut, (cut.count(b"\n") + 1, cut.rstrip().count(b"\n") + 1))


def empty(_: bytes, random: Random) -> Damaged:
    """Lose all that a file holds."""
    return Damaged(random.choice((b"", b"\n", b" \n\n", b"# nothing\n", b"---\n", b"null\n", b"[]\n", b"{}\n")))


def not_utf_8(content: bytes, random: Random) -> Damaged:
    """Save one word in another encoding."""
    place = random.randrange(len(content))
    line = content.count(b"\n", 0, place) + 1
    return Damaged(content[:place] + random.choice((b"\xe9", b"\xff", b"\x92s", b"\xc3")) + content[place:], (line,))


def other_encoding(content: bytes, random: Random) -> Damaged:
    """Save all of a file in another encoding."""
    kinds = ("utf-16", "utf-16-le", "utf-32", "cp1252", "cp037")
    return Damaged(content.decode("utf-8-sig").encode(random.choice(kinds), "replace"))


def byte_order_mark(content: bytes, random: Random) -> Damaged:
    """Put one byte order mark or two in front."""
    return Damaged(b"\xef\xbb\xbf" * random.randint(1, 2) + content)


def line_ends(content: bytes, random: Random) -> Damaged:
    """Write the line ends of another system, or of two."""
    end = random.choice((b"\r\n", b"\r", b"\n\r", b"\r\r\n", b"\n\n", "\u2028".encode(), "\u0085".encode()))
    return Damaged(content.replace(b"\n", end, random.choice((-1, 3))))


def changed_byte(content: bytes, random: Random) -> Damaged:
    """Change a byte."""
    place = random.randrange(len(content))
    line = content.count(b"\n", 0, place) + 1
    return Damaged(content[:place] + bytes([random.randrange(256)]) + content[place + 1 :], (line, line + 1))


def nul_bytes(content: bytes, random: Random) -> Damaged:
    """Leave a hole, as a system that went down while it wrote."""
    place = random.randrange(len(content))
    return Damaged(content[:place] + b"\0" * 512 + content[place + 512 :])


def far_too_large(content: bytes, _: Random) -> Damaged:
    """Put the file behind itself until nobody would read it."""
    return Damaged(content * (LARGEST // len(content) + 2))


def without_lines(damage: Damage) -> Damage:
    """Return the same damage for a file that has no lines."""

    def damage_bytes(content: bytes, random: Random) -> Damaged | None:
        damaged = damage(content, random)
        return Damaged(damaged.content) if damaged else None

    return damage_bytes


Cells = Callable[[Any, int, Random], tuple[int, ...]]
"""Damages a row of a sheet, and returns the rows that are damaged then."""


def of_a_cell(operator: text.Operator) -> Damage:
    """Return what damages the text of one cell of a workbook."""

    def damage(content: bytes, random: Random) -> Damaged | None:
        book = load_workbook(io.BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        for _ in range(40):
            cell = random.choice(cells)
            lines = str(cell.value).split("\n")
            if operator(lines, random.randrange(len(lines)), random) and "\n".join(lines) != cell.value:
                try:
                    cell.value = "\n".join(lines)
                except ValueError:  # openpyxl writes no control characters
                    continue
                return _saved(book, (cell.row,), cell.parent.title)
        return None

    return damage


def of_a_row(operator: Cells) -> Damage:
    """Return what damages a row of a workbook."""

    def damage(content: bytes, random: Random) -> Damaged | None:
        book = load_workbook(io.BytesIO(content))
        sheet = random.choice([sheet for sheet in book if sheet.max_row > 1])
        rows = operator(sheet, random.randint(1, sheet.max_row), random)
        return _saved(book, rows, sheet.title) if rows else None

    return damage


def _saved(book: Any, rows: tuple[int, ...], sheet: str) -> Damaged:  # noqa: ANN401 – openpyxl has no types
    content = io.BytesIO()
    book.save(content)
    return Damaged(content.getvalue(), rows, sheet)


def deleted_row(sheet: Any, row: int, _: Random) -> tuple[int, ...]:  # noqa: ANN401
    """Delete a row."""
    sheet.delete_rows(row)
    return (max(row - 1, 1), row)


def doubled_row(sheet: Any, row: int, _: Random) -> tuple[int, ...]:  # noqa: ANN401
    """Put a row there twice."""
    cells = [cell.value for cell in sheet[row]]
    sheet.insert_rows(row)
    for column, value in enumerate(cells, 1):
        sheet.cell(row, column).value = value
    return row, row + 1


def other_cell(sheet: Any, row: int, random: Random) -> tuple[int, ...]:  # noqa: ANN401
    """Write into a cell what a spreadsheet makes of it: a number, a formula, an error, nothing."""
    cells = [cell for cell in sheet[row] if cell.value is not None]
    if not cells:
        return ()
    random.choice(cells).value = random.choice((None, 46000, 1.5, True, "=1+1", "#REF!", "=HYPERLINK(A1)", "1/2/2026"))
    return (row,)


def swapped_cells(sheet: Any, row: int, random: Random) -> tuple[int, ...]:  # noqa: ANN401
    """Swap two cells of a row."""
    first, second = random.choices(sheet[row], k=2)
    if first.value == second.value:
        return ()
    first.value, second.value = second.value, first.value
    return (row,)


def _operators(module: object) -> Iterator[tuple[str, text.Operator]]:
    for name, each in vars(module).items():
        if callable(each) and not name.startswith("_") and getattr(each, "__module__", "") == text.__name__:
            yield name, each


LINES = {name: of_a_line(operator) for name, operator in _operators(text)}
WHOLE: dict[str, Damage] = {
    each.__name__: each
    for each in (
        *(truncated, empty, not_utf_8, other_encoding, byte_order_mark, line_ends, changed_byte, nul_bytes),
        far_too_large,
    )
}
TEXTS = {**LINES, **WHOLE}
"""The ways to damage a file of text, by name."""
IN_CELLS = ("changed_digit", "changed_code", "wrong_day", "mistyped_word", "lost_word", "unseen_sign")
WORKBOOKS: dict[str, Damage] = {
    **{f"{name}_in_a_cell": of_a_cell(getattr(text, name)) for name in IN_CELLS},
    **{each.__name__: of_a_row(each) for each in (deleted_row, doubled_row, other_cell, swapped_cells)},
    **{each.__name__: without_lines(each) for each in (truncated, changed_byte, nul_bytes)},
}
"""The ways to damage a workbook."""
