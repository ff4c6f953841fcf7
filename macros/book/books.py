"""Makes the books of a site, and puts them into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from macros.book.chapters import chapters
from macros.book.pdf import BookError, to_pdf
from macros.site.render import Renderer
from macros.site.site import MenuEntry, Site
from macros.views.book import book_view

__all__ = ["BookError", "write_books"]


def write_books(site: Site, folder: Path, tell: Callable[[str], None]) -> None:
    """Write each book of a site as PDF, out of the pages in a folder, to where they say it is.

    A book takes a minute or more, so `tell` is given a line before each. Raises BookError.
    """
    renderer, address = Renderer(), site.settings.address
    for number, volume in enumerate(site.volumes, 1):
        tell(f"Book {number} of {len(site.volumes)}: {volume.title} ({volume.href})")
        menu = (MenuEntry(volume.title, volume.sheet),) if volume.sheet else site.menu
        made = chapters(menu, volume.holds, folder, address)
        view = book_view(site.handbook, volume.group, address, made, is_checklist=bool(volume.sheet))
        html = renderer.render("book", view, here=volume.href)
        path = folder / volume.href
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(to_pdf(html, folder, f"{site.handbook.edition.code} {volume.name}"))
