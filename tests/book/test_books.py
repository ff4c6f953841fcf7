"""Books as PDF: what is in them, how a screen reader finds its way, and that they come out the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pdfua
import pytest
from pypdf import PdfReader

from macros.book.pdf import BookError, to_pdf
from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.query import volumes
from tests.conftest import ADDRESS, EXAMPLE, PROJECT, Count, Once, build_site, built


@pytest.fixture(scope="module", params=["research", pytest.param("handbook", marks=pytest.mark.slow)])
def name(request: pytest.FixtureRequest) -> str:
    """The name of a book: a short one of a group, in a copy with local additions, and the one of everything."""
    found: str = request.param
    return found


GLOSSARY = ("definitions/glossary.html", "definitions/glossary/d-g.html", "definitions/glossary/p-r.html")
FEW = ("local/", *GLOSSARY, "about/sources.html")
"""Of the pages that are in the book of every group, those that a short book has; it has no guides."""


@pytest.fixture(scope="module")
def site(once: Once, name: str) -> Path:
    """The site with the book."""
    how: dict[str, Any] = {"HANDBOOK_BOOKS": f"{name} {CHECKLIST}", "HANDBOOK_URL": ADDRESS}
    if name == "handbook":
        return once("site with all", partial(built, **how))
    without_guides = patch.object(volumes, "NOT_IN_ANY", (*volumes.NOT_IN_ANY, "practice/"))
    with patch.object(volumes, "FOR_EVERY_GROUP", FEW), without_guides:
        return once("site with a short book", partial(built, local=EXAMPLE, **how))


CHECKLIST = "individual-checklist"
"""The longest checklist, made beside each book."""


@pytest.fixture(scope="module")
def book(site: Path, name: str) -> PdfReader:
    """The book."""
    return PdfReader(site / "downloads" / f"{name}.pdf")


@pytest.fixture(scope="module")
def texts(book: PdfReader) -> list[str]:
    """What is on each page, with spaces in place of line breaks."""
    return [" ".join(page.extract_text().split()) for page in book.pages]


def test_every_statement_is_in_the_book_with_its_code(
    texts: list[str], name: str, handbook: Handbook, count: Count
) -> None:
    whole = _letters(" ".join(texts))
    cells = [cell for cell in handbook.cells if name in {"handbook", cell.group.code}]
    statements = [statement for cell in cells for statement in cell.statements]
    assert len(statements) > 20
    assert [
        each.code
        for each in statements
        if _letters(each.code + (each.condition or "") + each.opening + "".join(each.items)) not in whole
    ] == []
    count(f"book {name}, sheets", len(texts))


def _letters(text: str) -> str:
    """Return letters and digits alone: a line may end within a word, and a page within a statement."""
    return re.sub(r"[\W_]", "", text)


def test_the_hotline_is_on_the_first_page_and_at_the_foot_of_all_others(texts: list[str], handbook: Handbook) -> None:
    assert all(part in texts[0] for part in (handbook.hotline.name, handbook.hotline.call, handbook.edition.code))
    assert all(f"Hotline: {handbook.hotline.call}" in text for text in texts[1:])


def test_pages_bear_their_number(texts: list[str]) -> None:
    assert all(re.search(rf"\b{number}\b", text) for number, text in enumerate(texts[1:], 2))


def test_bookmarks_lead_through_the_book(book: PdfReader, name: str) -> None:
    outline = list(_flat(book.outline))
    titles = [title for title, _ in outline]
    first = {
        "handbook": [
            "Competencies",
            "The matrix",
            "U Use a trauma- and survivor-informed, culturally responsive approach",
            "UA Trauma-Informed Care",
        ],
        "research": ["Local", "Riverbend Community Health (example)", "Contacts", "Social worker on call"],
    }[name]
    assert titles[: len(first)] == first
    pages = [book.get_destination_page_number(item) or 0 for _, item in outline]
    assert pages == sorted(pages)
    assert pages[-1] > len(book.pages) * 0.7


def _flat(outline: list[Any]) -> Iterator[tuple[str, Any]]:
    for item in outline:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield str(item.title), item


def test_links_lead_into_the_book_or_to_full_addresses(book: PdfReader, name: str, count: Count) -> None:
    inside, addresses = 0, set()
    for page in book.pages:
        for note in page.get("/Annots", []):
            link = note.get_object()
            action = link.get("/A", {}).get_object() if "/A" in link else {}
            if "/Dest" in link or action.get("/S") == "/GoTo":
                inside += 1
            else:
                addresses.add(str(action["/URI"]))
            assert link["/Contents"]
    assert inside > 100
    assert {
        address for address in addresses if not re.match(r"(https?://[\w.-]+/?|(tel|sms):[\d-]+|mailto:)", address)
    } == set()
    count(f"book {name}, links inside", inside)


def test_the_book_is_tagged_for_screen_readers(book: PdfReader, name: str) -> None:
    root: Any = book.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert book.metadata is not None
    assert book.metadata.title == f"Core Competencies Handbook{': Research' if name == 'research' else ''}"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert all(str(page["/Tabs"]) == "/S" for page in book.pages if "/Annots" in page)
    kinds = set(_kinds(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link"} <= kinds
    assert "/Figure" not in kinds  # a figure would need words of its own


def test_a_checker_from_outside_finds_nothing_wrong_with_the_tags(site: Path, name: str) -> None:
    for each in (name, CHECKLIST):
        report = pdfua.validate(str(site / "downloads" / f"{each}.pdf"))
        assert [f"{found.rule_id}, {found.location.describe()}: {found.message}" for found in report.findings] == []
        # It cannot judge whether headings are empty where they hold links; the bookmarks show that ours are not.
        assert {found.rule_id for found in report.skipped} <= {"UA-14-001"}


@pytest.mark.parametrize("name", ["research"], indirect=True)
def test_a_checklist_has_every_statement_of_its_group_with_boxes(site: Path, handbook: Handbook, count: Count) -> None:
    pages = PdfReader(site / "downloads" / f"{CHECKLIST}.pdf").pages
    whole = _letters(" ".join(page.extract_text() for page in pages))
    statements = [each for cell in handbook.cells if cell.group.code == "individual" for each in cell.statements]
    assert [
        each.code for each in statements if _letters(each.code + (each.condition or "") + each.text) not in whole
    ] == []
    assert whole.count("4Confident3Mostly2Alittle1NotyetNotmywork") == len(statements) == 64
    first = " ".join(pages[0].extract_text().split())
    assert all(
        part in first for part in (handbook.hotline.call, handbook.hotline.limits, handbook.edition.code, "UA.I1")
    )
    assert all(f"Hotline: {handbook.hotline.call}" in page.extract_text() for page in list(pages)[1:])
    count("checklist individual, sheets", len(pages))
    assert len(pages) <= 7


def _kinds(root: object) -> Iterator[str]:
    waiting: list[Any] = [root]
    while waiting:
        found = waiting.pop().get_object()
        if isinstance(found, list):
            waiting += found
        elif isinstance(found, dict) and ("/K" in found or "/S" in found):
            if "/S" in found:
                yield str(found["/S"])
            if "/K" in found and not isinstance(found["/K"], int):
                waiting.append(found["/K"])


def test_fonts_come_with_the_book(book: PdfReader) -> None:
    for page in book.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor), font


def test_every_page_of_the_site_leads_to_the_book(site: Path, name: str) -> None:
    assert f'href="downloads/{name}.pdf"' in (site / "index.html").read_text("utf-8")
    assert f'href="../downloads/{name}.pdf"' in (site / "competencies" / "2b.html").read_text("utf-8")


def test_without_books_no_page_speaks_of_them(example_site: Path) -> None:
    assert "downloads/" not in (example_site / "index.html").read_text("utf-8")
    assert not (example_site / "downloads").exists()


def test_an_unknown_book_stops_the_build_with_a_message(tmp_path: Path) -> None:
    done = build_site(site=tmp_path / "site", HANDBOOK_BOOKS="nurses")
    assert done.returncode == 1
    assert "there is no book 'nurses'" in done.stderr


@pytest.mark.parametrize("name", ["research"], indirect=True)
def test_what_an_organization_adds_is_in_its_books(texts: list[str]) -> None:
    assert "Distributed by Riverbend" in texts[0]
    assert "Added by Riverbend" in texts[0]
    whole = _letters(" ".join(texts[1:]))
    local = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE).local
    names = [*(each.name for each in local.contacts), *(each.name for each in local.services)]
    titles = [*(each.title for each in local.protocols), *(each.title for each in local.courses)]
    added = [*names, *titles, *(each.meaning for each in local.terms), *(each.text for each in local.notes)]
    assert [each for each in added if _letters(each) not in whole] == []
    assert len(added) > 30


def test_a_link_that_leads_nowhere_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="nowhere"):
        to_pdf('<!doctype html><html lang="en"><title>x</title><p><a href="#nowhere">x</a></p>', tmp_path, "x")


def test_nothing_is_fetched_from_another_host(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>x</title><img alt="x" src="https://example.org/x.png">'
    with pytest.raises(BookError, match=r"protocol"):
        to_pdf(page, tmp_path, "x")
