"""New identifiers for new codes. What the ledger already holds is never changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from macros.commands.command import Command, Options, listed
from macros.load.handbook import gather
from macros.read.problems import DataError, Problem
from macros.read.whole import write_whole
from macros.read.yaml_lines import parse_yaml

LEDGER = "identifiers.yaml"


def mint(folder: Path) -> list[str]:
    """Append an identifier for every code that has none, and return these codes.

    Raises DataError where a file cannot be read; nothing is written then.
    """
    handbook, problems, _ = gather(folder)
    if problems:
        raise DataError(problems)
    known = set(handbook.ledger.identifiers) | {entry.code for entry in handbook.ledger.retired}
    codes = [code for code in handbook.things if code not in known]
    if codes:
        path = folder / LEDGER
        before = path.read_text("utf-8")
        after = before.rstrip("\n") + "\n" + "".join(_lines(codes))
        _hold_only_more(before, after)
        write_whole({path: after})
    return codes


def _lines(codes: list[str]) -> Iterator[str]:
    for code in dict.fromkeys(codes):
        yield f'  "{code}": {uuid4()}\n'


def _hold_only_more(before: str, after: str) -> None:
    """Refuse to write where appending would lose or change a line, as when 'identifiers' is not the last key."""
    old, new = _identifiers(before), _identifiers(after)
    if old is None or new is None or not old.items() <= new.items():
        raise DataError([Problem(f"data/{LEDGER}", 1, "'identifiers' must be the last key of the file; move it there")])


def _identifiers(text: str) -> dict[str, object] | None:
    read = parse_yaml(LEDGER, text.encode())
    found = read.mapping["identifiers"] if read.mapping and not read.problems else None
    return found if isinstance(found, dict) else None


def _run(options: Options) -> str:
    return listed("New identifiers", mint(options.project / "data"))


COMMAND = Command("mint", "give new codes an identifier", _run)
