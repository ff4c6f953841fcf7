"""The matrix: competency > sub-competency > cell (a sub-competency for one group) > statement, and what sorts it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import CompetencyCode, Entry, Slug, StatementCode, SubCompetencyCode, Text

GroupCode = Literal["individual", "organization", "research", "education"]
LETTERS: dict[GroupCode, str] = {"individual": "I", "organization": "O", "research": "R", "education": "E"}
"""The groups in the order of the matrix, each with its letter in the codes of cells and statements."""


class Statement(Entry):
    """What one group is expected to know or do: the smallest thing that has a code."""

    code: StatementCode
    condition: Text | None = None
    """The limit that the statement stands under; shown before the text wherever the statement appears."""
    text: Text
    topics: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=3)]
    """One to three codes from topics.yaml."""


class SubCompetency(Entry):
    """A part of a competency: one page, four cells."""

    code: SubCompetencyCode
    title: Text
    """The report's own title."""
    summary: Text
    """What it is for, in the handbook's own words."""
    individual: tuple[Statement, ...]
    organization: tuple[Statement, ...]
    research: tuple[Statement, ...]
    education: tuple[Statement, ...]

    def statements(self, group: GroupCode) -> tuple[Statement, ...]:
        """Return the statements of one group: a cell's content."""
        cell: tuple[Statement, ...] = getattr(self, group)
        return cell


class Competency(Entry):
    """One of the seven competencies: a file in data/competencies/."""

    code: CompetencyCode
    title: Text
    """The report's own title."""
    name: Text
    """The report's short name."""
    summary: Text
    """What it is for, in the handbook's own words."""
    introduction: tuple[Text, ...]
    """The report's introduction, reworded; one paragraph an item."""
    sub_competencies: tuple[SubCompetency, ...]


class Group(Entry):
    """Those whom a quarter of the statements addresses."""

    code: GroupCode
    name: Text
    who: Text
    """Whom the report counts in."""

    @property
    def letter(self) -> str:
        """The group's letter in the codes of cells and statements."""
        return LETTERS[self.code]


class Groups(Entry):
    """The file data/groups.yaml."""

    groups: tuple[Group, ...]


class Topic(Entry):
    """A subject that statements carry, so that readers find them across competencies."""

    code: Slug
    name: Text
    about: Text


class Topics(Entry):
    """The file data/topics.yaml."""

    topics: tuple[Topic, ...]
