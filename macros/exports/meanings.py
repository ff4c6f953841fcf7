"""The meanings of the glossary's terms, for pages that link to them; fetched when the first is asked for."""

from __future__ import annotations

import json

from macros.model.handbook import Handbook


def meanings_file(handbook: Handbook) -> dict[str, bytes]:
    """Return the script that holds name and meaning of each term, by its code."""
    data = {term.code: [term.name, term.meaning] for term in handbook.glossary.terms}
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {"assets/meanings.js": f"globalThis.hbMeanings={written};\n".encode()}
