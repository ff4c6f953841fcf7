"""The built site: every link leads somewhere, every statement is where it belongs, nothing is left over."""

from __future__ import annotations

import itertools
import json
import posixpath
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from macros.model import addresses
from macros.model.facts import SPOKEN
from macros.model.handbook import Handbook
from macros.query.coverage import counted, reached_by
from macros.query.translated import in_language
from macros.search.records import records
from macros.site.manifest import ADDRESS
from tests import conftest
from tests.conftest import PROJECT

Page = Any

BUNDLES = sorted(path.parent.name for path in (PROJECT / "docs" / "assets").glob("*/main.mjs"))
"""Scripts that pages load when they are first used."""
DATA = (
    "assessment-data",
    "collection-data",
    "course-data",
    "learning-bare",
    "learning-linked",
    "matrix-data",
    "meanings",
    "search-index",
    "search-lines",
    "search-words",
)
"""What such scripts load, when they are used."""
ASIDE = "@src or @type='application/ld+json'"
"""What makes a script a file of its own, or no script at all but data."""


@cache
def parsed(path: Path) -> Page:
    return html.fromstring(path.read_text("utf-8"))


@cache
def ids(path: Path) -> frozenset[str]:
    return frozenset(parsed(path).xpath("//@id"))


def pages(site: Path) -> list[Path]:
    return [path for path in conftest.pages(site) if path.name not in {"404.html", "page.html"}]


def text_of(element: Page) -> str:
    return " ".join(element.text_content().split())


def targets(page: Path) -> list[tuple[str, Path, str]]:
    """Return the links of a page within the site: as written, file, anchor."""
    found = []
    for link in parsed(page).xpath("//@href | //@src"):
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc:
            path = _file(page.parent, parts.path) if parts.path else page
            found.append((link, path, unquote(parts.fragment)))
    return found


@cache
def _file(folder: Path, link: str) -> Path:
    """Return where a link from a folder leads; the menu is on every page, and asking the disk takes long."""
    return (folder / unquote(link)).resolve()


def test_every_link_and_anchor_resolves(site: Path) -> None:
    broken = []
    files = {path for path in site.rglob("*") if path.is_file()}
    for page in [*pages(site), *conftest.permalinks(site)]:
        for link, path, anchor in targets(page):
            if path not in files:
                broken.append(f"{page.relative_to(site)}: {link}")
            elif path in {site / addresses.COLLECTION, site / addresses.ASSESS} and "=" in anchor:
                continue  # a collection, or what is to be rated, which other tests read
            elif anchor and anchor not in ids(path):
                broken.append(f"{page.relative_to(site)}: {link} (no such anchor)")
    assert broken == []


