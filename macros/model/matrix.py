"""The matrix: competency > sub-competency > cell (a sub-competency for one group) > statement, and what sorts it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.model.base import CompetencyCode, Entry, Slug, StatementCode, SubCompetencyCode, Text

GroupCode = Literal["individual", "organization", "research", "education"]
LETTERS: dict[GroupCode, str] = {"individual": "I", "organization": "O", "research": "R", "education": "E"}
"""The groups in the order of the matrix, each with its letter in the codes of cells and statements."""


OPEN_ENDS = tuple(f" {word}" for word in ("as", "by", "for", "in", "including", "of", "on", "that", "to", "with"))
"""Words after which a sentence runs on into its items."""


def short_line(text: str) -> str:
    """Return a line of at most 12 words and 80 characters; refuse a longer one."""
    words = len(text.split())
    if words > 12 or len(text) > 80:
        raise PydanticCustomError(
            "short_line",
            "has {words} words and {length} characters; write at most 12 words and 80 characters",
            {"words": words, "length": len(text)},
        )
    return text


class Statement(Entry):
    """What one group is expected to know or do: the smallest thing that has a code."""

    code: StatementCode
    short: Annotated[Text, AfterValidator(short_line)]
    """The statement in at most 12 words: no limit, negation, or consent is left out; items and examples may be."""
    condition: Text | None = None
    """The limit of the statement; shown before the text wherever the statement appears."""
    lead: Annotated[Text, Field(alias="text")]
    """The statement; where it has items, what comes before them, up to a colon."""
    items: tuple[Text, ...] = ()
    """The items that the statement lists; bullets on its page, one sentence everywhere else."""
    topics: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=3)]
    """One to three codes from topics.yaml."""

    @property
    def opening(self) -> str:
        """What comes before its items in a sentence: the lead, without its colon where no clause ends there."""
        return self.lead.removesuffix(":") if self.lead.removesuffix(":").endswith(OPEN_ENDS) else self.lead

    @property
    def text(self) -> str:
        """The whole statement, without its condition."""
        return self.opening + "".join(f" {item}{mark}" for item, mark in self.marked_items())

    def marked_items(self) -> Iterator[tuple[str, str]]:
        """Yield each item with what joins it to the next one in a sentence."""
        comma = ";" if any("," in item for item in self.items) else ","
        last = len(self.items) - 1
        for place, item in enumerate(self.items):
            if place == last:
                yield item, "."
            elif place == last - 1:
                yield item, " and" if last == 1 and comma == "," else f"{comma} and"
            else:
                yield item, comma


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
    abbreviation: Text
    """Its name above a narrow column."""
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
