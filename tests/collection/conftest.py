"""The functions of the browser, asked through one Node that runs as long as the tests do."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.search.quality import NODE

Ask = Callable[..., Any]
"""Calls a function of the browser's by its name."""


@pytest.fixture(scope="session")
def ask() -> Iterator[Ask]:
    """Return the function that calls one of the browser's."""
    command = [str(NODE), str(Path(__file__).parent / "node.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:
        assert node.stdin
        assert node.stdout
        asked, answers = node.stdin, node.stdout

        def call(name: str, *given: object) -> object:
            asked.write(json.dumps([name, *given]) + "\n")  # in ASCII, so that a lone surrogate passes, too
            asked.flush()
            return json.loads(answers.readline())

        yield call
        node.stdin.close()
