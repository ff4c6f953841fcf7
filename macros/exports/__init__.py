"""The handbook as files for other programs. Each export is `Handbook -> bytes`; the site's build writes the files."""

from __future__ import annotations

from macros.exports.handbook_csv import to_csv
from macros.exports.handbook_json import to_json, to_json_schema
from macros.exports.permalink_json import to_permalink_schema
from macros.model.handbook import Handbook


def exports(handbook: Handbook) -> dict[str, bytes]:
    """Return every export by its file name in `exports/`."""
    return {
        "handbook.json": to_json(handbook),
        "handbook.schema.json": to_json_schema(),
        "handbook.csv": to_csv(handbook),
        "permalink.schema.json": to_permalink_schema(),
    }
