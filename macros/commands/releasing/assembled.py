"""The files of a release: all that is uploaded, in one folder, with one list of checksums."""

from __future__ import annotations

import gzip
import io
import shutil
import tarfile
from datetime import date
from pathlib import Path

import yaml

from macros.commands.command import CommandError
from macros.commands.releasing.run import run
from macros.model.edition import epoch_of
from macros.offline.sums import SUMS, to_sums
from macros.query.volumes import FOLDER

NAMESPACE = "handbook-release"
"""What a signature by ssh-keygen is for; whoever verifies it names the same."""


def assemble(copy: Path, folder: Path, code: str) -> None:
    """Put what a copy has made into a folder: offline copies, books, bill of materials, and the site for a server."""
    folder.mkdir(parents=True)
    for path in sorted((copy / "dist").iterdir()):
        if path.is_file() and path.suffix != ".sha256":  # one list is over all of them
            shutil.copyfile(path, folder / path.name)
    for book in sorted((copy / "site" / FOLDER).glob("*.pdf")):
        shutil.copyfile(book, folder / f"handbook-{code}-book-{book.name}")
    day = yaml.safe_load((copy / "data" / "edition.yaml").read_text("utf-8"))["date"]
    name = f"handbook-{code}-site"
    (folder / f"{name}.tar.gz").write_bytes(to_tar(copy / "site", name, epoch_of(date.fromisoformat(str(day)))))


def to_tar(site: Path, name: str, moment: int) -> bytes:
    """Return a site as the archive that is unpacked on a server: the same bytes wherever it is made."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(site.rglob("*")):
            if not path.is_file():
                continue
            entry = tarfile.TarInfo(f"{name}/{path.relative_to(site).as_posix()}")
            entry.size, entry.mtime, entry.mode = path.stat().st_size, moment, 0o644
            archive.addfile(entry, io.BytesIO(path.read_bytes()))
    return gzip.compress(made.getvalue(), mtime=0)


def write_sums(folder: Path) -> None:
    """Write the list of checksums over every file of a release."""
    files = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(SUMS)}
    (folder / SUMS).write_bytes(to_sums(files))


def sign(folder: Path, key: str) -> str:
    """Sign the list with a key, where one is given, and say how it is verified.

    The path of a private key of SSH is used by ssh-keygen; anything else is the name of a key that gpg has.
    """
    if not key:
        return "not signed: no key was given (KEY=)"
    if "/" in key and not Path(key).expanduser().is_file():
        raise CommandError(f"there is no file {key}")
    if Path(key).expanduser().is_file():
        path = str(Path(key).expanduser().resolve())
        run(["ssh-keygen", "-Y", "sign", "-q", "-f", path, "-n", NAMESPACE, SUMS], folder)
        return f"signed by ssh-keygen: ssh-keygen -Y verify -f SIGNERS -I NAME -n {NAMESPACE} -s {SUMS}.sig < {SUMS}"
    run(["gpg", "--batch", "--yes", "--local-user", key, "--armor", "--detach-sign", SUMS], folder)
    return f"signed by gpg: gpg --verify {SUMS}.asc {SUMS}"
