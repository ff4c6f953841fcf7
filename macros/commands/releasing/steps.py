"""A release, step by step: everything is made in a folder beside, and the tag is the last thing.

Interrupted at any step, a release leaves the project as it was, or with one commit that a later run takes over; what it
was making is taken away, and begun anew.
"""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from macros.commands.command import CommandError
from macros.commands.releasing import assembled, copies, gate, means
from macros.commands.releasing.run import OF_MAKE, git, show, variables


@dataclass
class Release:
    """What is released, and how."""

    project: Path
    code: str
    tests: str
    """The command line of the tests; empty where they were run elsewhere."""
    books: str
    """Which books are made: "all", names with spaces between, or empty for none."""
    key: str
    """The key that signs; empty for none."""
    build: Callable[..., None] = copies.build
    """Builds one copy; tests give a light one."""
    signed: str = field(default="", init=False)
    base: str = field(default="", init=False)
    """The commit that is released, before that of the edition."""
    edition: str = field(default="", init=False)
    """The commit of the edition; the one before where an earlier run has made it."""

    @property
    def work(self) -> Path:
        """Where everything is made."""
        return self.project / "dist" / f".release-{self.code}"

    @property
    def place(self) -> Path:
        """Where the files of the release are in the end."""
        return self.project / "dist" / f"release-{self.code}"

    @property
    def one(self) -> Path:
        """The first copy."""
        return self.work / "one"

    @property
    def other(self) -> Path:
        """The second copy, whose path differs in length, too."""
        return self.work / "the other"

    @property
    def made(self) -> Path:
        """The folder that takes its place when it is whole."""
        return self.work / "made"


def _gate(release: Release) -> None:
    release.work.parent.mkdir(exist_ok=True)
    shutil.rmtree(release.work, ignore_errors=True)  # of a run that was killed; it takes room
    gate.hold(release.project, release.code, means.lacking(release.project, release.books, release.key))
    release.base = git(release.project, "rev-parse", "HEAD")


def _test(release: Release) -> None:
    if release.tests:
        show(shlex.split(release.tests), release.project, variables(*OF_MAKE))
        # Tests take minutes, and what they are run on must be what is released.
        gate.hold(release.project, release.code)


def _copy(release: Release) -> None:
    release.work.mkdir(parents=True)
    copies.clone(release.project, release.one, release.project)


def _write_edition(release: Release) -> None:
    copies.write_edition(release.one, release.code)


def _build_one(release: Release) -> None:
    release.build(release.one, release.books, TZ="UTC", PYTHONHASHSEED="1")


def _copy_again(release: Release) -> None:
    copies.clone(release.one, release.other, release.project)


def _build_other(release: Release) -> None:
    release.build(release.other, release.books, TZ="Asia/Tokyo", PYTHONHASHSEED="2")


def _compare(release: Release) -> None:
    copies.hold_equal(release.one, release.other)


def _assemble(release: Release) -> None:
    assembled.assemble(release.one, release.made, release.code)


def _sign(release: Release) -> None:
    assembled.write_sums(release.made)
    release.signed = assembled.sign(release.made, release.key)


def _swap_in(release: Release) -> None:
    if git(release.project, "rev-parse", "HEAD") != release.base:
        raise CommandError("something was committed while the release was made; nothing was released: release again")
    release.edition = git(release.one, "rev-parse", "HEAD")
    git(release.project, "fetch", "--quiet", "--no-tags", str(release.one), "HEAD")
    if release.place.exists():  # of a run that ended before its tag
        release.place.rename(release.work / "before")
    release.made.rename(release.place)
    shutil.rmtree(release.work)


def _take_commit(release: Release) -> None:
    git(release.project, "merge", "--quiet", "--ff-only", release.edition)


def _tag(release: Release) -> None:
    git(release.project, "tag", "--annotate", "--message", f"Edition {release.code}", release.code)


STEPS: tuple[tuple[str, Callable[[Release], None]], ...] = (
    ("is everything in order?", _gate),
    ("tests", _test),
    ("a copy out of git", _copy),
    ("what the edition says is written down", _write_edition),
    ("the first build", _build_one),
    ("another copy", _copy_again),
    ("the second build", _build_other),
    ("are both the same, byte for byte?", _compare),
    ("the files to upload", _assemble),
    ("checksums, and the signature", _sign),
    ("the files take their place", _swap_in),
    ("the commit of the edition", _take_commit),
    ("the tag", _tag),
)


def make(release: Release, tell: Callable[[str], None]) -> None:
    """Make a release; `tell` is given a line before each step. Raises CommandError and OSError.

    What was being made is taken away, however it ends, but for two copies that differ.
    """
    try:
        for number, (name, step) in enumerate(STEPS, 1):
            tell(f"{number}/{len(STEPS)} {name}")
            step(release)
    except copies.DifferError:
        raise
    except BaseException:
        shutil.rmtree(release.work, ignore_errors=True)
        raise
