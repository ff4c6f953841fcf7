"""Scripts of pages: each folder of docs/assets/ that holds a main.mjs is one.

Node bundles them with their libraries, and runs the build's own scripts.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

BUNDLE = Path(__file__).parent / "scripts.mjs"


class ScriptError(Exception):
    """A script could not be run or bundled; the message says why."""


def bundles(project: Path, facts: list[dict[str, Any]]) -> dict[str, bytes]:
    """Return each bundle by its file name in the site, and the licenses of the libraries that it contains.

    Scripts find the facts as the constant HANDBOOK; there is one set of them for each language, English first.
    """
    made: dict[str, str] = run(BUNDLE, project, facts)
    return {name: content.encode() for name, content in made.items()}


def run(script: Path, project: Path, given: object) -> Any:  # noqa: ANN401 – whatever the script makes
    """Run a script with Node; it reads what is given as JSON, and what it prints as JSON is returned."""
    node = shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if not node or not (project / "node_modules").is_dir():
        raise ScriptError("the packages of package.json are not installed; 'make build' installs them")
    done = subprocess.run(  # noqa: S603 – the project's own script
        [node, str(script), str(project)],
        input=json.dumps(given, ensure_ascii=False).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise ScriptError(f"{script.parent.name}/{script.name}: {done.stderr.decode().strip()}")
    return json.loads(done.stdout)
