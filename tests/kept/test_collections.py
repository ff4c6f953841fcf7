"""Links to collections, and files saved from one, as the first edition made them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.query.collection_address import encode
from tests.conftest import KEPT, Ask

LINKS = json.loads((KEPT / "collections.json").read_text("utf-8"))
SAVED = KEPT / "saved"


@pytest.mark.parametrize("link", LINKS, ids=[link["name"] or link["codes"][:20] for link in LINKS])
def test_a_link_holds_what_it_held_and_is_written_as_it_was(ask: Ask, link: dict[str, str]) -> None:
    fragment, codes, name = link["fragment"], link["codes"].split(), link["name"]
    assert ask("decode", fragment) == {"codes": codes, "name": name, "problems": []}
    assert ask("encode", {"codes": codes, "name": name}) == fragment
    assert encode(codes, name) == fragment


def test_every_statement_of_a_link_is_found_in_this_edition(ask: Ask, handbook: Handbook) -> None:
    retired = {entry.code: {"by": [], "reason": entry.reason} for entry in handbook.ledger.retired}
    data = {"statements": {code: [] for code in handbook.statements}, "retired": retired}
    asked = sorted({code for link in LINKS for code in link["codes"].split()})
    assert len(asked) == 205
    assert "unknown" not in {problem["kind"] for problem in ask("resolve", asked, data)["problems"]}


@pytest.fixture
def saved() -> dict[str, Any]:
    """The collection that was saved as JSON; the page writes all other files from the same."""
    found: dict[str, Any] = json.loads((SAVED / "collection.json").read_text("utf-8"))
    return found


def test_a_collection_as_json_has_every_key_that_it_had(ask: Ask, saved: dict[str, Any]) -> None:
    """A later edition may add some, as it may add columns below; readers by name pass over them."""
    now = json.loads(ask("toJson", saved))
    assert {key: now[key] for key in saved} == saved
    assert now["format"].startswith("1.")


def test_a_table_of_a_collection_has_the_columns_that_it_had(ask: Ask, saved: dict[str, Any]) -> None:
    now, then = (
        list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        for text in (ask("toCsv", saved), (SAVED / "collection.csv").read_bytes().decode())
    )
    assert [{key: row[key] for key in old} for row, old in zip(now, then, strict=True)] == then


def test_the_link_in_a_saved_file_still_opens(ask: Ask, saved: dict[str, Any]) -> None:
    found = ask("decode", saved["link"].partition("#")[2])
    assert found == {"codes": [row["code"] for row in saved["rows"]], "name": saved["name"], "problems": []}
