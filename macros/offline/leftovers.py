"""What systems leave behind in folders that somebody looks into, and in zips that they make."""

from __future__ import annotations

import re

LEFTOVERS = re.compile(
    r"""(?:^|.*/)(?:
        \.DS_Store | \.AppleDouble/.* | \._[^/]* | \.localized | \.apdisk | \.VolumeIcon\.icns | Icon\r
        | (?:__MACOSX|\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems|\.DocumentRevisions-V100)/.*
        | Thumbs\.db(?::encryptable)? | ehthumbs(?:_vista)?\.db | desktop\.ini
        | \$RECYCLE\.BIN/.* | System\ Volume\ Information/.*
        | \.directory | \.Trash-[0-9]+/.* | \.nfs[0-9a-f]+ | lost\+found/.*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Names of files that macOS, Windows and Linux write by themselves. No page and no script has such a name."""


def left_behind(name: str) -> bool:
    """Say whether a file, by its path from the root of a copy, is one that systems write by themselves."""
    return bool(LEFTOVERS.fullmatch(name))
