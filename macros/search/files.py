"""The files of the search: the index, made from records, and the script, bundled with its libraries.

Both are made by Node, because the index is packed with the functions that unpack and read it in the browser.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from macros.model.handbook import Handbook
from macros.model.matrix import LETTERS
from macros.search.records import KINDS, Record

BUILD = Path(__file__).parent / "build.mjs"


class SearchError(Exception):
    """The files of the search could not be made; the message says why."""


def search_files(handbook: Handbook, records: Iterable[Record], project: Path) -> dict[str, bytes]:
    """Return what a reader's browser loads to search, by file name, and the licenses of what the script contains."""
    node = shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if not node or not (project / "node_modules").is_dir():
        raise SearchError("the packages of package.json are not installed; 'make build' installs them")
    done = subprocess.run(  # noqa: S603 – the project's own script
        [node, str(BUILD), str(project)],
        input=json.dumps(_given(handbook, records), ensure_ascii=False).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SearchError(f"macros/search/build.mjs: {done.stderr.decode().strip()}")
    made: dict[str, str] = json.loads(done.stdout)
    return {name: content.encode() for name, content in made.items()}


def _given(handbook: Handbook, records: Iterable[Record]) -> dict[str, object]:
    """Return everything that the script and its index are made of."""
    return {
        "records": [asdict(record) for record in records],
        "kinds": KINDS,
        "letters": LETTERS,
        "groups": {group.code: group.name for group in handbook.groups},
        "synonyms": [[entry.say, entry.means, entry.see] for entry in handbook.synonyms.synonyms],
    }
