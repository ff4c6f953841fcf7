"""Topics: the index of them all, and each by itself with the statements of all groups that touch it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.matrix import Group
from macros.parts.entries import EntryView
from macros.parts.statements import StatementView, statement_view
from macros.query.selections import of_topic


@dataclass(frozen=True)
class TopicGroup:
    """The statements of one group on a topic."""

    group: Group
    anchor: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class TopicsView:
    """The page of the topic index."""

    title: str
    description: str
    topics: tuple[EntryView, ...]


@dataclass(frozen=True)
class TopicView:
    """The page of a topic."""

    title: str
    description: str
    about: str
    open: str
    """Where its statements open as a collection of the reader's own; empty where it has none."""
    groups: tuple[TopicGroup, ...]


def topics_view(handbook: Handbook) -> TopicsView:
    """Return every topic, in alphabetical order."""
    return TopicsView(
        title="Topics",
        description="The statements of all four groups by subject, from access to care to trauma-informed care.",
        topics=tuple(
            EntryView(
                anchor=topic.code,
                title=topic.name,
                href=addresses.of_topic(topic.code),
                text=topic.about,
                count=sum(topic.code in statement.topics for statement in handbook.statements.values()),
            )
            for topic in sorted(handbook.topics, key=lambda topic: topic.name.casefold())
        ),
    )


def topic_view(handbook: Handbook, code: str) -> TopicView:
    """Return the statements on the topic with a code, group by group; KeyError where there is none."""
    topic = handbook.topic[code]
    groups = []
    for group in handbook.groups:
        statements = tuple(
            statement_view(handbook, statement)
            for cell in handbook.cells
            if cell.group is group
            for statement in cell.statements
            if code in statement.topics
        )
        if statements:
            groups.append(TopicGroup(group, group.code, statements))
    count = sum(len(group.statements) for group in groups)
    return TopicView(
        title=f"Topic: {topic.name}",
        description=f"{count} {'statement' if count == 1 else 'statements'} by group. {topic.about}",
        about=topic.about,
        open=addresses.of_collection(of_topic(handbook, code)) if groups else "",
        groups=tuple(groups),
    )
