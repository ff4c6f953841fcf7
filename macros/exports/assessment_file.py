"""The file of an assessment, which a reader saves and opens again: its JSON Schema.

Only scripts of pages read and write such files (docs/assets/assessment/file.mjs); docs/teach/formats.md describes them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from macros.exports.dump import dump
from macros.model.assessment import SetCode

Code = Annotated[str, Field(pattern=r"^[U1-9][A-Z]\.[IORE][1-9][0-9]?$")]
OptionalDay = Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]


class _InFile(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True)


class ChosenInFile(_InFile):
    """What was chosen within a set. Each key is there only where the set has that choice."""

    role: str = ""
    """Code of the role, without its kind."""
    collection: str = ""
    """Code of the prepared collection, without its kind."""
    competencies: tuple[str, ...] = ()
    """Codes of the competencies."""
    groups: tuple[str, ...] = ()
    """Codes of the groups."""
    codes: tuple[Code, ...] = ()
    """Codes of the statements of the reader's own collection, in order."""


class RatedInFile(_InFile):
    """What is said of a statement."""

    rating: Literal[4, 3, 2, 1, "none"] | None = Field(default=None)
    """4 for the step that leaves no gap, down to 1; `none` for what is not the reader's. Absent: not yet rated."""
    note: Annotated[str, Field(max_length=4000)] = ""
    """Whatever the reader wants to remember."""
    evidence: Annotated[str, Field(max_length=4000)] = ""
    """What shows that the rating is right."""
    owner: Annotated[str, Field(max_length=200)] = ""
    """Who looks after it."""
    due: OptionalDay = ""
    """By when, as 2027-01-31; empty where there is no date."""


class PlanRowInFile(_InFile):
    """A row of the plan."""

    code: Code | Literal[""]
    """Code of the statement; empty where the row is for none."""
    what: Annotated[str, Field(max_length=2000)] = ""
    """What is to be done."""
    who: Annotated[str, Field(max_length=200)] = ""
    """Who does it."""
    by: OptionalDay = ""
    """By when, as 2027-01-31."""
    with_: Annotated[str, Field(alias="with", max_length=2000)] = ""
    """With what: course, guide, money, people."""
    done: bool = False
    """Whether it is done."""


class AssessmentFile(_InFile):
    """An assessment: ratings of statements, and the plan that was made from them. A file is its reader's own."""

    format: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$")]
    """Version of this format: the second number grows with each new key, the first when one goes or changes."""
    kind: Literal["assessment"]
    """Tells an assessment from other files of the handbook."""
    edition: str
    """Edition of the handbook whose codes it has."""
    set: SetCode
    """What was assessed."""
    chosen: ChosenInFile = Field(default_factory=ChosenInFile)
    """What was chosen within the set."""
    scale: str
    """Code of the scale: organization, person, research, or education."""
    name: Annotated[str, Field(max_length=200)] = ""
    """Of whom or what; empty where the reader gives no name."""
    date: OptionalDay = ""
    """The day of the assessment, as 2026-11-28."""
    ratings: dict[Code, RatedInFile]
    """What is said of each statement, by its code."""
    plan: tuple[PlanRowInFile, ...] = ()
    """The plan, in order."""


def to_assessment_schema() -> bytes:
    """Return the JSON Schema of the file."""
    schema = AssessmentFile.model_json_schema()
    return dump({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})
