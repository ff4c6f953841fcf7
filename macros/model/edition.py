"""What an edition is, and the ledger of everything ever published."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property
from typing import Annotated

from macros.model.base import Day, Entry, Identifier, Link, SubCompetencyCode, Text, matches

EditionCode = Annotated[str, matches(r"20[0-9]{2}\.[1-9][0-9]?", "the year and a number, such as 2026.1")]
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Report(Entry):
    """The published report that this edition presents."""

    title: Text
    publisher: Text
    published: Text
    """Month and year, as printed."""
    pages: int
    address: Link
    """Where the publisher offers the report."""
    partners: tuple[Text, ...]

    @property
    def name(self) -> str:
        """How a citation names the report that the statements reword."""
        return f"{self.title}, by {self.publisher}, {self.published[-4:]}"


class CellCounts(Entry):
    """How many statements the four cells of a sub-competency hold."""

    individual: int
    organization: int
    research: int
    education: int


class Edition(Entry):
    """The file data/edition.yaml: what this edition is, and how many statements it must hold."""

    code: EditionCode
    date: Day
    title: Text
    report: Report
    statements: dict[SubCompetencyCode, CellCounts]
    """The number of statements in each cell; the data is held to it."""

    @property
    def day(self) -> str:
        """The edition's date in words."""
        return day_in_words(self.date)


def day_in_words(day: date) -> str:
    """Return a date as people write it, in English whatever the machine speaks."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def epoch_of(day: date) -> int:
    """Return the beginning of a day in seconds since 1970, UTC: the time that everything built for an edition bears."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


AnyCode = Annotated[
    str,
    matches(
        r"(U|[1-9])([A-Z](\.[IORE]([1-9][0-9]?)?)?)?|[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*",
        "a code of the matrix, such as 2B.I3, or a kind and a code, such as term/coercion",
    ),
]
"""A code with its kind, in use or not; its permalink is a file of this name."""


class Retired(Entry):
    """A code that was published and is no longer in use; it still resolves, to what replaced it."""

    code: AnyCode
    identifier: Identifier
    replaced_by: tuple[AnyCode, ...] = ()
    reason: Text


class Ledger(Entry):
    """The file data/identifiers.yaml: every code ever published, with its identifier."""

    framework: Identifier
    """The framework as a whole, as the systems know it that import it."""
    retired: tuple[Retired, ...] = ()
    identifiers: dict[AnyCode, Identifier]


class PublishedThing(Entry):
    """What an edition said of something that has a code."""

    code: AnyCode
    title: Text
    """Its title; of a statement, its text."""
    condition: Text | None = None
    """The limit that a statement is under."""
    digest: Annotated[str, matches(r"[0-9a-f]{16}", "what 'make edition' wrote")]
    """The first 16 digits of the SHA-256 sum of all its words."""


class PublishedEdition(Entry):
    """A file in data/editions/: what an edition said when it was published."""

    code: EditionCode
    date: Day
    retired: tuple[Retired, ...] = ()
    """The codes that were retired by then."""
    things: tuple[PublishedThing, ...]
    """Everything that has a code, in the order of the handbook."""

    @cached_property
    def thing(self) -> dict[str, PublishedThing]:
        """Everything by code."""
        return {thing.code: thing for thing in self.things}
