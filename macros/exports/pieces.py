"""A file for a learning system in pieces, of which a browser takes those of the statements that a reader has chosen.

A piece is a text, or a list: codes with the pieces that stand for them, and what is between two of these. Python
writes every piece, with the functions that write the whole file; docs/assets/collection/learning.mjs only leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exports.dump import dump
from macros.exports.framework import Selection

Piece = str | dict[str, Any]
"""A text; or `between`, a text, and `parts`, which are pairs of a code and a list of pieces."""

BASE = "\ue000"
"""What stands for the address of the handbook, and in the same way for number and mark of the selection."""
CHOSEN = Selection((), "\ue001", "\ue002")
HERE = "\ue003"
"""Where a list comes in, while its pieces are made."""


def listed(parts: Iterable[tuple[str, Iterable[Piece]]], between: str = "") -> Piece:
    """Return the list of some parts."""
    return {"between": between, "parts": [[code, [*pieces]] for code, pieces in parts]}


def in_json(whole: object, depth: int, lists: Iterable[Iterable[tuple[str, object]]]) -> list[Piece]:
    """Return the pieces of JSON that holds lists, each with one element, HERE, and all at the same depth.

    `lists` are their elements by code, in the order in which the lists are; the depth is in spaces.
    """
    indented = "\n" + " " * depth
    first, *rest = dump(whole).decode().split(f'"{HERE}"')
    made: list[Piece] = [first]
    for elements, after in zip(lists, rest, strict=True):
        parts = ((code, [dump(value).decode().strip("\n").replace("\n", indented)]) for code, value in elements)
        made += [listed(parts, f",{indented}"), after]
    return made
