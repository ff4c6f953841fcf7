"""What people ask: of records that there are, and packed whole."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

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
    asked = [entry.of for entry in handbook.asked_list.asked]
    # Only a copy with additions has the pages of what is local.
    assert [code for code in asked if code not in found and not code.startswith("local/")] == []
    assert len(asked) >= 600
    pages = [page for entry in handbook.synonyms.synonyms for page in entry.pages]
    assert [page for page in pages if page not in found] == []
    assert pages


@made_of(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=40))
def test_what_is_asked_is_packed_and_unpacked(ask: Ask, made: list[tuple[str, str]]) -> None:
    records = [
        asdict(Record("term", f"term/r{number}", f"title{number}", f"x.html#r{number}", f"{words} own{number}"))
        | {"asked": f"{asked} asked{number} own{number} title{number} same0"}
        for number, (words, asked) in enumerate(made)
    ]
    ids = dict(ask("reasked", records))
    assert ids["same0"] == list(range(len(made)))
    assert [ids[f"asked{number}"] for number in range(len(made))] == [[number] for number in range(len(made))]
    # A record's own words are not kept twice.
    assert not any(term.startswith(("own", "title")) and term[-1].isdigit() for term in ids)
