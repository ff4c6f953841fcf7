"""A copy says how old it is, by the reader's clock and without asking a server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.model.handbook import Handbook
from tests.conftest import ADDRESS


@pytest.fixture
def a_year_later(handbook: Handbook) -> datetime:
    """The moment from which an edition counts as old."""
    day = handbook.edition.date
    return datetime(day.year + 1, day.month, day.day, tzinfo=UTC)


def test_after_a_year_every_page_says_so(page: Page, server: str, a_year_later: datetime, others: list[str]) -> None:
    note = page.locator(".hb-age")
    page.clock.set_fixed_time(a_year_later - timedelta(seconds=1))
    page.goto(f"{server}/competencies/2b.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(note).to_be_hidden()
    page.clock.set_fixed_time(a_year_later)
    for name in ("competencies/2b.html", "index.html", "host/copy.html"):
        page.goto(f"{server}/{name}")
        expect(note).to_be_visible()
        expect(note).to_contain_text("more than a year old")
        expect(note).to_contain_text("Ask whoever gave you this copy")
    assert others == []


def test_without_scripts_the_date_stands_in_the_footer(browser: Browser, server: str, handbook: Handbook) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/competencies/2b.html")
    expect(page.locator("footer")).to_contain_text(f"Edition {handbook.edition.code}")
    expect(page.locator("footer")).to_contain_text(handbook.edition.day)
    expect(page.locator(".hb-age")).to_be_hidden()
    context.close()


def test_a_copy_that_knows_where_the_current_edition_stands_links_to_it(
    page: Page, published_site: Path, a_year_later: datetime
) -> None:
    page.clock.set_fixed_time(a_year_later + timedelta(days=400))
    page.goto((published_site / "topics.html").as_uri())
    expect(page.locator(".hb-age").get_by_role("link", name=ADDRESS)).to_have_attribute("href", ADDRESS)
