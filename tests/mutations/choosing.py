"""Which mutants are made: all of them, or a few in which every way and every kind of file is hit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from tests.mutations.running import Mutant
from tests.mutations.subjects import Subject, subjects

SEED = 2026
EACH = 3
"""How often each file is damaged in each way in the whole run."""
WAYS_EACH = 1
"""In how many ways a file of each kind is damaged in the sample, at least."""


def whole(seed: int = SEED, part: int = 1, parts: int = 1) -> list[Mutant]:
    """Return the mutants of the whole run, or of a part of it, counted from 1."""
    every = [
        Mutant(subject, way, f"{seed} {subject.path.name} {way} {number}")
        for subject in subjects()
        for way in subject.ways
        for number in range(EACH)
    ]
    return every[part - 1 :: parts]


def sample(seed: int = SEED) -> list[Mutant]:
    """Return a few mutants: of each kind of file, each file and way as seldom as can be, and each way at least once."""
    chance = Random(seed)  # noqa: S311 – the same sample each time
    kinds: dict[str, list[Subject]] = {}
    for subject in subjects():
        kinds.setdefault(subject.kind, []).append(subject)
    used: Counter[str] = Counter()
    chosen = []
    for found in kinds.values():
        chosen += list(_few(chance.choice(found), used, chance))
    every = [subject for found in kinds.values() for subject in found]
    for subject in sorted(every, key=lambda _: chance.random()):
        chosen += [Mutant(subject, way, f"{seed}") for way in subject.ways if not used[way]]
        used.update(list(subject.ways))
    return [Mutant(each.subject, each.way, f"{seed} {each.subject.path.name} {each.way} 0") for each in chosen]


def _few(subject: Subject, used: Counter[str], chance: Random) -> Iterator[Mutant]:
    for way in sorted(subject.ways, key=lambda way: (used[way], chance.random()))[:WAYS_EACH]:
        used[way] += 1
        yield Mutant(subject, way, "")
