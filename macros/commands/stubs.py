"""The stub pages that the data asks for."""

from __future__ import annotations

from macros.commands.command import Command, Options, listed
from macros.load.handbook import load
from macros.site import pages


def _run(options: Options) -> str:
    return listed("Pages written", pages.write_missing(load(options.project / "data"), options.project / "docs"))


COMMAND = Command("pages", "write the stub pages that are missing", _run)
