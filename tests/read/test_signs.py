"""Signs that nobody sees are named, and long values are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.read.signs import MOST, named, shown


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u200b", "U+200B (zero-width space)"),
        ("\u00a0", "U+00A0 (no-break space)"),
        ("\u200e", "U+200E (left-to-right mark)"),
        ("\ue000", "U+E000 (private-use character)"),
        ("\x00", "U+0000 (control character)"),
    ],
)
def test_an_invisible_sign_is_named(sign: str, name: str) -> None:
    assert named(sign) == name
    assert shown(f"a{sign}b") == f"a[{name}]b"


def test_what_can_be_seen_stays_as_it_is() -> None:
    assert shown("“Übung” 日本, a–b") == "“Übung” 日本, a–b"


@given(st.text(st.characters(categories=["L", "N", "P"]), max_size=200))
def test_a_long_value_is_cut(text: str) -> None:
    assert shown(text) == (text if len(text) <= MOST else f"{text[: MOST - 1]}…")
