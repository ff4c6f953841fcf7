"""The offline copy: a zip of the built site that unpacks to a folder one can read."""

from __future__ import annotations

import html
import json
import os
import re
import stat
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from string import Template

from macros.model.edition import day_in_words, epoch_of
from macros.offline.names import refused
from macros.offline.sums import SUMS, CopyError, to_sums
from macros.read.whole import write_whole

README = "README.txt"
ONLY_FOR_SERVERS = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Files that hold addresses of the server they were built for."""
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')


@dataclass(frozen=True)
class Built:
    """What a built site says of itself."""

    code: str
    """The edition's code."""
    date: date
    address: str
    """Where the current edition is, or nothing."""

    @property
    def name(self) -> str:
        """What the copies are called, and the folder that the zip unpacks to."""
        return f"handbook-{self.code}"


def write_archive(site: Path, folder: Path) -> Path:
    """Write the offline copy of a built site and its checksum into a folder; return the path of the zip.

    The same site makes the same bytes: names are sorted, and every file bears the time of SOURCE_DATE_EPOCH, or that of
    the edition. Raises CopyError where there is no site, or a name would not survive the way.
    """
    if not (site / "index.html").is_file() or not (site / "exports" / "handbook.json").is_file():
        raise CopyError(f"{site}: there is no built handbook; run 'make build' first")
    built = built_of(site)
    content = to_archive(_files(site), built)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{built.name}.zip"
    write_whole({path: content, path.with_name(f"{path.name}.sha256"): to_sums({path.name: content})})
    return path


def to_archive(files: Mapping[str, bytes], built: Built) -> bytes:
    """Return the zip of a site's files in one folder, with a README and the list of checksums."""
    whole = {**files, README: _readme(built)}
    whole[SUMS] = to_sums(whole)
    if problems := list(refused(whole)):
        raise CopyError("\n".join(["these files cannot be handed round:", *problems]))
    made = BytesIO()
    moment = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or epoch_of(built.date)))[:6]
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(whole):
            entry = zipfile.ZipInfo(f"{built.name}/{name}", max(moment, (1980, 1, 1, 0, 0, 0)))
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, whole[name], compresslevel=9)
    return made.getvalue()


def _files(site: Path) -> dict[str, bytes]:
    """Return the files of a site; what is hidden in its folder, such as that of git, no build has made."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    left_out = {name for name in found if name in ONLY_FOR_SERVERS or name.startswith(".")}
    return {name: path.read_bytes() for name, path in found.items() if name not in left_out}


def built_of(site: Path) -> Built:
    """Return what a built site says of itself."""
    edition = json.loads((site / "exports" / "handbook.json").read_text("utf-8"))["edition"]
    canonical = CANONICAL.search((site / "index.html").read_text("utf-8"))
    address = html.unescape(canonical[1]).removesuffix("index.html") if canonical else ""
    return Built(edition["code"], date.fromisoformat(edition["date"]), address)


def _readme(built: Built) -> bytes:
    """Return the README, with the line ends that every editor of every Windows shows."""
    current = (
        f"The current edition:\n{built.address}" if built.address else "Ask whoever gave you this copy for a newer one."
    )
    template = Template((Path(__file__).parent / README).read_text("utf-8"))
    text = template.substitute(code=built.code, day=day_in_words(built.date), current=current)
    return text.replace("\n", "\r\n").encode()
