"""Everything that a site holds besides its pages, as bytes by address.

What Node makes is asked for as early as it can be and taken as late: meanwhile the build renders pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from macros.exports import exports
from macros.exports.collection_data import data_file
from macros.exports.course_files import course_files
from macros.node.scripts import bundles
from macros.search.files import search_files
from macros.search.prose import prose_records
from macros.search.records import records
from macros.site.permalinks import permalink_files
from macros.site.render import Renderer
from macros.site.site import Site

LOGO = "assets/local/logo.png"


class Making:
    """The files of a site while they are made."""

    def __init__(self, site: Site) -> None:
        """Begin with what depends on no page."""
        self.site = site
        self._pool = ThreadPoolExecutor()
        self._jobs: list[Future[dict[str, bytes]]] = [self._pool.submit(bundles, site.settings.project)]

    def from_data(self, written: Iterable[tuple[str, str]]) -> dict[str, bytes]:
        """Return exports, permalinks and the like, to which pages may link, and begin with the search.

        `written` are the pages as they are in docs/: address and Markdown. The search finds those that are prose.
        """
        site = self.site
        prose = (record for address, text in written for record in prose_records(text, address))
        found = [*records(site.handbook), *prose]
        self._jobs.append(self._pool.submit(search_files, site.handbook, found, site.settings.project))
        site.found = frozenset(record.code for record in found)
        site.files = dict(_from_data(site))
        return site.files

    def from_node(self) -> dict[str, bytes]:
        """Return scripts, and what they read. Raises ScriptError."""
        with self._pool:
            made = {name: content for job in self._jobs for name, content in job.result().items()}
        # The script of the search and the words it knows are one file: a reader waits for one less.
        made["assets/search.js"] = made.pop("assets/search-words.js") + made["assets/search.js"]
        self.site.files |= made
        return made


def _from_data(site: Site) -> Iterator[tuple[str, bytes]]:
    handbook, address = site.handbook, site.settings.address
    yield from exports(handbook, address).items()
    yield from data_file(handbook, address).items()
    yield from course_files(handbook, address).items()
    yield from permalink_files(handbook, Renderer(site=address))
    if handbook.local.logo:
        yield LOGO, handbook.local.logo.content
