"""What is added beyond the pages: permalinks, exports, scripts, live reload, and dates that do not depend on the day.

mkdocs loads this file by its path, so it imports the package only once the build has begun.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

LOCAL_SECTION = "Local"
"""What the menu calls the pages of the organization that gives out a copy."""

DEAD_WEIGHT = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""Files of the theme that no page uses: its scripts, its icon, and its style sheets, of which ours holds a part."""

MARK = "docs/assets/styles/mark.svg"
"""The mark of the site, drawn in a color of the design."""

_commands: list[str] = []


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 – mkdocs' own signature
    """Note which command runs."""
    _commands.append(command)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Forget the package before the macros plugin loads it, so that `mkdocs serve` sees edited Python."""
    project = str(Path(config.config_file_path).parent)
    if project not in sys.path:
        sys.path.insert(0, project)
    for name in [name for name in sys.modules if name.partition(".")[0] == "macros"]:
        del sys.modules[name]
    if config.site_url and not re.fullmatch(r"https?://[^\s?#]+/(?<!\.html/)", config.site_url):
        raise PluginError(
            f"HANDBOOK_URL is '{config.site_url}'; write the address of the folder that the site stands in, "
            "such as https://handbook.example.org/"
        )
    # Live reload is an inline script, which the pages' security policy would block.
    config.extra["served"] = "serve" in _commands
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add permalinks, exports and scripts to the files of the site, so that links to them are checked, too."""
    from macros.collection.data import data_file  # noqa: PLC0415 – see the module's docstring
    from macros.exports import exports  # noqa: PLC0415
    from macros.exports.course_files import course_files  # noqa: PLC0415
    from macros.model.edition import epoch_of  # noqa: PLC0415
    from macros.pages import local_pages, local_stubs  # noqa: PLC0415
    from macros.permalinks import permalink_files  # noqa: PLC0415
    from macros.render import Renderer  # noqa: PLC0415
    from macros.scripts import ScriptError, bundles  # noqa: PLC0415
    from macros.search.files import search_files  # noqa: PLC0415
    from macros.search.prose import prose_records  # noqa: PLC0415
    from macros.search.records import records  # noqa: PLC0415
    from macros.styles import MATERIAL, style_sheet  # noqa: PLC0415
    from macros.tokens import with_tokens  # noqa: PLC0415

    handbook, project = config.extra["handbook"], Path(config.config_file_path).parent
    # mkdocs dates the site map by the clock unless it is told otherwise.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(epoch_of(handbook.local.day)))
    courses = local_stubs(handbook)
    for name, stub in courses.items():
        if files.get_file_from_path(name) is None:
            files.append(File.generated(config, name, content=stub))
    _place_local_pages(files, config, local_pages(handbook) | dict.fromkeys(courses, True))
    prose = [record for page in files.documentation_pages() for record in prose_records(page.content_string, page.url)]
    material = next(Path(str(file.abs_src_path)) for file in files if fnmatch(file.src_uri, MATERIAL))
    try:
        with ThreadPoolExecutor() as pool:  # while Node works, the rest is written
            styling = pool.submit(style_sheet, project, material, config.markdown_extensions)
            bundling = pool.submit(bundles, project)
            searching = pool.submit(search_files, handbook, [*records(handbook), *prose], project)
            made = exports(handbook, config.site_url or "") | data_file(handbook, config.site_url or "")
            made |= course_files(handbook, config.site_url or "")
            config.extra["style"], sheet = styling.result()
            made |= permalink_files(handbook, Renderer(site=config.site_url or "", style=config.extra["style"]))
            made |= bundling.result() | searching.result() | {config.extra["style"]: sheet}
    except ScriptError as error:
        raise PluginError(str(error)) from None
    # The script of the search and the words it knows are one file: a reader waits for one less.
    made["assets/search.js"] = made.pop("assets/search-words.js") + made["assets/search.js"]
    made["assets/mark.svg"] = with_tokens((project / MARK).read_text("utf-8")).encode()
    if handbook.local.logo:
        made["assets/local/logo.png"] = handbook.local.logo.content
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    return files


def _place_local_pages(files: Files, config: MkDocsConfig, pages: dict[str, bool]) -> None:
    """Take out the local pages that would be empty, and give the others a place in the menu."""
    for name, filled in pages.items():
        if not filled and (file := files.get_file_from_path(name)):
            files.remove(file)
    shown = [name for name, filled in pages.items() if filled]
    if shown and config.nav:
        config.nav.insert(1, {LOCAL_SECTION: shown})


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Leave the pages that an organization does not show out of the menu, and out of the way from page to page."""
    config.extra["menu"] = nav  # the order of the chapters of books
    _place_courses(files)
    hides = config.extra["handbook"].local.hides
    if any(hides(page.url) for page in nav.pages):
        nav.items = _shown(nav.items, hides)
        pages = [page for page in nav.pages if not hides(page.url)]
        for before, after in pairwise(pages):
            before.next_page, after.previous_page = after, before
    return nav


def _place_courses(files: Files) -> None:
    """Let a course, which the menu does not list, stand where the list of courses stands."""
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    above = pages["teach/courses.md"].parent
    for name, page in pages.items():
        if name.startswith("teach/courses/") and page.parent is None:
            page.parent = above


def _shown(items: list[StructureItem], hides: Callable[[str], object]) -> list[StructureItem]:
    # A section that holds nothing any more is left out by whoever draws the menu.
    for item in items:
        if isinstance(item, Section):
            item.children = _shown(item.children, hides)
    return [item for item in items if not (isinstance(item, Page) and hides(item.url))]


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG001
    """Build again when something changes in a folder of local additions that stands elsewhere."""
    from macros.local.overlay import folder_of  # noqa: PLC0415 – see the module's docstring

    folder, _ = folder_of(Path(config.config_file_path).parent)
    if folder.is_dir():
        server.watch(str(folder))
    return server


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401, ARG001 – mkdocs' own signature
    """Leave out what the theme ships and no page asks for."""
    for file in list(files):
        if file.src_uri.startswith(DEAD_WEIGHT) or file.src_uri.endswith(".map"):
            files.remove(file)
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Make the books that are asked for, out of the pages that have just been written."""
    volumes, menu = config.extra["volumes"], config.extra["menu"].items
    if not volumes:
        return
    try:
        from macros.book.books import BookError, write_books  # noqa: PLC0415 – its library is not everywhere
    except (ImportError, OSError) as error:
        raise PluginError(f"books cannot be made here ({error}); run 'make pdf', which says what is missing") from None
    try:
        write_books(config.extra["handbook"], volumes, menu, Path(config.site_dir), config.site_url or "")
    except BookError as error:
        raise PluginError(str(error)) from None
