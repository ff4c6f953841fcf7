"""How fresh a record from outside is: when it was seen, in what, until when it holds, when somebody looks again."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.handbook import Handbook
from macros.model.sources import Expiring


@dataclass(frozen=True)
class LookView:
    """When a record was seen and in what, and whether it is doubtful as of the day of the build.

    A script in the reader's browser marks what has become doubtful since.
    """

    seen: str
    until: str
    """The last day for which its text is known to hold; empty where that is not known."""
    next: str
    next_on: str
    """The same day as a record has it."""
    doubtful_from: str
    doubtful_since: str
    """The same day as it is written in the language of the page."""
    doubtful: bool


def look_view(handbook: Handbook, entry: Expiring) -> LookView:
    """Return how fresh a record is."""
    words = handbook.words
    year, month = map(int, entry.seen.when.split("-"))
    how = words.of(f"seen_{entry.seen.how.replace(' ', '_')}")
    what = f" ({entry.seen.what})" if entry.seen.what else ""
    return LookView(
        seen=words.fill("seen", how=how, month=words.month(year, month)) + what,
        until=words.record(entry.in_force_until) if entry.in_force_until else "",
        next=words.record(entry.next_look),
        next_on=entry.next_look.isoformat(),
        doubtful_from=entry.doubtful_from.isoformat(),
        doubtful_since=words.record(entry.doubtful_from),
        doubtful=entry.doubtful_from < handbook.day,
    )
