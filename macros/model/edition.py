"""What an edition is, and the ledger of everything ever published."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from macros.model.base import Entry, Identifier, Link, SubCompetencyCode, Text, matches, one_line


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


class CellCounts(Entry):
    """How many statements the four cells of a sub-competency hold."""

    individual: int
    organization: int
    research: int
    education: int


class Edition(Entry):
    """The file data/edition.yaml: what this edition is, and how many statements it must hold."""

    code: Annotated[str, matches(r"[0-9]{4}\.[0-9]+", "the year and a number, such as 2026.1")]
    date: date
    title: Text
    report: Report
    statements: dict[SubCompetencyCode, CellCounts]
    """The number of statements in each cell; the data is held to it."""


AnyCode = Annotated[str, AfterValidator(one_line)]


class Retired(Entry):
    """A code that was published and is no longer in use; it still resolves, to what replaced it."""

    code: AnyCode
    identifier: Identifier
    replaced_by: tuple[AnyCode, ...] = ()
    reason: Text


class Ledger(Entry):
    """The file data/identifiers.yaml: every code ever published, with its identifier."""

    retired: tuple[Retired, ...] = ()
    identifiers: dict[AnyCode, Identifier]
