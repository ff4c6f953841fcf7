"""The pieces of files for learning systems, fetched when a reader saves one of them."""

from __future__ import annotations

import json
from collections.abc import Callable

from macros.exports import canvas, case, moodle, smart_evidence
from macros.exports.pieces import BASE, CHOSEN, Piece
from macros.model.handbook import Handbook

PIECES: dict[str, Callable[[Handbook, str], list[Piece]]] = {
    "moodle": moodle.pieces,
    "canvas": canvas.pieces,
    "mahara": smart_evidence.pieces,
    "case": case.pieces,
}
"""The formats of which a browser saves selections."""


def learning_files(handbook: Handbook, site: str) -> dict[str, bytes]:
    """Return the scripts that hold the pieces: with addresses, and for a copy in a folder without.

    A handbook that has an address of its own names it wherever a copy lies; any other that of the page that saves.
    """
    made = {"assets/learning-linked.js": _script("hbLearningLinked", handbook, site or BASE)}
    return made if site else made | {"assets/learning-bare.js": _script("hbLearningBare", handbook, "")}


def _script(name: str, handbook: Handbook, base: str) -> bytes:
    data = {
        "signs": {"base": BASE, "count": CHOSEN.count, "mark": CHOSEN.mark},
        "formats": {word: pieces(handbook, base) for word, pieces in PIECES.items()},
    }
    return f"globalThis.{name}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()
