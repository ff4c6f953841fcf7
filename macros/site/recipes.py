"""The recipes for servers in examples/hosting/: from the one table in policy.py, so that all of them say the same."""

from __future__ import annotations

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.site import policy

FOLDER = Path(__file__).parent / "recipes"
"""A template a file, under the name of that file."""
ROOM = "/srv/handbook"
"""Where the recipes have the handbook."""
PLACE = "/handbook"
"""The path in the recipes for a host that serves other things, too."""


def recipes() -> dict[str, str]:
    """Return each file by its path in examples/hosting/."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=False,  # noqa: S701 – configurations, and nothing of the data is in them
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
    )
    environment.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    environment.filters["letters"] = lambda kind: f"{kind}; charset=utf-8" if kind in policy.NAMES_LETTERS else kind
    given = {
        "headers": policy.HEADERS,
        "types": policy.CONTENT_TYPES,
        "every_type": {suffix: kinds[0] for suffix, kinds in policy.TYPES.items()},
        "revalidated": policy.REVALIDATED,
        "unchanging": policy.UNCHANGING,
        "hashed": policy.HASHED,
        "case": policy.WITHOUT_SUFFIX,
        "error_page": policy.ERROR_PAGE,
        "room": ROOM,
        "place": PLACE,
    }
    names = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())
    return {name: environment.get_template(name).render(given) for name in names}
