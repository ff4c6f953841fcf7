"""The matrix as a framework: the tree that learning systems import, described once for all their formats."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.matrix import Statement

Level = Literal["competency", "sub-competency", "cell", "statement"]

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
"""The license of the texts, as the file LICENSE has it."""
LICENSE_NAME = "Creative Commons Attribution 4.0 International (CC BY 4.0)"
LANGUAGE = "en"

LEVELS: dict[Level, str] = {
    "competency": "One of the seven competencies of the report; U is the universal one.",
    "sub-competency": "A part of a competency, with statements for four groups.",
    "cell": "The statements of a sub-competency for one group.",
    "statement": "What one group is expected to know or do.",
}
"""The kinds of the four levels, from the top, and what each is."""


@dataclass(frozen=True)
class Node:
    """Anything in the matrix, as a learning system keeps it."""

    code: str
    identifier: str
    kind: Level
    parent: str
    """The code of what it is a part of; empty for a competency."""
    position: int
    """Its place among its siblings, from 1."""
    name: str
    """What it is called in a list."""
    text: str
    """All it says; of a statement, its condition too."""
    about: str
    """What it is for, or whom it addresses; empty for a statement."""
    topics: tuple[str, ...] = ()
    """The names of a statement's topics."""

    @property
    def level(self) -> str:
        """What its level is called."""
        return KINDS[self.kind].label


@dataclass(frozen=True)
class Selection:
    """Some statements, for a file that holds no others."""

    codes: Collection[str]
    count: str
    """How many they are."""
    mark: str
    """Eight digits that two different selections do not share, for systems that take each number only once."""


def selection(codes: Iterable[str]) -> Selection:
    """Return the selection of some statements, in whatever order they come."""
    found = sorted(set(codes))
    return Selection(found, str(len(found)), f"{crc32(','.join(found).encode()):08x}")


def selected(handbook: Handbook, chosen: Selection | None) -> list[Node]:
    """Return chosen statements with all that is above them, in the order of the tree; where none is chosen, all."""
    if chosen is None:
        return [*nodes(handbook)]
    kept = {part for code in chosen.codes for part in (code, *_above(code))}
    return [node for node in nodes(handbook) if node.code in kept]


def _above(statement: str) -> tuple[str, str, str]:
    """Return the codes above that of a statement: cell, sub-competency, competency."""
    sub, _, rest = statement.partition(".")
    return f"{sub}.{rest[:1]}", sub, sub[:1]


def nodes(handbook: Handbook) -> Iterator[Node]:
    """Yield the whole tree, each node after its parent and siblings in their order."""
    identifier = handbook.ledger.identifiers
    for place, top in enumerate(handbook.competencies, 1):
        yield Node(top.code, identifier[top.code], "competency", "", place, top.name, top.title, top.summary)
        for number, sub in enumerate(top.sub_competencies, 1):
            kind: Level = "sub-competency"
            yield Node(sub.code, identifier[sub.code], kind, top.code, number, sub.title, sub.title, sub.summary)
            cells = [cell for cell in handbook.cells if cell.sub_competency is sub]
            for column, cell in enumerate(cells, 1):
                group = cell.group
                title = f"{sub.title}: {group.name}"
                yield Node(cell.code, identifier[cell.code], "cell", sub.code, column, group.name, title, group.who)
                for row, statement in enumerate(cell.statements, 1):
                    name, text = statement.short, whole(statement)
                    topics = tuple(handbook.topic[code].name for code in statement.topics)
                    code = statement.code
                    yield Node(code, identifier[code], "statement", cell.code, row, name, text, "", topics)


def whole(statement: Statement) -> str:
    """Return a statement with the condition that it is under, so that no system can show one without the other."""
    return f"{statement.condition}: {statement.text}" if statement.condition else statement.text


def about_framework(handbook: Handbook, chosen: Selection | None = None) -> str:
    """Return what the framework as a whole is, or a selection of it."""
    report = handbook.edition.report
    what = f"statements for {len(handbook.groups)} groups"
    held = counted(handbook, chosen) if chosen else f"{len(handbook.statements)} {what}"
    return (
        f"{held}, reworded from {report.title} ({report.publisher}, {report.published}). "
        f"Edition {handbook.edition.code}."
    )


def counted(handbook: Handbook, chosen: Selection) -> str:
    """Return how many statements a selection holds, for its name."""
    return f"{chosen.count} of {len(handbook.statements)} statements"


def shortened(text: str, length: int) -> str:
    """Return a text of at most `length` characters, cut between words."""
    return textwrap.shorten(text, length, placeholder=" …", break_on_hyphens=False)


def short_name(node: Node, length: int) -> str:
    """Return code and name in at most `length` characters; the code keeps it distinct from all others."""
    return shortened(f"{node.code} {node.name}", length)
