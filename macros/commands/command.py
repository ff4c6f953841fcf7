"""What a command is: a name, a line of help, arguments of its own, and what it does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Options = Namespace
"""What the command line says: `project` and `local`, and the arguments of the command."""


class CommandError(Exception):
    """A command cannot do what it is for; the message says why and what to do."""


def _none(_: ArgumentParser) -> None:
    """Ask for no argument."""


@dataclass(frozen=True)
class Command:
    """A command of the command line."""

    name: str
    help: str
    run: Callable[[Options], str]
    """Does it, and returns what it has done. Raises DataError, CommandError and OSError."""
    ask: Callable[[ArgumentParser], None] = _none
    """Adds its arguments."""


def listed(what: str, names: Iterable[str]) -> str:
    """Return a line that lists what was made."""
    return f"{what}: {', '.join(names) or 'none were needed'}"
