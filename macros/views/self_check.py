"""Questions with which learners check what they know; the answers open in place."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.self_check import Answer, CheckItem
from macros.parts.advice import ConditionView, conditions
from macros.parts.links import LinkView, link, links
from macros.parts.reviews import review_line


@dataclass(frozen=True)
class QuestionView:
    """A question with its answers and what they rest on."""

    anchor: str
    ask: str
    answers: tuple[Answer, ...]
    conditions: tuple[ConditionView, ...]
    sub_competency: LinkView
    statements: tuple[LinkView, ...]


@dataclass(frozen=True)
class SelfCheckView:
    """The page of all questions."""

    title: str
    description: str
    questions: tuple[QuestionView, ...]
    moodle: LinkView
    review: str
    """Who has reviewed them, and which reviews they lack."""


def self_check_view(handbook: Handbook) -> SelfCheckView:
    """Return the questions, in the order of the data."""
    return SelfCheckView(
        title="Check yourself",
        description="Questions for the individual group, with the reason of each answer and the statements behind it.",
        questions=tuple(_question(handbook, item) for item in handbook.self_check.items),
        moodle=LinkView("Questions for Moodle (XML)", addresses.QUESTIONS),
        review=review_line(handbook.self_check.reviewed, handbook.words),
    )


def _question(handbook: Handbook, item: CheckItem) -> QuestionView:
    return QuestionView(
        anchor=item.code,
        ask=item.ask,
        answers=item.answers,
        conditions=conditions(handbook, item),
        sub_competency=link(handbook, item.sub_competency),
        statements=links(handbook, item.statements),
    )
