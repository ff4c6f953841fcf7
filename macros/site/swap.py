"""A build changes the site at one stroke: it is written beside its place, and swapped in once it is whole.

Whatever happens before, a failure, a full disk, a machine that is switched off, the site that was there stays. Between
the two renames of a swap there is no site; the next command that needs one puts it back.
"""

from __future__ import annotations

import shutil
from pathlib import Path


def part_of(site: Path) -> Path:
    """Return the folder in which a site is written until it is whole."""
    return site.with_name(f".{site.name}.part")


def _old_of(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def begin(site: Path) -> Path:
    """Return an empty folder to write a site in; what an interrupted build left is put right first."""
    repair(site)
    part = part_of(site)
    if part.exists():
        shutil.rmtree(part)
    part.mkdir(parents=True)
    return part


def repair(site: Path) -> None:
    """Put the site back that an interrupted swap had taken away, and take away what one had left."""
    old = _old_of(site)
    if not old.exists():
        return
    if site.exists():
        shutil.rmtree(old)
    else:
        old.rename(site)


def swap_in(site: Path) -> str:
    """Put the site that was written into its place; return what is to be said of it, or ''.

    A folder that cannot be renamed, such as one on a disk of its own, is filled with copies instead.
    """
    part, old = part_of(site), _old_of(site)
    try:
        if site.exists():
            site.rename(old)
        part.rename(site)
    except OSError as error:
        if old.exists() and not site.exists():
            old.rename(site)
        _copy(part, site)
        shutil.rmtree(part)
        return f"{site} cannot be renamed ({error.strerror}), so its files were copied one by one"
    if old.exists():
        shutil.rmtree(old)
    return ""


def _copy(part: Path, site: Path) -> None:
    """Make a folder hold what another holds, and nothing else."""
    shutil.copytree(part, site, dirs_exist_ok=True)
    kept = {path.relative_to(part) for path in part.rglob("*")}
    for path in sorted(site.rglob("*"), reverse=True):
        if path.relative_to(site) not in kept:
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def is_unfinished(site: Path) -> bool:
    """Say whether the last build of a site began and did not end well."""
    return part_of(site).exists()
