"""From local additions, a folder or a workbook, to what they hold, with everything that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from macros.load.handbook import validate
from macros.load.local_files import FILES, TABLES, columns, give_codes, table_of
from macros.load.local_workbook import parse_book
from macros.load.logo import LogoError, to_logo
from macros.model.base import Entry
from macros.model.course import Course
from macros.model.local import Local, Logo, Official, Organization
from macros.model.sheets import ORGANIZATION, SHEETS
from macros.model.translation import Translation
from macros.model.words import Words
from macros.read.contents import contents
from macros.read.problems import Problem, Spot
from macros.read.table import parse_table
from macros.read.yaml_lines import Source, parse_yaml

E = TypeVar("E", bound=Entry)

BOOK_ENDINGS = (".xlsx", ".ods")
"""What the name of a workbook ends with."""
COURSES = "curricula/*.yaml"
"""The organization's own courses, one a file, written like those that the handbook ships."""
WORDS = "words/*.yaml"
TRANSLATIONS = "translations/*.yaml"
"""Further languages: words of templates and pages, likewise."""
FOLDERS = (COURSES, WORDS, TRANSLATIONS)

DEFAULT = "data/local"
"""The folder of local additions where none is named; it may hold nothing."""
FEW = 5
"""So many files of another folder are named."""


@dataclass
class Reading:
    """A folder while it is being read, with the problems so far. `name` is what the folder is called in problems."""

    folder: Path
    name: str
    problems: list[Problem] = field(default_factory=list)
    found: dict[str, list[Entry]] = field(default_factory=dict)
    """What the files hold, by the name of the file without its ending."""
    how: list[str] = field(default_factory=list)
    """How each table was read."""

    def take(self, stem: str, text: Source, model: type[Entry]) -> None:
        """Take over what was read of one kind, as far as it can be used."""
        self.problems += text.problems
        self.how += [text.how] if text.how else []
        if text.mapping is None:
            return
        entry, problems = validate(text.mapping, model)
        self.problems += problems
        if entry:
            self.found.setdefault(stem, []).append(entry)

    def parts(self) -> dict[str, Any]:
        """Return all that was read, as the parts of Local."""
        lists: dict[str, Any] = {
            part: tuple(item for entry in self.found.get(Path(file).stem, ()) for item in getattr(entry, part))
            for file, (part, _) in FILES.items()
            if part
        }
        organization = cast("Organization | None", next(iter(self.found.get(ORGANIZATION, ())), None))
        return {
            **lists,
            "organization": organization,
            "logo": _logo(self, organization),
            "how": tuple(self.how),
        }


def read_local(place: Path, name: str) -> tuple[Local, list[Problem]]:
    """Return what a folder or a workbook holds, as far as it can be read, and the problems of each file by itself."""
    return read_folder(place, name) if place.is_dir() else read_book(place, name)


def read_folder(folder: Path, name: str) -> tuple[Local, list[Problem]]:
    """Return what a folder holds, as far as it can be read, and the problems of each file by itself."""
    reading = Reading(folder, name)
    try:
        sorted(folder.iterdir())
        if name != DEFAULT and not holds_any(folder):
            return Local(), [_nothing_known(folder, name)]
        _find_unknown_files(reading)
    except OSError as error:
        return Local(), [Problem(name, 1, f"the folder cannot be read ({error.strerror})")]
    for file, (_, model) in FILES.items():
        _take(reading, folder / file, model)
    for part in TABLES:
        _take_table(reading, part)
    for book in _books(folder)[:1]:
        _take_book(reading, book, f"{name}/{book.name}")
    parts = reading.parts()
    parts["courses"] = tuple(_each(reading, COURSES, Course))
    parts["word_lists"] = tuple(_each(reading, WORDS, Words))
    parts["translations"] = tuple(_each(reading, TRANSLATIONS, Translation))
    # A page that is hidden twice is hidden once; the last reason is given.
    parts["hidden"] = tuple({each.page: each for each in parts["hidden"]}.values())
    holds = any(
        parts[part] for part in ("courses", "word_lists", "translations", *(part for part, _ in FILES.values() if part))
    )
    if holds and not ((folder / "organization.yaml").exists() or parts["organization"]):
        message = "the file is missing; it says who added what is in this folder"
        reading.problems.append(Problem(f"{name}/organization.yaml", 1, message))
    official = cast("Official | None", next(iter(reading.found.get("official", ())), None))
    return Local(official=official.statements if official else None, **parts), reading.problems


def read_book(book: Path, name: str) -> tuple[Local, list[Problem]]:
    """Return what a workbook holds, as far as it can be read, and the problems of each sheet by itself."""
    # The logo is beside the workbook.
    reading = Reading(book.parent, name)
    _take_book(reading, book, name)
    parts = reading.parts()
    if parts["organization"] is None and not reading.problems:
        message = f"the sheet {SHEETS[ORGANIZATION].name} is missing; it says who added what is in this workbook"
        reading.problems.append(Problem(name, Spot(), message))
    return Local(**parts), reading.problems


