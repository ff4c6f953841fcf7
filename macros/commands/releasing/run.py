"""Programs that a release starts, and their words where one of them fails."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from macros.commands.command import CommandError

LAST = 15
"""Lines of a program that failed which are shown: its reason is at the end."""


def run(command: list[str], folder: Path, variables: Mapping[str, str] | None = None) -> str:
    """Run a program in a folder and return what it printed. Raises CommandError with the end of what it said."""
    try:
        done = subprocess.run(  # noqa: S603 – git, the project's own commands, and the programs that sign
            command, cwd=folder, env=variables, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise CommandError(f"{command[0]} is not on this machine; install it, and release again") from None
    if done.returncode:
        said = f"{done.stdout}{done.stderr}".strip().splitlines()[-LAST:]
        raise CommandError("\n".join([f"this failed, and nothing was released: {' '.join(command)}", *said]))
    return done.stdout


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it printed, without the last line end. Raises CommandError."""
    return run(["git", *arguments], folder).rstrip("\n")
