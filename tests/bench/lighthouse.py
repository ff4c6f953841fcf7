"""Lighthouse on every type of page: a mobile phone, served compressed. Prints the figures; fails below the targets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.serving import browser, serving

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
PAGES = {
    "home": "index.html",
    "matrix": "competencies/index.html",
    "competency": "competencies/2.html",
    "sub-competency": "competencies/2b.html",
    "group": "by-group/individual.html",
    "topics": "topics.html",
    "topic": "topics/training.html",
    "definitions": "definitions/index.html",
    "definition": "definitions/trafficking/sex-trafficking.html",
    "glossary": "definitions/glossary.html",
    "shelf": "definitions/glossary/p-r.html",
    "tier": "prevention/primary.html",
    "guide": "practice/worried-now.html",
    "adopt": "adopt/index.html",
    "educators": "teach/index.html",
    "collection": "teach/collection.html",
    "collections": "teach/collections.html",
    "cite": "teach/cite.html",
    "exports": "teach/exports.html",
    "courses": "teach/courses.html",
    "course": "teach/courses/recognizing-and-responding.html",
    "resources": "resources/index.html",
    "category": "resources/category/organizations-and-programs.html",
    "hotline": "resources/hotline.html",
    "laws": "resources/law.html",
    "figures": "why.html",
    "hosting": "host/build.html",
    "changes": "about/changes.html",
    "prose": "about/leaving.html",
    "search": "search.html",
}
MOST_LCP = {"home": 1100, "matrix": 1500}
"""Largest contentful paint, in milliseconds."""


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
        with serving(site) as address:
            missed = sum(_measure(kind, f"{address}/{page}") for kind, page in PAGES.items())
    return int(missed > 0)


def _measure(kind: str, address: str) -> bool:
    """Print the figures of one page, and return whether it misses a target."""
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    done = subprocess.run(
        ["node", "node_modules/.bin/lighthouse", address, "--output=json", "--quiet", f"--chrome-flags={flags}"],  # noqa: S607
        cwd=HERE,
        env={
            **os.environ,
            "CHROME_PATH": browser(),
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
