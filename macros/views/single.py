"""What the copy that is one file begins with: what it is, and what of the handbook it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SingleView:
    """The beginning of the one file."""

    title: str
    edition: str
    """The edition's code."""
    day: str
    """The edition's date in words."""
    pages: int
    """How many pages of the handbook are in the file."""
    left_out: Sequence[str]
    """The titles of the pages that are not."""
    address: str
    """Where the current edition is; empty where that is not known."""
