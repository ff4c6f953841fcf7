"""How every export writes JSON."""

from __future__ import annotations

import json


def dump(value: object) -> bytes:
    """Return a value as JSON: UTF-8, two-space indentation, keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
