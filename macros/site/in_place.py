"""A site replaced file by file, for a folder that cannot be renamed: on a disk of its own, or in others' folder.

The new site is brought into the old one's folder whole, under a hidden name, before anything changes: from there on
files are only deleted and renamed, which needs no room. What interrupts it is made good by doing it again.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

BRINGING, WHOLE, MOVING = ".site.bringing", ".site.whole", ".site.moving"
"""The new site within the folder of the old one: while it is copied, before and while its files take their places."""


def bring(part: Path, site: Path) -> None:
    """Bring a whole site into the folder of another, by a rename or as a copy. Raises OSError, and changes nothing."""
    try:
        part.rename(site / WHOLE)
    except OSError:
        bringing = site / BRINGING
        try:
            shutil.rmtree(bringing, ignore_errors=True)
            shutil.copytree(part, bringing)
            bringing.rename(site / WHOLE)
        finally:
            shutil.rmtree(bringing, ignore_errors=True)
        shutil.rmtree(part)


def is_under_way(site: Path) -> bool:
    """Say whether a site has begun to be replaced, and is not yet the new one."""
    return (site / WHOLE).exists() or (site / MOVING).exists()


def replace(site: Path) -> None:
    """Let the site that was brought take its place, from the beginning or from where it was interrupted."""
    whole, moving = site / WHOLE, site / MOVING
    if whole.exists():
        wanted = {path.relative_to(whole): _is_folder(path) for path in whole.rglob("*")}
        for path in _from_below(site):
            if wanted.get(path.relative_to(site)) != _is_folder(path):
                path.rmdir() if _is_folder(path) else path.unlink()
        whole.rename(moving)
    for path in sorted(moving.rglob("*")):
        target = site / path.relative_to(moving)
        if _is_folder(path):
            target.mkdir(exist_ok=True)
        else:
            path.replace(target)
    shutil.rmtree(moving)


def _from_below(site: Path) -> Iterator[Path]:
    """Yield what is in a site, what is in a folder before the folder; hidden things are not the site's."""
    for path in sorted(site.rglob("*"), reverse=True):
        if not path.relative_to(site).parts[0].startswith("."):
            yield path


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
