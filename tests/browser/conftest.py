"""A real browser, and the site over http as well as from a folder."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from macros.site.macros import VIEWS
from tests.bench.serving import browser as browser_path
from tests.conftest import PROJECT, pages

HERE = Path(__file__).parent
STUB = re.compile(r"\{\{ (\w+)\(.*\) \}\}\s*")
"""A page that is made by one macro."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `pytest -m 'not browser'` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the machine's own Chromium; keep it from looking for anything outside."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": browser_path(), "args": ["--disable-gpu", *quiet, *root]}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – the base class's name
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for wrong addresses, as servers are set up to do."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site while the block runs; the value is its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as started:
        threading.Thread(target=started.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{started.server_port}"
        started.shutdown()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site on a server of this machine."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def example_server(example_site: Path) -> Iterator[str]:
    """The example organization's copy on a server of this machine."""
    with serving(example_site) as address:
        yield address


@pytest.fixture(params=[pytest.param("http", marks=pytest.mark.slow), "folder"])
def home(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    """The address of the site's root, for tests in which it can matter how it is opened; others take the server.

    In daily work it is a folder whose name has a space, where browsers allow less than over http.
    """
    return server if request.param == "http" else site.as_uri()


@pytest.fixture
def errors(page: Page) -> list[str]:
    """What went wrong on the pages that a test opens: console errors, exceptions, dialogs."""
    found: list[str] = []

    def note_dialog(dialog: Dialog) -> None:
        found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", note_dialog)
    return found


@pytest.fixture
def roots(site: Path, server: str) -> tuple[str, ...]:
    """Where the site's own files lie."""
    return server, site.as_uri()


@pytest.fixture
def others(context: BrowserContext, roots: tuple[str, ...]) -> list[str]:
    """The requests that a test's pages send anywhere but to the site."""
    found: list[str] = []
    own = (*roots, "data:")
    context.on("request", lambda request: None if request.url.startswith(own) else found.append(request.url))
    return found


@pytest.fixture(scope="session")
def names(site: Path, request: pytest.FixtureRequest) -> list[str]:
    """The addresses of one page of each type; with --all, those of every page."""
    return of_each_type(site, everything=bool(request.config.getoption("--all")))


@pytest.fixture(scope="session")
def showing_everything(site: Path, names: list[str]) -> set[str]:
    """Some pages, not the longest, that between them show every component there is."""
    texts = {name: (site / name).read_text("utf-8") for name in names}
    components = {
        name: {word for words in re.findall(r'class="([^"]*)"', text) for word in words.split()}
        for name, text in texts.items()
    }
    found: set[str] = set()
    left = set().union(*components.values())
    while left:
        found.add(max(names, key=lambda name: len(components[name] & left) / (20_000 + len(texts[name]))))
        left -= set().union(*(components[name] for name in found))
    return found


def of_each_type(site: Path, *, everything: bool) -> list[str]:
    """Return a page of middling length for each fragment and each folder of plain prose; or every page."""
    found = [path.relative_to(site).as_posix() for path in pages(site)]
    if everything:
        return found
    types: dict[str, list[str]] = {}
    for name in sorted(found, key=lambda name: (site / name).stat().st_size):
        types.setdefault(_type_of(name), []).append(name)
    return sorted(alike[len(alike) // 2] for alike in types.values())


def _type_of(name: str) -> str:
    source = (PROJECT / "docs" / name).with_suffix(".md")
    if not source.exists():
        return name
    text = source.read_text("utf-8")
    if call := STUB.fullmatch(text):
        return VIEWS[call[1]][0]
    plain = "{{" not in text and "<" not in text
    return f"prose in {Path(name).parent}" if plain else name
