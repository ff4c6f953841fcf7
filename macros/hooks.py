"""What is added beyond the pages, wired to mkdocs: files, the menu, a site swapped in whole, live reload.

mkdocs loads this file by its path. Pages can be read without it: what they say comes from the macros alone.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import _SCRIPT_TEMPLATE, LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import yaml_load

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from macros.model import addresses
from macros.model.edition import epoch_of
from macros.model.words import ENGLISH
from macros.node.scripts import ScriptError
from macros.rules.advice import in_local_texts
from macros.rules.translations import behind
from macros.site import pages
from macros.site.corrections import corrections_address
from macros.site.files import Making
from macros.site.finished import STUB, Finished, Permalink, finish
from macros.site.kinds import KindError, hold_whole
from macros.site.proof import ProofError, prove
from macros.site.public_address import AddressError, public_address
from macros.site.render import compiled_templates
from macros.site.serving import Served, Settling
from macros.site.site import MenuEntry, Site
from macros.site.swap import SiteError, Swap

LOCAL_SECTION = "Local"
"""What the menu calls the pages of the organization that gives out a copy."""

DEAD_WEIGHT = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""Files of the theme that no page uses: its scripts, its icon, and its style sheets, of which ours holds a part."""

LIVE_RELOAD = "/livereload.js"
"""Where a page finds what makes it reload while it is served."""

log = logging.getLogger(f"{mkdocs.__name__}.handbook")
"""Under the name of the program that builds: ProperDocs puts itself in the place of mkdocs."""


class _Build:
    """What one event of a build leaves for a later one."""

    def __init__(self) -> None:
        self.command = "build"
        self.swap: Swap | None = None
        """How the site takes its place; None while it is served, and once it has."""
        self.config: MkDocsConfig
        self.files: Files
        self.nav: Navigation
        self.listed: dict[str, list[Page]] = {}
        """The pages that the menu does not list, by the address of the page that leads to them."""
        self.env: Any
        self.making: Making
        self.finished: dict[str, Finished] = {}


_build = _Build()


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 – mkdocs' own signature
    """Note which command runs."""
    _build.command = command
    if command == "build":  # it is over before it pays to look for what nobody needs any more
        gc.disable()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let the site be written beside its place, and refuse an address that no site can have."""
    if _build.command != "serve":
        try:
            _build.swap = Swap(Path(config.site_dir))
        except SiteError as error:
            raise PluginError(str(error)) from None
        config.site_dir = str(_build.swap.part)
    if _build.command == "serve":  # what is served is what a build makes, not a site at this machine's address
        config.site_url = yaml_load(Path(config.config_file_path).read_text("utf-8"))["site_url"]
    if config.site_url:
        try:
            config.site_url = public_address(config.site_url)
        except AddressError as error:
            raise PluginError(str(error)) from None
    try:
        config.extra["corrections"] = corrections_address(config.extra["corrections"] or "")
    except AddressError as error:
        raise PluginError(str(error)) from None
    project = Path(config.config_file_path).resolve().parent
    _build.making = Making(project, config.theme.dirs, config.markdown_extensions)
    return config


def on_build_error(error: Exception) -> None:
    """Say in one sentence what the system refused, and what has become of the site."""
    left = _give_up()
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        raise Abort(f"The build has stopped ({where}{error.strerror or error}); mend that, and build again. {left}")
    if left:
        log.info(left)


def on_shutdown() -> None:
    """Say it, too, where a build has ended without an error: interrupted, or by a macro, whose plugin simply exits."""
    gc.enable()
    if left := _give_up():
        log.info(left)


def _give_up() -> str:
    """Take back the site that was not finished, if there is one; return what has become of the one that was there."""
    swap, _build.swap = _build.swap, None
    return swap.give_up() if swap else ""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add permalinks, exports and scripts to the files of the site, so that links to them are checked, too."""
    site: Site = config.extra["site"]
    for how in site.handbook.local.how:
        log.info(how)
    _tell(site)
    # mkdocs dates the site map by the clock unless it is told otherwise.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(epoch_of(site.handbook.local.day)))
    courses = pages.local_stubs(site.handbook)
    for name, stub in courses.items():
        if files.get_file_from_path(name) is None:
            files.append(File.generated(config, name, content=stub))
    _place_local_pages(files, config, pages.local_pages(site.handbook) | dict.fromkeys(courses, True))
    written = [(page.url, page.content_string) for page in files.documentation_pages()]
    try:
        _append(files, config, _build.making.early(site, written))
    except ScriptError as error:
        raise PluginError(str(error)) from None
    return files


