"""The examples on the page for developers run as they are there, against the built site, and print what it says."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import KEPT, PROJECT

EXAMPLE = re.compile(r"(?<=\n\n)([^\n]+):\n\n```python\n(.+?)```\n\n```text\n(.+?)```", re.DOTALL)
PAGE = (PROJECT / "docs" / "teach" / "developers.md").read_text("utf-8")
EXAMPLES = EXAMPLE.findall(PAGE)
FIRST = {name: code for name, code, _ in EXAMPLE.findall((KEPT / "programs.md").read_text("utf-8"))}
"""The examples of the first edition, which programs were made from."""
EDITION = re.compile(r"\b20\d\d\.\d+\b")
ADDRESS = "https://handbook.example.org/"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – the base class's name
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site on a server of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}/"
        serving.shutdown()


def run(code: str, address: str, folder: Path) -> str:
    assert ADDRESS in code
    done = subprocess.run(
        [sys.executable, "-I", "-c", code.replace(ADDRESS, address)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_block_of_code_is_an_example() -> None:
    assert len(EXAMPLES) == PAGE.count("```python") >= 4


@pytest.mark.parametrize(("name", "code", "printed"), EXAMPLES, ids=[name for name, _, _ in EXAMPLES])
def test_an_example_prints_what_the_page_says(name: str, code: str, printed: str, address: str, tmp_path: Path) -> None:
    # The page shows what the edition printed that it was written with.
    said = EDITION.sub("2026.1", run(code, address, tmp_path))
    assert said.startswith(printed), name


@pytest.mark.parametrize("name", FIRST)
def test_a_program_made_for_the_first_edition_still_runs(name: str, address: str, tmp_path: Path) -> None:
    assert run(FIRST[name], address, tmp_path)


def test_a_second_look_at_the_same_edition_finds_nothing_new(address: str, tmp_path: Path) -> None:
    [code] = [code for name, code, _ in EXAMPLES if name.startswith("What a new edition changed")]
    run(code, address, tmp_path)
    assert "new: 0\nreworded: []\nretired: []\n" in run(code, address, tmp_path)
