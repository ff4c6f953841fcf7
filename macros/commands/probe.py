"""What a server does wrong with a copy of the handbook."""

from __future__ import annotations

import hashlib
from argparse import ArgumentParser
from http import HTTPStatus
from pathlib import Path

from macros.commands.command import Command, CommandError, Options
from macros.offline.sums import SUMS, CopyError, from_sums
from macros.site.probe import ProbeError, Server, probe


def _run(options: Options) -> str:
    try:
        with Server(options.address) as server:
            files, whence = _files(server, options.site or options.project / "site")
            faults = probe(server, files)
    except (ProbeError, CopyError) as error:
        raise CommandError(str(error)) from None
    if faults:
        head = f"{server.root}: {len(faults)} things to change ({len(files):,} files, {whence}):"
        raise CommandError("\n".join([head.replace(" 1 things", " 1 thing"), *map(str, faults)]))
    checked = f"all {len(files):,} files ({whence}), headers, types, redirects and errors"
    return f"{server.root}: {checked} are as they have to be"


def _files(server: Server, site: Path) -> tuple[dict[str, str], str]:
    """Return the files of the copy with their SHA-256, and where they are listed: in a copy from the zip, by itself."""
    answer = server.ask(SUMS)
    if answer.status == HTTPStatus.OK:
        return from_sums(answer.content), f"by the {SUMS} of the copy"
    if not (site / "index.html").is_file():
        raise CommandError(
            f"{server.root} has no {SUMS}, and {site} holds no built handbook; name the folder that was uploaded: "
            "--site PATH"
        )
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    shown = {name: path for name, path in found.items() if not name.startswith(".")}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in shown.items()}, f"by {site}"


def _ask(parser: ArgumentParser) -> None:
    parser.add_argument("address", help="where the handbook is served, such as https://example.org/handbook/")
    parser.add_argument("--site", type=Path, help="the folder that was uploaded; else site/")


COMMAND = Command("probe", "say what a server has to do otherwise with the handbook", _run, _ask)
