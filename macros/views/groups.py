"""The four groups side by side, for a reader who is not sure which is theirs."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.handbook import Handbook
from macros.parts.statements import GroupCard, group_cards


@dataclass(frozen=True)
class GroupsView:
    """The page of all groups."""

    title: str
    description: str
    cards: tuple[GroupCard, ...]


def groups_view(handbook: Handbook) -> GroupsView:
    """Return the four groups with their numbers of statements."""
    return GroupsView(
        title="By group",
        description="The four groups that the competencies address, and all statements of each.",
        cards=group_cards(handbook),
    )
