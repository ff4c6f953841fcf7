"""Each value of the design is in one place, and what is not a page takes it from there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.model.tokens import SHEET, token, with_tokens
from tests.conftest import PROJECT

BOOK = PROJECT / "macros" / "book" / "book.css"
COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def test_a_token_is_what_it_is_on_a_light_page() -> None:
    assert f"--hb-quiet: light-dark({token('quiet')}, " in SHEET.read_text("utf-8")
    assert token("4") == "16px"
    assert token("individual") == token("quiet")
    assert with_tokens("fill: var(--hb-ink); left: 0") == f"fill: {token('ink')}; left: 0"
    with pytest.raises(KeyError):
        with_tokens("var(--hb-no-such-token)")


@pytest.mark.parametrize("path", sorted(SHEET.parent.iterdir()), ids=lambda path: path.name)
def test_components_and_the_mark_hold_no_color_of_their_own(path: Path) -> None:
    assert path == SHEET or not COLOR.search(path.read_text("utf-8"))


def test_the_book_and_the_code_hold_no_color_of_the_pages() -> None:
    own = COLOR.findall(BOOK.read_text("utf-8"))
    assert len(own) == len(set(own))
    assert not set(own) & set(COLOR.findall(SHEET.read_text("utf-8")))
    for path in (PROJECT / "macros").rglob("*.py"):
        assert not COLOR.search(re.sub(r"&#\d+;", "", path.read_text("utf-8"))), path


def test_the_mark_has_the_color_of_links(site: Path) -> None:
    assert f'fill="{token("quiet")}"' in (site / "assets" / "mark.svg").read_text("utf-8")