def test_no_page_is_an_orphan(site: Path) -> None:
    seen: set[Path] = set()
    waiting = [site / "index.html"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".html":
            continue
        seen.add(page)
        waiting += [path for _, path, _ in targets(page)]
    neutral = site / "assets/page.html"
    assert seen - {neutral, *(site / "id").rglob("*.html")} == set(pages(site))


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for page in [*pages(site), site / "404.html"]:
        loaded = parsed(page).xpath("//@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
        assert not [link for link in loaded if urlsplit(link).netloc], page


def test_a_page_that_has_lost_its_look_says_so_and_shows_the_number(site: Path, handbook: Handbook) -> None:
    """So does that for wrong addresses, which has none in a subfolder of a copy that does not know its address."""
    call = handbook.hotline.call
    for page in [*pages(site), site / "404.html"]:
        # On pages in another language it is said in that.
        [said] = parsed(page).xpath("//body//p[@class='hb-unstyled']")
        assert said.xpath(f"a[@href='tel:{call}']/text()") == [call], page


def test_no_page_names_another_that_a_browser_would_fetch_unasked(site: Path) -> None:
    """Firefox does so, and the security policy refuses it with a message on every page."""
    for page in [*pages(site), site / "404.html"]:
        rels = " ".join(parsed(page).xpath("//link/@rel")).split()
        assert not {"next", "prev", "prefetch", "preload", "prerender", "dns-prefetch"} & set(rels), page


def test_codes_numbers_and_citations_are_not_translated(site: Path) -> None:
    marked = 0
    for page in [*pages(site), *(site / "id").rglob("*.html")]:
        document = parsed(page)
        bare = "not(ancestor-or-self::*[@translate='no'] or descendant::*[@translate='no'])"
        # A link in prose may say "Call 911", which is to be translated.
        number = "starts-with(@href, 'tel:') and translate(., '0123456789-+() .', '') = ''"
        found = f"//*[contains(concat(' ', @class, ' '), ' hb-code ') or {number} or @class='hb-citation']"
        assert document.xpath(f"{found}[{bare}]") == [], page
        marked += len(document.xpath(found))
    assert marked > 1000


def test_scripts_and_styles_stand_in_files(site: Path) -> None:
    """A security policy without exceptions needs this."""
    for page in [*pages(site), site / "404.html"]:
        found = parsed(page).xpath(f"//script[not({ASIDE})] | //style | //@style | //@*[starts-with(name(), 'on')]")
        assert not found, page


def test_anchors_are_unique_on_their_page(site: Path) -> None:
    for page in pages(site):
        twice = [name for name, count in Counter(parsed(page).xpath("//@id")).items() if count > 1]
        assert twice == [], page


def test_every_page_has_one_heading_a_title_and_a_description(site: Path) -> None:
    titles, descriptions = Counter[str](), Counter[str]()
    for page in pages(site):
        document = parsed(page)
        assert len(document.xpath("//h1")) == 1, page
        titles[text_of(document.xpath("//title")[0])] += 1
        descriptions[document.xpath("//meta[@name='description']/@content")[0]] += 1
    assert [title for title, count in titles.items() if count > 1] == []
    assert [description for description, count in descriptions.items() if count > 1 or len(description) < 20] == []


def test_headings_do_not_skip_a_level(site: Path) -> None:
    for page in pages(site):
        levels = [
            int(heading.tag[1]) for heading in parsed(page).xpath("//main//*[self::h1|self::h2|self::h3|self::h4]")
        ]
        assert levels[0] == 1, page
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), page


def test_every_statement_is_on_its_page_once_and_in_its_group_once(site: Path, handbook: Handbook) -> None:
    cells = handbook.cell_of.items()
    homes: dict[str, dict[str, str]] = {
        "competencies": {code: cell.sub_competency.code.lower() for code, cell in cells},
        "by-group": {code: cell.group.code for code, cell in cells},
    }
    for folder, expected in homes.items():
        found: dict[str, list[str]] = {code: [] for code in handbook.statements}
        for page in sorted((site / folder).glob("*.html")):
            for item in parsed(page).xpath("//li[@class='hb-statement']"):
                found[text_of(item.xpath("a")[0])].append(page.stem)
        assert found == {code: [page] for code, page in expected.items()}


def test_statements_are_shown_in_full(site: Path, handbook: Handbook) -> None:
    for page in [*(site / "competencies").glob("*.html"), *(site / "by-group").glob("*.html")]:
        for item in parsed(page).xpath("//li[@class='hb-statement']"):
            statement = handbook.statements[text_of(item.xpath("a")[0])]
            assert item.get("id") == statement.code.lower().replace(".", "-")
            assert text_of(item.xpath(".//*[@class='hb-statement__text']")[0]) == statement.text
            assert len(item.xpath(".//*[@class='hb-statement__text']//li")) == len(statement.items)
            conditions = [text_of(part) for part in item.xpath(".//p[@class='hb-condition']")]
            assert conditions == ([statement.condition] if statement.condition else [])


def test_a_condition_stands_with_its_statement_on_the_pages_of_topics_too(site: Path, handbook: Handbook) -> None:
    items = [
        item
        for topic in handbook.topics
        for item in parsed(site / addresses.of_topic(topic.code)).xpath("//ul[@class='hb-lines']/li")
    ]
    lines = [" ".join(text_of(part) for part in item.xpath("a | details/*")) for item in items]
    for statement in handbook.statements.values():
        expected = " ".join(filter(None, [statement.code, statement.short, statement.condition, statement.text]))
        assert lines.count(expected) == len(statement.topics), statement.code


def test_the_matrix_counts_every_cell(site: Path, handbook: Handbook) -> None:
    for page, selector in (("competencies/index.html", "//td/a"), ("index.html", "//td/a")):
        found = {}
        for link in parsed(site / page).xpath(selector):
            anchor = urlsplit(link.get("href")).fragment
            number = re.match(r"\D*(\d+)", text_of(link))
            found[anchor] = int(number[1]) if number else None
        assert found == {cell.code.lower().replace(".", "-"): len(cell.statements) for cell in handbook.cells}


def test_every_address_in_the_export_leads_to_its_thing(site: Path) -> None:
    exported = json.loads((site / "exports" / "handbook.json").read_text("utf-8"))
    for row in exported["statements"]:
        page, _, anchor = row["url"].partition("#")
        item = parsed(site / page).get_element_by_id(anchor)
        assert row["text"] in text_of(item)
        assert row["code"] in text_of(item)
    others = [*exported["competencies"], *exported["groups"], *exported["topics"]]
    others += [sub for competency in exported["competencies"] for sub in competency["sub_competencies"]]
    others += [
        cell
        for competency in exported["competencies"]
        for sub in competency["sub_competencies"]
        for cell in sub["cells"]
    ]
    for thing in others:
        page, _, anchor = thing["url"].partition("#")
        assert (site / page).is_file()
        assert not anchor or anchor in ids(site / page)


def test_the_theme_leaves_nothing_behind_that_no_page_uses(site: Path, handbook: Handbook) -> None:
    used = {path for page in [*pages(site), site / "404.html"] for _, path, _ in targets(page)}
    used |= {site / name for name in ("404.html", "assets/page.html", "sitemap.xml", "sitemap.xml.gz")}
    used |= {
        site / link.lstrip("/") for link in parsed(site / "404.html").xpath("//@href | //@src") if link.startswith("/")
    }
    used |= {site / f"assets/{name}.js" for name in (*DATA, *BUNDLES)}
    used |= {site / f"assets/{name}-{each.language}.js" for name in SPOKEN for each in handbook.translations}
    used |= set((site / "id").rglob("*"))
    manifest = json.loads((site / ADDRESS).read_text("utf-8"))
    used |= {site / ADDRESS, *(site / icon["src"] for icon in manifest["icons"])}
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert left - {path.relative_to(site).as_posix() for path in used if path.is_relative_to(site)} == set()


@pytest.mark.parametrize("name", ["handbook.json", "handbook.csv", "handbook.xlsx"])
def test_exports_can_be_found_from_the_matrix(site: Path, name: str) -> None:
    links = parsed(site / "competencies" / "index.html").xpath("//main//a/@href")
    assert f"../exports/{name}" in links


def test_everything_that_has_a_code_stands_at_its_address(site: Path, handbook: Handbook) -> None:
    for code in handbook.things:
        page, _, anchor = addresses.of(code).partition("#")
        assert (site / page).is_file(), code
        assert not anchor or shown_at(site / page, anchor), code


def test_an_entry_leads_on_from_where_a_thing_was_before_it_had_a_page(site: Path, handbook: Handbook) -> None:
    codes = [*handbook.things, *(f"topic/{topic.code}" for topic in handbook.topics)]
    moved = {code: addresses.entry(code) for code in codes if addresses.entry(code) != handbook.address(code)}
    assert {code.partition("/")[0] for code in moved} >= {"topic", "term", "definition"}
    for code, place in moved.items():
        page, _, anchor = place.partition("#")
        links = parsed(site / page).get_element_by_id(anchor).xpath(".//a/@href")
        assert posixpath.relpath(handbook.address(code), posixpath.dirname(page)) in links, code


def test_pages_that_no_menu_lists_lead_on_to_each_other(site: Path, handbook: Handbook) -> None:
    pages = [addresses.of(f"definition/{each.code}") for each in handbook.definitions.definitions]
    for page, following in itertools.pairwise(pages):
        links = parsed(site / page).xpath("//nav[@class='hb-pager']/a[@rel='next']/@href")
        assert links == [posixpath.basename(following)]
    assert parsed(site / pages[0]).xpath("//nav[@class='hb-pager']/a[@rel='prev']/@href") == ["../index.html"]


def test_every_unit_of_the_sources_stands_where_the_inventory_says(site: Path, handbook: Handbook) -> None:
    units = [row.code for row in handbook.inventory.rows]
    expected = [f"R{number}" for number in range(1, 24)] + ["S1", "S2", "A1", "A2", "A3", "P1", "P2", "P3", "P4"]
    assert units == [*expected, "T1", "T2", "T3"]
    for row in handbook.inventory.rows:
        places = [*map(addresses.of, row.see), *row.pages]
        assert places, row.code
        for place in places:
            page, _, anchor = place.partition("#")
            assert (site / page).is_file(), place
            assert not anchor or len(shown_at(site / page, anchor)) > 20, place


def shown_at(path: Path, anchor: str) -> str:
    """Return the text of an anchor; for a heading, with what follows up to the next heading."""
    element = parsed(path).get_element_by_id(anchor)
    texts = [text_of(element)]
    if element.tag in {"h2", "h3"}:
        for sibling in element.itersiblings():
            if sibling.tag in {"h2", element.tag}:
                break
            texts.append(text_of(sibling))
    return " ".join(texts)


def test_terms_are_linked_where_a_page_first_uses_them(site: Path, handbook: Handbook) -> None:
    linked = Counter[str]()
    for page in pages(site):
        found = Counter(urlsplit(link).fragment for link in parsed(page).xpath("//a[@class='hb-term']/@href"))
        assert [term for term, count in found.items() if count > 1] == [], page
        linked.update(found.keys())
    assert set(linked) <= {term.code for term in handbook.glossary.terms}
    assert len(linked) >= 60, "the handbook explains at least 60 terms that it uses"


def test_every_page_shows_the_hotline_as_the_record_has_it(site: Path, handbook: Handbook) -> None:
    in_its_language = {each.language: in_language(handbook, each.language).hotline for each in handbook.translations}
    for page in [*pages(site), site / "404.html"]:
        hotline = in_its_language.get(parsed(page).get("lang", ""), handbook.hotline)
        footer = text_of(parsed(page).xpath("//footer")[0])
        for part in (hotline.name, hotline.call, hotline.tty, hotline.text, hotline.hours):
            assert part in footer, page


def test_only_confirmed_addresses_are_links(site: Path, handbook: Handbook) -> None:
    for resource in handbook.resources:
        page, _, anchor = handbook.address(f"resource/{resource.code}").partition("#")
        card = parsed(site / page).get_element_by_id(anchor)
        outside = [link for link in card.xpath(".//a/@href") if urlsplit(link).netloc]
        assert outside == ([resource.address] if resource.address else []), resource.code
        assert resource.address or "no confirmed address" in text_of(card).lower()


def test_the_export_holds_everything_with_code_source_and_address(site: Path, handbook: Handbook) -> None:
    exported = json.loads((site / "exports" / "handbook.json").read_text("utf-8"))
    found = set()
    for name, things in exported.items():
        if not isinstance(things, list) or name in {"groups", "topics", "competencies", "statements"}:
            continue
        for thing in things:
            page, _, anchor = thing["url"].partition("#")
            assert (site / page).is_file()
            assert not anchor or anchor in ids(site / page)
            assert thing["identifier"] == handbook.ledger.identifiers[thing["code"]]
            assert thing.get("sources") or name in {"law", "sources"}, thing["code"]
            found.add(thing["code"])
    assert found == {code for code in handbook.things if "/" in code}


def test_every_record_of_the_search_leads_to_its_place(site: Path, handbook: Handbook) -> None:
    for record in records(handbook):
        page, _, anchor = record.url.partition("#")
        assert (site / page).is_file(), record
        assert not anchor or anchor in ids(site / page), record
        _, part, name = record.code.partition("#")
        assert not part or anchor == name, record


def test_the_heat_map_of_a_course_shows_every_cell_with_its_numbers(site: Path, handbook: Handbook) -> None:
    for course in handbook.courses:
        page = parsed(site / "teach" / "courses" / f"{course.code}.html")
        reached = reached_by(handbook, (course,))
        found = {urlsplit(cell.xpath("a/@href")[0]).fragment: cell for cell in page.xpath("//td")}
        assert set(found) == {addresses.anchor(cell.code) for cell in handbook.cells}
        for cell in handbook.cells:
            count = sum(statement.code in reached for statement in cell.statements)
            shown = found[addresses.anchor(cell.code)]
            assert f"{count} of {len(cell.statements)} statement" in text_of(shown), cell.code
            assert ("hb-heat--none" in shown.get("class")) == (count == 0), cell.code


def test_a_course_says_what_it_leaves_out_and_statements_say_which_courses_reach_them(
    site: Path, handbook: Handbook
) -> None:
    courses = counted(handbook)
    reached = reached_by(handbook, courses)
    for code, cell in handbook.cell_of.items():
        item = parsed(site / addresses.page_of_competency(cell.sub_competency.code)).get_element_by_id(
            addresses.anchor(code)
        )
        lines = [text_of(line) for line in item.xpath(".//p[@class='hb-statement__courses']")]
        names = [reach.course.name for reach in reached.get(code, ())]
        assert len(lines) == (1 if names else 0), code
        assert all(name in lines[0] for name in names)
    left = {text_of(link) for link in parsed(site / "teach" / "courses.html").xpath("//p[@class='hb-codes']/a")}
    assert left == (set(handbook.statements) - set(reached) if courses else set())


def test_a_made_up_course_says_so_wherever_it_is_named(site: Path, handbook: Handbook) -> None:
    titles = [course.title for course in handbook.courses if course.example]
    assert titles
    for page in pages(site):
        for title in titles:
            text = text_of(parsed(page))
            assert text.count(title) == text.count(f"Example: {title}"), page


def test_programs_find_the_course_from_its_page(site: Path, handbook: Handbook) -> None:
    for course in handbook.courses:
        page = site / "teach" / "courses" / f"{course.code}.html"
        links = parsed(page).xpath("//head/link[@rel='alternate'][@type='application/ld+json']/@href")
        assert links == [f"{course.code}.jsonld"]
        made = json.loads((page.parent / links[0]).read_text("utf-8"))
        assert made["name"] == course.name
        assert (page.parent / made["@id"]).resolve() == page


def test_dates_are_those_of_the_edition(published_site: Path, handbook: Handbook) -> None:
    site_map = (published_site / "sitemap.xml").read_text("utf-8")
    assert site_map.count(f"<lastmod>{handbook.edition.date}</lastmod>") == site_map.count("<url>") > 70
    assert int.from_bytes((published_site / "sitemap.xml.gz").read_bytes()[4:8], "little") % 86_400 == 0
