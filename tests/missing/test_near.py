"""The pages that are named for a wrong address: those whose addresses are near, and no others."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

PAGES = [
    *("index.html", "topics.html", "teach/index.html", "teach/courses.html", "definitions/index.html"),
    *("definitions/glossary.html", "definitions/trafficking/labor-trafficking.html", "topics/housing.html"),
    *("definitions/glossary/services.html", "resources/category/services.html", "practice/index.html"),
]


@pytest.mark.parametrize(
    ("path", "pages"),
    [
        ("definitions/glosary", ["definitions/glossary.html", "definitions/index.html"]),
        ("definitions/glossary/a-to-c", ["definitions/glossary.html"]),
        ("Definitions/Trafficking/Labour-Traficking/", ["definitions/trafficking/labor-trafficking.html"]),
        ("topics/housin", ["topics/housing.html", "topics.html"]),
        ("housing2", ["topics/housing.html"]),
        ("courses", ["teach/courses.html"]),
        ("practise", ["practice/index.html"]),
        ("teach/courses/gone", ["teach/courses.html"]),
        ("services", ["definitions/glossary/services.html", "resources/category/services.html"]),
    ],
)
def test_near_pages_are_named(ask: Ask, path: str, pages: list[str]) -> None:
    assert ask("near", path, PAGES)[: len(pages)] == pages


@pytest.mark.parametrize("path", ["", "x", "zz", "wp-admin/setup.php", "2b.i99", "//", "%"])
def test_what_is_far_from_everything_has_no_neighbors(ask: Ask, path: str) -> None:
    assert ask("near", path, PAGES) == []


def test_few_are_named(ask: Ask) -> None:
    assert len(ask("near", "page-0", [f"page-{number}.html" for number in range(9)])) == 4
