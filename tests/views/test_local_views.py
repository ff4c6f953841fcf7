"""Pages of a copy with local additions, as golden files beside those of the handbook as it is published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html
from pytest_regressions.file_regression import FileRegressionFixture

from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.site.macros import VIEWS, PageView
from macros.site.render import Renderer
from macros.views.guide import guide_view
from macros.views.local import hidden_view
from tests.conftest import PROJECT, SMALL
from tests.views.differing import differing
from tests.views.test_fragments import CASES

FOLDER = PROJECT / "tests" / "data" / "small-local"


@pytest.fixture(scope="module")
def copy() -> Handbook:
    """The small handbook with the additions of a made-up clinic."""
    return load_with(SMALL, FOLDER, "here")


def shown(name: str, handbook: Handbook, *arguments: str) -> str:
    fragment, view = VIEWS[name]
    here = CASES[name][1]
    words = handbook.words_in("es" if name.endswith("_in") else "en")
    return Renderer(handbook.glossary.terms).render(
        fragment, view(handbook, *(arguments or CASES[name][0])), here, words
    )


@pytest.mark.parametrize("name", ["local", "services", "reporting"])
def test_page_of_additions(name: str, copy: Handbook, file_regression: FileRegressionFixture) -> None:
    file_regression.check(shown(name, copy), basename=name, extension=".html")


def test_a_directory_of_two_thousand_is_whole_in_the_page_and_narrowed_by_place_and_language_first(
    copy: Handbook,
) -> None:
    (one, *_), many = copy.local.services, 2000
    places, tongues = ("North", "South", "East", "West"), ("English", "Spanish")
    services = tuple(
        one.model_copy(update={"code": f"s{at}", "area": (places[at % 4],), "languages": (tongues[at % 2],)})
        for at in range(many)
    )
    source = shown("services", replace(copy, local=replace(copy.local, services=services)))
    assert len(source.encode()) < 1_000 * many  # these take three quarters of it
    page = html.fromstring(source)
    assert len(page.xpath("//*[@data-filter-item]")) == many
    assert not page.xpath("//*[@data-filter-item][@hidden]")  # without scripts it is a plain list
    assert [button.text for button in page.xpath("//*[@data-panel]")] == ["Place", "Language", "Help with", "Words"]
    counts = [box.getnext().getnext().text for box in page.xpath("//*[@name='area']")]
    assert counts == [str(many // len(places))] * len(places)
    assert page.xpath("//form[@data-filter-portion='50']")
    assert page.xpath("//button[@data-filter-more][@hidden]")


ADDED_TO = ["home", "sub_competency", "group", "topic", "collection", "tier", "prevention", "guide", "competency"]
ADDED_TO += ["courses", "glossary", "roles", "role", "card", "guide_in", "card_in"]


@pytest.mark.parametrize("name", ADDED_TO)
def test_what_is_added_to_a_page(
    name: str, copy: Handbook, small: Handbook, file_regression: FileRegressionFixture
) -> None:
    file_regression.check(differing(shown(name, small), shown(name, copy)), basename=name, extension=".diff")


@pytest.mark.parametrize(
    ("phone", "dial"),
    [
        ("555-0100", "tel:5550100"),
        ("555-0100 ext. 2 (days)", "tel:5550100;ext=2"),
        ("555-0100 or 555-0101", ""),
        ("Extension 12 or the red telephone", ""),
    ],
)
def test_a_local_number_is_a_button_where_it_is_one_number(copy: Handbook, phone: str, dial: str) -> None:
    contact = copy.local.contacts[0].model_copy(update={"phone": phone})
    changed = replace(copy, local=replace(copy.local, contacts=(contact,)))
    beside = guide_view(changed, "ask").hotline.beside
    assert beside
    assert beside.contacts[0].dial == dial
    page = html.fromstring(f"<main>{shown('guide', changed)}</main>")
    assert page.xpath("//div[@class='hb-local']//a[@class='hb-button']/@href") == ([dial] if dial else [])
    (local,) = page.xpath("//aside//div[@class='hb-local']")
    assert phone in " ".join(local.text_content().split())


def test_a_course_of_ones_own_differs_in_who_added_it(copy: Handbook, file_regression: FileRegressionFixture) -> None:
    as_shipped = replace(copy, local=replace(copy.local, courses=()))
    differs = differing(shown("course", as_shipped, "own"), shown("course", copy, "own"))
    file_regression.check(differs, basename="course", extension=".diff")


def test_a_role_of_ones_own(copy: Handbook, file_regression: FileRegressionFixture) -> None:
    file_regression.check(shown("role", copy, "porter"), basename="own-role", extension=".html")


def test_fragment_in_the_place_of_a_hidden_page(copy: Handbook, file_regression: FileRegressionFixture) -> None:
    view = hidden_view(copy, copy.local.hidden[0], "Models")
    shown = Renderer(copy.glossary.terms).render("hidden", view, "adopt/models.html")
    file_regression.check(shown, basename="hidden", extension=".html")


@pytest.mark.parametrize("name", ["local", "services", "reporting"])
def test_every_page_with_additions_says_what_it_is(name: str, copy: Handbook) -> None:
    view = VIEWS[name][1](copy)
    assert isinstance(view, PageView)
    assert view.title
    assert 20 <= len(view.description) <= 200
