"""The statements in the words of the report, read from its text into the local additions."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from macros.commands.command import Command, Options
from macros.load.handbook import load
from macros.load.official import statements
from macros.load.overlay import folder_of
from macros.read.problems import DataError, Problem
from macros.read.whole import write_whole


def _run(options: Options) -> str:
    folder, name = folder_of(options.project, options.local)
    data, file = options.project / "data", str(options.report)
    try:
        content = options.report.read_bytes()
    except OSError as error:
        raise DataError([Problem(file, 1, f"the report cannot be read ({error.strerror})")]) from None
    if folder.is_file():
        raise DataError(
            [Problem(name, 1, "a workbook has no place for the wording of the report; name the folder that it is in")]
        )
    handbook = load(data)
    read = statements.statements(handbook, statements.read_sums(data / statements.SUMS), file, content)
    written = statements.to_yaml(handbook, read)
    statements.hold_readable(f"{name}/{statements.FILE}", written)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole({folder / statements.FILE: written})
    return f"Written: {len(read)} of {len(handbook.statements)} statements in {name}/{statements.FILE}."


def _ask(parser: ArgumentParser) -> None:
    parser.add_argument("report", type=Path, help="the report: its PDF, a Word document (.docx), or plain text")


COMMAND = Command("official", "read the statements in the words of the report into official.yaml", _run, _ask)
