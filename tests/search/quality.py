"""How well the search answers: the figures of a set of questions, half of which were used to tune it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.model.facts import facts

HERE = Path(__file__).parent
NODE = Path(sys.executable).parent / "node"


@dataclass(frozen=True)
class Question:
    """What somebody types, and the codes of what answers it."""

    ask: str
    kind: str
    """How it is asked, such as phrased, or typo; see the files of the sets."""
    expect: tuple[str, ...]
    """Any of these is a right answer; a guide stands for its steps, too."""


@dataclass(frozen=True)
class Figures:
    """Of some questions: how many, and the shares with the right answer first, among three, and with none at all."""

    count: int
    first: float
    three: float
    nothing: float

    def __str__(self) -> str:
        shares = f"first {self.first:.1%}, among three {self.three:.1%}, nothing {self.nothing:.1%}"
        return f"{self.count:4} questions: {shares}"


SETS = ("questions", "lanes", "strangers")
"""The sets of questions: what the handbook says; functions, codes and ways of writing; what strangers type."""


def questions(name: str = "questions") -> tuple[Question, ...]:
    """Return a whole set, in its order."""
    found = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    return tuple(Question(entry["ask"], entry["kind"], tuple(entry["expect"])) for entry in found)


def halves(name: str = "questions") -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Return the half of a set that the search was tuned on and the half that was held back."""
    every = questions(name)
    return every[0::2], every[1::2]


@dataclass(frozen=True)
class Answer:
    """What the search answers to one question."""

    portions: tuple[tuple[str, ...], ...]
    """The codes found: those shown at first, and what each wish for more adds."""
    least: float
    """The milliseconds it took, the least of a few tries."""

    @property
    def codes(self) -> list[str]:
        """All codes found, in their order."""
        return [code for portion in self.portions for code in portion]


def ask(index: str, words: str, asked: Sequence[tuple[str, str]], tries: int = 0) -> list[Answer]:
    """Return the answers to questions, each with the kind that is chosen, from the files of index and words."""
    questions = [[question, {"kind": kind}] for question, kind in asked]
    given = {"index": index, "words": words, "kinds": facts()["kinds"], "asked": questions, "tries": tries}
    found = run(HERE / "ask.mjs", given)
    return [Answer(tuple(map(tuple, each["portions"])), each["least"] or 0) for each in found]


def run(script: Path, given: object) -> Any:  # noqa: ANN401 – whatever the script writes
    """Return what a script of Node makes of what it is given."""
    done = subprocess.run([str(NODE), str(script)], input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def answers(assets: Path, asked: Sequence[str]) -> list[list[str]]:
    """Return the first ten codes for each question, from the files in a site's folder of assets."""
    index, words = ((assets / f"search-{name}.js").read_text("utf-8") for name in ("index", "words"))
    found = ask(index, words, [(question, "") for question in asked])
    return [answer.codes[:10] for answer in found]


def is_right(question: Question, code: str) -> bool:
    """Say whether a code answers a question; a function answers what the place answers that it leads to."""
    place = places().get(code, code)
    return any(each in question.expect for each in (code, place, place.partition("#")[0]))


@cache
def places() -> dict[str, str]:
    """Return where each function of the site is, by its code in the search."""
    found = yaml.safe_load((HERE.parent.parent / "data" / "functions.yaml").read_text("utf-8"))["functions"]
    return {f"function/{each['code']}": each["at"] for each in found}


def figures(asked: Sequence[Question], found: Sequence[Sequence[str]]) -> Figures:
    """Return the figures of questions and the codes found for each."""
    count = len(asked)
    right = [[is_right(question, code) for code in codes] for question, codes in zip(asked, found, strict=True)]
    return Figures(
        count=count,
        first=sum(any(each[:1]) for each in right) / count,
        three=sum(any(each[:3]) for each in right) / count,
        nothing=sum(not codes for codes in found) / count,
    )


def main(arguments: Sequence[str]) -> None:
    """Print the figures of both halves of each set by kind, and what the tuned halves miss."""
    assets = Path(arguments[0])
    for chosen in SETS:
        for name, half in zip(("tuned on", "held back"), halves(chosen), strict=True):
            found = answers(assets, [question.ask for question in half])
            print(f"{chosen}, {name:10} {figures(half, found)}")
            for kind, of_kind in by_kind(half, found).items():
                print(f"  {kind:9}{of_kind}")
            if name == "tuned on":
                _print_misses(zip(half, found, strict=True))


def by_kind(asked: Sequence[Question], found: Sequence[Sequence[str]]) -> dict[str, Figures]:
    """Return the figures of questions and the codes found for each, kind by kind."""
    made: dict[str, Figures] = {}
    for kind in dict.fromkeys(question.kind for question in asked):
        chosen = [(question, codes) for question, codes in zip(asked, found, strict=True) if question.kind == kind]
        made[kind] = figures([question for question, _ in chosen], [codes for _, codes in chosen])
    return made


def _print_misses(asked: Iterable[tuple[Question, list[str]]]) -> None:
    for question, codes in asked:
        if not any(is_right(question, code) for code in codes[:3]):
            wanted, found = ", ".join(question.expect), ", ".join(codes[:5])
            print(f"    {question.kind}: {question.ask!r} wants {wanted}; found {found}")


if __name__ == "__main__":
    main(sys.argv[1:])
