"""The mutation run: whatever an editor damages is refused in plain words, near the place, soon, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import pytest

from tests.conftest import PROJECT, Count
from tests.mutations.choosing import sample
from tests.mutations.operators import TEXTS, WORKBOOKS
from tests.mutations.report import Report, parsers_words
from tests.mutations.running import MEMORY, SECONDS, Verdict
from tests.mutations.subjects import TABLE, subjects

PARTS = 12


def mutate(*options: str) -> subprocess.CompletedProcess[str]:
    """Run mutants in a process of their own, which forks more: a test run has threads, and cannot."""
    command = [sys.executable, "-m", "tests.mutations", *options]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=PROJECT, check=False)


def test_a_sample_is_refused_near_in_plain_words_and_soon(count: Count) -> None:
    run = mutate()
    assert run.returncode == 0, run.stdout + run.stderr
    count("mutants", int(run.stdout.partition(" ")[0]))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(1, PARTS + 1))
def test_every_file_is_damaged_in_every_way(part: int, count: Count) -> None:
    run = mutate("--whole", "--part", str(part), str(PARTS))
    assert run.returncode == 0, run.stdout + run.stderr
    count("mutants of the whole run", int(run.stdout.partition(" ")[0]))


def test_the_sample_hits_every_way_and_every_kind_of_file() -> None:
    chosen = sample()
    assert {each.way for each in chosen} == {*TEXTS, *WORKBOOKS}
    assert {each.subject.kind for each in chosen} == {each.kind for each in subjects()}


@pytest.mark.parametrize("way", TEXTS)
def test_damage_is_the_same_each_time_and_some(way: str) -> None:
    found = False
    for subject in subjects():
        if way in subject.ways and subject.path != TABLE:
            content = subject.path.read_bytes()
            first, second = (TEXTS[way](content, Random(2)) for _ in range(2))  # noqa: S311 – the same each time
            assert first == second
            found = found or (first is not None and first.content != content)
        if found:
            break
    assert found


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict("a", "b", "c", crash="KeyError at x.py:1"), "1 tracebacks"),
        (Verdict("a", "b", "c", seconds=SECONDS + 1), "1 mutants took more than"),
        (Verdict("a", "b", "c", memory=MEMORY + 1), "1 needed more than"),
        (Verdict("a", "b", "c", lost_of_statements=["avoid"]), "1 losses in statements were accepted"),
        (Verdict("a", "b", "c", problems=["d.yaml:9: no"], near=False), "only 0.0% of messages are near"),
        (Verdict("a", "b", "c", problems=["d.yaml:9: expected <block end>"]), "100.0% of messages have a parser's"),
    ],
)
def test_whatever_is_beyond_the_budget_is_told(verdict: Verdict, said: str) -> None:
    (told,) = Report([verdict]).broken()
    assert told.startswith(said)
    assert Report([Verdict("a", "b", "c", problems=["d.yaml:9: write text here"], near=True)]).broken() == []


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("a.yaml:1: while scanning for the next token", ["scanning", "token"]),
        ("a.yaml:1: 'x' Input should be a valid int", ["int"]),
        ("a.yaml:1: could not find expected ':'", ["could not find", "expected"]),
        ("a.yaml:1: 'str' is not here; use one of: int, node", []),
        ("a.yaml:1: 'None' is missing", []),
    ],
)
def test_words_of_a_parser_are_known(message: str, words: list[str]) -> None:
    assert parsers_words(message) == words


ENDS = """
import os
from tests.mutations.choosing import whole
from tests.mutations.judging import Judged
from tests.mutations.running import MEMORY, run

class Bench:
    def of_sound(self, subject):
        return Judged()

    def judge(self, subject, content):
        if content.startswith(b"\\xef\\xbb\\xbf"):
            os.abort()
        return Judged((str(len(bytes(MEMORY))),))

chosen = [each for each in whole() if each.way in {"byte_order_mark", "truncated"}]
chosen = [each for each in chosen if each.subject.path.name == "groups.yaml"]
print([each.crash.partition(" ")[0] for each in run(chosen, Bench())])
"""


def test_what_ends_a_process_is_told() -> None:
    """A mutant that takes all memory or ends its process is told, and the next one is judged."""
    run = subprocess.run([sys.executable, "-c", ENDS], capture_output=True, text=True, cwd=PROJECT, check=True)
    assert run.stdout.strip() == str(["MemoryError"] * 3 + ["ended"] * 3)
