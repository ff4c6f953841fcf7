"""Terms in a text: each is found once on a page, in any of its forms, and named by its code."""

from __future__ import annotations

from macros.model.knowledge import Term
from macros.query.terms import Terms

FOUND = Terms(
    [
        Term(code="minor", name="minor", also=("minors",), meaning="Somebody under 18.", sources=("own",)),
        Term(code="sex-act", name="commercial sex act", meaning="An act for something of value.", sources=("own",)),
        Term(code="sex", name="sex (as a word)", meaning="A word.", sources=("own",)),
    ]
)


def test_a_term_is_named_by_its_code_where_it_is_first_used() -> None:
    used: set[str] = set()
    first = list(FOUND.split("Minors, and a minor: a commercial sex act.", used))
    assert [part for part in first if part[1]] == [("Minors", "minor"), ("commercial sex act", "sex-act")]
    assert "".join(text for text, _ in first) == "Minors, and a minor: a commercial sex act."
    assert [code for _, code in FOUND.split("Another minor.", used) if code] == []


def test_part_of_a_word_is_no_term() -> None:
    assert [code for _, code in FOUND.split("minority, minor-league", set()) if code] == []
