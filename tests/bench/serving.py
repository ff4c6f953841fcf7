"""What the benchmarks share: a server that compresses and keeps connections, as web servers do, and the browser."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# The headless shell is the same engine, without a window that nobody sees.
BROWSERS = (os.environ.get("CHROMIUM", ""), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def browser() -> str:
    """Return the path of the machine's browser; raise LookupError where it has none."""
    if found := next((path for name in BROWSERS if name and (path := shutil.which(name))), None):
        return found
    raise LookupError("Chromium is missing; `make test` installs it or says how")


@cache
def compressed(path: Path) -> bytes:
    """Return a file as servers send it."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _Compressed(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – the base class's name
        """Say nothing."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder compressed while the block runs; the value is its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressed, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
