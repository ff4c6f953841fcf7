"""What the edition at hand says, written down once it is published."""

from __future__ import annotations

from macros.commands.command import Command, Options, listed
from macros.load.handbook import load
from macros.query import editions


def _run(options: Options) -> str:
    data = options.project / "data"
    return listed("Edition written", editions.write(load(data), data))


COMMAND = Command("edition", "write down what this edition says, once it is published", _run)
