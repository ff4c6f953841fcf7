"""What `make serve` does with an edit: the pages that it touches are shown at once, and a whole build makes the rest.

The whole build runs in a process of its own and ends as any build does, so what is served settles to the very bytes of
`make build`. An edit that comes before it has ended stops it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Protocol

from macros.load.overlay import folder_of
from macros.query.volumes import UnknownBookError
from macros.read.problems import DataError
from macros.site.macros import VIEWS, UnknownThingError
from macros.site.pages import outline
from macros.site.render import FRAGMENTS
from macros.site.site import Site, load_site

Stamps = Mapping[Path, tuple[int, int]]
"""When each file was changed, and its size."""
CALL = re.compile(r"\{\{ (\w+)\(([^(){}]*)\) \}\}\s*")
"""The only thing on a page that is made from data: the call of a macro."""


def stamps(folders: Iterable[Path]) -> Stamps:
    """Return what tells whether a file below some folders has changed."""
    found = {}
    for folder in folders:
        # Local additions may be one file, a workbook.
        for path in (folder,) if folder.is_file() else folder.rglob("*"):
            try:
                state = path.stat()
            except OSError:  # gone in the meantime
                continue
            if path.suffix != ".pyc" and path.is_file():
                found[path] = (state.st_mtime_ns, state.st_size)
    return found


def changed(before: Stamps, now: Stamps) -> set[Path]:
    """Return the files that were changed, added or taken away."""
    return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}


@dataclass
class Shown:
    """The views that pages show, so that the next site can be compared with them."""

    views: dict[str, object] = field(default_factory=dict)
    """By the path of the page in docs/."""

    def touched(self, site: Site, sources: Mapping[str, str]) -> set[str]:
        """Return the pages whose views differ from those of the site before, and remember the new ones.

        `sources` are the pages by their path in docs/, as they are written there.
        """
        before, self.views = self.views, dict(_views(site, sources))
        return {path for path, view in self.views.items() if path not in before or before[path] != view}


def _views(site: Site, sources: Mapping[str, str]) -> Iterable[tuple[str, object]]:
    for path, text in sources.items():
        call = CALL.fullmatch(text)
        if call and call[1] in VIEWS:
            arguments = re.findall(r'"([^"]*)"', call[2])
            yield path, VIEWS[call[1]][1](site.handbook, *arguments)


class Pages(Protocol):
    """The pages that are served, as the program holds them that builds and serves them."""

    def site(self) -> Site:
        """Return the site that they show."""

    def show(self, site: Site) -> None:
        """Let them show another site once they are rendered anew."""

    def sources(self) -> Mapping[str, str]:
        """Return what each page is made from, by its path in docs/."""

    def render(self, paths: set[str]) -> None:
        """Write pages anew, by their paths in docs/."""

    def build(self) -> None:
        """Build the whole site in place of what is served."""

    def start_anew(self) -> None:
        """Start the program once more, because Python keeps the modules that it has read."""

    def say(self, problems: str) -> None:
        """Tell the editor what is wrong."""


class Served:
    """The site while it is served, and what an edit makes of it."""

    def __init__(self, pages: Pages, settling: Settling) -> None:
        """Note what is shown at present."""
        self._pages, self._settling = pages, settling
        project = pages.site().settings.project
        self._python = project / "macros"
        self._quick = (project / "data", FRAGMENTS, folder_of(project)[0])
        rest = (project / name for name in ("docs", "macros", "overrides"))
        self.folders = tuple(folder for folder in (*rest, *self._quick) if folder.exists())
        """The folders in which an edit shows; a workbook of local additions is among them."""
        self._stamps = stamps(self.folders)
        self._shown = Shown()
        self._shown.touched(pages.site(), pages.sources())

    def rebuild(self) -> None:
        """Bring what is served up to date with what has changed."""
        self._settling.stop()
        now = stamps(self.folders)
        edited, self._stamps = changed(self._stamps, now), now
        if any(path.suffix == ".py" and self._python in path.parents for path in edited):
            # First in a process of its own, so that a mistake in it ends nothing.
            if self._settling.build():
                self._pages.start_anew()
            return
        try:
            quickly = all(any(folder in (path, *path.parents) for folder in self._quick) for path in edited)
            if quickly and self._show(edited):
                self._settling.start()
                return
        except (DataError, UnknownBookError, UnknownThingError) as error:
            self._pages.say(str(error))
            return
        self._pages.build()
        self._shown.touched(self._pages.site(), self._pages.sources())

    def _show(self, edited: set[Path]) -> bool:
        """Write the pages that an edit touches; return False where it takes a whole build to show it."""
        before = self._pages.site()
        site = load_site(before.settings)
        if outline(site.handbook) != outline(before.handbook):
            return False
        self._pages.show(site)
        touched = self._shown.touched(site, self._pages.sources())
        # A fragment may be on any page, and so may a term.
        if any(FRAGMENTS in path.parents for path in edited) or site.handbook.glossary != before.handbook.glossary:
            touched = set(self._shown.views)
        self._pages.render(touched)
        return True


class Settling:
    """The whole build that follows an edit."""

    def __init__(self, config: Path, root: Path, tell: Callable[[str], None], reload: Callable[[], None]) -> None:
        """Build `config` into `root`; `tell` says what went wrong, `reload` that open pages are no longer right."""
        self._command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
        self._root, self._tell, self._reload = root, tell, reload
        self._process: subprocess.Popen[str] | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to build, in place of what has not ended yet."""
        self.stop()
        self._thread = Thread(target=self.build, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End what is going on; what is served is then whole, if not settled."""
        if self._process:
            self._process.kill()
        if self._thread:
            self._thread.join()
        self._thread = None

    def build(self) -> bool:
        """Build, and return whether it went well; what is served is brought up to date with it."""
        with tempfile.TemporaryDirectory() as folder:
            built = Path(folder) / "site"
            self._process = subprocess.Popen(  # noqa: S603 – the project's own build
                [*self._command, "--site-dir", str(built)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            )
            said, _ = self._process.communicate()
            if self._process.returncode > 0:  # below 0, an edit has stopped it
                self._tell(said.strip())
            elif self._process.returncode == 0 and bring_up_to_date(self._root, built):
                self._reload()
            return self._process.returncode == 0


def bring_up_to_date(root: Path, built: Path) -> bool:
    """Make a folder hold what another holds, each file at one stroke; return whether an open page would differ."""
    new = {path.relative_to(built): path for path in built.rglob("*") if path.is_file()}
    old = {path.relative_to(root): path for path in root.rglob("*") if path.is_file()}
    differing = [name for name, path in new.items() if name not in old or old[name].read_bytes() != path.read_bytes()]
    for name in differing:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        unfinished = (root / name).with_name(f".{name.name}.part")
        unfinished.write_bytes(new[name].read_bytes())
        unfinished.replace(root / name)
    gone = old.keys() - new.keys()
    for name in gone:
        old[name].unlink()
    return any(name.suffix in {".html", ".css", ".js"} for name in (*differing, *gone))
