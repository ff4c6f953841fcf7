"""From a workbook of local additions to what it holds: a sheet for each file that a folder would have."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from macros.load.local import FILES, Reading, columns, give_codes
from macros.model.base import Entry
from macros.model.local import Local
from macros.model.sheets import HELP, ORGANIZATION, SHEETS
from macros.read.contents import contents
from macros.read.problems import Problem, Spot, Where, spot
from macros.read.sheet import Row, Sheet
from macros.read.spreadsheet import read_sheets
from macros.read.table import LIKE, as_list, plain
from macros.read.workbook import is_workbook
from macros.read.yaml_lines import UNREADABLE, Mapping, Source

NAMES = {name: stem for stem, sheet in SHEETS.items() for name in (stem, plain(sheet.name))}
"""What a sheet may be called, with the file that it stands for."""


def read_book(path: Path, name: str) -> tuple[Local, list[Problem]]:
    """Return what a workbook holds, as far as it can be read, and the problems of each sheet by itself."""
    try:
        content = contents(path)
    except OSError as error:
        return Local(), [Problem(name, 1, f"the file cannot be read ({error.strerror})")]
    if not is_workbook(content):
        message = "this is no workbook (.xlsx); name a workbook, or a folder of local additions"
        return Local(), [Problem(name, 1, message)]
    # The logo is beside the workbook.
    reading = Reading(path.parent, name)
    sheets, reading.problems = read_sheets(name, content, lambda _: 0)
    for stem, sheet in _known(reading, sheets):
        part, model = FILES[f"{stem}.yaml"]
        if stem == ORGANIZATION:
            text = _organization(sheet, model)
        else:
            text = as_list(sheet, part, columns(model, part))
            give_codes(text, part, model)
        reading.take(stem, text, model)
    parts = reading.parts()
    if parts["organization"] is None and not reading.problems:
        message = f"the sheet {SHEETS[ORGANIZATION].name} is missing; it says who added what is in this workbook"
        reading.problems.append(Problem(name, Spot(), message))
    return Local(**parts), reading.problems


def _known(reading: Reading, sheets: list[Sheet]) -> Iterator[tuple[str, Sheet]]:
    """Yield the sheets that are read, each with the file that it stands for."""
    taken: dict[str, Sheet] = {}
    unread: list[Sheet] = []
    for sheet in sheets:
        stem = NAMES.get(plain(sheet.name), "")
        if stem in taken:
            message = f"the sheets '{taken[stem].name}' and '{sheet.name}' are of one kind; put them into one"
            reading.problems.append(Problem(sheet.file, Spot(), message))
        elif stem:
            taken[stem] = sheet
        elif sheet.name not in HELP:
            unread.append(sheet)
    for sheet in unread:
        missing = [name for name, stem in NAMES.items() if stem not in taken]
        if likely := difflib.get_close_matches(plain(sheet.name), missing, 1, LIKE):
            message = f"there is no sheet of this name; write '{SHEETS[NAMES[likely[0]]].name}', or delete the sheet"
            reading.problems.append(Problem(sheet.file, Spot(), message))
        else:
            reading.how.append(
                f"{sheet.file}: not read; the sheets are {', '.join(each.name for each in SHEETS.values())}"
            )
    yield from taken.items()


def card_keys(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Return what the first cells of a sheet of keys and values may hold, each with the keys that lead to its value."""
    found: dict[str, tuple[str, ...]] = {}
    for name, field in model.model_fields.items():
        inner = _inner(field.annotation)
        found |= {f"{name}_{key}": (name, key) for key in inner.model_fields} if inner else {name: (name,)}
    return found


def _inner(annotation: object) -> type[BaseModel] | None:
    parts = getattr(annotation, "__args__", ())
    return next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)


def _organization(sheet: Sheet, model: type[Entry]) -> Source:
    """Return a sheet of keys in the first column and values in the second."""
    keys, left = card_keys(model), list[str]()
    # What is missing is missing beside the first key.
    first = next((row.place(1) for row in sheet.rows if plain(row.cells[0]) in keys), sheet.rows[0].line)
    found, root = Source(sheet.file), Mapping(Where(sheet.file, first))
    for row in sheet.rows:
        key, value = plain(row.cells[0]), "".join(row.cells[1:2]).strip()
        if key in keys and (value or row.faulty(1)):
            _put(found, root, keys[key], row)
        elif key and value:
            left.append(spot(row.line))
    found.mapping = root
    found.how = f"{sheet.file}: read as workbook, a key and its value in each row"
    found.how += f"; not read: {', '.join(left)}" if left else ""
    return found


def _put(found: Source, into: Mapping, path: tuple[str, ...], row: Row) -> None:
    """Put the value of a row under its keys."""
    where = Where(found.file, row.place(1))
    for step in path[:-1]:
        into.key_lines.setdefault(step, where.line)
        below = into.setdefault(step, Mapping(where))
        into = below if isinstance(below, Mapping) else into
    key = path[-1]
    if fault := row.faulty(1) or ("is there twice; keep one" if key in into else ""):
        found.problems.append(where.problem(f"'{' '.join(path)}' {fault}"))
    into.key_lines[key] = where.line
    into[key] = UNREADABLE if fault else re.sub(r"\s*\n\s*", " ", row.cells[1].strip())
