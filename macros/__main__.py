"""The command line: `python -m macros COMMAND`. The Makefile has a target for each command."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.commands.command import CommandError
from macros.commands.every import COMMANDS
from macros.read.problems import DataError

PROJECT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 where it cannot do what it is for, and the reasons go to standard error."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the handbook's data.")
    parser.add_argument("--project", type=Path, default=PROJECT, help="folder that holds data/ and docs/")
    parser.add_argument(
        "--local", default="", help="folder or workbook of local additions; else HANDBOOK_LOCAL, else data/local"
    )
    parsers = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS.values():
        command.ask(parsers.add_parser(command.name, help=command.help))
    options = parser.parse_args(arguments)
    try:
        print(COMMANDS[options.command].run(options))
    except (DataError, CommandError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"{where}{error.strerror or error}; mend that, and run the command again", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