def _tell(site: Site) -> None:
    """Say what somebody should look at, though it keeps nothing from being built."""
    for problem in sorted([*in_local_texts(site.handbook, site.handbook.local), *behind(site.handbook)]):
        log.info(str(problem))


class _Made(File):
    """A file that the build has made: no page, though its name may end as those of pages do."""

    def is_documentation_page(self) -> bool:
        """Say that mkdocs has nothing to do with what is in it."""
        return False


def _append(files: Files, config: MkDocsConfig, made: dict[str, bytes]) -> None:
    for name, content in made.items():
        files.append(_Made.generated(config, name, content=content))


def _place_local_pages(files: Files, config: MkDocsConfig, local: dict[str, bool]) -> None:
    """Take out the local pages that would be empty, and give the others a place in the menu."""
    for name, filled in local.items():
        if not filled and (file := files.get_file_from_path(name)):
            files.remove(file)
    shown = [name for name, filled in local.items() if filled]
    if shown and config.nav:
        config.nav.insert(1, {LOCAL_SECTION: shown})


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Leave the pages that an organization does not show out of the menu, and out of the way from page to page."""
    site: Site = config.extra["site"]
    _build.listed = _listed(files, pages.stubs(site.handbook))
    _place_listed(files)
    hides = site.handbook.local.hides
    if any(hides(page.url) for page in nav.pages):
        nav.items = _shown(nav.items, hides)
        shown = [page for page in nav.pages if not hides(page.url)]
        for before, after in pairwise(shown):
            before.next_page, after.previous_page = after, before
    _build.nav = nav
    return nav


def _menu(items: Iterable[StructureItem]) -> tuple[MenuEntry, ...]:
    """Return the menu as a value of its own, once the pages have their titles."""
    found: list[MenuEntry] = []
    for item in items:
        if isinstance(item, Page):
            found.append(_menu_entry(item))
        elif isinstance(item, Section):
            found.append(MenuEntry(item.title, "", _menu(item.children)))
    return tuple(found)


def _menu_entry(page: Page) -> MenuEntry:
    """Return a page; where it leads to others that the menu does not list, with those below it."""
    entry = MenuEntry(str(page.title), page.url)
    below = _build.listed.get(page.url)
    return MenuEntry(entry.title, "", (entry, *map(_menu_entry, below))) if below else entry


def _listed(files: Files, order: Iterable[str]) -> dict[str, list[Page]]:
    """Return the pages that the menu does not list, in an order of paths, by the page that leads to them."""
    found: dict[str, list[Page]] = {}
    for path in order:
        file = files.get_file_from_path(path)
        above = addresses.listing(file.url) if file else ""
        if file and file.page and above and file.page.parent is None:
            found.setdefault(above, []).append(file.page)
    return found


def _place_listed(files: Files) -> None:
    """Let such a page be where the page that leads to it is, and lead on to the next one of its kind."""
    above = {file.url: file.page for file in files.documentation_pages() if file.page}
    for address, below in _build.listed.items():
        for page in below:
            page.parent = above[address].parent
            page.listing = above[address]  # type: ignore[attr-defined]  # for the path and the menu
        for before, after in pairwise([above[address], *below]):
            after.previous_page = before
        for before, after in pairwise(below):
            before.next_page = after


def _shown(items: list[StructureItem], hides: Callable[[str], object]) -> list[StructureItem]:
    # A section that holds nothing any more is left out by whoever draws the menu.
    for item in items:
        if isinstance(item, Section):
            item.children = _shown(item.children, hides)
    return [item for item in items if not (isinstance(item, Page) and hides(item.url))]


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Keep what a macro has finished from being read as Markdown."""
    if not STUB.fullmatch(page.file.content_string):
        return markdown
    toc = config.mdx_configs["toc"]
    site: Site = config.extra["site"]
    words = site.frames[page.meta.get("lang", ENGLISH)].words
    permalink = Permalink(toc["permalink"], words.of("section_link"))
    _build.finished[page.file.src_uri] = finish(markdown, config.extra["views"].renderer, permalink)
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put a finished page in place of the nothing that Markdown has read."""
    finished = _build.finished.pop(page.file.src_uri, None)
    if finished is None:
        return html
    page.toc = get_toc(finished.contents)  # type: ignore[arg-type]  # as Markdown gives it
    page.present_anchor_ids = finished.anchors
    return finished.html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401 – mkdocs' own signature
    """Add the search, leave out what the theme ships and no page asks for, hold every kind of thing to its promise."""
    _build.config, _build.env, _build.files = config, env, files
    env.bytecode_cache = compiled_templates()
    try:
        titles = {file.url: _named(file.page) for file in files.documentation_pages() if file.page}
        _append(files, config, _build.making.late(config.extra["site"], titles))
    except ScriptError as error:
        raise PluginError(str(error)) from None
    for file in list(files):
        if file.src_uri.startswith(DEAD_WEIGHT) or file.src_uri.endswith(".map"):
            files.remove(file)
    found = {file.url: file.page.present_anchor_ids or () for file in files.documentation_pages() if file.page}
    try:
        hold_whole(config.extra["site"], found)
    except KindError as error:
        raise PluginError(str(error)) from None
    return env


def _named(page: Page) -> str:
    return f"{page.meta.get('code', '')} {page.title}".strip()


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Make the books that are asked for, out of the pages that have just been written; prove all, and swap it in."""
    site: Site = config.extra["site"]
    if site.volumes:
        site.menu = _menu(_build.nav.items)
        _write_books(site, Path(config.site_dir))
    # In strict mode mkdocs counts warnings, and fails after this.
    counters = [handler for handler in logging.getLogger(mkdocs.__name__).handlers if isinstance(handler, CountHandler)]
    if _build.swap and not any(handler.get_counts() for handler in counters):
        try:
            prove(site.handbook, Path(config.site_dir), site.found, site.settings.address)
        except ProofError as error:
            raise PluginError(str(error)) from None
        said = _build.swap.swap_in()
        config.site_dir = str(_build.swap.site)
        _build.swap = None
        log.info(said or f"The site is whole, and in its place: {config.site_dir}")