def _books(folder: Path) -> list[Path]:
    """Return the workbooks of a folder that are no table of one kind."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.casefold() in BOOK_ENDINGS and not path.name.startswith((".", "~")) and not table_of(path)
    )


def holds_any(folder: Path) -> bool:
    """Say whether a folder holds a file of local additions; looks no deeper than such files lie."""
    known = (path.name in FILES or table_of(path) for path in folder.iterdir())
    return any(known) or bool(_books(folder)) or any(path for each in FOLDERS for path in folder.glob(each))


def _nothing_known(folder: Path, name: str) -> Problem:
    """Return what is wrong with a folder that was named for another one; nothing of it would be seen in the copy."""
    found = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    more = f" and {len(found) - FEW} more" if len(found) > FEW else ""
    there = f"it holds {', '.join(found[:FEW])}{more}" if found else "it is empty"
    return Problem(
        name,
        1,
        f"the folder holds no file of local additions ({there}); name the folder that holds yours, "
        f"with one of these files at least: {', '.join(FILES)}",
    )


def _take_book(reading: Reading, path: Path, name: str) -> None:
    try:
        book = parse_book(name, contents(path))
    except OSError as error:
        reading.problems.append(Problem(name, 1, f"the file cannot be read ({error.strerror})"))
        return
    reading.problems += book.problems
    reading.how += book.how
    for stem, text in book.sources:
        if stem == ORGANIZATION and reading.found.get(stem):
            other = reading.found[stem][0].place()
            reading.problems.append(Problem(text.file, Spot(), f"{other} says who adds this already; keep one"))
        else:
            reading.take(stem, text, FILES[f"{stem}.yaml"][1])


def _take(reading: Reading, path: Path, model: type[Entry]) -> None:
    # A link that leads nowhere is a file that cannot be read.
    if os.path.lexists(path) and (text := _parsed(reading, path)):
        reading.take(path.stem, text, model)


def _take_table(reading: Reading, stem: str) -> None:
    found = sorted(path for path in reading.folder.iterdir() if table_of(path) == stem)
    if len(found) > 1:
        names = " and ".join(f"'{path.name}'" for path in found)
        message = f"the files {names} are both a table of {stem}; keep one"
        reading.problems.append(Problem(f"{reading.name}/{found[0].name}", 1, message))
    elif found:
        part, model = FILES[f"{stem}.yaml"]
        file = f"{reading.name}/{found[0].name}"
        try:
            text = parse_table(file, contents(found[0]), part, columns(model, part))
        except OSError as error:
            text = Source(file, problems=[Problem(file, 1, f"the file cannot be read ({error.strerror})")])
        give_codes(text, part, model)
        reading.take(stem, text, model)


def _each(reading: Reading, pattern: str, model: type[E]) -> Iterator[E]:
    """Yield what the files of a folder within hold."""
    for path in sorted(reading.folder.glob(pattern)):
        text = _parsed(reading, path)
        reading.problems += text.problems if text else []
        if text and text.mapping is not None:
            entry, problems = validate(text.mapping, model)
            reading.problems += problems
            if entry:
                yield entry


def _parsed(reading: Reading, path: Path) -> Source | None:
    """Return a file as it is parsed; None where it cannot be read."""
    file = f"{reading.name}/{path.relative_to(reading.folder).as_posix()}"
    try:
        return parse_yaml(file, contents(path))
    except OSError as error:
        reading.problems.append(Problem(file, 1, f"the file cannot be read ({error.strerror})"))
        return None


def _logo(reading: Reading, organization: Organization | None) -> Logo | None:
    if organization is None or organization.logo is None:
        return None
    where = organization.place("logo")
    path = reading.folder / organization.logo
    try:
        if path.resolve().parent != reading.folder.resolve() or not path.is_file():
            reading.problems.append(
                where.problem(f"'logo' is '{organization.logo}'; write the name of a PNG file in the same folder")
            )
            return None
        return to_logo(contents(path))
    except LogoError as error:
        reading.problems.append(where.problem(f"the logo '{organization.logo}' {error}"))
    except (OSError, RuntimeError, ValueError):
        reading.problems.append(where.problem(f"the logo '{organization.logo}' cannot be read; put it there anew"))
    return None


def _find_unknown_files(reading: Reading) -> None:
    known = {*FILES, *FOLDERS}
    read = {*(path for each in FOLDERS for path in reading.folder.glob(each)), *_books(reading.folder)[:1]}
    for path in sorted(_data_files(reading.folder)):
        name = path.relative_to(reading.folder).as_posix()
        if name not in known and path not in read and not (path.parent == reading.folder and table_of(path)):
            reading.problems.append(
                Problem(
                    f"{reading.name}/{name}",
                    1,
                    f"no such file is read; local additions are in: {', '.join(sorted(known))}. "
                    "Each list may also be a table, such as services.csv or services.xlsx; a workbook may hold all. "
                    "What the handbook ships cannot be changed here; put a note on it in notes.yaml",
                )
            )


ENDINGS = {".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".numbers", ".json"}


def _data_files(folder: Path) -> Iterator[Path]:
    """Yield every file that looks as if it were meant to be read, also under a name that an editor has made of it."""
    named = {Path(file).stem for file in FILES}
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~")) for part in path.relative_to(folder).parts)
        first, _, rest = path.name.strip().casefold().partition(".")
        if not hidden and (path.suffix.lower() in ENDINGS or (first in named and rest not in {"md", "bak"})):
            yield path
