"""The statements of a group, topic, role or course as a collection that a reader can open, change and save."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.model.course import Course
from macros.model.handbook import Handbook
from macros.model.matrix import Group
from macros.query.collection_address import encode
from macros.query.coverage import reached_by


def of_group(handbook: Handbook, group: Group) -> str:
    """Return the collection of a group as a fragment, without '#'."""
    return _encoded(
        [each.code for cell in handbook.cells if cell.group is group for each in cell.statements], group.name
    )


def of_topic(handbook: Handbook, topic: str) -> str:
    """Return that of a topic, by its code; empty where no statement is on it."""
    on_it = [code for code, statement in handbook.statements.items() if topic in statement.topics]
    return _encoded(on_it, handbook.topic[topic].name)


def of_course(handbook: Handbook, course: Course) -> str:
    """Return that of what a course teaches, practices or assesses; empty where that is nothing of this edition."""
    return _encoded(reached_by(handbook, (course,)), course.name)


def every(handbook: Handbook) -> Iterator[str]:
    """Yield every collection that a page of the handbook opens; their names are the handbook's own."""
    for collection in handbook.collections:
        yield encode(collection.statements, collection.title)
    for role in handbook.roles:
        yield _encoded([code for code in handbook.statements_for(role) if code in handbook.statements], role.name)
    yield from (of_group(handbook, group) for group in handbook.groups)
    yield from filter(None, (of_topic(handbook, topic.code) for topic in handbook.topics))
    yield from filter(None, (of_course(handbook, course) for course in handbook.courses))


def _encoded(codes: Iterable[str], name: str) -> str:
    found = [*codes]
    return encode(found, name) if found else ""
