"""`make serve` shows edits of data, templates and Python in the open page, without a reload by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import EXAMPLE, PROJECT
from tests.site.serving import clean_build, serve, wait_for

WAIT = 30_000
"""Milliseconds within which an edit is shown on a busy machine."""


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_edits_show_in_the_open_page_and_a_mistake_is_mended_without_a_restart(
    page: Page, project: Path, tmp_path: Path
) -> None:
    folders = tmp_path / "served"
    folders.mkdir()
    local = shutil.copytree(PROJECT / EXAMPLE, tmp_path / "local additions")
    with serve(project, folders, local) as served:
        page.goto(f"{served.address}/competencies/2a.html")
        statement = page.locator("[id='2a-r2']")
        expect(statement).to_be_visible()

        data, begins = project / "data" / "competencies" / "2-risk.yaml", "          Evaluate how reliable"
        _edit(data, begins, begins.replace("Eval", "An edit of the data. Eval"))
        note = local / "notes.yaml"
        note.write_text(note.read_text("utf-8") + "  - on: 2A.R2\n    text: Another edit\n", "utf-8")
        expect(statement).to_contain_text("An edit of the data.", timeout=WAIT)
        expect(statement).to_contain_text("Another edit", timeout=WAIT)

        topics = project / "data" / "topics.yaml"
        _edit(topics, "code: indicators", "code: Indicators")
        wait_for(lambda: "problem in the data" in served.log.read_text("utf-8"))
        assert "data/topics.yaml:" in served.log.read_text("utf-8")
        _edit(topics, "code: Indicators", "code: indicators")
        _edit(data, "An edit of the data.", "It is mended.")
        expect(statement).to_contain_text("It is mended.", timeout=WAIT)

        _edit(project / "overrides" / "fragments" / "_parts.html", "Copy link<", "An edit of a template<")
        expect(statement).to_contain_text("An edit of a template", timeout=WAIT)


@pytest.mark.slow
def test_an_edit_of_python_shows_in_the_open_page_and_settles(page: Page, project: Path, tmp_path: Path) -> None:
    folders = tmp_path / "served"
    folders.mkdir()
    with serve(project, folders, PROJECT / EXAMPLE) as served:
        page.goto(f"{served.address}/competencies/2a.html")
        _edit(project / "macros" / "views" / "sub_competency.py", "title=sub.title,", 'title="An edit of Python",')
        expect(page.get_by_role("heading", level=1)).to_contain_text("An edit of Python", timeout=WAIT)

        # Once it has settled, what is served is what a clean build makes.
        clean = clean_build(served, PROJECT / EXAMPLE, project / "clean")
        assert served.settled(clean) == []
