"""The lines of `key: value` between two lines of '---' that a page written in Markdown may begin with."""

from __future__ import annotations

import re

from macros.read.yaml_lines import parse_yaml

HEAD = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the keys and values that a page begins with, and the rest of it; no keys where there are none to read."""
    found = HEAD.match(text)
    mapping = parse_yaml("", found[1].encode()).mapping if found else None
    if found is None or mapping is None:
        return {}, text
    return {key: value for key, value in mapping.items() if isinstance(value, str)}, text[found.end() :]
