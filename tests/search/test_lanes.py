"""What goes before ranking: codes and numbers however they are written, functions and pages by their everyday names."""

from __future__ import annotations

import re

import pytest
import yaml

from macros.load.overlay import load_with
from macros.model.functions import Named
from macros.model.handbook import Handbook
from macros.search.records import LOCAL, Record, records
from tests.conftest import EXAMPLE, PROJECT, Count
from tests.search.quality import HERE, Figures, by_kind, figures, halves
from tests.search.test_words import Searched

CODES = {
    "2B.I3": ("2b i3", "(2B.I3)", "2B–I3", "2b.i.3", "“2B.I3”", "statement 2B.I3", "2 b i 3", "code: 2b.i3"),
    "6": ("comp 6", "competency 6", "Core Competency 6", "competency six", "6."),
    "5": ("the fifth core competency", "5th competency", "what is competency five"),
    "U": ("universal competency", "competency U", "u"),
    "UB": ("universal competency part b", "universal b"),
    "6C": ("all of 6C", "competency six c"),
    "UA": ("sub-competency UA", "subcompetency ua"),
    "3A.O": ("3A organization", "organization statements of 3a"),
    "5D.R1": ("5d research 1", "what is 5D R1", "5D/R1"),
    "UA.O3": (
        "universal competency A organization statement 3",
        "https://handbook.example.org/a/path/id/UA.O3.html",
        "id/UA.O3.json",
        "../competencies/ua.html#ua-o3",
        "file:///home/a%20name/handbook/competencies/ua.html#ua-o3",
        "<https://handbook.example.org/competencies/ua.html?from=mail#ua-o3>",
    ),
    "term/burnout": ("https://x.example/id/term/burnout.html", "definitions/glossary/a-c.html#burnout"),
}
UNCODED = (
    "the six competencies",
    "universal education",
    "first responders",
    "part b",
    "section 2",
    "a visa",
)
"""What is no code, though it has words that codes are spoken with."""
LAWS = {
    "law/usc18-1591": ("18 usc 1591", "18 U.S.C. § 1591", "title 18 section 1591", "18 US Code 1591"),
    "law/usc22-7102-3": ("22 U.S.C. 7102(3)", "22usc7102(3)"),
    "law/icd10cm-t76-51": ("T76.51", "t7651", "ICD-10 T76.51", "icd-10-cm code t76.51"),
    "law/pl-115-398": ("public law 115-398", "P.L. 115-398", "Pub. L. 115-398"),
}
SAME = (
    ("healthcare", "health care", "health-care"),
    ("oncall", "on call", "on-call"),
    ("email", "e-mail", "e mail"),
)
ALIKE = ("warm handoff", "warm hand-off", "warm hand off")


@pytest.fixture(scope="module")
def plain(handbook: Handbook) -> Searched:
    return Searched(handbook, records(handbook))


@pytest.mark.parametrize(("code", "written"), [*CODES.items(), *LAWS.items()])
def test_a_code_or_law_is_found_however_it_is_written(plain: Searched, code: str, written: tuple[str, ...]) -> None:
    assert [answer.codes[0] for answer in plain.ask(*written)] == [code] * len(written)


def test_what_only_sounds_like_a_code_is_none(plain: Searched) -> None:
    for answer in plain.ask(*UNCODED):
        assert not re.match(r"[U1-6][A-D]?(\.|$)", answer.codes[0])


def test_the_hotline_is_found_by_its_number(plain: Searched, handbook: Handbook) -> None:
    digits = "".join(filter(str.isdigit, handbook.hotline.call))
    own = digits.removeprefix("1")
    written = (handbook.hotline.call, digits, own, f"({own[:3]}) {own[3:6]}-{own[6:]}", f"call {own[:3]}.{own[3:6]}")
    found = plain.ask(*written, handbook.hotline.text, f"text {handbook.hotline.text}", handbook.hotline.tty)
    assert [answer.codes[:1] for answer in found] == [["contact/hotline"]] * len(found)
    [wrong, year] = plain.ask(f"{own[:6]}0000", "2021")
    assert "contact/hotline" not in [*wrong.codes, *year.codes[:1]]


def test_a_local_number_is_found_digit_by_digit(handbook: Handbook) -> None:
    there = Record(LOCAL, "local-contact/x", "A clinic", "local/index.html#x", "202-555-0143 every day")
    searched = Searched(handbook, [*records(handbook), there])
    found = searched.ask("2025550143", "202 555 0143", "1-202-555-0143")
    assert [answer.codes[0] for answer in found] == ["local-contact/x"] * 3


def test_each_function_and_page_is_found_first_by_each_of_its_names(plain: Searched, handbook: Handbook) -> None:
    urls = {record.code: record.url for record in records(handbook) if record.kind != "function"}
    functions = {name: f"function/{each.code}" for each in handbook.functions.functions for name in named(each)}
    # Of some pages the build makes the record.
    pages = {name: each.page for each in handbook.functions.pages if each.page in urls.values() for name in named(each)}
    wanted = functions | pages
    for name, answer in zip(wanted, plain.ask(*wanted), strict=True):
        first = answer.codes[:2]
        assert wanted[name] in {*first, *map(urls.get, first)}, name


def named(entry: Named) -> tuple[str, ...]:
    return (*entry.say, *entry.alone)


