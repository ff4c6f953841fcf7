"""The sections of pages that are written in Markdown, as records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.read.front_matter import front_matter
from macros.search.records import Record

HEADING = re.compile(r"^## (.+?) \{ #([\w-]+) \}$", re.MULTILINE)
"""A section begins at a heading with an anchor of its own, so that its address does not change with its title."""
FILE = re.compile(r"\b[\w.-]+\.(?!(?:html|md)\b)[a-z]+\b")
"""The name of a file that is no page."""
CALL = "{{"
"""What a page begins with that is made from data."""


def prose_records(markdown: str, url: str) -> Iterator[Record]:
    """Yield a record for a page of prose and one for each of its sections; nothing for a page made from data."""
    if markdown.startswith(CALL):
        return
    meta, body = front_matter(markdown)
    parts = HEADING.split(body)
    words = f"{meta['description']} {_plain(parts[0])}"
    yield Record("page", url, meta["title"], url, words, line=meta["description"])
    for title, anchor, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        yield Record("page", f"{url}#{anchor}", title, f"{url}#{anchor}", _plain(text))


def _plain(markdown: str) -> str:
    """Return the words of a text, without its markup and its commands.

    What it quotes as code counts, and so do the names of files that it links to or takes from the exports.
    """
    text = re.sub(r"^```.*?^```$|<[^>]*>", " ", markdown, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}|\]\([^\s)]*\)", lambda found: f" {' '.join(FILE.findall(found[0]))} ", text)
    return " ".join(re.sub(r"[*_#|`\[\]]|\{[^}]*\}", " ", text).split())
