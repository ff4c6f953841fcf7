"""No word is ever lost: each finds every entry that holds it, and what an organization adds takes nothing away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from macros.load.overlay import load_with
from macros.model.facts import facts
from macros.model.handbook import Handbook
from macros.search.files import given, search_files
from macros.search.records import LOCAL, Record, records
from tests.conftest import EXAMPLE, PROJECT
from tests.search.quality import HERE, Answer, ask, halves, run

MANY = 2_000
"""Services in one county."""
SLOWEST = 200.0
"""Milliseconds for one key on a busy machine; `make bench` has the figures of a quiet one."""
FIRST = 10
"""How many of the handbook's own results are shown at first."""
COUNTY = "Millbrook County"
NAMES = ("Harbor House", "Open Door", "Quiet Garden", "New Path", "Community Kitchen", "Family Shelter", "Safe Clinic")
HELP = ("Legal help", "Food", "Counseling")
QUESTIONS = [question.ask for question in halves()[0]]


def services(count: int) -> list[Record]:
    """Return services of one county, each with a name of its own; they say what the handbook says, too."""
    return [
        Record(
            LOCAL,
            f"local-service/s{number}",
            f"{NAMES[number % len(NAMES)]} {number + 1000}",
            f"local/services.html#local-service-s{number}",
            f"Shelter {HELP[number % len(HELP)]} {COUNTY} English Spanish Every day, 24 hours Free Adults of any "
            "gender in the community; ask the patient for consent before you call. Northwind Clinic",
        )
        for number in range(count)
    ]


class Searched:
    """An index made of records, to be asked."""

    def __init__(self, handbook: Handbook, found: Iterable[Record]) -> None:
        files = search_files(handbook, found, PROJECT)
        self.texts = [files[f"assets/search-{name}.js"].decode() for name in ("index", "words")]

    def ask(self, *questions: str, kind: str = "", tries: int = 0) -> list[Answer]:
        """Return the answers to questions, with a kind chosen."""
        index, words = self.texts
        return ask(index, words, [(question, kind) for question in questions], tries)


@pytest.fixture(scope="module")
def plain(handbook: Handbook) -> Searched:
    return Searched(handbook, records(handbook))


@pytest.fixture(scope="module", params=[pytest.param(41, marks=pytest.mark.slow), MANY])
def crowded(request: pytest.FixtureRequest, handbook: Handbook) -> tuple[Searched, list[Record]]:
    """The handbook with so many services, and these."""
    added = services(request.param)
    return Searched(handbook, [*records(handbook), *added]), added


@pytest.fixture(scope="module")
def example() -> Handbook:
    return load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)


def own(codes: Iterable[str]) -> list[str]:
    """Return what is the handbook's own."""
    return [code for code in codes if not code.startswith("local")]


def test_every_word_of_every_entry_finds_it(example: Handbook) -> None:
    made = given(example, records(example))
    found = run(HERE / "every_word.mjs", {"given": made, "kinds": facts()["kinds"]})
    assert found["words"] > len(made["records"])
    assert found["lost"] == []


def test_many_services_in_one_county_are_found_by_it(crowded: tuple[Searched, list[Record]]) -> None:
    searched, added = crowded
    codes = {record.code for record in added}
    for kind in ("", LOCAL):
        for answer in searched.ask(COUNTY, "millbrook", "northwind", "spanish", "shelter", kind=kind):
            assert codes <= set(answer.codes)


