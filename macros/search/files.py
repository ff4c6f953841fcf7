"""The index of the search, made from records.

Node makes it, because it is packed with the functions that unpack and read it in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from macros.model.handbook import Handbook
from macros.model.matrix import LETTERS
from macros.node import scripts
from macros.search.records import LOCAL, Record

BUILD = Path(__file__).parent / "build.mjs"


def search_files(handbook: Handbook, records: Iterable[Record], project: Path) -> dict[str, bytes]:
    """Return what the script of the search reads, by file name. Raises ScriptError."""
    made: dict[str, str] = scripts.run(BUILD, project, given(handbook, records))
    return {name: content.encode() for name, content in made.items()}


def given(handbook: Handbook, records: Iterable[Record]) -> dict[str, Any]:
    """Return everything that the index is made of; what is local apart, so that it changes nothing of the rest."""
    found = list(records)
    return {
        "records": [asdict(record) for record in found if record.kind != LOCAL],
        "local": [asdict(record) for record in found if record.kind == LOCAL],
        "letters": LETTERS,
        "groups": {group.code: group.name for group in handbook.groups},
        "synonyms": [[entry.say, entry.means, entry.see] for entry in handbook.synonyms.synonyms],
    }
