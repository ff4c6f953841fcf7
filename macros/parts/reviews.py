"""Who has reviewed a piece, and which of the four reviews it has not had."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from macros.model.knowledge import Review, ReviewedAs
from macros.model.words import Wording


def review_line(reviews: Iterable[Review], words: Wording) -> str:
    """Return what to say of a piece's reviews, in one or two sentences; each review with who made it and when."""
    made = {review.kind: review for review in reviews}
    who = {kind: words.of(f"review_{kind}") for kind in get_args(ReviewedAs)}
    said = [
        f"{name} ({made[kind].by}, {words.record_month(made[kind].when)})" for kind, name in who.items() if kind in made
    ]
    left = [name for kind, name in who.items() if kind not in made]
    sentences = [words.fill("reviewed_by", who=words.listed(said, "and"))] if said else []
    sentences += [words.fill("not_reviewed_by", who=words.listed(left, "or"))] if left else []
    return " ".join(sentences)


def translation_line(reviews: Iterable[Review], words: Wording) -> str:
    """Return that a page is a translation, and who has reviewed it, or that nobody has."""
    said = [
        f"{words.of(f'review_{review.kind}')} ({review.by}, {words.record_month(review.when)})" for review in reviews
    ]
    reviewed = words.fill("reviewed_by", who=words.listed(said, "and")) if said else words.of("translation_unreviewed")
    return " ".join((words.of("translation"), reviewed))


def _said(review: Review, words: Wording) -> str:
    return f"{words.of(f'review_{review.kind}')} ({review.by}, {words.record_month(review.when)})"
