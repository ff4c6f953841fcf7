"""The words and numbers of the data, sealed anew, with what was sealed before beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.commands.command import Command, Options
from macros.load.handbook import load
from macros.model.handbook import Handbook
from macros.query import seal
from macros.query.seal import Change, Sealed
from macros.read.problems import DataError, Problem
from macros.read.whole import write_whole


def broken(handbook: Handbook, data: Path) -> list[Problem]:
    """Return what has changed since the data was sealed."""
    if not (data / seal.FILE).exists():
        return [Problem(f"data/{seal.FILE}", 1, "the file is missing; put it back, or write it with 'make seal'")]
    return sorted(seal.unsealed(_sealed(data), seal.units(handbook), f"data/{seal.FILE}"))


def _sealed(data: Path) -> Mapping[str, Sealed]:
    path = data / seal.FILE
    return seal.read(path.read_text("utf-8")) if path.exists() else {}


def _run(options: Options) -> str:
    data = options.project / "data"
    found, sealed = seal.units(load(data)), _sealed(data)
    changes = list(seal.changes(sealed, found))
    stuck = [problem for change in changes if (problem := seal.without_record(change, sealed, found))]
    if stuck:
        raise DataError(stuck)
    write_whole({data / seal.FILE: seal.to_text(found)})
    lines = [line for change in changes for line in _beside(change)] if sealed else []
    return "\n".join([*lines, f"Sealed: {len(found)} texts, numbers and addresses, {len(changes)} of them anew."])


def _beside(change: Change) -> Iterator[str]:
    yield change.name
    yield f"  before: {change.before.words if change.before else '(nothing)'}"
    yield f"  now:    {change.now.words if change.now else '(nothing)'}"


COMMAND = Command("seal", "seal the words and numbers of the data, showing old beside new", _run)
