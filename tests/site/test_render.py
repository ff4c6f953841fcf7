"""Rendering: links are relative to the page, and data is text whatever it holds."""

from __future__ import annotations

import html
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.site import render
from macros.site.render import Renderer, in_heading, relative

HOSTILE = [
    "no",
    "12:30",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "{{ 7*7 }}",
    "{% raw %}",
    "{ onclick=alert(1) }",
    "{: onclick=alert(1) }",
    '--8<-- "x"',
    "```python",
    "# heading",
    "*a* _b_ **c** `d`",
    "&lt;b&gt; &amp; &#60;",
    "![x](x.png)",
    "<!-- x -->",
    "\\*",
    "a | b",
    "[[toc]] [TOC]",
    "http://example.org <http://example.org>",
    ":smile: ==a== ~~b~~ ^^c^^",
]


@pytest.mark.parametrize(
    ("address", "here", "link"),
    [
        ("competencies/2b.html#2b-i3", "index.html", "competencies/2b.html#2b-i3"),
        ("competencies/2b.html#2b-i3", "competencies/2b.html", "#2b-i3"),
        ("competencies/2b.html", "competencies/2b.html", "2b.html"),
        ("index.html", "by-group/research.html", "../index.html"),
        ("topics.html#minors", "competencies/5a.html", "../topics.html#minors"),
    ],
)
def test_links_are_relative_to_the_page(address: str, here: str, link: str) -> None:
    assert relative(address, here) == link


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_heading_is_shown_as_it_is(text: str) -> None:
    assert _heading(text) == text


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_text_in_a_heading_is_shown_as_it_is(text: str) -> None:
    assert _heading(text) == text


def _heading(text: str) -> str:
    extensions = ["attr_list", "toc", "def_list", "admonition", "tables", "pymdownx.superfences"]
    page = markdown.markdown(f"## {in_heading(text)} {{ #here }}", extensions=extensions)
    assert page.startswith('<h2 id="here">')
    assert page.endswith("</h2>")
    inner = page.removeprefix('<h2 id="here">').removesuffix("</h2>")
    assert "<" not in inner
    return html.unescape(inner)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_fragment_is_escaped(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text('<p title="{{ view }}">{{ view }}</p>', "utf-8")
    page = markdown.markdown(Renderer((), tmp_path).render("x", text, "index.html"), extensions=["attr_list"])
    attribute, _, content = page.removeprefix('<p title="').removesuffix("</p>").partition('">')
    assert html.unescape(attribute) == html.unescape(content) == text
    assert "<" not in content


def test_where_compiled_templates_cannot_be_kept_pages_are_rendered_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no folder").touch()
    (tmp_path / "x.html").write_text("{{ view }}", "utf-8")
    monkeypatch.setattr(render, "COMPILED", tmp_path / "no folder" / "templates")
    assert Renderer((), tmp_path).render("x", "shown", "index.html") == "shown"
