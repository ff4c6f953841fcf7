"""An edition, from a clean tree to a tag: checked, tested, built twice, put together, and listed for upload."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser

from pydantic import TypeAdapter, ValidationError

from macros.commands.command import Command, CommandError, Options
from macros.commands.releasing.means import address
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
    # A terminal that is closed, or a machine that shuts down, ends a release as Ctrl-C does: what it was making goes.
    for ending in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(ending) is signal.SIG_DFL:  # `nohup` lets it go on
            signal.signal(ending, signal.default_int_handler)
    print(f"edition {release.code}, {address()}", file=sys.stderr, flush=True)
    try:
        with locked(release.work.parent / ".release.lock"):
            make(release, lambda line: print(line, file=sys.stderr, flush=True))
    except BusyError:
        raise CommandError("another command is making a release here; wait for it to end") from None
    except KeyboardInterrupt:
        raise CommandError("stopped; the same command begins anew, or says that the edition is released") from None
    files = sorted(path for path in release.place.iterdir())
    return "\n".join(
        [
            f"Edition {release.code} is released here, {address()}: committed and tagged. To publish it:",
            f"  git push origin HEAD {release.code}",
            f"  upload these files of {release.place}:",
            *(f"    {path.name}  {path.stat().st_size:,} bytes" for path in files),
            f"  unpack handbook-{release.code}-site.tar.gz on the server",
            f"The checksums are {release.signed}",
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
