"""Who has reviewed a piece, and which of the four reviews it has not had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros.model.knowledge import Review, ReviewedAs

WHO: dict[ReviewedAs, str] = {
    "clinical": "a clinician",
    "legal": "a lawyer",
    "survivor": "a survivor",
    "language": "a language editor",
}


def review_line(reviews: Iterable[Review]) -> str:
    """Return what to say of a piece's reviews, in one or two sentences; each review with who made it and when."""
    made = {review.kind: review for review in reviews}
    said = [f"{who} ({made[kind].by}, {made[kind].when})" for kind, who in WHO.items() if kind in made]
    left = [who for kind, who in WHO.items() if kind not in made]
    sentences = [f"Reviewed by {_listed(said, 'and')}."] if said else []
    sentences += [f"Not yet reviewed by {_listed(left, 'or')}."] if left else []
    return " ".join(sentences)


def _listed(parts: Sequence[str], last: str) -> str:
    if len(parts) < 3:
        return f" {last} ".join(parts)
    return f"{', '.join(parts[:-1])}, {last} {parts[-1]}"
