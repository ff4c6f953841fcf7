"""The index of the search: packed and unpacked alike, small, and made the same every time."""

from __future__ import annotations

import gzip
import json
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.search.files import search_files
from macros.search.records import Record, records
from tests.conftest import EXAMPLE, PROJECT, Ask, Count
from tests.search.quality import HERE, NODE

MOST = 70_000
"""Bytes of the index and the script of the search together, compressed as servers do it."""


@pytest.fixture(scope="module")
def files(handbook: Handbook) -> dict[str, bytes]:
    return search_files(handbook, records(handbook), PROJECT)


def unpacked(files: dict[str, bytes]) -> Any:  # noqa: ANN401 – the index, as JSON has it
    done = subprocess.run(
        [str(NODE), str(HERE / "unpack.mjs")], input=files["assets/search-index.js"], capture_output=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("local", ["", EXAMPLE])
def test_unpacking_gives_back_what_was_packed(handbook: Handbook, local: str) -> None:
    whole = load_with(PROJECT / "data", PROJECT / local, local) if local else handbook
    expected = sorted(records(whole), key=lambda record: record.is_local)
    index = unpacked(search_files(whole, expected, PROJECT))
    assert len(index["records"]) == len(expected)
    assert len(index["terms"]) == (2 if local else 1)
    topics = [topic.code for topic in whole.topics]
    for found, record in zip(index["records"], expected, strict=True):
        for key in ("kind", "code", "title", "url", "condition"):
            assert found[key] == asdict(record)[key]
        assert found["groups"] == list(record.groups)
        assert [topics[at] for at in found["topics"]] == list(record.topics)


LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
TEXTS = st.text(LETTERS, max_size=12).map(lambda text: " ".join(text.split()))


@given(st.lists(st.tuples(st.sampled_from(["term", "page"]), TEXTS, TEXTS), min_size=1, max_size=90))
def test_any_text_is_packed_and_unpacked(ask: Ask, made: list[tuple[str, str, str]]) -> None:
    """Each record holds its own number, so one list has one record; and all hold one word, so one list has them all."""
    expected = [
        Record(kind, f"{kind}/r{number}", f"{title} title{number}", f"x.html#r{number}", f"{words} text{number} shared")
        for number, (kind, title, words) in enumerate(made)
    ]
    index = ask(
        "repacked", {"records": [asdict(record) for record in expected], "local": [], "letters": {}, "groups": {}}
    )
    [part] = index["parts"]
    assert [record["title"] for record in part["records"]] == [record.title for record in expected]
    ids = dict(part["terms"])
    assert sorted(ids["share"]) == list(range(len(made)))
    assert [ids[f"text{number}"] for number in range(len(made))] == [[number] for number in range(len(made))]


def test_every_page_in_english_has_a_record_of_its_own(site: Path, handbook: Handbook) -> None:
    index = unpacked({"assets/search-index.js": (site / "assets" / "search-index.js").read_bytes()})
    found = {record["url"] for record in index["records"]}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    apart = ("assets", "id", *(each.language for each in handbook.translations))
    assert {page for page in pages if page.partition("/")[0] not in apart} - found == set()


def test_each_line_belongs_to_its_record_and_is_a_whole_sentence(handbook: Handbook) -> None:
    found = list(records(handbook))
    made = search_files(handbook, found, PROJECT)["assets/search-lines.js"].decode()
    [own, local] = json.loads(made[made.index("[") : made.rindex("]") + 1])
    assert own.split("\n") == [record.line for record in found]
    assert local == ""
    for record in found:
        if record.line and record.kind not in {"statement", "step"}:
            assert record.line in f"{record.title} {record.words}"
    assert sum(bool(record.line) for record in found if record.kind != "cell") / len(found) >= 0.75


def test_no_line_gives_advice_without_its_condition(handbook: Handbook) -> None:
    for record in records(handbook):
        if record.kind in {"statement", "function"}:
            continue  # the condition of one is beside it; the other is about this site
        for advice in handbook.advice.values():
            assert advice.is_stated_in(record.line) or not advice.found_in(record.line), record.code


def test_the_search_is_small(site: Path, count: Count) -> None:
    sizes = {
        name: len(gzip.compress((site / "assets" / f"{name}.js").read_bytes(), 6, mtime=0))
        for name in ("search-index", "search", "search-words", "search-lines")
    }
    for name, size in sizes.items():
        count(f"{name}.js, bytes compressed", size)
    assert sizes["search-index"] + sizes["search"] <= MOST


def test_the_files_are_the_same_every_time(files: dict[str, bytes], handbook: Handbook) -> None:
    assert search_files(handbook, records(handbook), PROJECT) == files
