"""Questions with which learners check what they know, each with the reason of every answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Entry, Slug, StatementRef, SubCompetencyRef, Text
from macros.model.knowledge import Review, Sources


class Answer(Entry):
    """An answer to choose."""

    text: Text
    """The answer."""
    right: bool = False
    """Whether it is the right one."""
    why: Text
    """Why it is right, or why not."""


class CheckItem(Entry):
    """A question with its answers."""

    code: Slug
    """Its anchor on the page, and its number in learning systems."""
    ask: Text
    """The question."""
    answers: Annotated[tuple[Answer, ...], Field(min_length=2)]
    """The answers, of which exactly one is right."""
    advice: tuple[Slug, ...] = ()
    """Codes of advice.yaml: the kinds of advice in its texts, whose conditions are printed with the answers."""
    states: tuple[Slug, ...] = ()
    """Codes of advice.yaml: the kinds whose condition its texts state."""
    sub_competency: SubCompetencyRef
    """Code of the sub-competency that it is about."""
    statements: Annotated[tuple[StatementRef, ...], Field(min_length=1)]
    """Codes of the statements that it rests on."""
    sources: Sources
    """Where it comes from."""


class SelfCheck(Entry):
    """The file data/self-check.yaml."""

    items: tuple[CheckItem, ...]
    """The questions, in the order of the matrix."""
    reviewed: tuple[Review, ...] = ()
    """Reviews by persons; the page names those that are missing."""
