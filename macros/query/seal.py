"""The words and numbers that change on purpose only: each with a check sum, in a file that `make seal` writes.

The data is held to the check sums. The file repeats the words beside them, because whoever seals a change has to see
what was there before, and a folder that was copied has no history to ask. Words alone would not do: whoever replaces a
word in every file would change the seal with it, and nothing would be noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from macros.model.base import Entry
from macros.model.course import Course
from macros.model.edition import PublishedEdition
from macros.model.handbook import Handbook
from macros.model.matrix import Statement
from macros.read.problems import Problem, Where
from macros.read.signs import shown
from macros.read.yaml_lines import Steps

FILE = "seal.txt"
"""The file in the folder of the data."""
HEAD = """\
# The words of statements, definitions and law, and every number and address, as they were last looked at on purpose:
# a check sum, what it is of, and the words. `make check` names what differs; `make seal` shows old beside new and
# writes this file, and nobody else does.
"""
WORDED = {"statement", "definition", "law"}
"""The kinds of things whose words are sealed."""
RECORD = "record"
"""Under this name an entry says when and where its numbers were seen."""
JOINT = " ¶ "
LINE = re.compile(r"(?P<SUM>[0-9a-f]{16}) (?P<NAME>[^|]+) \| (?P<WORDS>.*)")


def sum_of(words: str) -> str:
    """Return the first 16 digits of the SHA-256 sum of words."""
    return sha256(words.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Unit:
    """Something that is sealed: what it is of, its words, and where they are."""

    name: str
    words: str
    where: Where
    record: str = ""
    """The name of what has to change with it; empty where it may change by itself."""
    parts: tuple[tuple[str, Where], ...] = ()
    """Its texts, where it has more than one, each with its place."""

    @property
    def sum(self) -> str:
        """Its check sum."""
        return sum_of(self.words)

    def is_sealed(self, text: str) -> bool:
        """Say whether a text is among its words: the short form of a statement is not, nor a colon before items."""
        return text.removesuffix(":") in self.words


@dataclass(frozen=True)
class Sealed:
    """What the seal says of a unit."""

    sum: str
    words: str
    line: int


@dataclass(frozen=True)
class Change:
    """A unit that differs from the seal: as it was, None where it is new; as it is, None where it is gone."""

    name: str
    before: Sealed | None
    now: Unit | None


def units(handbook: Handbook) -> dict[str, Unit]:
    """Return everything that is sealed, by its name, in the order of the handbook."""
    return {unit.name: unit for unit in (*_wordings(handbook), *_values(handbook))}


def _wordings(handbook: Handbook) -> Iterator[Unit]:
    for code, thing in handbook.things.items():
        if thing.kind in WORDED:
            entry = thing.entry
            said = (entry.condition, entry.text) if isinstance(entry, Statement) else entry.texts()
            parts = tuple((value.text, value.place()) for value in entry.values() if value.is_read)
            yield Unit(code, JOINT.join(filter(None, said)), thing.where, parts=parts)


def _values(handbook: Handbook) -> Iterator[Unit]:
    """Yield numbers and addresses, under the code of what they belong to or else under the name of their file."""
    seen: set[tuple[int, Steps]] = set()
    for name, entry in _holders(handbook):
        record = str(getattr(entry, RECORD, ""))
        for value in entry.values():
            place = (id(value.entry), value.own_path)
            if (value.is_dialed or value.is_address) and place not in seen:
                seen.add(place)
                needs = f"{name} {RECORD}" if record and value.is_dialed else ""
                # Hyphens as the data may write them, so that the words of an address do not read as a title.
                text = value.text.replace("-", "%2D") if value.is_address else value.text
                yield Unit(f"{name} {'.'.join(map(str, value.path))}", text, value.place(), needs)
        if record:
            yield Unit(f"{name} {RECORD}", record, entry.place())


def _holders(handbook: Handbook) -> Iterator[tuple[str, Entry]]:
    for code, thing in handbook.things.items():
        if "/" in code and not isinstance(thing.entry, Course):
            yield code, thing.entry
    for entry in handbook.files():
        if not isinstance(entry, Course | PublishedEdition):
            yield entry.place().file.rpartition("/")[2].partition(".")[0], entry


def to_text(found: Mapping[str, Unit]) -> str:
    """Return the file that seals what was found."""
    return HEAD + "".join(f"{unit.sum} {name} | {unit.words}\n" for name, unit in found.items())


def read(text: str) -> dict[str, Sealed]:
    """Return what a seal holds, by name; a line that is none is left out, and what it sealed counts as new."""
    lines = ((number, LINE.fullmatch(line)) for number, line in enumerate(text.split("\n"), 1))
    return {found["NAME"]: Sealed(found["SUM"], found["WORDS"], number) for number, found in lines if found}


def changes(sealed: Mapping[str, Sealed], found: Mapping[str, Unit]) -> Iterator[Change]:
    """Yield what differs from the seal, in the order of the handbook, then what is gone."""
    for name, unit in found.items():
        before = sealed.get(name)
        if before is None or before.sum != unit.sum:
            yield Change(name, before, unit)
    for name, before in sealed.items():
        if name not in found:
            yield Change(name, before, None)


def without_record(change: Change, sealed: Mapping[str, Sealed], found: Mapping[str, Unit]) -> Problem | None:
    """Return what is wrong with a number that has changed while the record of where it was seen has not."""
    unit, record = change.now, sealed.get(change.now.record) if change.now else None
    if not unit or not change.before or not record or record.sum != found[unit.record].sum:
        return None
    return unit.where.problem(
        f"the number '{shown(unit.words)}' was sealed as '{shown(change.before.words)}', and the record of when and "
        "where it was seen is the old one; write that anew, or put the number back"
    )


def unsealed(sealed: Mapping[str, Sealed], found: Mapping[str, Unit], file: str) -> Iterator[Problem]:
    """Yield what differs from the seal, with its place."""
    for name, before in sealed.items():
        if before.sum != sum_of(before.words):
            yield Problem(
                file, before.line, f"the words of '{name}' were changed here; only 'make seal' writes this file"
            )
    for change in changes(sealed, found):
        if stuck := without_record(change, sealed, found):
            yield stuck
        elif change.now is None:
            line = change.before.line if change.before else 1
            yield Problem(file, line, f"'{change.name}' is sealed and gone; put it back, or run 'make seal'")
        elif change.before is None:
            yield change.now.where.problem(f"'{change.name}' is not sealed; when it is right, run 'make seal'")
        else:
            yield _changed_at(change.now, change.before.words).problem(
                f"'{change.name}' is not what was sealed; put it back, or run 'make seal', which shows both"
            )


def _changed_at(unit: Unit, before: str) -> Where:
    """Return the place of the first text that was not sealed so; of the one before it where a text is gone."""
    above = unit.where
    for text, where in unit.parts:
        if unit.is_sealed(text) and text.removesuffix(":") not in before:
            return where
    gone = [text for text in before.split(JOINT) if text not in unit.words]
    for text, where in unit.parts if gone else ():
        if before.find(text) > before.find(gone[0]):
            break
        above = where
    return above
