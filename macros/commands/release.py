"""An edition, from a clean tree to a tag: checked, tested, built twice, put together, and listed for upload."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from pydantic import TypeAdapter, ValidationError

from macros.commands.command import Command, CommandError, Options
from macros.commands.releasing.steps import Release, make
from macros.model.edition import EditionCode
from macros.site.lock import BusyError, locked

TESTS = "make check test-all"
"""What is run before a release, where nothing else is asked for."""


def _run(options: Options) -> str:
    try:
        TypeAdapter(EditionCode).validate_python(options.code)
    except ValidationError:
        raise CommandError(f'"{options.code}" is no edition; write the year and a number, such as 2026.1') from None
    release = Release(options.project.resolve(), options.code, options.tests, options.books, options.key)
    release.work.parent.mkdir(exist_ok=True)
    try:
        with locked(release.work.with_suffix(".lock")):
            make(release, lambda line: print(line, file=sys.stderr, flush=True))
    except BusyError:
        raise CommandError("another command is making a release of this edition; wait for it to end") from None
    files = sorted(path for path in release.place.iterdir())
    return "\n".join(
        [
            f"Edition {release.code} is released here: committed and tagged; {release.signed}. To publish it:",
            f"  git push origin HEAD {release.code}",
            f"  upload these files of {release.place}:",
            *(f"    {path.name}  {path.stat().st_size:,} bytes" for path in files),
            f"  unpack handbook-{release.code}-site.tar.gz on the server",
        ]
    )


def _ask(parser: ArgumentParser) -> None:
    parser.add_argument("code", help="the edition, such as 2026.1")
    parser.add_argument("--tests", default=TESTS, help=f"command that tests the project; '{TESTS}' where none is named")
    parser.add_argument("--books", default="all", help="the books to make; all where none is named")
    parser.add_argument(
        "--key", default="", help="signs the checksums: a private key file of SSH, or a key that gpg has"
    )


COMMAND = Command("release", "check, test, build, put together and tag an edition", _run, _ask)
