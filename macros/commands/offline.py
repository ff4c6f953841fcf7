"""The offline copies of the built site, a zip and one file; of one whose last build did not end well, none is made."""

from __future__ import annotations

from pathlib import Path

from macros.book.single import Told, single
from macros.commands.command import Command, CommandError, Options
from macros.model.edition import day_in_words
from macros.offline.archive import built_of, write_archive
from macros.offline.sums import CopyError, to_sums
from macros.read.whole import write_whole
from macros.site.swap import SiteError, settled


def _run(options: Options) -> str:
    site, folder = options.project / "site", options.project / "dist"
    try:
        with settled(site):
            paths = [write_archive(site, folder), _write_single(site, folder)]
    except (CopyError, SiteError) as error:
        raise CommandError(str(error)) from None
    return "\n".join(
        f"{what}: {path}, {path.stat().st_size:,} bytes; its checksum: {path.name}.sha256"
        for what, path in zip(("The offline copy", "The same in one file"), paths, strict=True)
    )


def _write_single(site: Path, folder: Path) -> Path:
    built = built_of(site)
    content = single(site, Told(built.code, day_in_words(built.date), built.address))
    path = folder / f"{built.name}.html"
    write_whole({path: content, path.with_name(f"{path.name}.sha256"): to_sums({path.name: content})})
    return path


COMMAND = Command("offline", "write the offline copies of site/ into dist/: a zip, and one file", _run)
