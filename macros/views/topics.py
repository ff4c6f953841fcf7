"""The topic index: statements of all groups under the subjects they touch."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.handbook import Handbook
from macros.model.matrix import Group
from macros.parts.statements import StatementView, statement_view


@dataclass(frozen=True)
class TopicGroup:
    """The statements of one group on a topic."""

    group: Group
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class TopicSection:
    """A topic with all its statements."""

    code: str
    name: str
    about: str
    count: int
    groups: tuple[TopicGroup, ...]


@dataclass(frozen=True)
class TopicsView:
    """The page of the topic index."""

    title: str
    description: str
    sections: tuple[TopicSection, ...]


def topics_view(handbook: Handbook) -> TopicsView:
    """Return every topic with its statements, topics in alphabetical order."""
    sections = []
    for topic in sorted(handbook.topics, key=lambda topic: topic.name.casefold()):
        groups = []
        for group in handbook.groups:
            statements = tuple(
                statement_view(handbook, statement)
                for cell in handbook.cells
                if cell.group is group
                for statement in cell.statements
                if topic.code in statement.topics
            )
            if statements:
                groups.append(TopicGroup(group, statements))
        count = sum(len(group.statements) for group in groups)
        sections.append(TopicSection(topic.code, topic.name, topic.about, count, tuple(groups)))
    return TopicsView(
        title="Topics",
        description="The statements of all four groups by subject, from access to care to trauma-informed care.",
        sections=tuple(sections),
    )
