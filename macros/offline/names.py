"""File names that every system takes: a stick is written on one machine and read on another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LONGEST = 100
"""Characters of a path within the copy. Windows takes 260 with the folders above, and people unpack deep down."""
REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ](?=/|$)')
DEVICES = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.[^/]*)?(?=/|$)", re.IGNORECASE)


def refused(names: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with the names of a copy's files, a line a mistake."""
    first: dict[str, str] = {}
    for name in sorted(names):
        if len(name) > LONGEST:
            yield f"{name}: {len(name)} characters; {LONGEST} is the most"
        if REFUSED.search(name) or DEVICES.search(name):
            yield f"{name}: Windows refuses this name; choose another"
        other = first.setdefault(name.casefold(), name)
        if other != name:
            yield f"{name}: differs from {other} only in capitals, and many systems take them for one file"
