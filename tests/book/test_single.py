"""A built site as one file: every page in it, every link leads to its part, and nothing is asked of anybody."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from macros.book.single import FIRST, LEFT_OUT, Told, single
from tests.conftest import Count

MOST = 3_000_000
TOLD = Told("2026.1", "November 22, 2026", "")


@pytest.fixture(scope="session")
def tree(one_page: Path) -> Any:  # noqa: ANN401 – lxml has no types
    """It, as a tree."""
    return html.fromstring(one_page.read_text("utf-8"))


def test_it_is_one_file_of_bounded_size(one_page: Path, tree: Any, count: Count) -> None:  # noqa: ANN401
    count("copy in one file, bytes", one_page.stat().st_size)
    assert one_page.stat().st_size <= MOST
    assert (
        tree.xpath("//link[not(starts-with(@href, 'data:'))] | //script[@src] | //iframe | //object | //source") == []
    )
    assert [src for src in tree.xpath("//img/@src") if not src.startswith("data:")] == []
    for sheet in tree.xpath("//style/text()"):
        assert [url for url in re.findall(r"url\(\s*[\"']?([^)\"']+)", sheet) if not url.startswith("data:")] == []


def test_the_hotline_and_the_urgent_guide_come_first(tree: Any) -> None:  # noqa: ANN401
    found = tree.xpath("//*[@data-page]/@data-page")
    assert tuple(found[:2]) == FIRST
    assert len(found) == len(set(found))


def test_every_page_is_in_it_but_those_it_names(tree: Any, site: Path) -> None:  # noqa: ANN401
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    read = {name for name in pages if not name.startswith(("id/", "assets/")) and name != "404.html"}
    assert read - set(tree.xpath("//*[@data-page]/@data-page")) == set(LEFT_OUT)
    named = tree.xpath("string(//*[@id='left-out'])")
    for name in LEFT_OUT:
        assert html.fromstring((site / name).read_text("utf-8")).xpath("string(//article//h1)").strip() in named


def test_every_anchor_is_there_once_and_every_link_leads_to_one(tree: Any, count: Count) -> None:  # noqa: ANN401
    anchors = Counter(tree.xpath("//@id"))
    assert [anchor for anchor, number in anchors.items() if number > 1] == []
    links = tree.xpath("//a/@href")
    count("links within the copy in one file", len(links))
    assert {link for link in links if link.startswith("#")} - {f"#{anchor}" for anchor in anchors} == set()
    assert [link for link in links if not link.startswith("#") and not urlsplit(link).scheme] == []
    assert {urlsplit(link).scheme for link in links if not link.startswith("#")} <= {
        "https",
        "http",
        "tel",
        "sms",
        "mailto",
        "about",
    }
    for name in ("aria-labelledby", "aria-describedby", "for", "headers"):
        pointed = {anchor for value in tree.xpath(f"//@{name}") for anchor in value.split()}
        assert pointed <= anchors.keys(), name


def test_a_link_leads_to_the_section_that_it_leads_to_on_the_site(tree: Any, site: Path) -> None:  # noqa: ANN401
    guide = html.fromstring((site / "practice" / "worried-now.html").read_text("utf-8"))
    part = tree.xpath("//*[@id='practice-worried-now']")[0]
    found = {("".join(link.itertext()), link.get("href")) for link in part.iter("a")}
    checked = 0
    for link in guide.xpath("//article//a[starts-with(@href, '../') and contains(@href, '#')]"):
        page_name, _, anchor = link.get("href").removeprefix("../").partition("#")
        assert ("".join(link.itertext()), f"#{page_name.removesuffix('.html').replace('/', '-')}--{anchor}") in found
        checked += 1
    assert checked


def test_its_policy_names_its_scripts_and_styles_and_nothing_else(tree: Any) -> None:  # noqa: ANN401
    def hashes(texts: list[str]) -> set[str]:
        return {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}

    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = {name: set(values) for name, *values in (rule.split() for rule in policy[0].split("; "))}
    assert rules.pop("script-src") == hashes(tree.xpath("//script/text()"))
    assert rules.pop("style-src") == hashes(tree.xpath("//style/text()"))
    assert rules == {
        "default-src": {"'none'"},
        "img-src": {"data:"},
        "base-uri": {"'none'"},
        "form-action": {"'none'"},
    }


@pytest.mark.slow
def test_what_is_local_is_in_it(example_site: Path) -> None:
    text = single(example_site, TOLD).decode()
    assert 'data-page="local/index.html"' in text
    assert "data:image/png;base64," in text


FRAME = """<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content=""><title>A book</title>
<link rel="stylesheet" href="assets/a.css"></head><body><nav id="menu"><ul><li><a href="index.html">Home</a></li>
<li><a href="two.html">Two</a></li><li><a href="search.html">Search</a></li></ul></nav><main>{}</main></body></html>"""


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """Two pages, and the files that every site has."""
    for name, content in {
        "index.html": FRAME.format(
            '<article><h1>Home</h1><a href="two.html#x">x</a> <a href="gone.html">gone</a></article>'
        ),
        "two.html": '<article><h1>Two</h1><p id="x">5 &lt; 6<button>no</button></p></article>',
        "assets/a.css": "p { color: red }",
        "assets/single.js": "s('</script><!-- a');",
        "assets/search.js": "2;",
        "assets/search-index.js": "3;",
        "assets/search-words.js": "4;",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def test_what_a_script_says_does_not_end_it(small_site: Path) -> None:
    text = single(small_site, TOLD).decode()
    assert r"s('\x3C/script>\x3C!-- a');" in text
    assert text.count("</script>") == 4
    assert "5 &lt; 6" in text
    assert "button" not in html.fromstring(text).xpath("string(//main)")


def test_a_link_to_what_is_not_here_leads_to_the_published_handbook_or_nowhere(small_site: Path) -> None:
    bare = single(small_site, TOLD).decode()
    assert '<a href="#two--x">x</a> <span>gone</span>' in bare
    assert "Search" not in html.fromstring(bare).xpath("string(//nav)")
    published = single(small_site, Told("1", "today", "https://h.example/")).decode()
    assert '<a href="https://h.example/gone.html">gone</a>' in published


def test_the_same_site_makes_the_same_bytes(small_site: Path) -> None:
    assert single(small_site, TOLD) == single(small_site, TOLD)
