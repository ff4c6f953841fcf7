"""What must be so before an edition is released."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from macros.commands.command import CommandError
from macros.commands.releasing.run import git
from macros.read.clock import on_the_clock

MOST = 5
"""Files of a tree that is not clean which are named."""


def hold(project: Path, code: str, lacking: Iterable[str] = ()) -> None:
    """Raise CommandError with a line for each thing that is in the way of a release; `lacking` are further ones."""
    if problems := [*_problems(project, code), *lacking]:
        raise CommandError("\n".join([f"edition {code} cannot be released yet:", *problems]))


def _problems(project: Path, code: str) -> Iterator[str]:
    yield from _published(project, code)
    yield from _free(project, code)
    yield from _clean(project)
    yield from _edition(project, code)
    yield from _day(project, code)
    yield from _version(project, code)
    yield from _changelog(project, code)


def _published(project: Path, code: str) -> Iterator[str]:
    """What is published can no longer change; the tag is the last thing that a release makes."""
    if git(project, "tag", "--list", code):
        yield f"the tag {code} is there: this edition is published; release the next one"


def _free(project: Path, code: str) -> Iterator[str]:
    """A git that was killed leaves its locks, and the commit and the tag would fail on them after everything else."""
    for name in ("index", "HEAD", f"refs/tags/{code}"):
        path = project / git(project, "rev-parse", "--git-path", f"{name}.lock")
        if path.exists():
            yield f"{path}: a git command is at work, or was killed; once none is, take this file away"


def _clean(project: Path) -> Iterator[str]:
    """A release is made from what git holds, so nothing else may be meant to be in it."""
    changed = git(project, "status", "--porcelain").splitlines()
    for line in changed[:MOST]:
        yield f"{line[3:]}: not committed; commit it, or take it away"
    if more := len(changed) - MOST:
        yield from [f"and {more} more files that are not committed"] * (more > 0)


def _edition(project: Path, code: str) -> Iterator[str]:
    """The data says which edition it is."""
    path = project / "data" / "edition.yaml"
    said = _read(path).get("code", code)
    if said != code:
        yield f'data/edition.yaml:{_line(path, "code:")}: the code is "{said}"; write "{code}", or release {said}'


def _day(project: Path, code: str) -> Iterator[str]:
    """The day of the edition before is easily left as it is, and every page of the new one would say it."""
    path = project / "data" / "edition.yaml"
    said = str(_read(path).get("date"))
    for other in sorted((project / "data" / "editions").glob("*.yaml")):
        day = str(_read(other).get("date"))
        if other.stem != code and (said < day or said == day != on_the_clock().isoformat()):
            kept = f"the date is {said}, and edition {other.stem} is of {day}; write the day of this one"
            yield f"data/edition.yaml:{_line(path, 'date:')}: {kept}"


def _read(path: Path) -> dict[str, object]:
    """Return the keys of a file; none where it cannot be read, which loading the data explains."""
    try:
        found = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def _version(project: Path, code: str) -> Iterator[str]:
    """The package bears the number of the edition."""
    path = project / "pyproject.toml"
    try:
        said = tomllib.loads(path.read_text("utf-8"))["project"]["version"]
    except (tomllib.TOMLDecodeError, KeyError):
        yield f'pyproject.toml:1: no version is found under [project]; write version = "{code}"'
        return
    if said != code:
        yield f'pyproject.toml:{_line(path, "version")}: the version is "{said}"; write "{code}"'


def _changelog(project: Path, code: str) -> Iterator[str]:
    """Readers find in the changelog what an edition is, under a heading that does not call it unpublished."""
    path = project / "CHANGELOG.md"
    lines = path.read_text("utf-8").splitlines()
    heading = re.compile(rf"## {re.escape(code)}(?!\S)")
    at = next((number for number, line in enumerate(lines) if heading.match(line)), None)
    if at is None:
        yield f'CHANGELOG.md:1: no heading "## {code}"; write one, and below it what is new'
        return
    if "not yet published" in lines[at]:
        yield f'CHANGELOG.md:{at + 1}: "{lines[at]}" says that it is not published; write "## {code}"'
    entries = (line for line in lines[at + 1 :] if line.strip())
    if next(entries, "##").startswith("## "):
        yield f"CHANGELOG.md:{at + 1}: nothing is written below this heading; write what is new"


def _line(path: Path, start: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 1)
