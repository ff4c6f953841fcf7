"""The things the handbook is made of, as they stand in the data.

The models are the schema of the data: what an editor may write, and what every reader of the data can rely on. All are
frozen. Words follow the report: competency > sub-competency > cell (a sub-competency for one group) > statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import PydanticCustomError

from macros.problems import Where
from macros.source import Mapping, place

GroupCode = Literal["individual", "organization", "research", "education"]
LETTERS: dict[GroupCode, str] = {"individual": "I", "organization": "O", "research": "R", "education": "E"}
"""The groups in the order of the matrix, each with its letter in the codes of cells and statements."""


def _one_line(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise PydanticCustomError("empty", "is empty; write its text, or leave the key out where it may be missing")
    if "\n" in stripped:
        raise PydanticCustomError(
            "line_break", "holds a line break; write one paragraph, after '>-' and without an empty line"
        )
    return stripped


def _matches(pattern: str, what: str) -> AfterValidator:
    """Return a validator of codes whose message says what the code should look like."""
    shape = re.compile(pattern)

    def check(code: str) -> str:
        if not shape.fullmatch(code):
            raise PydanticCustomError("code", "is '{code}'; write {what}", {"code": code, "what": what})
        return code

    return AfterValidator(check)


def _link(address: str) -> str:
    if not re.match(r"(https?://[^\s/]|tel:[+0-9]|mailto:[^\s@]+@)", address) or re.search(r"\s", address):
        raise PydanticCustomError(
            "link", "is '{address}'; an address starts with https://, http://, tel: or mailto:", {"address": address}
        )
    return address


def _identifier(text: str) -> str:
    try:
        uuid = UUID(text)
    except ValueError:
        uuid = None
    if uuid is None or uuid.version != 4 or str(uuid) != text:
        raise PydanticCustomError(
            "identifier",
            "is '{text}'; an identifier is a lower-case UUID of version 4, as 'make mint' writes",
            {"text": text},
        )
    return text


Text = Annotated[str, AfterValidator(_one_line)]
"""One paragraph or title: not empty, no line break."""
Link = Annotated[str, AfterValidator(_one_line), AfterValidator(_link)]
Slug = Annotated[str, _matches(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words joined by '-', such as 'language-access'")]
CompetencyCode = Annotated[str, _matches(r"U|[1-9]", "U for the universal competency or a digit, such as '2'")]
SubCompetencyCode = Annotated[
    str, _matches(r"(U|[1-9])[A-Z]", "the competency's code and a capital letter, such as 2B")
]
CellCode = Annotated[
    str, _matches(r"(U|[1-9])[A-Z]\.[IORE]", "the sub-competency's code and a group's letter, such as 2B.I")
]
StatementCode = Annotated[
    str, _matches(r"(U|[1-9])[A-Z]\.[IORE][1-9][0-9]?", "the cell's code and a number, such as 2B.I3")
]
Identifier = Annotated[str, AfterValidator(_identifier)]


class Entry(BaseModel):
    """Anything in the data; knows where it was read from."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    EMPTY: ClassVar[dict[str, Any]] = {}
    """Values of a file's model that stand in where the file cannot be read."""

    _raw: Mapping = PrivateAttr(default_factory=lambda: Mapping(Where("", 1)))

    @model_validator(mode="wrap")
    @classmethod
    def _remember_place(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401 – pydantic's own type
        entry = handler(value)
        if isinstance(value, Mapping):
            entry._raw = value
        return entry

    def place(self, *path: str | int) -> Where:
        """Return where this entry stands in the data, or the part of it that keys and positions lead to."""
        return place(self._raw, path)


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
    reader: Text
    """What a reader of this group would say of themselves."""

    @property
    def letter(self) -> str:
        """The group's letter in the codes of cells and statements."""
        return LETTERS[self.code]


class Groups(Entry):
    """The file data/groups.yaml."""

    EMPTY = {"groups": ()}

    groups: tuple[Group, ...]


class Topic(Entry):
    """A subject that statements carry, so that readers find them across competencies."""

    code: Slug
    name: Text
    about: Text


class Topics(Entry):
    """The file data/topics.yaml."""

    EMPTY = {"topics": ()}

    topics: tuple[Topic, ...]


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

    code: Annotated[str, _matches(r"[0-9]{4}\.[0-9]+", "the year and a number, such as 2026.1")]
    date: date
    title: Text
    report: Report
    statements: dict[SubCompetencyCode, CellCounts]
    """The number of statements in each cell; the data is held to it."""


AnyCode = Annotated[str, AfterValidator(_one_line)]


class Retired(Entry):
    """A code that was published and is no longer in use; it still resolves, to what replaced it."""

    code: AnyCode
    identifier: Identifier
    replaced_by: tuple[AnyCode, ...] = ()
    reason: Text


class Ledger(Entry):
    """The file data/identifiers.yaml: every code ever published, with its identifier."""

    EMPTY = {"retired": (), "identifiers": {}}

    retired: tuple[Retired, ...] = ()
    identifiers: dict[AnyCode, Identifier]


@dataclass(frozen=True)
class Cell:
    """A sub-competency for one group."""

    code: str
    competency: Competency
    sub_competency: SubCompetency
    group: Group
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Handbook:
    """Everything the data holds, loaded and checked."""

    edition: Edition
    groups: tuple[Group, ...]
    topics: tuple[Topic, ...]
    competencies: tuple[Competency, ...]
    ledger: Ledger

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, in the order of the matrix: row by row."""
        return tuple(
            Cell(f"{sub.code}.{group.letter}", competency, sub, group, sub.statements(group.code))
            for competency in self.competencies
            for sub in competency.sub_competencies
            for group in self.groups
        )

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """All statements by code, in the order of the matrix."""
        return {statement.code: statement for cell in self.cells for statement in cell.statements}

    @cached_property
    def cell_of(self) -> dict[str, Cell]:
        """The cell of each statement, by the statement's code."""
        return {statement.code: cell for cell in self.cells for statement in cell.statements}

    @cached_property
    def topic(self) -> dict[str, Topic]:
        """All topics by code."""
        return {topic.code: topic for topic in self.topics}

    def group(self, code: str) -> Group:
        """Return the group with a code such as `research`; KeyError where there is none."""
        return {group.code: group for group in self.groups}[code]  # type: ignore[index]

    def competency(self, code: str) -> Competency:
        """Return the competency with a code such as `2`; KeyError where there is none."""
        return {competency.code: competency for competency in self.competencies}[code]

    def citable(self) -> Iterator[tuple[str, Where]]:
        """Yield the code and place of everything that has a code of its own in the ledger."""
        for competency in self.competencies:
            yield competency.code, competency.place("code")
            for sub in competency.sub_competencies:
                yield sub.code, sub.place("code")
                for group in self.groups:
                    yield f"{sub.code}.{group.letter}", sub.place(group.code)
                    for statement in sub.statements(group.code):
                        yield statement.code, statement.place("code")
