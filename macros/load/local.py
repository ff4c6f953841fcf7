"""From a folder of local additions to what it holds, with everything that is wrong with its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_origin

from macros.load.handbook import validate
from macros.load.logo import LogoError, to_logo
from macros.model.base import Entry
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
from macros.read.contents import contents
from macros.read.problems import Problem
from macros.read.table import parse_table
from macros.read.yaml_lines import parse_yaml

E = TypeVar("E", bound=Entry)

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

DEFAULT = "data/local"
"""The folder of local additions where none is named; it may hold nothing."""
FEW = 5
"""So many files of another folder are named."""

TABLES = ("contacts", "services")
"""The lists that may be a table as well; what both files hold is put together."""


@dataclass
class Reading:
    """A folder while it is being read, with the problems so far. `name` is what the folder is called in problems."""

    folder: Path
    name: str
    problems: list[Problem] = field(default_factory=list)
    found: dict[str, list[Entry]] = field(default_factory=dict)
    """What the files hold, by the name of the file without its ending."""


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
        _take(reading, folder / f"{part}.csv", FILES[f"{part}.yaml"][1])
    parts: dict[str, Any] = {
        part: tuple(item for entry in reading.found.get(Path(file).stem, ()) for item in getattr(entry, part))
        for file, (part, _) in FILES.items()
        if part
    }
    parts["courses"] = tuple(_courses(reading))
    # A page that is hidden twice is hidden once; the last reason is given.
    parts["hidden"] = tuple({each.page: each for each in parts["hidden"]}.values())
    if any(parts.values()) and not (folder / "organization.yaml").exists():
        message = "the file is missing; it says who added what is in this folder"
        reading.problems.append(Problem(f"{name}/organization.yaml", 1, message))
    organization = cast("Organization | None", next(iter(reading.found.get("organization", ())), None))
    official = cast("Official | None", next(iter(reading.found.get("official", ())), None))
    local = Local(
        organization=organization,
        logo=_logo(reading, organization),
        official=official.statements if official else None,
        **parts,
    )
    return local, reading.problems


def holds_any(folder: Path) -> bool:
    """Say whether a folder holds a file of local additions; looks no deeper than such files lie."""
    names = (*FILES, *(f"{part}.csv" for part in TABLES))
    return any(os.path.lexists(folder / name) for name in names) or any(folder.glob(COURSES))


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


def columns(model: type[Entry], part: str) -> dict[str, bool]:
    """Return the columns that a table may have, and whether a cell of each may hold several values."""
    item = get_args(model.model_fields[part].annotation)[0]
    return {name: get_origin(field.annotation) is tuple for name, field in item.model_fields.items()}


def _take(reading: Reading, path: Path, model: type[Entry]) -> None:
    # A link that leads nowhere is a file that cannot be read.
    if os.path.lexists(path) and (entry := _entry(reading, path, model)):
        reading.found.setdefault(path.stem, []).append(entry)


def _courses(reading: Reading) -> Iterator[Course]:
    for path in sorted(reading.folder.glob(COURSES)):
        if entry := _entry(reading, path, Course):
            yield entry


def _entry(reading: Reading, path: Path, model: type[E]) -> E | None:
    """Return what a file holds, None where nothing of it can be used."""
    file = f"{reading.name}/{path.relative_to(reading.folder).as_posix()}"
    try:
        content = contents(path)
    except OSError as error:
        reading.problems.append(Problem(file, 1, f"the file cannot be read ({error.strerror})"))
        return None
    if path.suffix == ".csv":
        text = parse_table(file, content, path.stem, columns(model, path.stem))
    else:
        text = parse_yaml(file, content)
    reading.problems += text.problems
    if text.mapping is None:
        return None
    entry, problems = validate(text.mapping, model)
    reading.problems += problems
    return entry


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
    known = {*FILES, *(f"{part}.csv" for part in TABLES), COURSES}
    courses = set(reading.folder.glob(COURSES))
    for path in sorted(_data_files(reading.folder)):
        name = path.relative_to(reading.folder).as_posix()
        if name not in known and path not in courses:
            reading.problems.append(
                Problem(
                    f"{reading.name}/{name}",
                    1,
                    f"no such file is read; local additions are in: {', '.join(sorted(known))}. "
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