def test_a_name_counts_however_it_is_written_and_with_common_words_around_it(plain: Searched) -> None:
    written = ("darkmode", "dark-mode", "Dark Mode?", "how do I turn on dark mode", "dark mode button on this site")
    assert [answer.codes[0] for answer in plain.ask(*written)] == ["function/dark-colors"] * len(written)


@pytest.mark.parametrize("written", SAME)
def test_what_is_joined_hyphened_or_apart_finds_the_same(plain: Searched, written: tuple[str, ...]) -> None:
    found = [answer.codes for answer in plain.ask(*(f"{each} " for each in written))]
    assert found[0]
    assert all(codes == found[0] for codes in found)


def test_what_the_handbook_writes_joined_is_found_first_apart(plain: Searched) -> None:
    assert {answer.codes[0] for answer in plain.ask(*ALIKE)} == {"term/warm-handoff"}


def test_the_spelling_that_the_handbook_uses_comes_first(handbook: Handbook) -> None:
    rare = Record("page", "x.html", "A page", "x.html", "healthcare")
    searched = Searched(handbook, [*records(handbook), rare])
    for answer in searched.ask("healthcare ", "health care "):
        assert "x.html" in answer.codes[3:]


def test_a_rare_form_does_not_shut_out_a_frequent_neighbor(handbook: Handbook) -> None:
    slip = Record("page", "x.html", "A page", "x.html", "It speaks of trafficing and of traficking")
    searched = Searched(handbook, [*records(handbook), slip])
    right, *slips = searched.ask("trafficking ", "trafficing ", "traficking ")
    for answer in slips:
        assert "x.html" in answer.codes
        assert set(right.codes[:10]) <= set(answer.codes)


SLIPS = {
    "confidentality": "confidentiality",  # a letter too few, far from the end of the stem
    "saftey": "safety",  # a stem that is near to many others
    "asesment": "assessment",  # double letters made single
    "family tranlates": "family translates",  # what could be two words, too
    "plannig": "planning",  # an ending that is no ending
    "falgs": "flags",  # a short word in which two have changed places
    "cultrual humilty": "cultural humility",
    "deportaion": "deportation",
    "interpretter": "interpreter",
}


@pytest.mark.parametrize(("slip", "meant"), SLIPS.items())
def test_a_slip_finds_first_what_was_meant(plain: Searched, slip: str, meant: str) -> None:
    [wrong, right] = plain.ask(f"{slip} ", f"{meant} ")
    assert wrong.codes[0] in right.codes[:2]
    assert right.codes[0] in wrong.codes[:3]


def test_what_is_no_word_of_any_language_finds_nothing(plain: Searched) -> None:
    assert [answer.codes for answer in plain.ask("a" * 200, "qwrtpsdf", "q" * 24)] == [[]] * 3


def test_a_mistyped_long_ending_is_found(plain: Searched) -> None:
    [answer] = plain.ask("confidentallity ")
    assert "term/confidentiality" in answer.codes[:3]


def test_names_of_functions_change_nothing_in_a_copy_with_additions() -> None:
    copy = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)
    searched = Searched(copy, records(copy))
    assert [answer.codes[0] for answer in searched.ask("csv", "cite", "offline")] == [
        "function/csv",
        "function/cite",
        "function/offline",
    ]


def test_where_nothing_fits_well_the_nearest_three_are_shown(plain: Searched, count: Count) -> None:
    outside = yaml.safe_load((HERE / "outside.yaml").read_text("utf-8"))
    for half, least in (("known", 0.85), ("held", 10 / 12)):
        weak = [len(answer.portions[0]) <= 3 if answer.portions else True for answer in plain.ask(*outside[half])]
        count(f"search, questions out of scope, {half}", len(weak))
        count(f"search, of these said to fit nothing, {half}", sum(weak))
        assert sum(weak) / len(weak) >= least
    held = [*halves()[1], *halves("strangers")[1]]
    answered = plain.ask(*(question.ask for question in held))
    assert sum(len(answer.portions[0]) <= 3 < len(answer.codes) for answer in answered) / len(answered) <= 0.05


def test_the_first_three_are_of_more_than_one_kind_where_the_question_is_open(
    plain: Searched, handbook: Handbook
) -> None:
    kinds = {record.code: record.kind for record in records(handbook)}
    open_questions = [question.ask for question in halves()[1] if question.kind == "phrased"]
    found = [{kinds[code] for code in answer.codes[:3]} for answer in plain.ask(*open_questions)]
    assert sum(len(each) > 1 for each in found) / len(found) >= 0.8


def test_the_half_that_was_held_back_is_answered() -> None:
    tuned, held = halves("lanes")
    assert len(tuned) + len(held) >= 60
    assert {question.kind for question in tuned} == {question.kind for question in held}


def lanes_of(figures_by_kind: dict[str, Figures]) -> dict[str, float]:
    """Return the share among three of each kind."""
    return {kind: found.three for kind, found in figures_by_kind.items()}


def test_functions_pages_codes_and_ways_of_writing_are_found(plain: Searched) -> None:
    held = [question for question in halves("lanes")[1] if question.kind != "page"]
    found = [answer.codes for answer in plain.ask(*(question.ask for question in held))]
    assert figures(held, found).nothing == 0
    assert min(lanes_of(by_kind(held, found)).values()) >= 0.9
