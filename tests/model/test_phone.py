"""Telephone numbers: what is dialed is a number that was written, and nothing is dialed where that is in doubt."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.model.phone import LONGEST, Phone, pieces
from macros.parts.local import phone_view

FIELD = TypeAdapter(Phone)
LOCAL = st.from_regex(r"\A[2-9][0-9]{2}-[0-9]{4}\Z")
WITH_AREA = st.from_regex(r"\A(1-|\+1 )?(\(80[2-9]\) |80[2-9]-)[2-9][0-9]{2}-[0-9]{4}\Z")


def dialed(text: str) -> list[str]:
    return [piece.dial for piece in pieces(text) if piece.dial]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("555-0100", ["5550100"]),
        ("+1 (800) 555-0103", ["+18005550103"]),
        ("1.800.555.0103", ["18005550103"]),
        ("18005550103", ["18005550103"]),
        ("0123456", ["0123456"]),
        ("+44 20 7946 0958", ["+442079460958"]),
        ("020 7946 0958", ["02079460958"]),
        ("555-0112 ext. 4", ["5550112;ext=4"]),
        ("5550112x4", ["5550112;ext=4"]),
        ("911", ["911"]),
        ("988 or 911", ["988", "911"]),
        ("4417", ["4417"]),
        ("0", ["0"]),
        ("555-0110 / 555-0112", ["5550110", "5550112"]),
        ("555-0110/555-0112", ["5550110", "5550112"]),
        ("555-0110 555-0112", ["5550110", "5550112"]),
        ("555-0100 or 555-0101", ["5550100", "5550101"]),
        ("555-0110 (day), 555-0112 ext. 3 (night)", ["5550110", "5550112;ext=3"]),
        ("555-0110 24/7", ["5550110"]),
        ("555-0110, 24 hours", ["5550110"]),
    ],
)
def test_a_number_is_dialed_as_it_is_written(text: str, numbers: list[str]) -> None:
    assert FIELD.validate_python(text) == text
    assert dialed(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "1-800-HELP",
        "555-0110/12",
        "555-0110/0112",
        "215/555-0100",
        "911 555-0110",
        "555-0110 9-5",
        "+45 12 34 56 78 10-18",
        "555-0110 ext. 4 or 5",
        "020 7946 0958 0959",
        "+49 (0) 30 123456",
        "Room 4417",
        "*67 555-0110",
        "#5550110",
        "dial 9, then 555-0110",
        "55501105550112",
        "javascript:alert(1)",
        "٥٥٥-٠١٠٠ / 555-0100",
    ],
)
def test_nothing_is_dialed_where_it_is_in_doubt_what(text: str) -> None:
    assert FIELD.validate_python(text) == text
    assert dialed(text) == []


@pytest.mark.parametrize("text", ["English", "true", "ask the front desk", "24/7", "by e-mail"])
def test_words_are_no_number(text: str) -> None:
    with pytest.raises(ValidationError, match="which holds no number"):
        FIELD.validate_python(text)


@pytest.mark.parametrize("text", ["1234567890123456", "555-0110 555-0112 55", "+1234567890123456"])
def test_more_digits_than_a_number_has_are_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=f"digits in a row; a number has at most {LONGEST}"):
        FIELD.validate_python(text)


@pytest.mark.parametrize("text", ["5.55E+09", "#REF!"])
def test_what_a_spreadsheet_computed_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="a spreadsheet has computed this one"):
        FIELD.validate_python(text)


@given(
    st.lists(LOCAL | WITH_AREA, min_size=1, max_size=3), st.sampled_from([" / ", "/", ", ", " or ", "; ", " and ", " "])
)
def test_several_numbers_are_as_many_links(numbers: list[str], between: str) -> None:
    assert dialed(between.join(numbers)) == [re.sub("[^+0-9]", "", number) for number in numbers]


@given(st.text(st.sampled_from("0123456789 +-()./x,;ext"), max_size=24) | st.text(max_size=24))
def test_no_number_is_longer_than_any_telephone_has_and_no_sign_is_lost(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text
    for number in dialed(text):
        assert re.fullmatch(r"\+?[0-9]{1,15}(;ext=[0-9]{1,7})?", number, re.ASCII)


def test_words_beside_a_number_are_shown_and_not_dialed() -> None:
    shown = [(part.text, part.href) for part in phone_view("Call 555-0100 (desk)").parts]
    assert shown == [("Call ", ""), ("555-0100", "tel:5550100"), (" (desk)", "")]
