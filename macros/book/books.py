"""Makes the books of a site, and puts them into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from mkdocs.structure import StructureItem

from macros.book.chapters import chapters
from macros.book.pdf import BookError, to_pdf
from macros.book.volumes import Volume
from macros.model.handbook import Handbook
from macros.site.render import Renderer
from macros.views.book import book_view

__all__ = ["BookError", "write_books"]


def write_books(
    handbook: Handbook, volumes: Iterable[Volume], menu: Sequence[StructureItem], site: Path, address: str
) -> None:
    """Write each book as PDF where the pages of the site say it lies. Raises BookError."""
    renderer = Renderer()
    for volume in volumes:
        view = book_view(handbook, volume.group, address, chapters(menu, volume.holds, site, address))
        html = renderer.render("book", view, here=volume.href)
        path = site / volume.href
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(to_pdf(html, site, f"{handbook.edition.code} {volume.name}"))
