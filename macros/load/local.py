"""From a folder of local additions to what it holds, with everything that is wrong with its files."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.load.handbook import validate
from macros.load.logo import LogoError, to_logo
from macros.model.base import Entry, Refers
from macros.model.course import Course
from macros.model.local import (
    Hidden,
    Local,
    LocalContacts,
    LocalTerms,
    Logo,
    Notes,
    Official,
    Organization,
    Protocols,
    Reporting,
    Services,
)
from macros.model.phone import Phone
from macros.model.sheets import ORGANIZATION
from macros.read.contents import contents
from macros.read.problems import Problem
from macros.read.table import Column, Holds, parse_table
from macros.read.yaml_lines import Mapping, Sequence, Source, parse_yaml

FILES: dict[str, tuple[str, type[Entry]]] = {
    "organization.yaml": ("", Organization),
    "contacts.yaml": ("contacts", LocalContacts),
    "services.yaml": ("services", Services),
    "reporting.yaml": ("rules", Reporting),
    "protocols.yaml": ("protocols", Protocols),
    "notes.yaml": ("notes", Notes),
    "terms.yaml": ("terms", LocalTerms),
    "hidden.yaml": ("hidden", Hidden),
    "official.yaml": ("", Official),
}
"""The files of a folder: the key under which each lists its entries, and its model. None of them has to be there."""
COURSES = "curricula/*.yaml"
"""The organization's own courses, one a file, written like those that the handbook ships."""

TABLES = tuple(Path(file).stem for file, (part, _) in FILES.items() if part)
"""The lists that may be a table as well; what both files hold is put together."""
TABLE_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
"""What the name of a table ends with; the content says what it is."""
LONGEST_CODE = 60
"""Signs of a code."""
COPY = re.compile(r"(?:[ _-]*(?:\([0-9]+\)|copy))+$")
"""What systems put behind the name of a file that they save a second time."""


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


def read_folder(folder: Path, name: str) -> tuple[Local, list[Problem]]:
    """Return what a folder holds, as far as it can be read, and the problems of each file by itself."""
    reading = Reading(folder, name)
    try:
        sorted(folder.iterdir())
        _find_unknown_files(reading)
    except OSError as error:
        return Local(), [Problem(name, 1, f"the folder cannot be read ({error.strerror})")]
    for file, (_, model) in FILES.items():
        _take(reading, folder / file, model)
    for part in TABLES:
        _take_table(reading, part)
    parts = reading.parts()
    parts["courses"] = tuple(_courses(reading))
    holds = any(parts[part] for part in ("courses", *(part for part, _ in FILES.values() if part)))
    if holds and not (folder / "organization.yaml").exists():
        message = "the file is missing; it says who added what is in this folder"
        reading.problems.append(Problem(f"{name}/organization.yaml", 1, message))
    official = cast("Official | None", next(iter(reading.found.get("official", ())), None))
    return Local(official=official.statements if official else None, **parts), reading.problems


def columns(model: type[Entry], part: str) -> dict[str, Column]:
    """Return the columns that a table may have, by the fields of what it lists."""
    return {
        # A code that is left out is made of the name.
        name: Column(_holds(name, each), each.is_required() and name != "code", _joined(each))
        for name, each in item_of(model, part).model_fields.items()
    }


def item_of(model: type[Entry], part: str) -> type[Entry]:
    """Return the model of what a file lists under a key."""
    item: type[Entry] = get_args(model.model_fields[part].annotation)[0]
    return item


def _joined(field: FieldInfo) -> str:
    """Return what takes the place of a line break: between two numbers, what keeps them from being dialed as one."""
    return ", " if get_args(Phone)[-1] in (*field.metadata, *_marks(field.annotation)) else " "


def _holds(name: str, field: FieldInfo) -> Holds:
    if get_origin(field.annotation) is tuple:
        if any(isinstance(mark, Refers) for mark in _marks(field.annotation)):
            return Holds.CODES
        return Holds.PARAGRAPHS if name == "text" else Holds.SEVERAL
    return Holds.DAY if field.annotation is date else Holds.TEXT


def _marks(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 – an annotation
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _marks(part)


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


def table_of(path: Path) -> str:
    """Return which list a file is a table of by its name, `Services (1).CSV` too; empty where it is none."""
    stem = COPY.sub("", path.stem.strip().casefold())
    return stem if path.suffix.casefold() in TABLE_ENDINGS and stem in TABLES else ""


def give_codes(text: Source, part: str, model: type[Entry]) -> None:
    """Give the rows of a table that have no code one that is made of their names, so that nobody needs to write any."""
    items = text.mapping.get(part) if text.mapping is not None else None
    if not isinstance(items, Sequence) or "code" not in item_of(model, part).model_fields:
        return
    for item in items:
        if isinstance(item, Mapping) and "code" not in item:
            said = [key for key in ("jurisdiction", "name", "title") if isinstance(item.get(key), str)]
            letters = unicodedata.normalize("NFKD", " ".join(str(item[key]) for key in said)).encode("ascii", "ignore")
            if code := re.sub("[^a-z0-9]+", "-", letters.decode().casefold())[:LONGEST_CODE].strip("-"):
                item["code"], item.key_lines["code"] = code, item.key_lines[said[0]]


def _courses(reading: Reading) -> Iterator[Course]:
    for path in sorted(reading.folder.glob(COURSES)):
        text = _parsed(reading, path)
        reading.problems += text.problems if text else []
        if text and text.mapping is not None:
            course, problems = validate(text.mapping, Course)
            reading.problems += problems
            if course:
                yield course


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
        return to_logo(path.read_bytes())
    except LogoError as error:
        reading.problems.append(where.problem(f"the logo '{organization.logo}' {error}"))
    except (OSError, RuntimeError, ValueError):
        reading.problems.append(where.problem(f"the logo '{organization.logo}' cannot be read; put it there anew"))
    return None


def _find_unknown_files(reading: Reading) -> None:
    known = {*FILES, COURSES}
    courses = set(reading.folder.glob(COURSES))
    for path in sorted(_data_files(reading.folder)):
        name = path.relative_to(reading.folder).as_posix()
        if name not in known and path not in courses and not (path.parent == reading.folder and table_of(path)):
            reading.problems.append(
                Problem(
                    f"{reading.name}/{name}",
                    1,
                    f"no such file is read; local additions are in: {', '.join(sorted(known))}. "
                    "Each list may also be a table, such as services.csv or services.xlsx. "
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
