"""The command line: `python -m macros COMMAND`. The Makefile has a target for each command."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros import mint, pages, schemas
from macros.load import load
from macros.problems import DataError

PROJECT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 where the data has problems, which go to standard error."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the handbook's data.")
    parser.add_argument("--project", type=Path, default=PROJECT, help="folder that holds data/ and docs/")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="say what is wrong with the data")
    commands.add_parser("mint", help="give new codes an identifier")
    commands.add_parser("schemas", help="write the JSON Schemas for editors")
    commands.add_parser("pages", help="write the stub pages that are missing")
    options = parser.parse_args(arguments)
    try:
        print(_COMMANDS[options.command](options.project))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _check(project: Path) -> str:
    handbook = load(project / "data")
    return f"The data is in order: {len(handbook.statements)} statements in {len(handbook.cells)} cells."


def _mint(project: Path) -> str:
    return _list("New identifiers", mint.mint(project / "data"))


def _schemas(project: Path) -> str:
    return _list("Schemas written", schemas.write(project / "data" / "schema"))


def _pages(project: Path) -> str:
    return _list("Pages written", pages.write_missing(load(project / "data"), project / "docs"))


def _list(what: str, names: list[str]) -> str:
    return f"{what}: {', '.join(names) if names else 'none were needed'}"


_COMMANDS = {"check": _check, "mint": _mint, "schemas": _schemas, "pages": _pages}

if __name__ == "__main__":
    sys.exit(main())
