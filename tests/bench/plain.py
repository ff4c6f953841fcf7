"""The same pages as plain Markdown under Material with its own search: what somebody without macros would have."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from lxml import html
from markdownify import markdownify

PROJECT = Path(__file__).parent.parent.parent
CONFIG = """\
site_name: Plain
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search]
markdown_extensions:
  [admonition, attr_list, def_list, tables, toc, pymdownx.highlight, pymdownx.superfences]
"""


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


def write_plain(site: Path, project: Path) -> int:
    """Write every page of a built site as Markdown, and add its other files; return how many pages there are."""
    docs = project / "docs"
    shutil.copytree(site, docs, ignore=shutil.ignore_patterns("404.html", "sitemap.*"))
    other = {"id", "assets", "404.html", "downloads"}
    pages = [path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in other]
    for path in pages:
        (docs / path.relative_to(site)).unlink()
        article = html.fromstring(path.read_text("utf-8")).xpath("//article")[0]
        for link in article.xpath(".//a[@href]"):
            link.set("href", link.get("href").replace(".html", ".md"))
        target = (docs / path.relative_to(site)).with_suffix(".md")
        target.write_text(markdownify(html.tostring(article, encoding="unicode"), heading_style="ATX"), "utf-8")
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return len(pages)
