"""LibreOffice without a window: what a reader's own office program makes of a file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SECONDS = 240


def converted(content: bytes, name: str, ending: str, folder: Path) -> bytes:
    """Return a file as LibreOffice saves it in another format; skip the test where there is no LibreOffice.

    Formulas are counted anew where a file comes without their results.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        pytest.skip(
            "LibreOffice is missing; on Debian: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui"
        )
    given, out = folder / name, folder / "out"
    given.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(out), str(given)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    made = out / f"{given.stem}.{ending.partition(':')[0]}"
    assert made.is_file(), done.stdout + done.stderr
    return made.read_bytes()
