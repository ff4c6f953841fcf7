"""What is cited: everything in the ledger, as citations, permalinks and copied text name it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook, Thing
from macros.model.kinds import KINDS


@dataclass(frozen=True)
class Cited:
    """One thing, as it is cited; addresses are relative to the site's root."""

    code: str
    kind: str
    title: str
    """What it is called; a statement by its text."""
    text: str
    """What it says or is; empty where the title says it all."""
    condition: str
    """The limit that a statement is under; empty for everything else."""
    group: str
    """Code of the group that a cell or statement addresses."""
    competency: str
    """Code of the competency, for things of the matrix."""
    origin: str
    """Whose text it rewords or rests on; empty where it is the handbook's own or names itself."""
    address: str
    permalink: str

    @property
    def name(self) -> str:
        """What a citation calls it: of the matrix with its code, and never without its condition."""
        name = ": ".join(filter(None, (self.condition, self.title)))
        return f"{self.code}. {name}" if KINDS[self.kind].in_matrix else name

    @property
    def reference(self) -> str:
        """Its name as references print it: of the matrix, whose text it rewords is in brackets after it."""
        if not self.origin or not KINDS[self.kind].in_matrix:
            return self.name
        ends = self.name.endswith(".") and (self.name[-2:-1].islower() or self.name[-2:-1] in _BEFORE_A_PERIOD)
        return f"{self.name.removesuffix('.') if ends else self.name} [{self.origin}]"

    @property
    def short(self) -> str:
        """What stands for it within a text: its code, if it is of the matrix."""
        return self.code if KINDS[self.kind].in_matrix else self.name


_BEFORE_A_PERIOD = tuple("0123456789)")
"""What ends a sentence before its period; a capital there is that of an abbreviation."""


@dataclass(frozen=True)
class Work:
    """The handbook, as it is cited."""

    title: str
    edition: str
    date: str
    """Year, month and day, as 2026-11-22."""


def work(handbook: Handbook) -> Work:
    """Return the handbook in its edition."""
    edition = handbook.edition
    return Work(edition.title, edition.code, edition.date.isoformat())


def cited(handbook: Handbook, code: str) -> Cited:
    """Return the thing with a code that is in use; KeyError where there is none."""
    thing = handbook.things[code]
    kind = KINDS[thing.kind]
    cell = code.partition(".")[2][:1]
    return Cited(
        code=code,
        kind=thing.kind,
        title=thing.title,
        text=str(getattr(thing.entry, kind.text, "")),
        condition=getattr(thing.entry, "condition", None) or "",
        group=next((group.code for group in handbook.groups if group.letter == cell), "") if kind.in_matrix else "",
        competency=code[0] if kind.in_matrix else "",
        origin=_origin(handbook, thing),
        address=handbook.address(code),
        permalink=addresses.permalink(code),
    )


def source_name(handbook: Handbook, code: str) -> str:
    """Return how a source is named after a passage."""
    if code == "own":
        return "the handbook's own"
    thing = handbook.things[code]
    key = "marker" if code.startswith("reference/") else "short"
    return str(getattr(thing.entry, key, None) or getattr(thing.entry, "citation", None) or thing.title)


def _origin(handbook: Handbook, thing: Thing) -> str:
    if KINDS[thing.kind].in_matrix:
        what = "Reworded" if thing.kind == "statement" else "Statements reworded"
        return f"{what} from {handbook.edition.report.name}"
    named = _names(handbook, getattr(thing.entry, "sources", ()))
    return f"Based on: {'; '.join(named)}" if named else ""


def _names(handbook: Handbook, codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(source_name(handbook, code) for code in dict.fromkeys(codes) if code != "own")
