"""The one style sheet: the same for every copy, under a name that holds its hash; what is missing or wrong is said.

What only the pages of a script need is a sheet of its own, beside it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from lxml import html
from mkdocs.config import load_config
from mkdocs.theme import Theme

from macros.model.addresses import COURSE_MAP, VISIT_SHEET
from macros.node.scripts import ScriptError
from macros.site.styles import EXTENSIONS, MATERIAL, style_sheet
from tests.conftest import PROJECT


def material() -> Path:
    (found,) = (path for folder in Theme(name="material").dirs for path in Path(folder).glob(MATERIAL))
    return found


def test_every_page_has_the_one_sheet_and_its_name_tells_its_content(site: Path) -> None:
    (sheet,) = site.rglob("handbook.*.css")
    own = {site / "assets" / f"{path.parent.name}.css" for path in (PROJECT / "docs" / "assets").glob("*/main.css")}
    assert {*site.rglob("*.css")} == {sheet, *own}
    assert sheet.name == f"handbook.{hashlib.sha256(sheet.read_bytes()).hexdigest()[:8]}.css"
    for page in site.rglob("*.html"):
        links = html.fromstring(page.read_text("utf-8")).xpath("//link[@rel='stylesheet']/@href")
        if page.name not in {"page.html", "404.html"}:
            first, *others = [(page.parent / link).resolve() for link in links]
            assert first == sheet, page
            assert (
                not others
                or page.relative_to(site).parts[0] == "plan"
                or page in {site / COURSE_MAP, site / VISIT_SHEET}
            ), page
            assert {*others} <= own, page


def test_what_an_organization_adds_does_not_change_it(site: Path, example_site: Path) -> None:
    assert [path.name for path in site.rglob("*.css")] == [path.name for path in example_site.rglob("*.css")]


def test_every_extension_that_is_switched_on_is_known() -> None:
    config = load_config(str(PROJECT / "mkdocs.yml"))
    assert set(config.markdown_extensions) == EXTENSIONS.keys()


def test_an_extension_that_nobody_has_thought_of_is_reported() -> None:
    with pytest.raises(ScriptError, match=r"macros/site/styles\.py: write down what these extensions add: footnotes"):
        style_sheet(PROJECT, material(), ["toc", "footnotes"])


def test_kinds_of_admonitions_come_with_the_pages_that_have_them(project: Path) -> None:
    _, before = style_sheet(project, material(), EXTENSIONS)
    page = project / "docs" / "search.md"
    page.write_text(page.read_text("utf-8") + "\nA warning and a tip.\n\n!!! danger\n    Fire.\n", "utf-8")
    _, after = style_sheet(project, material(), EXTENSIONS)
    for kind, kept in {"danger": True, "warning": False, "tip": False}.items():
        assert not re.search(rf"\.{kind}\b", before.decode())
        assert bool(re.search(rf"\.{kind}\b", after.decode())) == kept


def test_a_mistake_is_reported_with_its_place(project: Path) -> None:
    sheet = project / "docs" / "assets" / "styles" / "frame.css"
    sheet.write_text(sheet.read_text("utf-8").replace(".hb-main {", ".hb-main {{", 1), "utf-8")
    with pytest.raises(ScriptError, match=r"docs/assets/styles/frame\.css:\d+:\d+: "):
        style_sheet(project, material(), EXTENSIONS)
