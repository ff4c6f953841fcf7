"""The set-up says why it failed: no index is told from a package that is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

NOWHERE = "http://127.0.0.1:9/"
"""An address at which nothing answers."""


def install(kind: str, what: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROJECT / "requirements" / "install.py"), kind, str(what)]
    environment = {**os.environ, **variables, "PIP_RETRIES": "0", "NPM_CONFIG_FETCH_RETRIES": "0"}
    environment["PATH"] = f"{PROJECT / '.venv' / 'bin'}{os.pathsep}{environment['PATH']}"
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def locked(folder: Path) -> Path:
    path = folder / "lock.txt"
    path.write_text(f"handbook-of-nobody==1.0 --hash=sha256:{'0' * 64}\n", "utf-8")
    return path


def test_an_index_that_does_not_answer_is_named_without_its_address(tmp_path: Path) -> None:
    done = install("pip", locked(tmp_path), PIP_INDEX_URL="http://me:secret@127.0.0.1:9/")
    assert done.returncode
    assert done.stderr.startswith("No package index reached (set here: PIP_INDEX_URL")
    assert "secret" not in done.stdout + done.stderr
    assert done.stdout == f"Installing {tmp_path / 'lock.txt'}\n"


@pytest.mark.slow
def test_a_registry_of_npm_that_does_not_answer_is_named(tmp_path: Path) -> None:
    package = '{"name": "x", "version": "1.0.0", "dependencies": {"is-odd": "3.0.1"}}'
    (tmp_path / "package.json").write_text(package, "utf-8")
    lock = (
        '{"name": "x", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": {"name": "x", "version": "1.0.0",'
        ' "dependencies": {"is-odd": "3.0.1"}}, "node_modules/is-odd": {"version": "3.0.1",'
        f' "resolved": "{NOWHERE}is-odd.tgz", "integrity": "sha512-{"A" * 86}=="}}}}}}'
    )
    (tmp_path / "package-lock.json").write_text(lock, "utf-8")
    done = install("npm", tmp_path, NPM_CONFIG_REGISTRY=NOWHERE, NPM_CONFIG_CACHE=str(tmp_path / "cache"))
    assert done.returncode
    assert done.stderr.startswith("No package index reached"), done.stderr


@pytest.mark.slow
def test_any_other_failure_is_shown_in_the_words_of_the_program(tmp_path: Path) -> None:
    done = install("pip", locked(tmp_path), PIP_NO_INDEX="1")
    assert done.returncode
    assert "No package index reached" not in done.stderr
    assert "handbook-of-nobody" in done.stderr
