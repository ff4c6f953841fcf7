"""Assessments: the scales that statements are rated on, and what can be chosen to be rated."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.model.base import Entry, Slug, Text

SetCode = Literal["individual", "organization", "research", "education", "role", "competencies", "collection", "own"]
"""What can be rated: the statements of a group, or those that are chosen in another way."""
RatingCode = Literal["4", "3", "2", "1", "none"]
RATINGS: tuple[RatingCode, ...] = ("4", "3", "2", "1", "none")
"""The steps of every scale, from the one that leaves no gap; `none` is for what is not the reader's to do."""


class Step(Entry):
    """A step of a scale."""

    rating: RatingCode
    """4 for the step that leaves no gap, down to 1; `none` for what is not the reader's to do."""
    name: Text
    """What the step is called, in a word or two: it is on a button."""
    meaning: Text
    """When to choose it."""


def _every_step(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps of a scale; refuse them where any is missing, doubled, or out of its place."""
    if (found := tuple(step.rating for step in steps)) != RATINGS:
        raise PydanticCustomError(
            "steps", "is for {found}; write one step each for 4, 3, 2, 1, none", {"found": ", ".join(found) or "none"}
        )
    return steps


class Scale(Entry):
    """How statements are rated: four steps with words for each, and what is not the reader's to do."""

    code: Slug
    """Its name in files of assessments; never changes."""
    name: Text
    """What it is called where there is a choice."""
    question: Text
    """What each rating answers."""
    steps: Annotated[tuple[Step, ...], AfterValidator(_every_step)]
    """The steps, from the highest on."""


class AssessmentSet(Entry):
    """What can be rated."""

    code: SetCode
    """Its name in addresses and in files of assessments; never changes."""
    title: Text
    """What it is called."""
    about: Text
    """Who rates what."""
    scales: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Codes of the scales that it can be rated on, the usual one first."""


class Assessments(Entry):
    """The file data/assessment.yaml."""

    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    sets: tuple[AssessmentSet, ...]
