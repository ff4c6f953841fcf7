"""The values of the design, for what is not a page: they are in docs/assets/styles/tokens.css and nowhere else."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

SHEET = Path(__file__).parents[2] / "docs" / "assets" / "styles" / "tokens.css"


@cache
def _tokens() -> dict[str, str]:
    return dict(re.findall(r"--hb-([\w-]+): ([^;]+);", SHEET.read_text("utf-8").partition("}")[0]))


def token(name: str, *, dark: bool = False) -> str:
    """Return a token by its name without `--hb-`; of a color, what it is on a light page, or on a dark one."""
    value = re.sub(r"^light-dark\((.+), (.+)\)$", r"\2" if dark else r"\1", _tokens()[name])
    return re.sub(r"var\(--hb-([\w-]+)\)", lambda found: token(found[1], dark=dark), value)


def with_tokens(text: str) -> str:
    """Return a text in which each `var(--hb-…)` is the token's value."""
    return re.sub(r"var\(--hb-([\w-]+)\)", lambda found: token(found[1]), text)
