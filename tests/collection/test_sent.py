"""A name that came with a link gives nobody a place to go or to call, and loses nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Ask

KEPT = [
    "",
    "First day",
    "Orientation 2026",
    "Orientation 2026–2027",
    "Nursing 101, room 302",
    "Day 1 (9:00–10:30)",
    "2026-11-28 9:00–10:30",
    "11/28/2026",
    "28.11.2026, 17:30",
    "=HYPERLINK(1) <img src=x onerror=alert(1)> ../..\\con &",
    "Día uno & “más” 100%",
    "Día 2: señales (§ 3)",
    "A. B. Smith, M.D.",
    "2B.I3 and 5D.O2",
    "护理 第一天",
    "O'Brien’s list!",
]
LOST = [
    ("HOTLINE MOVED: call 1-888-373-7888", "HOTLINE MOVED: call"),
    ("HOTLINE MOVED: call 555 0110 now", "HOTLINE MOVED: call now"),
    ("text 233733", "text"),
    ("call (888) 373-7888!", "call!"),
    ("call +1.888.373.7888", "call"),
    ("call ８８８３７３７８８８", "call"),
    ("call ①⑧⑧⑧③⑦③", "call"),
    ("call 8\u200b8\u200b8\u00ad3\u200b7\u200b3", "call"),
    ("call 8 8 8 / 3 7 3", "call"),
    ("call ٨٨٨٣٧٣٧", "call"),
    ("call 1-800-FLOWERS", "call"),
    ("call 2026 1128 today", "call today"),
    ("see https://evil.example/x?y now", "see now"),
    ("see evil.example", "see"),
    ("see www.evil", "see"),
    ("see evil．example", "see"),
    ("see evil。example/path", "see"),
    ("write to us@evil.example", "write to"),
    ("javascript:alert(1)", ""),
    ("see 10.0.0.1/x", "see"),
    ("see hxxp://evil", "see"),
]


@pytest.mark.parametrize("name", KEPT)
def test_a_name_is_kept_as_it_is(ask: Ask, name: str) -> None:
    assert ask("harmless", name) == {"name": name, "isWhole": True}


@pytest.mark.parametrize(("name", "rest"), LOST)
def test_addresses_and_numbers_are_left_out(ask: Ask, name: str, rest: str) -> None:
    assert ask("harmless", name) == {"name": rest, "isWhole": False}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=100))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
def test_what_is_left_holds_nothing_more_to_leave_out(ask: Ask, name: str) -> None:
    left = ask("harmless", name)["name"]
    assert ask("harmless", left)["name"] == left
