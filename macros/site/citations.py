"""Citations in every format, written by the same functions that the control on the pages runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from macros.model.facts import facts
from macros.node import scripts
from macros.query.cited import Cited, Work

WRITE = Path(__file__).parent / "citations.mjs"


def citations(
    things: Iterable[Cited], work: Work, publish: Callable[[str], str], today: str | None = None
) -> list[dict[str, str]]:
    """Return each thing in every format that it is offered in, by the format's name.

    `publish` makes the address of a permalink the one to cite; `today` is the day on which it was read, as 2026-11-24.
    """
    given = {
        "things": [{**asdict(thing), "permalink": publish(thing.permalink)} for thing in things],
        "work": asdict(work),
        "today": today,
        "kinds": facts()["kinds"],
    }
    made: list[dict[str, str]] = scripts.run(WRITE, WRITE.parents[2], given)
    return made
