"""What statements are listed for: each role, of the handbook or of an organization, and each prepared collection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.handbook import Handbook
from macros.model.matrix import Group, Statement


@dataclass(frozen=True)
class Occasion:
    """A role or a prepared collection with its statements, in the order in which they are best read."""

    of: str
    """Its code with its kind: `role/nurse`."""
    name: str
    who: str
    statements: tuple[Statement, ...]
    lang: str = ""
    """Language of name and `who` where an organization has written them, and not in English."""
    by: str = ""
    """The organization whose own it is."""

    @property
    def code(self) -> str:
        """Its code without its kind."""
        return self.of.partition("/")[2]

    @property
    def is_role(self) -> bool:
        """Say whether it is a kind of work, which can be observed."""
        return self.of.startswith("role/")


def occasions(handbook: Handbook) -> Iterator[Occasion]:
    """Yield those that hold a statement: an organization's own roles first, as their page has them."""
    yield from (each for each in _all(handbook) if each.statements)


def _all(handbook: Handbook) -> Iterator[Occasion]:
    for own in handbook.own_roles:
        found = _statements(handbook, own.statements)
        yield Occasion(f"role/{own.code}", own.title, own.who or "", found, own.written_in or "", handbook.local.by)
    for role in handbook.roles:
        found = _statements(handbook, handbook.statements_for(role))
        yield Occasion(f"role/{role.code}", role.name, role.who, found)
    for each in handbook.collections:
        found = _statements(handbook, each.statements)
        yield Occasion(f"collection/{each.code}", each.title, each.who, found)


def _statements(handbook: Handbook, codes: tuple[str, ...]) -> tuple[Statement, ...]:
    """Return the statements that codes lead to today, each once; what is retired and was not replaced is none."""
    now = dict.fromkeys(found for code in codes for found in handbook.now(code))
    return tuple(handbook.statements[code] for code in now if code in handbook.statements)


def by_group(handbook: Handbook, statements: tuple[Statement, ...]) -> Iterator[tuple[Group, tuple[Statement, ...]]]:
    """Yield the groups that statements address, in the order of the matrix, each with its statements."""
    for group in handbook.groups:
        found = tuple(each for each in statements if handbook.cell_of[each.code].group is group)
        if found:
            yield group, found
