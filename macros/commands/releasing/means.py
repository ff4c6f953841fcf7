"""What a release needs besides the project, asked for before anything is made: it would be missed after the tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.commands.command import CommandError
from macros.commands.releasing import assembled
from macros.commands.releasing.run import git
from macros.load.handbook import load
from macros.offline.sums import SUMS
from macros.query.volumes import UnknownBookError, volumes
from macros.read.problems import DataError
from macros.site.public_address import AddressError, public_address

ROOM = 400
"""Megabytes that two copies, two sites, their books, and the files to upload take, with some to spare."""
ADDRESS = "HANDBOOK_URL"


def lacking(project: Path, books: str, key: str) -> Iterator[str]:
    """Yield a line for each thing that is missing."""
    yield from _branch(project)
    yield from _author(project)
    yield from _room(project)
    yield from _books(project, books)
    yield from _key(key)


def address() -> str:
    """Say for which address the edition is built. Raises CommandError where it is none."""
    given = os.environ.get(ADDRESS, "")
    try:
        return f"for {public_address(given)}" if given else f"for no public address, as {ADDRESS} is not set"
    except AddressError as error:
        raise CommandError(str(error)) from None


def _branch(project: Path) -> Iterator[str]:
    """A commit that is made on no branch cannot be pushed."""
    if not git(project, "branch", "--show-current"):
        yield "no branch is checked out, and the edition is a commit; check one out: git switch main"


def _author(project: Path) -> Iterator[str]:
    try:
        for who in ("AUTHOR", "COMMITTER"):
            git(project, "var", f"GIT_{who}_IDENT")
    except CommandError:
        who = 'git config user.name "Your Name"; git config user.email you@example.org'
        yield f"git does not know who commits the edition; say it: {who}"


def _room(project: Path) -> Iterator[str]:
    free = shutil.disk_usage(project / "dist").free // 1_000_000
    if free < ROOM:
        yield f"dist/: {free} MB are free on its disk, and a release takes up to {ROOM} MB; make room"


def _books(project: Path, books: str) -> Iterator[str]:
    try:
        volumes(load(project / "data"), books)
    except (DataError, UnknownBookError) as error:
        yield from str(error).splitlines()


def _key(key: str) -> Iterator[str]:
    """The key signs something, for a try."""
    with TemporaryDirectory() as folder:
        (Path(folder) / SUMS).write_text("a try\n", "utf-8")
        try:
            assembled.sign(Path(folder), key)
        except CommandError as error:
            reason = str(error).splitlines()[-1]
            yield f"KEY={key}: it cannot sign ({reason}); name the private key file of SSH, or a key that gpg has"
