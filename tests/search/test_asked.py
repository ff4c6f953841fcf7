"""What people ask: of records that there are, and packed whole."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given as made_of
from hypothesis import strategies as st

from macros.model.handbook import Handbook
from macros.search.records import Record
from tests.conftest import Ask
from tests.search.test_files import unpacked

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=8)


def test_each_question_is_asked_of_a_record(site: Path, handbook: Handbook) -> None:
    index = unpacked({"assets/search-index.js": (site / "assets" / "search-index.js").read_bytes()})
    found = {record["code"] for record in index["records"]}
    asked = list(handbook.asked_list.each())
    # Only a copy with additions has the pages of what is local.
    assert {code for _, codes in asked for code in codes if not code.startswith("local/")} - found == set()
    assert len(asked) >= 7_000
    pages = [page for entry in handbook.synonyms.synonyms for page in entry.pages]
    assert [page for page in pages if page not in found] == []
    assert pages


QUESTIONS = st.lists(st.tuples(WORDS, st.sets(st.integers(0, 6), max_size=4)), min_size=1, max_size=40)


@made_of(QUESTIONS)
def test_what_is_asked_is_packed_and_unpacked(ask: Ask, made: list[tuple[str, set[int]]]) -> None:
    records = [asdict(Record("term", f"term/r{number}", f"title{number}", f"x.html#r{number}")) for number in range(5)]
    asked = [
        (f"{words} title0 asked{number}", [f"term/r{place}" for place in places])
        for number, (words, places) in enumerate(made)
    ]
    told = ask("reasked", {"records": records, "local": [], "letters": {}, "groups": {}, "asked": asked})
    terms = dict(told["terms"])
    # Of what is in no record, nothing is kept.
    answered = {number: {place for place in places if place < 5} for number, (_, places) in enumerate(made)}
    kept = [number for number, places in answered.items() if places]
    assert len(told["answers"]) == len(kept)
    for number in kept:
        [question] = terms[f"asked{number}"]
        assert set(told["answers"][question]) == answered[number]
    assert len(terms.get("title0", [])) == len(kept)
    assert not any(term == f"asked{number}" for term in terms for number in answered if number not in kept)


ANSWERS = {"how do i leave": ["term/a"], "where do i sleep tonight": ["term/b", "term/a"], "sleep": ["term/b"]}


def test_a_question_leads_to_what_answers_questions_like_it(ask: Ask) -> None:
    records = [asdict(Record("term", f"term/{name}", name * 3, f"x.html#{name}")) for name in "abc"]
    given = {"records": records, "local": [], "letters": {}, "groups": {}, "asked": list(ANSWERS.items())}
    near = dict(ask("alike", given, ["sleep", "tonight"]))
    assert set(near) == {0, 1}
    assert near[1] > near[0] > 0
    [(record, most)] = ask("alike", given, ["leav"])
    assert record == 0
    assert most == pytest.approx(1)
