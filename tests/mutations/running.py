"""Mutants are made and judged in processes of their own, with so much time and memory and no more."""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.mutations.judging import NAMES, Bench, Judged
from tests.mutations.operators import Damaged
from tests.mutations.subjects import Judge, Subject

SECONDS = 2
"""Of processor time for one mutant."""
MEMORY = 512 << 20
"""Bytes for the process that judges."""
BATCH = 250
"""Mutants that one process judges, before another takes its place."""
NEAR = 2
"""Lines between a message and what is damaged."""


@dataclass(frozen=True)
class Mutant:
    """A file, a way to damage it, and the seed of where."""

    subject: Subject
    way: str
    seed: str

    def make(self, content: bytes) -> Damaged | None:
        """Return the damaged file; the same each time."""
        return self.subject.ways[self.way](content, Random(self.seed))  # noqa: S311 – the same damage each time


@dataclass
class Verdict:
    """What became of a mutant."""

    way: str
    kind: str
    seed: str
    lines: list[int] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """What an editor reads; nothing where the file was taken as it is."""
    near: bool | None = None
    """Whether a message names a place near to the damaged one; None where no place is damaged."""
    lost: list[str] = field(default_factory=list)
    """Words that are lost without a message, from the file."""
    lost_of_statements: list[str] = field(default_factory=list)
    crash: str = ""
    """Where a traceback came from, or what ended the process."""
    seconds: float = 0
    memory: int = 0
    """Bytes that the process has had at most, up to here."""


def run(mutants: Sequence[Mutant], bench: Bench) -> Iterator[Verdict]:
    """Yield what becomes of each mutant that can be made."""
    subjects = {each.subject.path: each.subject for each in mutants}
    sound = {path: bench.of_sound(subject) for path, subject in subjects.items()}
    at = 0
    while at < len(mutants):
        batch = mutants[at : at + BATCH]
        done = 0
        for each in _in_a_process(batch, bench, sound):
            done += 1
            if each:
                yield Verdict(**each)
        if done < len(batch):
            killed = batch[done]
            yield Verdict(killed.way, killed.subject.kind, killed.seed, crash="ended by its limit of time or memory")
            done += 1
        at += done


def _in_a_process(batch: Iterable[Mutant], bench: Bench, sound: dict[Path, Judged]) -> Iterator[dict[str, Any]]:
    """Yield what another process says of each mutant, which may end before it has said all."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _judge_all(batch, bench, sound, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.endswith("\n"))
    os.waitpid(child, 0)


def _judge_all(batch: Iterable[Mutant], bench: Bench, sound: dict[Path, Judged], writing: int) -> None:
    """Judge a batch, and end the process."""
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        with os.fdopen(writing, "w", encoding="utf-8") as lines:
            for mutant in batch:
                verdict = _judge(mutant, bench, sound[mutant.subject.path])
                lines.write(json.dumps(asdict(verdict) if verdict else None) + "\n")
                lines.flush()
        code = 0
    except BaseException:  # noqa: BLE001 – nothing may leave this process but by its end
        traceback.print_exc()
    finally:
        os._exit(code)


def _judge(mutant: Mutant, bench: Bench, sound: Judged) -> Verdict | None:
    subject = mutant.subject
    content = subject.path.read_bytes()
    damaged = mutant.make(content)
    if damaged is None or damaged.content == content:
        return None
    verdict = Verdict(mutant.way, subject.kind, mutant.seed, list(damaged.lines))
    start = time.process_time()
    # The limit is in whole seconds of all that the process has used.
    soft = int(start) + 2 * SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
    try:
        judged = bench.judge(subject, damaged.content)
    except Exception as error:  # noqa: BLE001 – any of them is what is looked for
        last = traceback.extract_tb(sys.exc_info()[2])[-1]
        verdict.crash = f"{type(error).__name__} at {last.filename.rpartition('/')[2]}:{last.lineno}"
    else:
        verdict.problems = list(judged.problems)
        if not judged.problems:
            verdict.lost = sorted((sound.words - judged.words).elements())
            verdict.lost_of_statements = sorted((sound.statements - judged.statements).elements())
        elif damaged.lines:
            verdict.near = any(_is_near(problem, subject, damaged) for problem in judged.problems)
    verdict.seconds = time.process_time() - start
    verdict.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return verdict


def _is_near(problem: str, subject: Subject, damaged: Damaged) -> bool:
    """Say whether a message names a place near to what is damaged."""
    name = NAMES[subject.judge] + subject.place
    if subject.judge is Judge.BOOK:
        _, _, rest = problem.partition(f"{name}: sheet {damaged.sheet}, ")
        rows = [rest.partition(":")[0].lstrip("celrow ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    else:
        before, _, rest = problem.partition(f"{name}:")
        row, _, said = ("", "", "") if before else rest.partition(":")
        # A message may lead to a second place.
        rows = [row, *re.findall(r"(?:first in|look at) line ([0-9]+)", said)]
    return any(row.isdigit() and abs(int(row) - line) <= NEAR for row in rows for line in damaged.lines)
