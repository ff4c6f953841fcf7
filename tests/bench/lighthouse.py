"""Lighthouse on every type of page: a mobile phone, served compressed. Prints the figures; fails below the targets."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
BROWSERS = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
PAGES = {
    "home": "index.html",
    "matrix": "competencies/index.html",
    "competency": "competencies/2.html",
    "sub-competency": "competencies/2b.html",
    "group": "by-group/individual.html",
    "topics": "topics.html",
    "definitions": "definitions/index.html",
    "glossary": "definitions/glossary.html",
    "tier": "prevention/primary.html",
    "guide": "practice/worried-now.html",
    "adopt": "adopt/index.html",
    "resources": "resources/index.html",
    "figures": "why.html",
    "prose": "about/leaving.html",
}
MOST_LCP = {"home": 1100, "matrix": 1500}
"""Largest contentful paint, in milliseconds."""


class _Compressed(SimpleHTTPRequestHandler):
    """Serves files as a web server does: compressed, with a time to keep them."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – the base class's name
        """Say nothing."""


def main() -> int:
    """Print a line a page; return 1 where a target is missed."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
            cwd=PROJECT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            check=True,
        )
        (site / "robots.txt").write_text("User-agent: *\nAllow: /\n", "utf-8")
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressed, directory=str(site))) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            missed = sum(
                _measure(kind, f"http://127.0.0.1:{server.server_port}/{page}") for kind, page in PAGES.items()
            )
            server.shutdown()
    return int(missed > 0)


def _measure(kind: str, address: str) -> bool:
    """Print the figures of one page, and return whether it misses a target."""
    browser = next(path for name in BROWSERS if name and (path := shutil.which(name)))
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    done = subprocess.run(
        ["node", "node_modules/.bin/lighthouse", address, "--output=json", "--quiet", f"--chrome-flags={flags}"],  # noqa: S607
        cwd=HERE,
        env={
            **os.environ,
            "CHROME_PATH": browser,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    scores: dict[str, int] = {name: round(100 * category["score"]) for name, category in report["categories"].items()}
    audits = report["audits"]
    lcp: float = audits["largest-contentful-paint"]["numericValue"]
    cls: float = audits["cumulative-layout-shift"]["numericValue"]
    tbt: float = audits["total-blocking-time"]["numericValue"]
    low = [audit["id"] for audit in audits.values() if audit.get("score") is not None and audit["score"] < 0.9]
    print(f"{kind:15} {scores} LCP {lcp:.0f} ms, CLS {cls:.3f}, TBT {tbt:.0f} ms {' '.join(low)}", flush=True)
    return min(scores.values()) < 100 or lcp > MOST_LCP.get(kind, 2500) or cls > 0 or tbt > 20


if __name__ == "__main__":
    sys.exit(main())
