"""How every export writes JSON."""

from __future__ import annotations

from pydantic_core import to_json


def dump(value: object) -> bytes:
    """Return a value as JSON: UTF-8, two-space indentation, keys in the order given."""
    return to_json(value, indent=2) + b"\n"
