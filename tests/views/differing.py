"""What two renderings of one page differ in, for golden files that hold nothing twice."""

from __future__ import annotations

from difflib import unified_diff


def differing(plain: str, shown: str) -> str:
    """Return the lines of a page that another rendering of it has not, or lost, each with a line around it."""
    lines = unified_diff(plain.splitlines(), shown.splitlines(), n=1, lineterm="")
    # Numbers of lines would change with every line above.
    return "".join("…\n" if line.startswith("@@") else f"{line}\n" for line in lines if line not in {"--- ", "+++ "})
