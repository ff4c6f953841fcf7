"""The command line: `python -m macros COMMAND`. The Makefile has a target for each command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from macros.commands import import_course as courses
from macros.commands import mint, schemas
from macros.load.handbook import load
from macros.load.official import statements
from macros.load.overlay import folder_of, is_named, load_with
from macros.offline.archive import write_archive
from macros.offline.sums import CopyError
from macros.offline.verify import verify
from macros.query import editions
from macros.read import clock
from macros.read.problems import DataError, Problem
from macros.rules.retired import on_retired
from macros.site import pages

PROJECT = Path(__file__).parent.parent
DIST = "dist"

Options = argparse.Namespace


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 where data or a copy has problems, which go to standard error."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the handbook's data.")
    parser.add_argument("--project", type=Path, default=PROJECT, help="folder that holds data/ and docs/")
    commands = parser.add_subparsers(dest="command", required=True)
    parser.add_argument("--local", default="", help="folder of local additions; else HANDBOOK_LOCAL, else data/local")
    commands.add_parser("check", help="say what is wrong with the data and what local is due for a check")
    commands.add_parser("mint", help="give new codes an identifier")
    commands.add_parser("schemas", help="write the JSON Schemas for editors")
    commands.add_parser("pages", help="write the stub pages that are missing")
    commands.add_parser("edition", help="write down what this edition says, once it is published")
    course = commands.add_parser(
        "import-course", help="read a course from a table (CSV) into data/curricula/, or into a named local folder"
    )
    course.add_argument("table", type=Path, help="the table; data/README.md says which columns it has")
    course.add_argument("--over", action="store_true", help="write over the course that is there already")
    commands.add_parser("offline", help="write the offline copy of site/ into dist/")
    verifying = commands.add_parser("verify", help="say whether a copy is as it was published")
    verifying.add_argument("path", type=Path, help="the copy: a folder, or a zip")
    commands.add_parser("sbom", help="write the bill of materials into dist/")
    official = commands.add_parser("official", help="read the statements in the words of the report into official.yaml")
    official.add_argument("report", type=Path, help="plain text of the report")
    options = parser.parse_args(arguments)
    try:
        print(_COMMANDS[options.command](options))
    except (DataError, CopyError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _check(options: Options) -> str:
    folder, name = folder_of(options.project, options.local)
    handbook = pages.checked(load_with(options.project / "data", folder, name), options.project / "docs")
    lines = [f"The data is in order: {len(handbook.statements)} statements in {len(handbook.cells)} cells."]
    local = replace(handbook.local, day=clock.today())
    entries, due = len(tuple(local.dated)), local.due()
    if entries:
        lines.append(f"{name} is in order: {len(due)} of {entries} dated entries are due for a check.")
        lines += [f"{entry.place()}: {kind} '{title}' since {entry.next_check}" for kind, title, entry in due]
    if is_named(options.local) and handbook.local.organization is None:
        lines.append(f"{name} holds no organization.yaml, so nothing is added to the handbook.")
    left = sorted(on_retired(handbook, handbook.local, name))
    if left:
        lines.append(f"{name} names what is retired; nothing of it is lost, and this is to be put right:")
        lines += map(str, left)
    return "\n".join(lines)


def _mint(options: Options) -> str:
    return _list("New identifiers", mint.mint(options.project / "data"))


def _schemas(options: Options) -> str:
    return _list("Schemas written", schemas.write(options.project / "data" / "schema"))


def _pages(options: Options) -> str:
    return _list("Pages written", pages.write_missing(load(options.project / "data"), options.project / "docs"))


def _edition(options: Options) -> str:
    data = options.project / "data"
    return _list("Edition written", editions.write(load(data), data))


def _import_course(options: Options) -> str:
    data = options.project / "data"
    if is_named(options.local):
        # The build makes the page of a local course.
        target = courses.local(data, *folder_of(options.project, options.local))
        return courses.import_course(options.table, target, over=options.over)
    done = courses.import_course(options.table, courses.shipped(data), over=options.over)
    return f"{done}\n{_list('Pages written', pages.write_missing(load(data), options.project / 'docs'))}"


def _offline(options: Options) -> str:
    path = write_archive(options.project / "site", options.project / DIST)
    return f"The offline copy: {path}, {path.stat().st_size:,} bytes; its checksum: {path.name}.sha256"


def _verify(options: Options) -> str:
    return f"{options.path}: all {verify(options.path)} files are as they were published"


def _sbom(options: Options) -> str:
    # Its library belongs to the tools for developing, which a mere build does without.
    from macros.commands.materials import to_bill  # noqa: PLC0415

    edition = load(options.project / "data").edition
    path = options.project / DIST / f"handbook-{edition.code}.cdx.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(to_bill(options.project, edition))
    return f"The bill of materials: {path}"


def _official(options: Options) -> str:
    folder, name = folder_of(options.project, options.local)
    data, file = options.project / "data", str(options.report)
    try:
        content = options.report.read_bytes()
    except OSError as error:
        raise DataError([Problem(file, 1, f"the report cannot be read ({error.strerror})")]) from None
    handbook = load(data)
    read = statements.statements(handbook, statements.read_sums(data / statements.SUMS), file, content)
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / statements.FILE
    unfinished = written.with_suffix(".part")
    unfinished.write_text(statements.to_yaml(handbook, read), "utf-8")
    unfinished.replace(written)
    return f"Written: {len(read)} of {len(handbook.statements)} statements in {name}/{written.name}."


def _list(what: str, names: list[str]) -> str:
    return f"{what}: {', '.join(names) if names else 'none were needed'}"


_COMMANDS: dict[str, Callable[[Options], str]] = {
    "check": _check,
    "mint": _mint,
    "schemas": _schemas,
    "pages": _pages,
    "edition": _edition,
    "import-course": _import_course,
    "offline": _offline,
    "verify": _verify,
    "sbom": _sbom,
    "official": _official,
}

if __name__ == "__main__":
    sys.exit(main())
