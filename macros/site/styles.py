"""The one style sheet of all pages: the rules of Material's that a page can use, and above them the handbook's own.

What a page can use is read from templates, scripts and Markdown, and told here for what Markdown's extensions make;
built pages are not asked. So every copy has the same sheet, whatever an organization adds to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pygments.token import STANDARD_TYPES

from macros.node.scripts import ScriptError, run

SHEET = Path(__file__).parent / "styles.mjs"

MATERIAL = "assets/stylesheets/main.*.min.css"
"""Material's main style sheet in the theme's folder; an update gives it another hash."""

MARKDOWN = "a blockquote br code em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong ul"

EXTENSIONS = {
    "admonition": "admonition admonition-title div",
    "attr_list": "",
    "def_list": "dd dl dt",
    "fenced_code": "",
    "pymdownx.highlight": " ".join(
        [
            "div span table highlight highlighttable filename hll linenodiv linenos normal special",
            *STANDARD_TYPES.values(),
        ]
    ),
    "pymdownx.superfences": "",
    "tables": "table tbody td th thead tr",
    "toc": "div span headerlink toc toctitle",
}
"""The elements and classes that each extension of Markdown adds to a page, besides those that a page's author names."""


def material(theme: Iterable[str]) -> Path:
    """Return Material's main style sheet, in one of the theme's folders."""
    return next(path for folder in theme for path in Path(folder).glob(MATERIAL))


def style_sheet(project: Path, material: Path, extensions: Iterable[str]) -> tuple[str, bytes]:
    """Return the style sheet: its address in the site, which holds a hash of it, and its content."""
    unknown = sorted(set(extensions) - EXTENSIONS.keys())
    if unknown:
        raise ScriptError(f"macros/site/styles.py: write down what these extensions add: {', '.join(unknown)}")
    kept = {word for name in extensions for word in EXTENSIONS[name].split()} | set(MARKDOWN.split())
    made: str = run(SHEET, project, {"material": str(material), "kept": sorted(kept)})
    content = made.encode()
    return f"assets/handbook.{hashlib.sha256(content).hexdigest()[:8]}.css", content
