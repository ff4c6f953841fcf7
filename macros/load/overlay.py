"""The handbook with the local additions of one folder, or of one workbook, laid over it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePath

from macros.load.handbook import gather
from macros.load.local import DEFAULT, read_local
from macros.model.handbook import Handbook
from macros.read import clock
from macros.read.problems import DataError, Problem
from macros.rules import courses as course_rules
from macros.rules import local as local_rules
from macros.rules import translations as translation_rules
from macros.rules.handbook import check


def folder_of(project: Path, named: str = "") -> tuple[Path, str]:
    """Return the folder of local additions and what it is called in problems.

    `named` is a path, relative to the project where it is not absolute. Left empty, the variable HANDBOOK_LOCAL names
    it, or it is the project's own.
    """
    name = (_name(named) or DEFAULT).rstrip("/") or "/"
    return project / name, name


def is_named(named: str = "") -> bool:
    """Say whether a folder of local additions is named, by `named` or by the variable."""
    return bool(_name(named))


def _name(named: str) -> str:
    return named or os.environ.get("HANDBOOK_LOCAL", "")


def load_with(data: Path, folder: Path, name: str) -> Handbook:
    """Load and check the data with local additions. Raises DataError with every problem found in either."""
    handbook, problems, unsound = gather(data)
    return lay_over(handbook, [*problems, *check(handbook, unsound)], folder, name)


def _may_be_contacts(file: str) -> bool:
    """Say whether a file of local additions may hold contacts: a workbook may."""
    path = PurePath(file)
    return path.stem == "contacts" or path.suffix.lower() not in {".yaml", ".csv"}


def lay_over(handbook: Handbook, problems: list[Problem], folder: Path, name: str) -> Handbook:
    """Return a handbook, whose problems are known, with local additions. Raises DataError with every problem."""
    problems = list(problems)
    if not folder.exists():
        if name != DEFAULT:
            message = "there is no such folder or workbook; name that of your local additions"
            problems.append(Problem(name, 1, message))
        local = handbook.local
    else:
        local, found = read_local(folder, name)
        # Rules about codes need a handbook that is whole.
        whole = not problems
        problems += found
        if whole:
            read = not any(_may_be_contacts(problem.file) for problem in found)
            problems += local_rules.check(handbook, local, name, whole=read)
            handbook = replace(handbook, courses=(*handbook.courses, *local.courses))
            readable = not any(problem.file.startswith(f"{name}/curricula/") for problem in found)
            problems += course_rules.check(handbook, whole=readable)
            if local.word_lists or local.translations:
                handbook = replace(
                    handbook,
                    word_lists=(*handbook.word_lists, *local.word_lists),
                    translations=(*handbook.translations, *local.translations),
                )
                problems += [problem for rule in translation_rules.RULES for problem in rule(handbook)]
    if problems:
        raise DataError(problems)
    checked = (entry.checked for _, _, entry in local.dated)
    return replace(handbook, local=replace(local, day=clock.of_build(handbook.edition.date, checked)))
