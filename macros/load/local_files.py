"""The files of a folder of local additions, and the tables that may stand for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.model.base import Entry, Refers, WebLink
from macros.model.local import (
    Hidden,
    LocalContacts,
    LocalRoles,
    LocalTerms,
    Notes,
    Official,
    Organization,
    Protocols,
    Reporting,
    Services,
)
from macros.model.phone import Phone
from macros.read.table import Column, Holds
from macros.read.yaml_lines import Mapping, Sequence, Source

FILES: dict[str, tuple[str, type[Entry]]] = {
    "organization.yaml": ("", Organization),
    "contacts.yaml": ("contacts", LocalContacts),
    "services.yaml": ("services", Services),
    "reporting.yaml": ("rules", Reporting),
    "protocols.yaml": ("protocols", Protocols),
    "notes.yaml": ("notes", Notes),
    "terms.yaml": ("terms", LocalTerms),
    "roles.yaml": ("roles", LocalRoles),
    "hidden.yaml": ("hidden", Hidden),
    "official.yaml": ("", Official),
}
"""The files of a folder: the key under which each lists its entries, and its model. None of them has to be there."""
TABLES = tuple(Path(file).stem for file, (part, _) in FILES.items() if part)
"""The lists that may be a table as well; what both files hold is put together."""
TABLE_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".ods")
"""What the name of a table ends with; the content says what it is."""
LONGEST_CODE = 60
"""Signs of a code."""
COPY = re.compile(r"(?:[ _-]*(?:\([0-9]+\)|copy))+$")
"""What systems put behind the name of a file that they save a second time."""


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


def is_address(field: FieldInfo) -> bool:
    """Say whether a field holds the address of a page on the web."""
    return get_args(WebLink)[-1] in (*field.metadata, *_marks(field.annotation))


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
