"""The main flows in Firefox, by http and from a folder. Playwright drives only its own build; Puppeteer drives any."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT, Count
from tests.search.quality import NODE

FIREFOX = (os.environ.get("FIREFOX", ""), "firefox-esr", "firefox")
LONGEST = 20
"""Screens of a phone that a page may take."""

pytestmark = pytest.mark.slow


@pytest.fixture
def found(home: str, site: Path, tmp_path: Path) -> dict[str, Any]:
    """What the flows found, by the name of each."""
    program = next((path for name in FIREFOX if name and (path := shutil.which(name))), None)
    assert program, "Firefox is missing; `make test-all` installs it or says how"
    pages = [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*.html"))
        if path.relative_to(site).parts[0] not in {"id", "assets"} and "data-long" not in path.read_text("utf-8")[:2000]
    ]
    findings = tmp_path / "findings.json"
    command: list[str | Path] = [NODE, PROJECT / "tests/browser/firefox.mjs", program, home, findings, ",".join(pages)]
    subprocess.run(command, check=True, timeout=600)
    read: dict[str, Any] = json.loads(findings.read_text("utf-8"))
    return read


def test_the_main_flows_work_without_a_word_on_the_console(found: dict[str, Any], count: Count) -> None:
    assert {name: said for name, said in found["wrong"].items() if said} == {}
    assert len(found["wrong"]) >= 7
    count("flows in Firefox", len(found["wrong"]))
    assert {name: round(screens, 1) for name, screens in found["screens"].items() if screens > LONGEST} == {}
