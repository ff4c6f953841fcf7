"""What a page says of its own freshness: when a record was seen and in what, and who has reviewed a piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.load.overlay import load_with
from macros.load.words import english
from macros.model.handbook import Handbook
from macros.model.knowledge import Review
from macros.model.sources import Expiring
from macros.parts.looks import look_view
from macros.parts.reviews import review_line
from tests.conftest import NOTHING_LOCAL, PROJECT, drawn
from tests.site.test_site import parsed, text_of

JANUARY, MAY = "1800000000", "1810252800"
"""Seconds: 2027-01-15 and 2027-05-14."""


def on(seconds: str, monkeypatch: pytest.MonkeyPatch) -> Handbook:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    return load_with(PROJECT / "data", PROJECT / NOTHING_LOCAL, NOTHING_LOCAL)


def test_law_numbers_and_addresses_all_say_when_they_were_seen(handbook: Handbook) -> None:
    dated = [thing.entry for thing in handbook.things.values() if isinstance(thing.entry, Expiring)]
    assert {thing.kind for thing in handbook.things.values() if isinstance(thing.entry, Expiring)} == {
        "law",
        "resource",
        "contact",
    }
    assert all(entry.seen.when >= "2026-11" and entry.next_look > handbook.edition.date for entry in dated)
    # Nobody has opened a page or called a number for this edition.
    assert {entry.seen.how for entry in dated} <= {"archived copy", "secondary source", "printed document"}


def test_a_record_is_doubtful_on_the_day_after_its_next_look(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = on(JANUARY, monkeypatch), on(MAY, monkeypatch)
    assert before.day < before.hotline.next_look < after.day
    assert not look_view(before, before.hotline).doubtful
    assert look_view(after, after.hotline).doubtful


def test_a_page_that_is_built_after_the_day_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    handbook = on(MAY, monkeypatch)
    shown = drawn(handbook, "resources/hotline.html").xpath("//p[contains(@class, 'hb-due')][not(@hidden)]")
    assert [text_of(each) for each in shown] == [
        "Due for review since 2027-02-15. Confirm it before you rely on it.",
    ]
    pages = {handbook.address(f"law/{law.code}").partition("#")[0] for law in handbook.laws.law}
    marks = [mark for page in pages for mark in drawn(handbook, page).xpath("//p[@data-due]")]
    assert all((mark.get("hidden") is None) == (mark.get("data-due") < "2027-05-14") for mark in marks)
    assert any(mark.get("hidden") is None for mark in marks)


def test_every_piece_says_which_reviews_it_lacks(site: Path, handbook: Handbook) -> None:
    for guide in handbook.guides:
        assert not guide.reviewed
        page = text_of(parsed(site / "practice" / f"{guide.code}.html"))
        assert "Not yet reviewed by a clinician, a lawyer, a survivor, or a language editor." in page


def test_a_review_is_named_with_who_made_it_and_when() -> None:
    made = Review(kind="legal", by="A. Counsel", when="2027-01")
    assert review_line((made,), english()) == (
        "Reviewed by a lawyer (A. Counsel, 2027-01). Not yet reviewed by a clinician, a survivor, or a language editor."
    )
