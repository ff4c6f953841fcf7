"""Fits the weights of the ranking: `python -m tests.search.fit site/assets`, some minutes.

It is fitted to the halves of the questions that the search is tuned on. What the other halves say, which nobody
looks at, is printed by python -m tests.search.quality, once the weights are in docs/assets/search/weights.mjs and the
boosts in macros/model/kinds.py, two digits of each. Whatever moves by less than a tenth is better left as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from macros.model.facts import facts
from tests.search.quality import HERE, SETS, Question, halves, places, run

SPANISH = "spanish"
"""Questions in Spanish are answered from a list, and not ranked."""


def main(arguments: Sequence[str]) -> None:
    """Print what has moved, with the value that it had."""
    assets = Path(arguments[0])
    found = run(
        HERE / "fit.mjs",
        {
            "index": (assets / "search-index.js").read_text("utf-8"),
            "words": (assets / "search-words.js").read_text("utf-8"),
            "kinds": facts()["kinds"],
            "questions": [
                {"ask": question.ask, "right": _right(question)}
                for name in SETS
                for question in halves(name)[0]
                if question.kind != SPANISH
            ],
        },
    )
    print(f"{found['asked']} questions: {found['before']:.3f} before, {found['after']:.3f} after")
    for name, (before, after) in found["weights"].items():
        _print_moved(name, before, after)
    for kind, values in found["kinds"].items():
        for name, (before, after) in values.items():
            _print_moved(f"{kind}: {name}", before, after)


def _right(question: Question) -> list[str]:
    """Return all that answers a question, with the functions that lead there."""
    leading = (code for code, at in places().items() if {at, at.partition("#")[0]} & set(question.expect))
    return [*question.expect, *leading]


def _print_moved(name: str, before: float, after: Any) -> None:  # noqa: ANN401 – a number, as JSON has it
    if before != after:
        print(f"  {name}: {before:.2g} becomes {after:.2g}")


if __name__ == "__main__":
    main(sys.argv[1:])
