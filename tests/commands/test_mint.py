"""New codes get identifiers, old ones keep theirs."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from macros.commands.mint import mint
from macros.load.handbook import load
from macros.model.handbook import Handbook
from macros.read.problems import DataError


def test_only_new_codes_get_an_identifier(small_data: Path, small: Handbook) -> None:
    _add_statement(small_data)
    before = (small_data / "identifiers.yaml").read_text("utf-8")
    assert mint(small_data) == ["UA.O2"]
    after = (small_data / "identifiers.yaml").read_text("utf-8")
    assert after.startswith(before)
    ledger = load(small_data).ledger
    assert UUID(ledger.identifiers["UA.O2"]).version == 4
    assert {code: ledger.identifiers[code] for code in small.ledger.identifiers} == small.ledger.identifiers


def test_a_second_run_changes_nothing(small_data: Path) -> None:
    _add_statement(small_data)
    mint(small_data)
    before = (small_data / "identifiers.yaml").read_bytes()
    assert mint(small_data) == []
    assert (small_data / "identifiers.yaml").read_bytes() == before


def test_nothing_is_written_when_a_file_is_broken(small_data: Path) -> None:
    _add_statement(small_data)
    (small_data / "topics.yaml").write_text("topics: [", "utf-8")
    before = (small_data / "identifiers.yaml").read_bytes()
    with pytest.raises(DataError):
        mint(small_data)
    assert (small_data / "identifiers.yaml").read_bytes() == before


def test_nothing_is_written_where_appending_would_go_wrong(small_data: Path) -> None:
    _add_statement(small_data)
    path = small_data / "identifiers.yaml"
    head, _, tail = path.read_text("utf-8").partition("identifiers:\n")
    path.write_text(f"identifiers:\n{tail}{head}", "utf-8")
    before = path.read_bytes()
    with pytest.raises(DataError, match="must be the last key"):
        mint(small_data)
    assert path.read_bytes() == before


def _add_statement(data: Path) -> None:
    path = data / "competencies" / "u.yaml"
    text = path.read_text("utf-8")
    statement = "        short: Offer tea\n        text: Offer tea to everybody.\n        topics: [safety]\n"
    new = f"      - code: UA.O2\n{statement}    research:\n"
    path.write_text(text.replace("    research:\n", new), "utf-8")
    path = data / "edition.yaml"
    path.write_text(path.read_text("utf-8").replace("organization: 1", "organization: 2"), "utf-8")
