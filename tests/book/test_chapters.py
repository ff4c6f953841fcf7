"""Pages of a site become chapters of one document."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.book.chapters import Chapter, chapters
from macros.site.site import MenuEntry

ADDRESS = "https://handbook.example.org/"


MENU = [
    MenuEntry("Home", "index.html"),
    MenuEntry(
        "Practice",
        "",
        (
            MenuEntry("Guides", "practice/index.html"),
            MenuEntry("One", "", (MenuEntry("One", "practice/one.html"), MenuEntry("Two", "two.html"))),
        ),
    ),
]


def write(site: Path, page: str, article: str) -> None:
    path = site / page
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<!doctype html><title>x</title><nav>menu</nav><main><article>{article}</article></main>", "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three pages and one more that the book leaves out."""
    write(tmp_path, "index.html", "<h1>Home</h1>")
    write(tmp_path, "practice/index.html", '<h1>Guides</h1><p><a href="one.html#step">step</a></p>')
    write(tmp_path, "practice/one.html", '<h1>One</h1><h2 id="step">Step</h2><p><a href="../two.html#gone">two</a></p>')
    write(
        tmp_path, "two.html", '<h1>Two</h1><p id="step"><a href="#step">here</a> <a href="index.html#top">home</a></p>'
    )
    return tmp_path


def made(site: Path, address: str = "") -> dict[str, Chapter]:
    found = chapters(MENU, lambda page: page != "index.html", site, address)
    return {chapter.title: chapter for chapter in found}


def test_chapters_stand_in_the_order_and_at_the_level_of_the_menu(site: Path) -> None:
    found = chapters(MENU, lambda page: page != "index.html", site, "")
    assert [(chapter.level, chapter.title, chapter.page) for chapter in found] == [
        (1, "Practice", ""),
        (2, "Guides", "practice/index.html"),
        (2, "One", "practice/one.html"),
        (3, "Two", "two.html"),
    ]


def test_a_section_without_pages_in_the_book_has_no_heading(site: Path) -> None:
    assert chapters(MENU, lambda page: page == "index.html", site, "")[0].title == "Home"
    assert len(chapters(MENU, lambda page: page == "index.html", site, "")) == 1


def test_headings_stand_below_those_of_the_book(site: Path) -> None:
    found = made(site)
    assert "<h2>One</h2>" in found["One"].content
    assert '<h3 id="practice-one--step">Step</h3>' in found["One"].content
    assert "<h3>Two</h3>" in found["Two"].content


def test_headings_have_no_more_than_six_levels(site: Path) -> None:
    write(site, "two.html", "<h1>Two</h1><h4>Four</h4><h5>Five</h5>")
    assert "<h6>Four</h6><h6>Five</h6>" in made(site)["Two"].content


def test_links_lead_to_the_same_place_in_the_book(site: Path) -> None:
    found = made(site)
    assert '<a href="#practice-one--step">step</a>' in found["Guides"].content
    assert '<a href="#two--step">here</a>' in found["Two"].content


def test_a_link_to_an_anchor_that_is_left_out_leads_to_its_page(site: Path) -> None:
    assert '<a href="#two">two</a>' in made(site)["One"].content


def test_a_link_to_another_page_leads_to_the_site_or_is_text(site: Path) -> None:
    assert f'<a href="{ADDRESS}index.html#top">home</a>' in made(site, ADDRESS)["Two"].content
    assert "<span>home</span>" in made(site)["Two"].content


def test_links_elsewhere_stay_as_they_are(site: Path) -> None:
    write(site, "two.html", '<h1>Two</h1><a href="https://example.org/a?b=1#c">a</a><a href="tel:1">b</a>')
    assert '<a href="https://example.org/a?b=1#c">a</a><a href="tel:1">b</a>' in made(site)["Two"].content


def test_what_only_works_on_a_screen_is_left_out_and_the_text_around_it_stays(site: Path) -> None:
    write(
        site,
        "two.html",
        '<h1>Two<a class="headerlink" href="#x">#</a> ways</h1>one <button>press</button>two <p hidden>no</p>'
        '<span class="hb-hidden hb-more">no</span>three <svg aria-hidden="true"><text>no</text></svg>four',
    )
    content = made(site)["Two"].content
    assert "<h3>Two ways</h3>one two three four" in content
    assert "no" not in content


def test_text_stays_text(site: Path) -> None:
    write(site, "two.html", "<h1>Two</h1><p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>")
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>" in made(site)["Two"].content


def test_a_chapter_in_another_language_says_so(site: Path) -> None:
    text = (site / "two.html").read_text("utf-8")
    (site / "two.html").write_text(text.replace("<title>", '<html lang="es"><title>'), "utf-8")
    assert '<p id="two--step" lang="es">' in made(site)["Two"].content
    assert "lang=" not in made(site)["One"].content
