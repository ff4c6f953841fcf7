"""What two renderings of one page differ in, for golden files that hold nothing twice."""

from __future__ import annotations

from difflib import unified_diff


def differing(plain: str, shown: str) -> str:
    """Return the lines that only one of two renderings of a page has."""
    lines = unified_diff(plain.splitlines(), shown.splitlines(), n=0, lineterm="")
    # Numbers of lines would change with every line above.
    return "".join("…\n" if line.startswith("@@") else f"{line}\n" for line in lines if line not in {"--- ", "+++ "})
