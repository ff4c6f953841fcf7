"""How long the handbook takes to build, against the same site under Material: plain Markdown, and all else as files.

Both are built in turn, several times, in this one run, because machines differ; the figure is the ratio of the medians.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lxml import html
from markdownify import markdownify

PROJECT = Path(__file__).parent.parent.parent
RUNS = 7
MOST = 2.0
PLAIN = """\
site_name: Plain
use_directory_urls: false
theme: {name: material, font: false}
plugins: [{plugins}]
markdown_extensions:
  [admonition, attr_list, def_list, tables, toc, pymdownx.highlight, pymdownx.superfences]
"""


def main() -> int:
    """Print the figures; return 1 where the handbook takes more than MOST times as long."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(PROJECT, folder / "handbook")
        pages = write_plain(folder / "handbook", folder / "plain")
        times: dict[str, list[float]] = {"plain": [], "handbook": []}
        for _ in range(RUNS):
            times["plain"].append(build(folder / "plain", folder / "plain-site"))
            times["handbook"].append(build(PROJECT, folder / "handbook"))
    medians = {name: statistics.median(values) for name, values in times.items()}
    ratio = medians["handbook"] / medians["plain"]
    figures = {name: {"median": round(medians[name], 2), "runs": [round(t, 2) for t in times[name]]} for name in times}
    print(json.dumps({"pages": pages, "seconds": figures, "ratio": round(ratio, 2), "at most": MOST}, indent=2))
    return int(ratio > MOST)


def build(project: Path, site: Path) -> float:
    """Build a project into a folder, and return the seconds it took."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return time.perf_counter() - begun


def write_plain(site: Path, project: Path, plugins: str = "") -> int:
    """Write every page of a built site as Markdown, as somebody would who had no macros, and add its other files."""
    docs = project / "docs"
    shutil.copytree(site, docs, ignore=shutil.ignore_patterns("404.html", "sitemap.*"))
    pages = [
        path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in {"id", "assets", "404.html"}
    ]
    for path in pages:
        (docs / path.relative_to(site)).unlink()
        article = html.fromstring(path.read_text("utf-8")).xpath("//article")[0]
        for link in article.xpath(".//a[@href]"):
            link.set("href", link.get("href").replace(".html", ".md"))
        target = (docs / path.relative_to(site)).with_suffix(".md")
        target.write_text(markdownify(html.tostring(article, encoding="unicode"), heading_style="ATX"), "utf-8")
    (project / "mkdocs.yml").write_text(PLAIN.replace("{plugins}", plugins), "utf-8")
    return len(pages)


if __name__ == "__main__":
    sys.exit(main())
