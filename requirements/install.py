"""Installs packages, says how far it is, and why it failed: `install.py pip LOCK` or `install.py npm FOLDER`.

Nothing but Python itself is installed yet when this runs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

UNREACHED = re.compile(
    r"NewConnectionError|ConnectTimeout|ConnectionError|ProxyError|Name or service not known|name resolution"
    r"|Connection refused|getaddrinfo|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH"
)
"""What pip and npm say where nothing answers."""
LAST = 20
"""Lines of what failed which are shown: its reason is at the end."""


def main(kind: str, what: str) -> int:
    """Install what a lock file pins; return the status of the program that does."""
    pip = kind == "pip"
    command = _pip(Path(what)) if pip else _npm()
    of = Path(what).read_text("utf-8").count("==") if pip else 0
    print(f"Installing {what if pip else f'the packages of {what}/package-lock.json'}", flush=True)
    said: list[str] = []
    with subprocess.Popen(  # noqa: S603 – pip or npm, with what a lock file pins
        command, cwd=None if pip else what, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        for line in running.stdout or ():
            said.append(line.rstrip())
            _tell(said, of)
    if running.returncode:
        _explain(said)
    return running.returncode


def _pip(lock: Path) -> list[str]:
    options = (
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
        "--retries",
        "2",
        "--require-hashes",
    )
    return [sys.executable, "-m", "pip", "install", *options, "--requirement", str(lock)]


def _npm() -> list[str]:
    options = ("--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries", "1", "--loglevel", "error")
    return [shutil.which("npm") or "npm", "ci", *options]


def _tell(said: list[str], of: int) -> None:
    """Count on one line, where somebody looks on."""
    if of and sys.stdout.isatty():
        known = sum(line.startswith(("Collecting", "Requirement already")) for line in said)
        print(f"\r  {min(known, of)} of at most {of}", end="\n" if said[-1].startswith("Success") else "", flush=True)


def _explain(said: list[str]) -> None:
    if any(UNREACHED.search(line) for line in said):
        # Their names alone: an address may hold a password.
        named = sorted({name for name in os.environ if name.lower() in _INDEXES})
        where = f" (set here: {', '.join(named)})" if named else ""
        print(
            f"No package index reached{where}: this machine needs the network, or a mirror, for its first set-up. "
            "Then run the same command again.",
            file=sys.stderr,
        )
        return
    print("\n".join(said[-LAST:]), file=sys.stderr)


_INDEXES = {"pip_index_url", "pip_proxy", "npm_config_registry", "https_proxy"}

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
