"""The bill of materials, as a file beside the offline copy."""

from __future__ import annotations

from macros.commands.command import Command, Options
from macros.load.handbook import load
from macros.read.whole import write_whole


def _run(options: Options) -> str:
    # Its library belongs to the tools for developing, which a mere build does without.
    from macros.commands.materials import to_bill  # noqa: PLC0415

    edition = load(options.project / "data").edition
    path = options.project / "dist" / f"handbook-{edition.code}.cdx.json"
    bill = to_bill(options.project, edition)
    path.parent.mkdir(exist_ok=True)
    write_whole({path: bill})
    return f"The bill of materials: {path}"


COMMAND = Command("sbom", "write the bill of materials into dist/", _run)
