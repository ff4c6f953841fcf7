"""Courses, and which statements each of their sessions teaches, practices and assesses."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.model.base import Entry, Language, Slug, Text, link, one_line
from macros.model.edition import EditionCode
from macros.model.matrix import GroupCode

DOES = {"teaches": "taught", "practices": "practiced", "assesses": "assessed"}
"""What a session does with a statement: the keys of the data, each with its word for readers."""


def _on_the_web(address: str) -> str:
    if not re.match(r"https?://", address):
        raise PydanticCustomError("web", "is '{address}'; a page starts with https:// or http://", {"address": address})
    return address


def _code(text: str) -> str:
    """Return a code without space around it; whether there is such a code is a question to the whole of the data."""
    if not text.strip():
        raise PydanticCustomError("empty", "is empty; write a code such as 2B.I3, or delete the item")
    return text.strip()


Page = Annotated[str, AfterValidator(one_line), AfterValidator(_on_the_web), AfterValidator(link)]
CourseCode = Annotated[str, AfterValidator(_code)]
"""A statement (2B.I3), or what stands for all statements under it: a cell (2B.I) or a sub-competency (2B)."""


class Session(Entry):
    """A session of a course."""

    title: Text
    """What the session is called."""
    address: Page | None = None
    """Its own page, where it has one."""
    minutes: Annotated[int, Field(ge=1)] | None = None
    """How long it lasts."""
    teaches: tuple[CourseCode, ...] = ()
    """Codes of what is taught: statements, cells or sub-competencies."""
    practices: tuple[CourseCode, ...] = ()
    """Codes of what learners practice."""
    assesses: tuple[CourseCode, ...] = ()
    """Codes of what is assessed."""

    def codes(self, does: str) -> tuple[str, ...]:
        """Return the codes under one of the keys of `DOES`."""
        found: tuple[str, ...] = getattr(self, does)
        return found


class Course(Entry):
    """A course: a file in data/curricula/."""

    code: Slug
    """The name of the course's page: `nursing-basics` for teach/courses/nursing-basics.html."""
    title: Text
    """What the course is called."""
    about: Text | None = None
    """What it is, in a sentence or two."""
    level: Text
    """For whom it is: year, degree, role."""
    publisher: Text
    """Who offers it."""
    address: Page | None = None
    """Its page."""
    rights: Text | None = None
    """What may be done with it."""
    license: Page | None = None
    """The page of its license, where it has one."""
    edition: EditionCode
    """The edition of the handbook whose codes it cites."""
    language: Language
    """The language it is held in."""
    hours: Annotated[int, Field(ge=1)] | None = None
    """Hours of work in all, where that is more than the sessions."""
    groups: tuple[GroupCode, ...] = ()
    """The groups whose statements it means to reach; all four where none is named."""
    example: bool = False
    """Whether it is made up, to show what a course map looks like."""
    sessions: Annotated[tuple[Session, ...], Field(min_length=1)]
    """The sessions, in order."""

    @property
    def name(self) -> str:
        """What readers see: an example says so wherever it is named."""
        return f"Example: {self.title}" if self.example else self.title

    @property
    def minutes(self) -> int:
        """The length of all sessions together; 0 where that of any is not given."""
        each = [session.minutes or 0 for session in self.sessions]
        return sum(each) if all(each) else 0
