"""Copies of a project out of git, what is built in them, and whether two of them made the same."""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from pathlib import Path

from macros.commands.command import CommandError
from macros.commands.releasing.run import git, run, variables

NODE = "node_modules"
MADE = ("site", "dist")
MOST = 10
"""Files that differ which are named."""
IDENTITY = re.compile(r"(.+) <(.+)> \d+ [+-]\d+")
"""Who makes a commit, as git prints it, with the time behind."""


class DifferError(CommandError):
    """Two copies have not made the same; both are kept, to be looked at."""


def clone(source: Path, target: Path, tools: Path) -> None:
    """Copy what git holds, and lend the copy the packages of the project, which the lock files pin."""
    git(source, "clone", "--quiet", "--no-tags", str(source), str(target))
    if (tools / NODE).is_dir() and not (target / NODE).exists():
        (target / NODE).symlink_to((tools / NODE).resolve())
    # Who is named in the settings of the project alone is unknown to a copy.
    if known := IDENTITY.fullmatch(git(source, "var", "GIT_COMMITTER_IDENT")):
        for name, value in zip(("name", "email"), known.groups(), strict=True):
            git(target, "config", f"user.{name}", value)


def write_edition(copy: Path, code: str) -> None:
    """Write down what the edition says, and commit it in the copy; nothing where it was committed before."""
    run([sys.executable, "-m", "macros", "edition"], copy, variables())
    git(copy, "add", "--", "data/editions")
    if git(copy, "status", "--porcelain", "--", "data/editions"):
        git(copy, "commit", "--quiet", "--message", f"Edition {code}", "--", "data/editions")


def build(copy: Path, books: str, **differing: str) -> None:
    """Build the site of a copy, its books, its offline copies and its bill of materials.

    `differing` are variables that may make no difference, such as the time zone.
    """
    environment = {**variables(), **differing, "NO_MKDOCS_2_WARNING": "1"}
    for_site = {**environment, "HANDBOOK_BOOKS": books} if books else environment
    run([sys.executable, "-m", "mkdocs", "build", "--clean", "--strict", "--quiet"], copy, for_site)
    for command in ("offline", "sbom"):
        run([sys.executable, "-m", "macros", command], copy, environment)


def hold_equal(one: Path, other: Path) -> None:
    """Raise DifferError where two copies have not made the same files, byte for byte."""
    first, second = _digests(one), _digests(other)
    if differing := sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name)):
        named = [f"{name}: differs from one build to the next" for name in differing[:MOST]]
        message = f"two builds of one commit made {len(differing)} different files; nothing was released:"
        raise DifferError("\n".join([message, *named, f"both are kept until the next run: {one}, {other}"]))
    if not first:
        raise CommandError("the builds made nothing; nothing was released")


def _digests(copy: Path) -> dict[str, str]:
    paths = (path for made in MADE for path in (copy / made).rglob("*") if path.is_file())
    return {path.relative_to(copy).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}
