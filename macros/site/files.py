"""Everything that a site holds besides its pages, as bytes by address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

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


def make_files(site: Site, written: Iterable[tuple[str, str]]) -> None:
    """Give a site its exports, permalinks, scripts, and what the search reads. Raises ScriptError.

    `written` are the pages as they are in docs/: address and Markdown. The search finds those that are prose.
    """
    handbook, project = site.handbook, site.settings.project
    found = [*records(handbook), *(record for address, text in written for record in prose_records(text, address))]
    with ThreadPoolExecutor() as pool:  # while Node works, the rest is written
        bundling = pool.submit(bundles, project)
        searching = pool.submit(search_files, handbook, found, project)
        made = dict(_from_data(site))
    made |= bundling.result() | searching.result()
    # The script of the search and the words it knows are one file: a reader waits for one less.
    made["assets/search.js"] = made.pop("assets/search-words.js") + made["assets/search.js"]
    site.files, site.found = made, frozenset(record.code for record in found)


def _from_data(site: Site) -> Iterator[tuple[str, bytes]]:
    handbook, address = site.handbook, site.settings.address
    yield from exports(handbook, address).items()
    yield from data_file(handbook, address).items()
    yield from course_files(handbook, address).items()
    yield from permalink_files(handbook, Renderer(site=address))
    if handbook.local.logo:
        yield LOGO, handbook.local.logo.content
