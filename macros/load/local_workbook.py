"""A workbook of local additions: a sheet for each file that a folder would have, parsed as that file would be."""

from __future__ import annotations

import difflib
import re
from collections import abc
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

from macros.load.local_files import FILES, columns, give_codes
from macros.model.base import Entry
from macros.model.sheets import HELP, ORGANIZATION, SHEETS
from macros.read.problems import Problem, Spot, Where, spot
from macros.read.sheet import Row, Sheet
from macros.read.spreadsheet import read_sheets
from macros.read.table import LIKE, NO_EXAMPLE, as_list, plain
from macros.read.workbook import is_workbook
from macros.read.yaml_lines import UNREADABLE, Mapping, Sequence, Source

NAMES = {name: stem for stem, sheet in SHEETS.items() for name in (stem, plain(sheet.name))}
"""What a sheet may be called, with the file that it stands for."""
SHORT = ("yes", "no", "Free")
"""What an example says that many would write themselves."""
TITLES = ", ".join(sheet.name for sheet in SHEETS.values())


@dataclass
class Book:
    """A workbook of local additions as it is parsed."""

    sources: list[tuple[str, Source]] = field(default_factory=list)
    """What each sheet holds, with the file that it stands for."""
    problems: list[Problem] = field(default_factory=list)
    how: list[str] = field(default_factory=list)
    """What is told of sheets that are not read."""


def parse_book(name: str, content: bytes) -> Book:
    """Parse the bytes of a workbook that is called `name` in problems. Never raises, whatever they are."""
    book = Book()
    if not is_workbook(content):
        message = "this is no workbook (.xlsx, .ods); name a workbook, or a folder of local additions"
        book.problems.append(Problem(name, 1, message))
        return book
    sheets, book.problems = read_sheets(name, content, lambda _: 0)
    known = _known(book, sheets)
    if not known and not book.problems:
        message = f"no sheet of this workbook is read; the sheets are called {TITLES}"
        book.problems.append(Problem(name, Spot(), message))
    read: list[str] = []
    for stem, sheet in known.items():
        part, model = FILES[f"{stem}.yaml"]
        if stem == ORGANIZATION:
            text = _organization(sheet, model)
            read.append(sheet.name)
        else:
            text = as_list(sheet, part, columns(model, part))
            give_codes(text, part, model)
            read += [f"{sheet.name} ({rows})"] if (rows := _rows(text, part)) else []
        # What is so in every sheet is told once.
        told = [each for each in text.told if not each.startswith(NO_EXAMPLE)]
        told += _kept_of_example(text, part, SHEETS[stem].example)
        text.how = f"{sheet.file}: {'; '.join(told)}" if told else ""
        book.sources.append((stem, text))
    book.how[:0] = [f"{name}: read: {', '.join(read)}"] if read else []
    return book


def _rows(text: Source, part: str) -> str:
    """Return how many rows of a sheet are read, and whether an example is not; empty where there is nothing."""
    items = text.mapping.get(part) if text.mapping is not None else None
    count = len(items) if isinstance(items, Sequence) else 0
    rows = "1 row" if count == 1 else f"{count:,} rows"
    example = any(each.startswith(NO_EXAMPLE) for each in text.told)
    return f"{rows}{', without the example' if example else ''}" if count else ""


def _kept_of_example(text: Source, part: str, example: abc.Mapping[str, str]) -> Iterator[str]:
    """Yield which cells still say what the example says, where somebody has written over its row in part."""
    items = text.mapping.get(part) if text.mapping is not None else None
    first = items[0] if isinstance(items, Sequence) and items else None
    if text.mapping is None or not isinstance(first, Mapping) or not _is_below(first.where, text.mapping.where):
        return
    said = {name: "; ".join(map(str, value)) if isinstance(value, list) else value for name, value in first.items()}
    kept = [name for name in said if said[name] == example.get(name) and example[name] not in SHORT]
    if kept:
        cells = ", ".join(spot(first.key_lines[name]) for name in kept)
        yield f"{cells}: as in the example; see that it is true here"


def _is_below(where: Where, head: Where) -> bool:
    """Return whether a row is the one in which the template has its example."""
    return isinstance(where.line, Spot) and isinstance(head.line, Spot) and where.line.row == head.line.row + 1


def _known(book: Book, sheets: list[Sheet]) -> dict[str, Sheet]:
    """Return the sheets that are read, by the file that each stands for."""
    taken: dict[str, Sheet] = {}
    unread: list[Sheet] = []
    for sheet in sheets:
        stem = NAMES.get(plain(sheet.name), "")
        if stem in taken:
            message = f"the sheets '{taken[stem].name}' and '{sheet.name}' are of one kind; put them into one"
            book.problems.append(Problem(sheet.file, Spot(), message))
        elif stem:
            taken[stem] = sheet
        elif sheet.name not in HELP:
            unread.append(sheet)
    for sheet in unread:
        missing = [name for name, stem in NAMES.items() if stem not in taken]
        if likely := difflib.get_close_matches(plain(sheet.name), missing, 1, LIKE):
            message = f"there is no sheet of this name; write '{SHEETS[NAMES[likely[0]]].name}', or delete the sheet"
            book.problems.append(Problem(sheet.file, Spot(), message))
        else:
            book.how.append(f"{sheet.file}: not read; the sheets are called {TITLES}")
    return taken


def card_keys(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Return what the first cells of a sheet of keys and values may hold, each with the keys that lead to its value."""
    found: dict[str, tuple[str, ...]] = {}
    for name, info in model.model_fields.items():
        inner = _inner(info.annotation)
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
    found.told = [f"not read: {', '.join(left)}"] if left else []
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
