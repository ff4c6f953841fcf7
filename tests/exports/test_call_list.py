"""The call list keeps telephone numbers as they are, whatever a spreadsheet makes of digits."""

from __future__ import annotations

import pytest

from macros.exports.guarded_csv import guarded, kept_as_text


@pytest.mark.parametrize("text", ["0123456", "+18005550103", "555.0110", "123456789012", "(5550110)", "3-1234", "5E10"])
def test_what_a_spreadsheet_would_change_is_marked_as_text(text: str) -> None:
    assert guarded(kept_as_text(text)) == f"'{text}"


@pytest.mark.parametrize("text", ["", "555-0100", "1-800-555-0103", "5550110", "911", "555-0112 ext. 4", "0123 456"])
def test_every_other_number_stays_as_it_is(text: str) -> None:
    assert guarded(kept_as_text(text)) == text
