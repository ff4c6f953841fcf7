"""A collection as the part of an address after '#': `v=1&codes=2BI1-3.O2&name=First%20day&check=894e3032`.

The format is published: links to collections are in syllabi and mails. docs/teach/formats.md describes it, and
docs/assets/collection/format.mjs writes and reads the same in the browser; a test holds the two to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote
from zlib import crc32

VERSION = 1
LONGEST_NAME = 100
"""Characters of a name that are kept."""

CODE = re.compile(r"([U1-9][A-Z])\.([IORE])([1-9][0-9]?)")
CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]+")
UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Characters that cannot be seen, or turn the direction of what follows."""


def encode(codes: Iterable[str], name: str = "") -> str:
    """Return the fragment of a collection, without '#'; ValueError for what is no code of a statement."""
    kept = clean(name)
    parts = [f"v={VERSION}", f"codes={_runs(dict.fromkeys(codes))}"]
    if kept:
        parts.append(f"name={quote(kept, safe='').replace('.', '%2E').replace('~', '%7E')}")
    body = "&".join(parts)
    return f"{body}&check={crc32(body.encode()):08x}"


def clean(name: str) -> str:
    """Return a name as one line that shows what it holds, cut to its longest."""
    seen = UNSEEN.sub("", CONTROLS.sub(" ", name)).strip(" ")
    return seen[:LONGEST_NAME].strip(" ")


def _runs(codes: Iterable[str]) -> str:
    """Return codes in their order, those in a row as one: what a part shares with the one before is left out."""
    runs: list[tuple[str, str, int, int]] = []
    for code in codes:
        found = CODE.fullmatch(code)
        if not found:
            raise ValueError(code)
        sub, letter, number = found[1], found[2], int(found[3])
        if runs and runs[-1][:2] == (sub, letter) and runs[-1][3] + 1 == number:
            runs[-1] = (*runs[-1][:3], number)
        else:
            runs.append((sub, letter, number, number))
    written, before = [], ("", "")
    for sub, letter, first, last in runs:
        head = "" if (sub, letter) == before else letter if sub == before[0] else sub + letter
        written.append(f"{head}{first}" if first == last else f"{head}{first}-{last}")
        before = (sub, letter)
    return ".".join(written)
