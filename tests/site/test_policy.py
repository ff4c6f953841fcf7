"""One security policy: pages, ready configurations and the hosting guide all say what macros/site/policy.py says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from macros.site import policy
from tests.conftest import PROJECT

HOSTING = PROJECT / "examples" / "hosting"
GUIDE = PROJECT / "docs" / "host" / "server.md"
SENT = {
    "nginx/handbook.conf": r'^add_header ([\w-]+) "(.*)" always;$',
    "apache/handbook.conf": r'^Header always set ([\w-]+) "(.*)"$',
    "caddy/handbook.caddy": r'^\t([A-Z][\w-]+) "(.*)"$',
}
"""How each configuration writes a header that goes with every file."""


def test_every_page_carries_the_policy_before_it_loads_anything(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        head = html.fromstring(page.read_text("utf-8")).find("head")
        carried = head.xpath("meta[@http-equiv='Content-Security-Policy']")
        assert [meta.get("content") for meta in carried] == [policy.IN_PAGE], page
        assert not carried[0].xpath("preceding-sibling::link | preceding-sibling::script"), page
        assert head.xpath("meta[@name='referrer']/@content") == ["no-referrer"], page


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    sources = {source for value in policy.DIRECTIVES.values() for source in value.split()}
    assert sources == {"'none'", "'self'", "data:"}
    assert policy.DIRECTIVES["default-src"] == "'none'"
    assert [name for name, value in policy.DIRECTIVES.items() if "data:" in value] == ["img-src"]
    assert "frame-ancestors" not in policy.IN_PAGE
    assert policy.HEADERS["Content-Security-Policy"].endswith("; frame-ancestors 'none'")


@pytest.mark.parametrize("name", SENT)
def test_every_configuration_sends_the_headers(name: str) -> None:
    text = (HOSTING / name).read_text("utf-8")
    assert dict(re.findall(SENT[name], text, re.MULTILINE)) == policy.HEADERS


def test_the_guide_lists_the_headers() -> None:
    lines = GUIDE.read_text("utf-8").splitlines()
    for name, value in {**policy.HEADERS, "Cache-Control": policy.REVALIDATED}.items():
        assert f"{name}: {value}" in lines


@pytest.mark.parametrize("name", ["apache/handbook.conf", "caddy/handbook.caddy", "object-storage/upload.sh"])
def test_every_configuration_knows_caching_and_types(name: str) -> None:
    """Of nginx, a test in a real one asks this."""
    text = (HOSTING / name).read_text("utf-8")
    for part in (policy.REVALIDATED, policy.UNCHANGING, policy.WITHOUT_SUFFIX[1], *policy.CONTENT_TYPES.values()):
        assert part in text, part
    assert "/ims/case/" in text


def test_only_a_name_with_a_hash_is_kept_for_a_year(site: Path) -> None:
    kept = [path.name for path in site.rglob("*") if re.search(policy.HASHED, path.name)]
    assert len(kept) == 1
    assert kept[0].startswith("handbook.")


def test_the_guide_names_every_configuration() -> None:
    guide = GUIDE.read_text("utf-8")
    for folder in sorted(path for path in HOSTING.iterdir() if path.is_dir()):
        for file in folder.iterdir():
            assert f"{folder.name}/{file.name}" in guide, file


def test_every_file_of_a_site_has_a_type_that_servers_are_told_or_know(site: Path) -> None:
    names = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert [name for name in names if not policy.type_of(name)] == []
