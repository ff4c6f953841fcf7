"""All statements of one group, competency by competency, and what they can be filtered by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Cell, Handbook
from macros.model.matrix import Group
from macros.parts.links import LinkView
from macros.parts.local import LocalView, local_view
from macros.parts.statements import StatementView, statement_view
from macros.query.selections import of_group


@dataclass(frozen=True)
class Choice:
    """One box of the filter."""

    code: str
    name: str
    count: int
    within: str = ""
    """The title of a sub-competency, whose box is behind that of its competency and shows its code."""


@dataclass(frozen=True)
class GroupPart:
    """The statements of one sub-competency."""

    code: str
    anchor: str
    title: str
    href: str
    local: LocalView | None
    """What an organization has added to the cell."""
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class GroupBlock:
    """The sub-competencies of one competency."""

    code: str
    anchor: str
    name: str
    title: str
    href: str
    parts: tuple[GroupPart, ...]


@dataclass(frozen=True)
class GroupView:
    """The page of a group."""

    group: Group
    title: str
    description: str
    count: int
    competencies: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    blocks: tuple[GroupBlock, ...]
    others: tuple[LinkView, ...]
    open: str
    """Where all of them open as a collection of the reader's own."""


def group_view(handbook: Handbook, code: str) -> GroupView:
    """Return the page of the group with a code such as `research`; KeyError where there is none."""
    group = handbook.group(code)
    cells = [cell for cell in handbook.cells if cell.group is group]
    statements = [statement for cell in cells for statement in cell.statements]
    return GroupView(
        group=group,
        title=f"{group.name}: what is expected",
        description=f"All {len(statements)} statements for this group, by competency. {group.who}",
        count=len(statements),
        competencies=tuple(_choices(handbook, cells)),
        topics=tuple(
            Choice(topic.code, topic.name, count)
            for topic in handbook.topics
            if (count := sum(topic.code in statement.topics for statement in statements))
        ),
        blocks=tuple(
            GroupBlock(
                code=competency.code,
                anchor=addresses.anchor(competency.code),
                name=competency.name,
                title=competency.title,
                href=addresses.of_matrix_code(competency.code),
                parts=tuple(
                    GroupPart(
                        code=cell.sub_competency.code,
                        anchor=addresses.anchor(cell.sub_competency.code),
                        title=cell.sub_competency.title,
                        href=addresses.of_matrix_code(cell.code),
                        local=local_view(handbook, cell.code),
                        statements=tuple(statement_view(handbook, statement) for statement in cell.statements),
                    )
                    for cell in cells
                    if cell.competency is competency
                ),
            )
            for competency in handbook.competencies
        ),
        others=tuple(
            LinkView(other.name, addresses.page_of_group(other.code)) for other in handbook.groups if other is not group
        ),
        open=addresses.of_collection(of_group(handbook, group)),
    )


def _choices(handbook: Handbook, cells: list[Cell]) -> Iterator[Choice]:
    """Yield a choice for each competency, and behind it one for each of its sub-competencies."""
    for competency in handbook.competencies:
        own = [cell for cell in cells if cell.competency is competency]
        count = sum(len(cell.statements) for cell in own)
        yield Choice(addresses.anchor(competency.code), f"{competency.code} {competency.name}", count)
        for cell in own:
            sub = cell.sub_competency
            yield Choice(addresses.anchor(sub.code), sub.code, len(cell.statements), sub.title)
