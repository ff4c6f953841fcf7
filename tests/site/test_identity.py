"""A page says who it is: to readers at its foot, to programs in its head, to a phone in the manifest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.tokens import token
from macros.site import manifest, policy
from macros.site.pictures import SHARE
from tests import conftest
from tests.conftest import ADDRESS
from tests.site.test_local import BY
from tests.site.test_site import pages, parsed, text_of

NAMES = ("description", "og:title", "og:description", "og:type", "og:site_name", "twitter:card")
PUBLISHED = ("og:url", "og:image", "og:image:width", "og:image:height", "og:image:alt")


def said(path: Path) -> dict[str, str]:
    metas = parsed(path).xpath("//head/meta[@property or @name]")
    return {name: meta.get("content") for meta in metas for name in (meta.get("property"), meta.get("name")) if name}


def test_every_page_says_what_it_is_to_programs(site: Path) -> None:
    for path in [*pages(site), site / "404.html", *conftest.permalinks(site)]:
        found = said(path)
        assert [name for name in NAMES if not found.get(name)] == [], path
        assert found["og:description"] == found["description"], path
        assert found["og:type"] == ("website" if path == site / "index.html" else "article"), path
        # Without a public address there is none to give.
        assert not set(PUBLISHED) & set(found), path
        assert found["twitter:card"] == "summary", path


def test_a_published_page_gives_its_address_and_a_picture(published_site: Path) -> None:
    with Image.open(published_site / "assets" / "share.png") as picture:
        assert picture.size == SHARE
    for path in [*pages(published_site), *conftest.permalinks(published_site)]:
        found = said(path)
        assert found["og:url"] == ADDRESS + path.relative_to(published_site).as_posix(), path
        assert found["og:image"] == f"{ADDRESS}assets/share.png", path
        assert (found["og:image:width"], found["og:image:height"]) == tuple(map(str, SHARE)), path
        assert found["twitter:card"] == "summary_large_image", path


def test_a_link_to_a_statement_is_shown_with_its_condition(site: Path, handbook: Handbook) -> None:
    limited = [each for each in handbook.statements.values() if each.condition]
    assert limited
    for each in limited:
        found = said(site / "id" / f"{each.code}.html")["og:description"]
        assert found == f"{each.condition}: {each.text}"


def test_the_browser_is_told_the_color_of_the_header(site: Path) -> None:
    for path in pages(site):
        metas = parsed(path).xpath("//meta[@name='theme-color']")
        assert {meta.get("media"): meta.get("content") for meta in metas} == {
            "(prefers-color-scheme: light)": token("raised"),
            "(prefers-color-scheme: dark)": token("raised", dark=True),
        }, path


def test_the_foot_of_a_page_names_its_edition_and_how_to_say_what_is_wrong(site: Path, handbook: Handbook) -> None:
    for path in pages(site):
        (line,) = parsed(path).xpath("//main//p[contains(@class, 'hb-this')]")
        language = path.parent.name if path.parent.name == "es" else "en"
        words = handbook.words_in(language)
        said = words.fill("edition_day", edition=handbook.edition.code, day=words.day(handbook.edition.date))
        assert said in text_of(line), path
        (href,) = line.xpath("a/@href")
        assert (path.parent / href).resolve() == (site / addresses.WRONG).resolve(), path


def test_a_copy_leads_to_the_address_that_its_organization_sets(example_site: Path) -> None:
    (href,) = parsed(example_site / "competencies" / "2b.html").xpath("//p[contains(@class, 'hb-this')]/a/@href")
    assert href.startswith("mailto:handbook@riverbend.example.org?subject=Something%20wrong%3A%202B%20")


def test_a_page_has_one_fold_about_itself_at_most(site: Path) -> None:
    folds = {path: parsed(path).xpath("//main//details[contains(@class, 'hb-about')]") for path in pages(site)}
    assert [path for path, found in folds.items() if len(found) > 1] == []
    for name, what in (
        ("competencies/2b.html", "reword"),
        ("why.html", "Sources: "),
        ("resources/category/health-and-wellness.html", "looked at again from"),
        ("practice/worried-now.html", "Where each step comes from"),
    ):
        assert what in " ".join(map(text_of, folds[site / name])), name


def test_the_path_is_a_list_that_says_what_it_is(site: Path) -> None:
    for path in pages(site):
        if path == site / "index.html":
            continue
        (nav,) = parsed(path).xpath("//nav[@class='hb-path' and @aria-label]")
        items = nav.xpath("ol/li")
        assert items[-1].get("aria-current") == "page", path
        assert all(len(item.xpath("a")) == 1 for item in items[:-1]), path


@pytest.mark.parametrize("local", [False, True])
def test_the_manifest_is_whole_and_names_the_organization(site: Path, example_site: Path, local: bool) -> None:
    folder = example_site if local else site
    given = json.loads((folder / manifest.ADDRESS).read_text("utf-8"))
    assert given["name"].endswith(BY) is local
    assert (folder / given["start_url"]).is_file()
    # As a program of its own, the way out would lead into a window that bears the handbook's name.
    assert given["display"] == "browser"
    for each in given["icons"]:
        path = folder / each["src"]
        assert path.is_file()
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert f"{picture.width}x{picture.height}" == each["sizes"]


def test_no_page_names_the_manifest_itself(site: Path) -> None:
    """From a folder, browsers refuse it with a message; the script adds it over http."""
    assert policy.DIRECTIVES["manifest-src"] == "'self'"
    for path in pages(site):
        assert not parsed(path).xpath("//link[@rel='manifest']"), path
