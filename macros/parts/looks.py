"""How fresh a record from outside is: when it was seen, in what, until when it holds, when somebody looks again."""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass

from macros.model.handbook import Handbook
from macros.model.sources import Expiring, How

IN: dict[How, str] = {
    "page": "on its page",
    "archived copy": "in an archived copy",
    "secondary source": "in a source that mentions it",
    "printed document": "in a printed document",
    "visit": "by a person",
}
"""How the end of "Seen November 2026 …" reads."""


@dataclass(frozen=True)
class LookView:
    """When a record was seen and in what, and whether it is doubtful as of the day of the build.

    A script in the reader's browser marks what has become doubtful since.
    """

    seen: str
    until: str
    """The last day for which its text is known to hold; empty where that is not known."""
    next: str
    doubtful_from: str
    doubtful: bool


def look_view(handbook: Handbook, entry: Expiring) -> LookView:
    """Return how fresh a record is."""
    year, month = entry.seen.when.split("-")
    what = f" ({entry.seen.what})" if entry.seen.what else ""
    return LookView(
        seen=f"Seen {IN[entry.seen.how]}, {month_name[int(month)]} {year}{what}",
        until=entry.in_force_until.isoformat() if entry.in_force_until else "",
        next=entry.next_look.isoformat(),
        doubtful_from=entry.doubtful_from.isoformat(),
        doubtful=entry.doubtful_from < handbook.day,
    )
