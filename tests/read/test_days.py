"""Days: every form is read that there is one way to read, and no other."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.read.days import NO_DAY, TWO_WAYS, read_day

THAT_DAY = re.split(
    r"\|",
    "2026-04-03|2026-4-3|2026/04/03|2026.04.03|20260403|2026-04-03T00:00:00|2026-04-03 09:30|2026-04-03T10:00:00Z|"
    "3-Apr-26|03-abr-26|3 April 2026|3rd of April, 2026|3. April 2026|April 3, 2026|Apr 3 2026|Friday, April 3, 2026|"
    "Fri 3 Apr 2026|viernes, 3 de abril de 2026|2026-Apr-03|46115|46115.5|APRIL 3, 2026|April 3, 2026 9:30 AM",
)


@pytest.mark.parametrize("text", THAT_DAY)
def test_every_form_with_one_reading_is_read(text: str) -> None:
    assert read_day(text) == date(2026, 4, 3)


@pytest.mark.parametrize("text", ["25/12/2026", "12/25/2026", "25.12.2026", "12-25-2026", "12/25/2026 0:00"])
def test_the_larger_number_shows_which_is_the_day(text: str) -> None:
    assert read_day(text) == date(2026, 12, 25)


def test_two_numbers_that_are_alike_have_one_reading() -> None:
    assert read_day("4/4/2026") == date(2026, 4, 4)


@pytest.mark.parametrize("text", ["3/4/2026", "04.03.2026", "03-04-2026", "12/11/2026 8:00"])
def test_no_order_of_day_and_month_is_guessed(text: str) -> None:
    assert read_day(text) == TWO_WAYS


@pytest.mark.parametrize(
    "text",
    [
        *("25/12/26", "3/4/26", "Apr-26", "5/2026", "2026", "soon", "", "Friday", "31-Feb-26", "2026-02-31"),
        *("12345", "99999", "202643", "1 Apr", "next April 3", "3 Ap 2026"),
    ],
)
def test_what_is_no_day_or_only_a_part_of_one_is_none(text: str) -> None:
    assert read_day(text) == NO_DAY


def test_a_number_counts_from_the_day_that_the_workbook_says() -> None:
    assert read_day("44653", date(1904, 1, 1)) == date(2026, 4, 3)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_as_spreadsheets_write_it(day: date) -> None:
    forms = ("%Y-%m-%d", "%d-%b-%y", "%d %B %Y", "%B %d, %Y", "%A, %d %B %Y")
    assert {read_day(day.strftime(form)) for form in forms} == {day}
    assert read_day(str((day - date(1899, 12, 30)).days)) == day
    assert read_day(day.strftime("%m/%d/%Y")) in {day, TWO_WAYS}


@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    assert read_day(text)
