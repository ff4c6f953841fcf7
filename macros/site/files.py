"""Everything that a site holds besides its pages, as bytes by address.

What Node makes is asked for as early as it can be and taken as late: meanwhile the build renders pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from macros.exports import exports
from macros.exports.assessment_data import assessment_file
from macros.exports.collection_data import data_file
from macros.exports.course_data import course_data_file
from macros.exports.course_files import course_files
from macros.exports.documents import document_files
from macros.exports.learning_data import learning_files
from macros.exports.matrix_data import matrix_file
from macros.exports.meanings import meanings_file
from macros.load.overlay import folder_of
from macros.load.words import facts_of
from macros.model import addresses
from macros.model.tokens import with_tokens
from macros.node.scripts import bundles
from macros.search.files import search_files
from macros.search.prose import prose_records
from macros.search.records import records, words_of
from macros.site import manifest, pictures
from macros.site.found import page_records
from macros.site.permalinks import permalink_files
from macros.site.render import Renderer
from macros.site.site import Site
from macros.site.styles import material, style_sheet
from macros.views.home import description

LOGO = "assets/local/logo.png"
MARK = "assets/mark.svg"
MISSING = "assets/missing.js"
"""The script of the page for wrong addresses."""
NEUTRAL = "assets/page.js"
"""The script of the neutral page, to which readers leave."""


class Making:
    """The files of a site while they are made."""

    def __init__(self, project: Path, theme: Iterable[str], extensions: Iterable[str]) -> None:
        """Begin with what needs no data but words; `theme` are the theme's folders, `extensions` those of Markdown."""
        self._project = project
        self._pool = ThreadPoolExecutor()
        self._style = self._pool.submit(style_sheet, project, material(theme), tuple(extensions))
        # Without the rest of the data, so that it need not wait.
        spoken = facts_of([project / "data", folder_of(project)[0]])
        self._bundles = self._pool.submit(bundles, project, spoken)
        self._search: Future[dict[str, bytes]]

    def early(self, site: Site, written: Iterable[tuple[str, str]]) -> dict[str, bytes]:
        """Return exports, permalinks and scripts, to which pages may link, and begin the search. Raises ScriptError.

        `written` are the pages as they are in docs/: address and Markdown. The search finds those that are prose.
        """
        pages = list(written)
        found = list(records(site.handbook))
        found += (record for address, text in pages for record in prose_records(text, address))
        found += page_records(site, pages, {record.url for record in found if record.kind != "function"})
        self._search = self._pool.submit(search_files, site.handbook, found, self._project)
        self._pictures = self._pool.submit(lambda: dict(_pictures(site)))
        site.found = words_of(found)
        made = dict(_exported(site)) | self._bundles.result()
        # Where the neutral page leads is part of its script, so that whoever leaves waits for one file less.
        made[NEUTRAL] = f"globalThis.hbTarget={json.dumps(site.leave.target)};\n".encode() + made[NEUTRAL]
        site.style, sheet = self._style.result()
        site.files = made | dict(_drawn(site)) | {site.style: sheet}
        return {name: content for name, content in site.files.items() if name != MISSING}

    def late(self, site: Site, titles: Mapping[str, str]) -> dict[str, bytes]:
        """Return the search, the pictures, and what finds a page that is missing. Raises ScriptError.

        `titles` are those of all pages, by address.
        """
        with self._pool:
            made = self._search.result() | self._pictures.result()
        # Only the page for wrong addresses asks which pages there are.
        made[MISSING] = f"globalThis.hbPages={json.dumps(titles, ensure_ascii=False)};\n".encode() + site.files[MISSING]
        site.files |= made
        return made


def _exported(site: Site) -> Iterator[tuple[str, bytes]]:
    handbook, address = site.handbook, site.settings.address
    yield from exports(handbook, address).items()
    yield from data_file(handbook, address).items()
    yield from matrix_file(handbook).items()
    yield from learning_files(handbook, address).items()
    yield from assessment_file(handbook).items()
    yield from meanings_file(handbook).items()
    yield from course_files(handbook, address).items()
    yield from course_data_file(handbook, address).items()
    yield from document_files(handbook, address).items()


def _drawn(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield what has to do with the look of the site."""
    handbook = site.handbook
    yield from permalink_files(handbook, Renderer(site=site.settings.address, style=site.style))
    yield MARK, _mark(site).encode()
    yield manifest.ADDRESS, manifest.to_manifest(handbook.name, description(handbook), MARK)
    if handbook.local.logo:
        yield LOGO, handbook.local.logo.content


def _pictures(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield what is drawn in pixels; nothing links to it but heads of pages."""
    mark = _mark(site)
    for address, size in manifest.SIZES.items():
        yield address, pictures.icon(mark, size)
    handbook = site.handbook
    if site.settings.address:
        words = pictures.Words(handbook.edition.title, description(handbook), handbook.local.by)
        yield addresses.SHARED, pictures.share(handbook, words, site.settings.project)


def _mark(site: Site) -> str:
    return with_tokens((site.settings.project / "docs/assets/styles/mark.svg").read_text("utf-8"))
