"""Citations that are on the pages: as the formatter writes them, under the publisher's address if there is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from lxml import html

from macros.model.handbook import Handbook
from macros.query.cited import cited, work
from macros.site.citations import citations


def page(site: Path, name: str) -> Any:  # noqa: ANN401 – lxml has no types
    return html.fromstring((site / name).read_text("utf-8"))


def text_of(element: Any) -> str:  # noqa: ANN401
    return " ".join(element.text_content().split())


def test_every_sub_competency_says_how_to_cite_it(site: Path, handbook: Handbook) -> None:
    subs = [thing.code for thing in handbook.things.values() if thing.kind == "sub-competency"]
    made = citations([cited(handbook, code) for code in subs], work(handbook), lambda address: address)
    for code, expected in zip(subs, made, strict=True):
        (citation,) = page(site, f"competencies/{code.lower()}.html").find_class("hb-citation")
        assert text_of(citation) == expected["apa"]
        assert citation.xpath("a/@href") == [f"../id/{code}.html"]
        assert [text_of(title) for title in citation.xpath("cite")] == [handbook.edition.title]


def test_the_page_on_citing_shows_every_format(site: Path, handbook: Handbook) -> None:
    shown = page(site, "teach/cite.html")
    code = next(code for code, statement in handbook.statements.items() if statement.condition)
    (expected,) = citations(
        [cited(handbook, code)], work(handbook), lambda address: f"https://handbook.example.org/{address}"
    )
    found = [text.text_content() for text in shown.find_class("hb-text")]
    expected.pop("text")
    assert [text.strip() for text in found] == [text.replace("\r", "").strip() for text in expected.values()]


@pytest.mark.slow
def test_a_published_handbook_cites_its_own_address(
    project: Path, build: Callable[[Path], CompletedProcess[str]]
) -> None:
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace('!ENV [HANDBOOK_URL, ""]', "https://example.org/handbook"), "utf-8"
    )
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    shown = page(project / "site", "competencies/2b.html")
    assert shown.xpath("//footer//@data-site") == ["https://example.org/handbook/"]
    (citation,) = shown.find_class("hb-citation")
    assert "https://example.org/handbook/id/2B.html" in text_of(citation)
    assert citation.xpath("a/@href") == ["https://example.org/handbook/id/2B.html"]
    permalink = page(project / "site", "id/2B.I3.html")
    assert permalink.xpath("//link[@rel='canonical']/@href") == [
        "https://example.org/handbook/competencies/2b.html#2b-i3"
    ]
    examples = page(project / "site", "teach/cite.html").find_class("hb-text")
    assert all("https://example.org/handbook/id/" in text.text_content() for text in examples)
