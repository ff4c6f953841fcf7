"""Programs that a release starts, and their words where one of them fails."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from macros.commands.command import CommandError

LAST = 15
"""Lines of a program that failed which are shown: its reason is at the end."""
NOT_MEANT = ("HANDBOOK_LOCAL", "HANDBOOK_BOOKS", "SOURCE_DATE_EPOCH")
"""Variables that would put something of this machine into the edition."""
OF_MAKE = ("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "BOOKS", "LOCAL", "CODE", "KEY", "HANDBOOK_URL")
"""Variables of `make release`, which its tests would take for their own: they would make books with every build."""


def variables(*without: str) -> dict[str, str]:
    """Return the variables of the environment, but for those that are not meant for an edition and some others."""
    return {name: value for name, value in os.environ.items() if name not in (*NOT_MEANT, *without)}


def show(command: list[str], folder: Path, environment: Mapping[str, str]) -> None:
    """Run a program whose words are shown as it says them. Raises CommandError where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 – the tests that whoever releases names
            command, cwd=folder, env=environment, stdout=sys.stderr, check=False
        )
    except FileNotFoundError:
        raise CommandError(_missing(command)) from None
    if done.returncode:
        raise CommandError(f"this failed, and nothing was released: {' '.join(command)}")


def run(command: list[str], folder: Path, variables: Mapping[str, str] | None = None) -> str:
    """Run a program in a folder and return what it printed. Raises CommandError with the end of what it said."""
    try:
        done = subprocess.run(  # noqa: S603 – git, the project's own commands, and the programs that sign
            command, cwd=folder, env=variables, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise CommandError(_missing(command)) from None
    if done.returncode:
        said = f"{done.stdout}{done.stderr}".strip().splitlines()[-LAST:]
        raise CommandError("\n".join([f"this failed, and nothing was released: {' '.join(command)}", *said]))
    return done.stdout


def _missing(command: list[str]) -> str:
    return f"{command[0]} is not on this machine; install it, and release again"


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it printed, without the last line end. Raises CommandError."""
    return run(["git", *arguments], folder).rstrip("\n")
