"""The index of the search, made from records.

Node makes it, because it is packed with the functions that unpack and read it in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from macros.model.handbook import Handbook
from macros.model.kinds import searched
from macros.model.matrix import LETTERS
from macros.node import scripts
from macros.search.records import Record

BUILD = Path(__file__).parent / "build.mjs"


def search_files(handbook: Handbook, records: Iterable[Record], project: Path) -> dict[str, bytes]:
    """Return what the script of the search reads, by file name. Raises ScriptError."""
    made: dict[str, str] = scripts.run(BUILD, project, _given(handbook, records))
    return {name: content.encode() for name, content in made.items()}


def _given(handbook: Handbook, records: Iterable[Record]) -> dict[str, object]:
    """Return everything that the index is made of."""
    return {
        "records": [asdict(record) for record in records],
        "sparse": [kind for kind, found in searched().items() if found.sparse],
        "letters": LETTERS,
        "groups": {group.code: group.name for group in handbook.groups},
        "synonyms": [[entry.say, entry.means, entry.see] for entry in handbook.synonyms.synonyms],
    }
