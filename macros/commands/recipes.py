"""The recipes for servers, written anew from the one table of headers and types."""

from __future__ import annotations

from macros.commands.command import Command, Options, listed
from macros.read.whole import write_whole
from macros.site.recipes import recipes


def _run(options: Options) -> str:
    folder = options.project / "examples" / "hosting"
    files = {folder / name: text for name, text in recipes().items()}
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(files)
    return listed("Written into examples/hosting", recipes())


COMMAND = Command("recipes", "write the recipes for servers in examples/hosting/ from macros/site/policy.py", _run)
