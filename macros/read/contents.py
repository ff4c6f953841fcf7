"""What a file holds, but never more of it than anybody would read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.read.problems import Problem

LARGEST = 4_000_000
"""Bytes of the largest file that is read; a directory of 2,000 services has 1,000,000."""


def contents(path: Path) -> bytes:
    """Return the bytes of a file, one more than are allowed where it is too large. Raises OSError."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def too_large(file: str, content: bytes) -> Iterator[Problem]:
    """Yield a problem where a file is larger than it may be."""
    if len(content) > LARGEST:
        yield Problem(file, 1, f"the file is larger than {LARGEST // 1_000_000} MB; take out what does not belong")
