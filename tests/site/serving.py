"""A copied project while `mkdocs serve` serves it, and what an editor does to it meanwhile."""

from __future__ import annotations

import os
import random
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import build_site

LIVE_RELOAD = re.compile(rb'<script src="/livereload\.js[^>]*></script>\s*')


@dataclass(frozen=True)
class Serving:
    """A project that is served."""

    project: Path
    address: str
    log: Path
    folders: Path
    """Where the server keeps what it serves, in a folder of its own."""

    @property
    def root(self) -> Path:
        """The folder that is served; another one once the server has started anew."""
        (found,) = (folder for folder in self.folders.glob("mkdocs_*") if (folder / "index.html").exists())
        return found

    def get(self, address: str) -> bytes:
        """Return what the server answers, without what makes the page reload."""
        with urllib.request.urlopen(f"{self.address}/{address}", timeout=30) as answer:  # noqa: S310 – the server above
            return LIVE_RELOAD.sub(b"", answer.read())

    def settled(self, clean: Path, seconds: float = 90) -> list[str]:
        """Wait until what is served is what a clean build makes; return where it still differs at the end."""
        end = time.monotonic() + seconds
        while differing := list(self._differing(clean)):
            if time.monotonic() > end:
                break
            time.sleep(0.2)
        return differing

    def _differing(self, clean: Path) -> Iterator[str]:
        try:
            yield from _differing(self.root, clean)
        except (ValueError, FileNotFoundError):  # the server is starting anew
            yield "the whole site"


@contextmanager
def serve(project: Path, folders: Path, local: Path) -> Iterator[Serving]:
    """Serve a project until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = project / "serve.log"
    settings = {"NO_MKDOCS_2_WARNING": "1", "HANDBOOK_URL": "", "HANDBOOK_LOCAL": str(local), "TMPDIR": str(folders)}
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=project,
            env={**os.environ, **settings},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            served = Serving(project, f"http://{address}", log, folders)
            wait_for(lambda: _answers(served))
            yield served
        finally:
            process.terminate()
            process.wait(timeout=20)


def _answers(served: Serving) -> bool:
    try:
        return bool(served.get("index.html"))
    except OSError:
        return False


def wait_for(true: Callable[[], bool], seconds: float = 90) -> None:
    """Wait until something is true; fail where it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def _differing(one: Path, other: Path) -> Iterator[str]:
    files = [{path.relative_to(root): path for path in root.rglob("*") if path.is_file()} for root in (one, other)]
    for name in sorted(files[0].keys() | files[1].keys()):
        try:
            if files[0][name].read_bytes() != files[1][name].read_bytes():
                yield str(name)
        except (KeyError, FileNotFoundError):  # replaced at this very moment
            yield str(name)


def clean_build(served: Serving, local: Path, target: Path) -> Path:
    """Build what is served in a process of its own."""
    done = build_site(served.project, target, local=local, apart=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


Edit = Callable[[Path, Path, random.Random, int], None]
"""Changes something in a project, or in a folder of local additions; the number makes each edit another."""


def _replace(path: Path, pattern: str, new: Callable[[re.Match[str]], str], chance: random.Random) -> None:
    """Change one of the places in a file that fit a pattern."""
    text = path.read_text("utf-8")
    found = chance.choice(list(re.finditer(pattern, text, re.MULTILINE)))
    path.write_text(text[: found.start()] + new(found) + text[found.end() :], "utf-8")


def _statement(project: Path, _: Path, chance: random.Random, number: int) -> None:
    path = chance.choice(sorted((project / "data" / "competencies").glob("*.yaml")))
    _replace(path, r"(?<=text: >-\n          )(\w+)", lambda found: f"{found[1]} edited {number}", chance)


def _guide(project: Path, _: Path, chance: random.Random, number: int) -> None:
    path = chance.choice(sorted((project / "data" / "practice").glob("*.yaml")))
    _replace(path, r"^title: (.*)$", lambda found: f"title: {found[1]} {number}", chance)


def _term(project: Path, _: Path, chance: random.Random, number: int) -> None:
    _replace(project / "data" / "glossary.yaml", r"^    name: (.*)$", lambda found: f"{found[0]} {number}", chance)


def _resource(project: Path, _: Path, chance: random.Random, number: int) -> None:
    path = chance.choice(sorted((project / "data" / "resources").glob("*.yaml")))
    _replace(path, r"(?<=about: >-\n      )(\w+)", lambda found: f"{found[1]} edited {number}", chance)


def _fragment(project: Path, _: Path, chance: random.Random, number: int) -> None:
    path = project / "overrides" / "fragments" / chance.choice(["guide.html", "_parts.html", "home.html"])
    _replace(path, r"<p (?:data-edit=\"\d+\" )?class=\"", lambda _: f'<p data-edit="{number}" class="', chance)


def _prose(project: Path, _: Path, __: random.Random, number: int) -> None:
    path = project / "docs" / "host" / "index.md"
    path.write_text(path.read_text("utf-8") + f"\nAn edit of prose, number {number}.\n", "utf-8")


def _note(_: Path, local: Path, __: random.Random, number: int) -> None:
    path = local / "notes.yaml"
    path.write_text(path.read_text("utf-8") + f"  - on: 2B.I{1 + number % 3}\n    text: An edit of a note {number}\n")


def _hidden(_: Path, local: Path, chance: random.Random, number: int) -> None:
    page = chance.choice(["why.html", "adopt/models.html", "practice/team.html"])
    (local / "hidden.yaml").write_text(f"hidden:\n  - page: {page}\n    reason: An edit, number {number}\n", "utf-8")


EDITS: tuple[Edit, ...] = (_statement, _guide, _term, _resource, _fragment, _prose, _note, _hidden)
