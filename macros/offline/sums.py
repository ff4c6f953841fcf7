"""The list of checksums in a copy: the file SHA256SUMS, as `sha256sum` writes and reads it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

SUMS = "SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


class CopyError(Exception):
    """A copy cannot be made, or is not as it was published; the message lists why."""


def to_sums(files: Mapping[str, bytes]) -> bytes:
    """Return a line for each file, by name: its SHA-256 and its path from the root of the copy."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def from_sums(content: bytes) -> dict[str, str]:
    """Return the checksum of each file that a list names.

    Raises CopyError where a line is none of a list, which means that the list itself is damaged.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        match = LINE.fullmatch(line)
        if not match:
            raise CopyError(f"{SUMS}:{number}: this line is damaged; take a new copy")
        found[match[2]] = match[1]
    return found
