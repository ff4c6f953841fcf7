"""The files of permalinks: for everything ever published a page that leads on without scripts, and its record."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.permalink_json import to_permalink_json
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.site.render import Renderer
from macros.views.permalink import permalink_view, retired_view


def permalink_files(handbook: Handbook, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Yield every file by its address; the renderer knows where the site is published."""
    for code in handbook.ledger.identifiers:
        here = addresses.permalink(code)
        yield here, renderer.render("permalink", permalink_view(handbook, code), here).encode()
    for entry in handbook.ledger.retired:
        here = addresses.permalink(entry.code)
        yield here, renderer.render("retired", retired_view(handbook, entry), here).encode()
    yield from to_permalink_json(handbook, renderer.publish)
