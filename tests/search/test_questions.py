"""The set of questions that the search is measured with: large enough, free of mistakes, and two halves alike."""

from __future__ import annotations

from collections import Counter

from macros.model.handbook import Handbook
from macros.search.prose import prose_records
from macros.search.records import records
from tests.conftest import PROJECT
from tests.search.quality import halves, questions

KINDS = ("exact", "phrased", "synonym", "typo", "prefix", "code")
"""How a question can be asked."""
FEWEST = 250
"""Questions: fewer would say little about either half."""
MOST_ANSWERS = 8
"""Right answers to one question: more would call nearly anything right."""
PARTS = {"about", "adopt", "definition", "law", "number", "recommendation", "resource", "term", "tier", "topic"}
"""What codes begin with: parts of the handbook besides competencies and guides."""
MOST_APART = 2
"""How many more questions of a kind one half may have."""
DOCS = PROJECT / "docs"


def test_the_set_is_large_enough() -> None:
    assert len(questions()) >= FEWEST


def test_no_question_stands_there_twice() -> None:
    asked = Counter(" ".join(question.ask.lower().split()) for question in questions())
    assert [ask for ask, count in asked.items() if count > 1] == []


def test_every_expected_answer_can_be_found(handbook: Handbook) -> None:
    codes = {record.code for record in records(handbook)}
    for path in set(DOCS.rglob("*.md")) - set((DOCS / "assets").rglob("*.md")):
        url = path.relative_to(DOCS).with_suffix(".html").as_posix()
        codes.update(record.code for record in prose_records(path.read_text("utf-8"), url))
    assert {code for question in questions() for code in question.expect} - codes == set()


def test_answers_are_few_and_each_counts() -> None:
    assert [question.ask for question in questions() if not _are_few(question.expect)] == []


def _are_few(expect: tuple[str, ...]) -> bool:
    """Say whether answers are few, and none is there already, itself or as a part of another."""
    wholes = [code for code in expect if "#" not in code]
    parts = [code for code in expect if "#" in code and code.partition("#")[0] not in wholes]
    return 1 <= len(expect) <= MOST_ANSWERS and len({*wholes, *parts}) == len(expect)


def test_both_halves_ask_in_every_way_and_alike() -> None:
    tuned, held = (Counter(question.kind for question in half) for half in halves())
    assert set(tuned) == set(held) == set(KINDS)
    assert [kind for kind in KINDS if abs(tuned[kind] - held[kind]) > MOST_APART] == []


def test_both_halves_ask_about_every_part_of_the_handbook(handbook: Handbook) -> None:
    guides = {f"guide/{guide.code}" for guide in handbook.guides}
    subs = {sub.code for competency in handbook.competencies for sub in competency.sub_competencies}
    groups = {group.code for group in handbook.groups}
    for half in halves():
        wanted = {code for question in half for code in question.expect}
        cells = [handbook.cell_of[code] for code in wanted & set(handbook.statements)]
        assert guides - {code.partition("#")[0] for code in wanted} == set()
        assert subs - {cell.sub_competency.code for cell in cells} == set()
        assert groups - {cell.group.code for cell in cells} == set()
        assert PARTS - {code.partition("/")[0] for code in wanted} == set()
