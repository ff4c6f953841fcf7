"""Rules of the file data/assessment.yaml: what a page offers to be rated has words for each step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from macros.model.assessment import AssessmentSet, Scale, SetCode
from macros.model.handbook import Handbook
from macros.read.problems import Problem, Where


def assessments_are_whole(handbook: Handbook) -> Iterator[Problem]:
    """A set that is missing cannot be rated, and one whose scale is missing has no words."""
    file = handbook.assessments
    scales = {scale.code for scale in file.scales}
    yield from _twice("scale", file.scales)
    yield from _twice("set", file.sets)
    for each in file.sets:
        for position, scale in enumerate(each.scales):
            if scale not in scales:
                yield each.place("scales", position).problem(
                    f"there is no scale '{scale}'; use one of: {', '.join(sorted(scales))}"
                )
    if missing := [code for code in get_args(SetCode) if code not in {each.code for each in file.sets}]:
        yield file.place("sets").problem(f"no set is for {', '.join(missing)}; write one for each")


def _twice(what: str, entries: tuple[Scale, ...] | tuple[AssessmentSet, ...]) -> Iterator[Problem]:
    first: dict[str, Where] = {}
    for entry in entries:
        where = entry.place("code")
        if (other := first.setdefault(entry.code, where)) is not where:
            yield where.problem(f"{what} '{entry.code}' is at {other} already; keep one")
