"""The offline copy of the built site; of one whose last build did not end well, none is made."""

from __future__ import annotations

from macros.commands.command import Command, CommandError, Options
from macros.offline.archive import write_archive
from macros.offline.sums import CopyError
from macros.site.swap import SiteError, settled


def _run(options: Options) -> str:
    site = options.project / "site"
    try:
        with settled(site):
            path = write_archive(site, options.project / "dist")
    except (CopyError, SiteError) as error:
        raise CommandError(str(error)) from None
    return f"The offline copy: {path}, {path.stat().st_size:,} bytes; its checksum: {path.name}.sha256"


COMMAND = Command("offline", "write the offline copy of site/ into dist/", _run)
