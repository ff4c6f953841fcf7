"""A build changes the site at one stroke: it is written beside its place, and swapped in once it is whole.

Whatever happens before, a failure, a full disk, a kill, the site that was there stays. Between the two renames of a
swap there is no site; the next command that needs one puts it back.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from macros.site import in_place
from macros.site.lock import BusyError, locked


class SiteError(Exception):
    """A site cannot be built or handed on; the message says why and what to do."""


def _near(site: Path, what: str) -> Path:
    """Return where something of a site is: beside it, or in it where others keep the folder that it is in."""
    free = not site.parent.exists() or os.access(site.parent, os.W_OK | os.X_OK)
    return (site.parent if free else site) / f".{site.name}.{what}"


def _part(site: Path) -> Path:
    """Return the folder in which a site is written; there as long as no build has ended well since."""
    return _near(site, "part")


class Swap:
    """One build of a site, from its beginning to its end. No other command can work on the site meanwhile."""

    def __init__(self, site: Path) -> None:
        """Make an empty folder to write in; what an interrupted build left is put right first.

        Raises SiteError where another command works on the site, and OSError.
        """
        self.site = site.resolve()
        if self.site.exists() and not self.site.is_dir():
            raise SiteError(f"{self.site} is a file; take it away, or name another folder for the site")
        self.part = _part(self.site)
        with ExitStack() as stack:
            stack.enter_context(_kept_to_oneself(self.site))
            self.part.mkdir(exist_ok=True)
            _empty(self.part)
            _let_both_be_alike(self.site, self.part)
            self._lock = stack.pop_all()

    def swap_in(self) -> str:
        """Put the site that was written into its place; return what is to be said of it, or ''. Raises OSError."""
        inside = self.part.parent == self.site
        refused = os.strerror(errno.EACCES) if inside else _rename(self.part, self.site)
        if refused:
            in_place.bring(self.part, self.site)
            in_place.replace(self.site)
        self._lock.close()
        return f"{self.site} cannot be renamed ({refused}), so its files were replaced one by one" if refused else ""

    def give_up(self) -> str:
        """Free the room that a failed build takes, and return what has become of the site that was there."""
        with self._lock:
            if in_place.is_under_way(self.site):
                return f"{self.site} is replaced in part; the next build goes on with it"
            with suppress(OSError):  # what cannot be deleted now is deleted by the next build
                _empty(self.part)
        return f"{self.site} is as it was" if self.site.exists() else f"{self.site} was not written"


@contextmanager
def settled(site: Path) -> Iterator[None]:
    """Let a command read a site that is whole and stays as it is. Raises SiteError where it is not."""
    site = site.resolve()
    if not site.parent.is_dir():
        yield
        return
    with _kept_to_oneself(site):
        if _part(site).exists():
            raise SiteError(f"{site}: the last build did not end well; run 'make build', and mend what it names")
        yield


@contextmanager
def _kept_to_oneself(site: Path) -> Iterator[None]:
    """Keep other commands off a site, and put right what an interrupted one has left."""
    lock = _near(site, "lock")
    lock.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(lock))
        except BusyError:
            raise SiteError(f"{site}: another command works on this site; wait for it to end, then try again") from None
        _repair(site)
        yield


def _old(site: Path) -> Path:
    return _near(site, "old")


def _repair(site: Path) -> None:
    if in_place.is_under_way(site):
        in_place.replace(site)
    old = _old(site)
    if old.exists():
        if site.exists():
            _clear_away(old, site)
        else:
            old.rename(site)


def _rename(part: Path, site: Path) -> str:
    """Rename what was written to the site; where the system refuses it, change nothing and return why."""
    old = _old(site)
    if not site.exists():
        part.rename(site)
        return ""
    try:
        site.rename(old)
    except OSError as error:
        return error.strerror or str(error)
    try:
        part.rename(site)
    except OSError as error:
        old.rename(site)
        return error.strerror or str(error)
    _clear_away(old, site)
    return ""


def _clear_away(old: Path, site: Path) -> None:
    """Delete the site that was there, but for what is hidden in it: no build makes that, so it is somebody's own."""
    for path in old.glob(".*"):
        if not (site / path.name).exists():
            path.rename(site / path.name)
    # What cannot be deleted is in nobody's way; the next command tries again.
    shutil.rmtree(old, ignore_errors=True)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _let_both_be_alike(site: Path, part: Path) -> None:
    """Give what is written the owner and the rights of the site, as far as one may."""
    if site.exists():
        there = site.stat()
        with suppress(OSError):
            os.chown(part, there.st_uid, there.st_gid)
        part.chmod(there.st_mode & 0o7777)
