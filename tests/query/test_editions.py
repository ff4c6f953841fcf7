"""What an edition said is frozen when it is published, and two editions can be compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from macros.load.handbook import load
from macros.model.edition import PublishedEdition, PublishedThing, Retired
from macros.model.handbook import Handbook
from macros.query.editions import Changes, as_published, compare, earlier, number, write
from macros.read.problems import DataError


def thing(code: str, title: str, condition: str | None = None) -> PublishedThing:
    digest = sha256(f"{condition}\n{title}".encode()).hexdigest()[:16]
    return PublishedThing(code=code, title=title, condition=condition, digest=digest)


def edition(code: str, *things: PublishedThing, retired: tuple[Retired, ...] = ()) -> PublishedEdition:
    return PublishedEdition(code=code, date=date(2026, 1, 1), retired=retired, things=things)


def gone(code: str, *replaced_by: str) -> Retired:
    return Retired(
        code=code, identifier="6b0d549b-6f03-475a-9600-a35a099950d8", replaced_by=replaced_by, reason="Said twice."
    )


def test_what_stays_is_no_change() -> None:
    same = (thing("2B.I1", "Refer."), thing("term/home", "Home"))
    assert compare(edition("2026.1", *same), edition("2026.2", *same)) == Changes((), (), (), ())


def test_added_reworded_moved_and_retired_are_told_apart() -> None:
    before = edition(
        "2026.1",
        thing("2B.I1", "Refer."),
        thing("2B.I2", "Ask.", "Only if you are trained"),
        thing("2B.I3", "Wait."),
        thing("2B.I4", "Wait a while."),
        thing("2B.O1", "Plan."),
    )
    now = edition(
        "2026.2",
        thing("2B.I1", "Refer at once."),
        thing("2B.I2", "Ask."),
        thing("2B.I5", "Call."),
        thing("2B.O2", "Plan."),
        retired=(gone("2B.I3", "2B.I1"), gone("2B.I4"), gone("2B.O1", "2B.O2")),
    )
    changes = compare(before, now)
    assert [each.code for each in changes.added] == ["2B.I5"]
    assert [(each.before.title, each.now.title) for each in changes.reworded] == [
        ("Refer.", "Refer at once."),
        ("Ask.", "Ask."),
    ], "a condition that is lost is a change too"
    assert [(each.before.code, each.now.code) for each in changes.moved] == [("2B.O1", "2B.O2")]
    assert [(each.before.code, each.retired and each.retired.replaced_by) for each in changes.retired] == [
        ("2B.I3", ("2B.I1",)),
        ("2B.I4", ()),
    ]
    assert list(changes.codes()) == ["2B.I5", "2B.I1", "2B.I2", "2B.O1", "2B.I3", "2B.I4"]


def test_what_is_replaced_by_something_that_was_there_before_has_not_moved() -> None:
    before = edition("2026.1", thing("2B.I1", "Refer."), thing("2B.I2", "Refer."))
    now = edition("2026.2", thing("2B.I1", "Refer."), retired=(gone("2B.I2", "2B.I1"),))
    changes = compare(before, now)
    assert changes.moved == ()
    assert [each.before.code for each in changes.retired] == ["2B.I2"]


def test_the_record_holds_everything_that_has_a_code_but_the_cells(handbook: Handbook) -> None:
    record = as_published(handbook)
    assert {each.code for each in record.things} == {
        code for code, each in handbook.things.items() if each.kind != "cell"
    }
    assert record.thing["2B.I3"].title == handbook.statements["2B.I3"].text
    assert record.thing["2B.I3"].condition == handbook.statements["2B.I3"].condition


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("competencies/u.yaml", "text: Listen to them first.", "text: Listen to them at once.", "UA.I1"),
        ("competencies/u.yaml", "condition: Only if you are trained", "condition: Only if you are ready", "UA.I2"),
        ("competencies/u.yaml", "summary: How to be careful.", "summary: How to be kind.", "UA"),
        ("competencies/u.yaml", "- The first paragraph.", "- The only paragraph.", "U"),
    ],
)
def test_a_change_of_words_changes_one_thing(
    file: str, old: str, new: str, code: str, small: Handbook, small_data: Path
) -> None:
    path = small_data / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    changes = compare(as_published(small), as_published(load(small_data)))
    assert list(changes.codes()) == [code]
    assert len(changes.reworded) == 1


def test_an_edition_is_written_once(small_data: Path) -> None:
    handbook = load(small_data)
    assert write(handbook, small_data) == ["data/editions/2026.1.yaml"]
    before = (small_data / "editions" / "2026.1.yaml").read_bytes()
    again = load(small_data)
    assert [each.model_dump() for each in again.editions if each.code == "2026.1"] == [
        as_published(handbook).model_dump()
    ]
    assert write(again, small_data) == []
    assert (small_data / "editions" / "2026.1.yaml").read_bytes() == before


def test_a_published_edition_is_never_written_over(small_data: Path) -> None:
    handbook = load(small_data)
    write(handbook, small_data)
    before = (small_data / "editions" / "2026.1.yaml").read_bytes()
    path = small_data / "competencies" / "u.yaml"
    path.write_text(path.read_text("utf-8").replace("Listen to them first.", "Listen to them last."), "utf-8")
    with pytest.raises(DataError, match=r"edition 2026\.1 is published, and this has changed since: UA\.I1;"):
        load(small_data)
    (small_data / "editions" / "2026.1.yaml").rename(small_data / "kept")
    changed = load(small_data)
    (small_data / "kept").rename(small_data / "editions" / "2026.1.yaml")
    with pytest.raises(DataError, match="write the next code here"):
        write(changed, small_data)
    assert (small_data / "editions" / "2026.1.yaml").read_bytes() == before


def test_editions_are_in_the_order_of_their_numbers(small: Handbook) -> None:
    assert sorted(["2026.10", "2026.9", "2025.11"], key=number) == ["2025.11", "2026.9", "2026.10"]
    others = tuple(edition(code) for code in ("2026.1", "2025.9", "2026.10", "2025.10"))
    assert [each.code for each in earlier(replace(small, editions=others))] == ["2025.10", "2025.9"]