def test_each_of_many_services_is_found_by_its_name(crowded: tuple[Searched, list[Record]]) -> None:
    searched, added = crowded
    sample = added[:: len(added) // 41]
    for kind in ("", LOCAL):
        found = searched.ask(*(record.title for record in sample), kind=kind)
        assert [answer.codes[0] for answer in found] == [record.code for record in sample]


def test_the_county_is_named_with_the_service(crowded: tuple[Searched, list[Record]]) -> None:
    searched, added = crowded
    sample = added[:: len(added) // 41]
    found = searched.ask(*(f"{record.title}, {COUNTY}" for record in sample))
    assert [answer.codes[0] for answer in found] == [record.code for record in sample]


def test_many_services_change_nothing_of_what_the_handbook_finds(
    plain: Searched, crowded: tuple[Searched, list[Record]]
) -> None:
    asked = ["community", "consent", "shelter", "patient", "millbrook", "2B", "spansh", *QUESTIONS]
    for question, alone, together in zip(asked, plain.ask(*asked), crowded[0].ask(*asked), strict=True):
        assert own(together.codes) == alone.codes, question


def test_as_many_of_the_handbooks_results_are_shown_at_first(crowded: tuple[Searched, list[Record]]) -> None:
    asked = ["community", "consent", "shelter", "patient call"]
    for question, answer in zip(asked, crowded[0].ask(*asked), strict=True):
        assert len(own(answer.codes)) > FIRST, question
        assert len(own(answer.portions[0])) == FIRST, question
        assert len(answer.portions[0]) == FIRST + FIRST // 2, question


def test_the_example_takes_nothing_from_the_handbook(plain: Searched, handbook: Handbook, example: Handbook) -> None:
    hidden = {record.code for record in records(handbook) if example.local.hides(record.url)}
    with_all = Searched(example, records(example))
    without = Searched(example, (record for record in records(example) if record.kind != LOCAL))
    asked = ["community", *QUESTIONS]
    found, expected = with_all.ask(*asked), without.ask(*asked)
    assert [own(answer.codes) for answer in found] == [answer.codes for answer in expected]
    [community] = plain.ask("community")
    # What a copy hides is not there to be the best, which decides what is too far below it.
    assert set(own(found[0].codes)) >= set(community.codes) - hidden


def test_the_official_wording_changes_nothing_of_what_the_handbook_finds(plain: Searched, handbook: Handbook) -> None:
    """The words of the report find a statement; what the handbook finds stays as it was, and is shown once."""
    found = list(records(handbook))
    statements = [record for record in found if record.kind == "statement"]
    said = (
        replace(record, title=f"{record.title} community wherewithal", words="", topics=(), worded=True)
        for record in statements
    )
    worded = Searched(handbook, [*found, *said])
    asked = ["community", "2B", "2B.I3", "spansh", *QUESTIONS]
    for question, alone, together in zip(asked, plain.ask(*asked), worded.ask(*asked), strict=True):
        known = set(alone.codes)
        assert [code for code in together.codes if code in known] == alone.codes, question
        assert len(set(together.codes)) == len(together.codes), question
    for kind in ("", "statement"):
        [wherewithal] = worded.ask("wherewithal", kind=kind)
        assert set(wherewithal.codes) == {record.code for record in statements}


def test_a_code_finds_also_what_speaks_of_it(handbook: Handbook) -> None:
    speaking = Record("page", "x.html", "A page", "x.html", "It speaks of 2B.I3 alone")
    searched = Searched(handbook, [*records(handbook), speaking])
    for kind in ("", "page"):
        [answer] = searched.ask("2b.i3", kind=kind)
        assert answer.codes[0] == "2B.I3"
        assert "x.html" in answer.codes


def test_a_question_is_read_as_far_as_the_box_takes_it(plain: Searched) -> None:
    header = (PROJECT / "overrides" / "partials" / "header.html").read_text("utf-8")
    [most] = map(int, re.findall(r'maxlength="(\d+)"', header))
    word = "consent"
    within, beyond = ("?" * (most - len(word)) + word, "?" * most + word)
    long = f"{word} {'qwertyuiop ' * 2000}"
    found = plain.ask(within, beyond, word, long, long[:most], tries=1)
    assert found[0].codes == found[2].codes != []
    assert found[1].codes == []
    assert found[3].codes == found[4].codes
    assert found[3].least < 1_000


def test_a_key_is_answered_at_once(handbook: Handbook) -> None:
    searched = Searched(handbook, [*records(handbook), *services(MANY)])
    typed = f"can the patient call harbor house in {COUNTY.lower()} for sheltr"
    found = searched.ask(*(typed[:end] for end in range(1, len(typed) + 1)), tries=3)
    assert max(answer.least for answer in found) <= SLOWEST
