"""`make serve` shows edits of data, templates and Python in the open page, without a reload by hand."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def serving(project: Path) -> Iterator[str]:
    """The address of a copied project while mkdocs serves it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = (project / "serve.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait_for(f"http://{address}/")
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 – the server started above
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"nothing answered at {address}")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_edits_show_in_the_open_page(page: Page, serving: str, project: Path) -> None:
    page.goto(f"{serving}/competencies/2a.html")
    statement = page.locator("[id='2a-r2']")
    expect(statement).to_be_visible()

    risk = project / "data" / "competencies" / "2-risk.yaml"
    begins = "- code: 2A.R2\n        text: >-\n          "
    _edit(risk, begins, f"{begins}An edit of the data. ")
    expect(statement).to_contain_text("An edit of the data.", timeout=30_000)

    _edit(project / "overrides" / "fragments" / "_parts.html", "Copy link<", "An edit of a template<")
    expect(statement).to_contain_text("An edit of a template", timeout=30_000)

    _edit(project / "macros" / "views" / "sub_competency.py", "title=sub.title,", 'title="An edit of Python",')
    expect(page.get_by_role("heading", level=1)).to_contain_text("An edit of Python", timeout=30_000)


def test_a_mistake_is_listed_and_mended_without_a_restart(page: Page, serving: str, project: Path) -> None:
    page.goto(f"{serving}/competencies/2a.html")
    topics = project / "data" / "topics.yaml"
    good = topics.read_text("utf-8")
    topics.write_text(good.replace("code: indicators", "code: Indicators"), "utf-8")
    log = project / "serve.log"
    for _ in range(300):
        if "problem in the data" in log.read_text("utf-8"):
            break
        time.sleep(0.1)
    assert "data/topics.yaml:" in log.read_text("utf-8")
    topics.write_text(good.replace("name: Indicators", "name: Signs"), "utf-8")
    expect(page.locator("[id='2a-i1']")).to_contain_text("Signs", timeout=30_000)
