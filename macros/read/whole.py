"""Files that are written whole or not at all: each beside its place first, and renamed once it is whole.

Reading comes first everywhere else; this is here because every room may write a file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def write_whole(files: Mapping[Path, bytes | str]) -> None:
    """Write files into folders that are there, in place of what they held; text as UTF-8.

    None takes its place before all are written, so a full disk leaves every one as it was. Raises OSError.
    """
    written: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            # What a link stands for is written, and the link stays.
            place = path.resolve()
            # Hidden, so that one left behind is taken for no file of the data.
            part = place.with_name(f".{place.name}.part")
            written[part] = place
            _write(part, content, place)
        for part, place in written.items():
            part.replace(place)
    finally:
        for part in written:
            part.unlink(missing_ok=True)


def _write(part: Path, content: bytes | str, place: Path) -> None:
    try:
        with part.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            part.chmod(place.stat().st_mode & 0o7777)
    except OSError as error:
        error.filename = str(place)  # a full disk names no file
        raise
