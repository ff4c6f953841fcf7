"""What Python hands to the scripts of pages: all of it is there, and the type checker knows all of it."""

from __future__ import annotations

import gzip
import re
from dataclasses import fields
from pathlib import Path

import pytest

from macros.load.words import facts_of
from macros.model.facts import PAGES
from macros.model.kinds import Found
from macros.node.scripts import bundles
from tests.conftest import PROJECT, Count

MOST = 4_600
"""Bytes of the script in the head of every page, compressed as servers do it."""


@pytest.mark.parametrize("page", PAGES.values())
def test_every_page_is_there(site: Path, page: str) -> None:
    assert (site / page).is_file()


def test_the_type_checker_knows_the_same() -> None:
    types = (PROJECT / "docs" / "assets" / "globals.d.ts").read_text("utf-8")
    kind, facts_, _ = re.split(r"^}$", types, maxsplit=2, flags=re.MULTILINE)
    known = [*(field.name for field in fields(Found) if field.name != "rank"), "badge"]
    assert re.findall(r"^  (\w+)\??:", kind, re.MULTILINE) == known
    assert re.findall(r"^  (\w+):", facts_, re.MULTILINE) == list(facts_of([PROJECT / "data"])[0])
    assert re.findall(r'"(\w+)"', facts_) == list(PAGES)


def test_no_bundle_asks_for_what_it_was_not_given() -> None:
    (given, *_) = facts_of([PROJECT / "data"])
    given["pages"] = {name: f"{name}.html" for name in PAGES}
    made = {name: content for name, content in bundles(PROJECT, [given]).items() if name.endswith(".js")}
    assert [name for name, content in made.items() if b"HANDBOOK" in content] == []
    assert b"collections.html" in made["assets/collection.js"]


def test_a_bundle_holds_no_more_than_its_script_asks_for() -> None:
    script = bundles(PROJECT, facts_of([PROJECT / "data"]))["assets/handbook.js"].decode()
    assert PAGES["collection"] in script
    assert PAGES["glossary"] not in script
    assert "Sub-competencies" not in script


def test_the_script_of_every_page_is_small(site: Path, count: Count) -> None:
    size = len(gzip.compress((site / "assets" / "handbook.js").read_bytes(), 6, mtime=0))
    count("script of every page, bytes compressed", size)
    assert size <= MOST
