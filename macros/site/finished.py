"""Pages that a fragment has finished: all HTML but their headings, which Markdown finds after reading everything.

Markdown makes the same of them, only slower: it would take a third of a build. What it does with a heading is done
here: an anchor, a link to it, an entry in the contents of the page.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from markupsafe import Markup

from macros.site.render import Renderer

STUB = re.compile(r"\{\{ \w+\([^(){}]*\) \}\}\s*")
"""A page in docs/ that holds nothing but the call of a macro."""
HEADING = re.compile(r"^(#{2,6}) (.+?) \{ #([\w-]+)((?: \.[\w-]+)*) \}$", re.MULTILINE)
ANCHOR = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Permalink:
    """The link beside a heading: what it shows, and what it is for."""

    sign: str
    title: str


@dataclass(frozen=True)
class Finished:
    """A page as its template shows it."""

    html: str
    contents: list[dict[str, Any]]
    """The headings, each with those below it, as Markdown's own table of contents has them."""

    @property
    def anchors(self) -> set[str]:
        """Everything on the page that can be linked to."""
        return {html.unescape(anchor) for anchor in ANCHOR.findall(self.html)}


def finish(fragment: str, renderer: Renderer, permalink: Permalink) -> Finished:
    """Return a rendered fragment with its headings made."""
    template = renderer.environment.get_template("_heading.html")
    found: list[dict[str, Any]] = []

    def heading(match: re.Match[str]) -> str:
        marks, text, anchor, classes = match.groups()
        name = html.escape(html.unescape(re.sub(r"<[^>]*>", "", text)), quote=False)
        found.append({"level": len(marks), "id": anchor, "name": name})
        return template.render(
            level=len(marks),
            text=Markup(text),  # noqa: S704 – rendered, so escaped
            anchor=anchor,
            classes=classes.replace(".", "").strip(),
            permalink=permalink,
        )

    return Finished(HEADING.sub(heading, fragment).strip(), nest_toc_tokens(found))
