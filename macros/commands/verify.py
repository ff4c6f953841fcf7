"""Whether a copy is as it was published."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from macros.commands.command import Command, CommandError, Options
from macros.offline.sums import CopyError
from macros.offline.verify import verify


def _run(options: Options) -> str:
    try:
        found = verify(options.path)
    except CopyError as error:
        raise CommandError(str(error)) from None
    said = f"{options.path}: all {found.files} files are as they were published"
    if not found.left:
        return said
    return f"{said}; a system has left these with them, and you may delete them: {', '.join(found.left)}"


def _ask(parser: ArgumentParser) -> None:
    parser.add_argument("path", type=Path, help="the copy: a folder, or a zip")


COMMAND = Command("verify", "say whether a copy is as it was published", _run, _ask)
