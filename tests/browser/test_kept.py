"""Links that readers of the first edition copied open what they opened: results, filtered lists, collections."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from macros.model.facts import facts
from tests.conftest import KEPT

LINKS = [line.partition("#")[::2] for line in (KEPT / "links.txt").read_text("utf-8").split()]
SEARCHES = [fragment for page, fragment in LINKS if page == "search.html"]
FILTERS = [(page, fragment) for page, fragment in LINKS if page != "search.html"]
COLLECTIONS = json.loads((KEPT / "collections.json").read_text("utf-8"))


def test_there_is_a_link_for_every_kind_that_can_be_chosen() -> None:
    named = {kind for fragment in SEARCHES for kind in parse_qs(fragment).get("kind", [])}
    assert len(named) == 21
    assert named <= facts()["kinds"].keys()


def test_a_link_to_results_asks_what_it_asked(page: Page, example_server: str, errors: list[str]) -> None:
    page.goto(f"{example_server}/search.html")
    for fragment in SEARCHES:
        page.evaluate("(fragment) => { location.hash = fragment }", fragment)
        asked = {name: values[0] for name, values in parse_qs(fragment).items()}
        expect(page.get_by_role("combobox", name="Search the handbook")).to_have_value(asked["q"])
        expect(page.get_by_label("Kind")).to_have_value(asked.get("kind", ""))
        expect(page.get_by_label("Group")).to_have_value(asked.get("group", ""))
        expect(page.locator("[data-search-result]").first, fragment).to_be_visible()
    assert errors == []


@pytest.mark.parametrize(("name", "fragment"), FILTERS)
def test_a_link_to_a_filtered_list_ticks_what_it_ticked(
    page: Page, example_server: str, name: str, fragment: str
) -> None:
    page.goto(f"{example_server}/{name}#{fragment}")
    ticked = page.locator("form.hb-filter input:checked")
    wanted = [[field, value] for field, (values,) in parse_qs(fragment).items() for value in values.split(",")]
    expect(ticked).to_have_count(len(wanted))
    assert sorted(ticked.evaluate_all("(boxes) => boxes.map(({ name, value }) => [name, value])")) == sorted(wanted)


def test_a_link_to_a_collection_shows_its_statements(page: Page, server: str) -> None:
    for link in COLLECTIONS[:3]:
        page.goto("about:blank")
        page.goto(f"{server}/teach/collection.html#{link['fragment']}")
        shown = page.locator("[data-remove]")
        expect(shown).to_have_count(len(link["codes"].split()))
        if link["name"]:
            page.get_by_role("button", name="Use this name").click()
        expect(page.get_by_label("Name")).to_have_value(link["name"])
        expect(page.get_by_text("About this link")).to_have_count(0)
