"""What a run of mutants says: its figures, what it may say at most, and the mutants that go beyond that."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tests.mutations.running import MEMORY, SECONDS, Verdict

NEAR_AT_LEAST = 0.97
PARSERS_AT_MOST = 0.02
PARSERS_WORDS = re.compile(
    r"\b(block (?:mapping|sequence|end)|flow (?:mapping|sequence)|<[a-z ]+>|could not (?:find|determine)|did not find|"
    r"scann(?:er|ing)|token|scalar|pars(?:er|ing)|node|stream|expected|validat(?:or|ion)|input should|value error|"
    r"str|int|dict|tuple|NoneType|None|True|False|pydantic|yaml\.\w+|codec|byte 0x\w+|ordinal|"
    r"[Tt]raceback|[Ee]xception|[Ee]rrno|literal|regex|pattern|boolean)\b|\w+Error\b|<class",
)
"""Words of a parser or of Python, which say nothing to an editor."""
EXCEPT = re.compile(r"'[^']*'|use one of: .*|a date such as")
"""Parts of messages that repeat what is written, or name what may be."""
MOST_TOLD = 8


def parsers_words(message: str) -> list[str]:
    """Return the words of a parser in a message of a problem, but for those that the data itself has."""
    said = EXCEPT.sub("", message.partition(": ")[2])
    return [found[0] for found in PARSERS_WORDS.finditer(said)]


class Report:
    """The figures of a run."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self.all: Sequence[Verdict] = list(verdicts)
        self.refused = [each for each in self.all if each.problems]
        self.placed = [each for each in self.refused if each.near is not None]
        self.far = [each for each in self.placed if not each.near]
        self.unplain = [each for each in self.refused if any(map(parsers_words, each.problems))]
        self.crashed = [each for each in self.all if each.crash]
        self.slow = [each for each in self.all if each.seconds > SECONDS]
        self.large = [each for each in self.all if each.memory > MEMORY]
        self.taken = [each for each in self.all if not each.problems and not each.crash]
        self.lost = [each for each in self.taken if each.lost_of_statements]

    @property
    def near(self) -> float:
        """The share of refused mutants, damaged in one place, of which a message names it."""
        return 1 - len(self.far) / max(len(self.placed), 1)

    @property
    def parsers(self) -> float:
        """The share of refused mutants of which a message has a parser's words."""
        return len(self.unplain) / max(len(self.refused), 1)

    def broken(self, allowance: float = 0) -> list[str]:
        """Return what is beyond the budget; `allowance` is what a share of a few mutants may differ by chance."""
        said = {
            f"{len(self.crashed)} tracebacks": bool(self.crashed),
            f"{len(self.slow)} mutants took more than {SECONDS} s": bool(self.slow),
            f"{len(self.large)} needed more than {MEMORY >> 20} MB": bool(self.large),
            f"{len(self.lost)} losses in statements were accepted": bool(self.lost),
            f"only {self.near:.1%} of messages are near": self.near < NEAR_AT_LEAST - allowance,
            f"{self.parsers:.1%} of messages have a parser's words": self.parsers > PARSERS_AT_MOST + allowance,
        }
        return [what for what, is_so in said.items() if is_so]

    def lines(self) -> Iterator[str]:
        """Yield the figures, and after them what is beyond, by kind."""
        silent = [each for each in self.taken if each.lost]
        yield f"{len(self.all)} mutants: {len(self.refused)} refused, {len(self.taken)} taken"
        yield f"tracebacks: {len(self.crashed)}; slow: {len(self.slow)}; large: {len(self.large)}"
        yield f"longest: {max((each.seconds for each in self.all), default=0):.2f} s; all: {self._sum():.0f} s"
        yield f"most memory: {max((each.memory for each in self.all), default=0) >> 20} MB"
        yield f"near: {self.near:.2%} of {len(self.placed)}"
        yield f"a parser's words: {self.parsers:.2%} of {len(self.refused)}"
        yield f"losses in statements: {len(self.lost)}; words lost elsewhere without a message: {len(silent)}"
        kinds = {"crashed": self.crashed, "slow": self.slow, "large": self.large, "losses": self.lost}
        kinds |= {"far": self.far, "parser's words": self.unplain, "silent": silent}
        for kind, found in kinds.items():
            yield from _by_way(kind, found)

    def _sum(self) -> float:
        return sum(each.seconds for each in self.all)


def _by_way(kind: str, found: Sequence[Verdict]) -> Iterator[str]:
    ways: dict[str, list[Verdict]] = defaultdict(list)
    for each in found:
        ways[each.way].append(each)
    for way, count in Counter(each.way for each in found).most_common():
        yield f"\n{kind}: {way}: {count}"
        for each in ways[way][:MOST_TOLD]:
            said = each.crash or "; ".join(each.problems[:3])[:400] or f"lost: {' '.join(each.lost)[:200]}"
            yield f"  {each.kind} line {each.lines} seed '{each.seed}': {each.seconds:.2f} s: {said}"