def _write_books(site: Site, folder: Path) -> None:
    try:
        from macros.book.books import BookError, write_books  # noqa: PLC0415 – its library is not everywhere
    except (ImportError, OSError) as error:
        raise PluginError(f"books cannot be made here ({error}); run 'make pdf', which says what is missing") from None
    try:
        write_books(site, folder, log.info)
    except BookError as error:
        raise PluginError(str(error)) from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Show an edit at once, wherever the folder of local additions is, and let open pages reload by their policy."""
    reloading = _Reloading(server)
    settling = Settling(Path(config.config_file_path).resolve(), Path(server.root), log.error, reloading.reload)
    served = Served(_Pages(server, builder), settling)
    server.builder = served.rebuild
    for folder in served.folders:
        server.watch(str(folder))
    return server


class _Pages:
    """The pages as mkdocs holds them."""

    def __init__(self, server: LiveReloadServer, builder: Callable[[], None]) -> None:
        self.root, self.build = server.root, builder

    def site(self) -> Site:
        site: Site = _build.config.extra["site"]
        return site

    def show(self, site: Site) -> None:
        _build.config.extra["site"] = site
        _build.config.extra["views"].show(site)
        _tell(site)

    def sources(self) -> dict[str, str]:
        return {file.src_uri: file.content_string for file in _build.files.documentation_pages()}

    def render(self, paths: set[str]) -> None:
        found = [file for file in _build.files.documentation_pages() if file.src_uri in paths]
        shown = [file.page for file in found if file.page]
        for page in shown:
            _populate_page(page, _build.config, _build.files)
        for page in shown:
            _build_page(page, _build.config, found, _build.nav, _build.env)

    def start_anew(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        os.execv(sys.executable, [sys.executable, "-m", "mkdocs", *sys.argv[1:]])  # noqa: S606 – this very command

    def say(self, problems: str) -> None:
        log.error(problems)


class _Reloading:
    """Live reload as a file; the policy of the pages forbids the inline script that mkdocs would add."""

    def __init__(self, server: LiveReloadServer) -> None:
        self.server = server
        server.set_app(self._answer)
        server._inject_js_into_html = self._inject  # type: ignore[method-assign]

    def reload(self) -> None:
        """Let open pages reload."""
        with self.server._epoch_cond:
            self.server._wanted_epoch = self.server._visible_epoch = round(time.monotonic() * 1000)
            self.server._epoch_cond.notify_all()

    def _inject(self, content: bytes, epoch: int) -> bytes:
        tag: str = _build.config.extra["views"].renderer.render("_live_reload", None, f"{LIVE_RELOAD}?{epoch}")
        head, end, tail = content.rpartition(b"</body>")
        return head + tag.encode() + end + tail

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        if environ["PATH_INFO"] != LIVE_RELOAD:
            return self.server.serve_request(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/javascript")])
        epoch = re.sub(r"\D", "", environ["QUERY_STRING"]) or "0"
        return [_SCRIPT_TEMPLATE.substitute(epoch=epoch, request_id=round(time.monotonic() * 1000)).encode()]
