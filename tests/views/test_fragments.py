"""Each page's view in its fragment, as golden files that a person reads when they change."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from pytest_regressions.file_regression import FileRegressionFixture

from macros.book.chapters import Chapter
from macros.model.handbook import Handbook
from macros.site.macros import VIEWS, PageView
from macros.site.render import FRAGMENTS, Renderer
from macros.views.book import book_view
from macros.views.permalink import permalink_view, retired_view
from macros.views.single import SingleView
from tests.views.differing import differing

CASES: dict[str, tuple[tuple[str, ...], str]] = {
    "home": ((), "index.html"),
    "matrix": ((), "competencies/index.html"),
    "competency": (("U",), "competencies/u.html"),
    "sub_competency": (("UA",), "competencies/ua.html"),
    "groups": ((), "by-group/index.html"),
    "group": (("individual",), "by-group/individual.html"),
    "topics": ((), "topics.html"),
    "topic": (("privacy",), "topics/privacy.html"),
    "definitions": ((), "definitions/index.html"),
    "definition": (("harm",), "definitions/trafficking/harm.html"),
    "glossary": ((), "definitions/glossary.html"),
    "shelf": (("p-r",), "definitions/glossary/p-r.html"),
    "words": ((), "definitions/words.html"),
    "prevention": ((), "prevention/index.html"),
    "tier": (("primary",), "prevention/primary.html"),
    "guides": ((), "practice/index.html"),
    "guide": (("ask",), "practice/ask.html"),
    "card": ((), "practice/card.html"),
    "principles": ((), "practice/principles.html"),
    "guiding_principles": ((), "about/guiding-principles.html"),
    "team": ((), "practice/team.html"),
    "adopt": ((), "adopt/index.html"),
    "recommendations": ((), "adopt/recommendations.html"),
    "models": ((), "adopt/models.html"),
    "sections": (("about",), "about/index.html"),
    "courses": ((), "teach/courses.html"),
    "course_map": ((), "teach/map.html"),
    "course": (("care-basics",), "teach/courses/care-basics.html"),
    "collections": ((), "teach/collections.html"),
    "roles": ((), "roles/index.html"),
    "role": (("nurse",), "roles/nurse.html"),
    "collection": (("shift",), "teach/collections/shift.html"),
    "resources": ((), "resources/index.html"),
    "category": (("leaflets",), "resources/category/leaflets.html"),
    "hotline": ((), "resources/line.html"),
    "references": ((), "resources/references.html"),
    "laws": ((), "resources/law.html"),
    "law_part": (("statutes",), "resources/law/statutes.html"),
    "sources": ((), "about/sources.html"),
    "local": ((), "local/index.html"),
    "services": ((), "local/services.html"),
    "reporting": ((), "local/reporting.html"),
    "why": ((), "why.html"),
    "teach": ((), "teach/index.html"),
    "self_check": ((), "teach/self-check.html"),
    "visit": ((), "teach/visit.html"),
    "visit_sheet": ((), "teach/visit-sheet.html"),
    "export": (("moodle.csv",), "teach/exports.html"),
    "addresses": ((), "teach/developers.html"),
    "kinds": ((), "teach/developers.html"),
    "call": ((), "for-you.html"),
    "development": ((), "about/development.html"),
    "inventory": ((), "about/inventory.html"),
    "changes": ((), "about/changes.html"),
    "cite": ((), "teach/cite.html"),
    "assess": ((), "plan/assess.html"),
    "documents": ((), "plan/documents.html"),
    "sheet": (("individual",), "plan/sheets/individual.html"),
    "guide_in": (("es",), "es/preguntar.html"),
    "card_in": (("es",), "es/tarjeta.html"),
    "hotline_in": (("es",), "es/linea.html"),
}
SITE = "https://example.org/handbook/"
PARTS = {"export", "addresses", "kinds", "call"}
"""Macros that make a part of a page; the page has a title of its own."""


def test_every_macro_has_a_case_and_a_fragment() -> None:
    assert set(CASES) == set(VIEWS)
    shown = {fragment for fragment, _ in VIEWS.values()} | {"permalink", "retired", "hidden", "book", "single"}
    assert {path.stem for path in FRAGMENTS.glob("[!_]*.html")} == shown


@pytest.mark.parametrize("name", CASES)
def test_fragment(name: str, small: Handbook, file_regression: FileRegressionFixture) -> None:
    arguments, here = CASES[name]
    fragment, view = VIEWS[name]
    words = small.words_in("es" if name.endswith("_in") else "en")
    shown = Renderer(small.glossary.terms).render(fragment, view(small, *arguments), here, words)
    file_regression.check(shown, basename=name, extension=".html")


def permalink(handbook: Handbook, site: str) -> str:
    return Renderer(site=site).render("permalink", permalink_view(handbook, "UA.I1"), "id/UA.I1.html")


def test_permalink(small: Handbook, file_regression: FileRegressionFixture) -> None:
    file_regression.check(permalink(small, ""), basename="permalink", extension=".html")


def test_a_published_permalink_differs_in_its_address(small: Handbook, file_regression: FileRegressionFixture) -> None:
    differs = differing(permalink(small, ""), permalink(small, SITE))
    file_regression.check(differs, basename="permalink-published", extension=".diff")


def test_permalink_of_a_retired_code(small: Handbook, file_regression: FileRegressionFixture) -> None:
    shown = Renderer().render("retired", retired_view(small, small.ledger.retired[0]), "id/UA.I9.html")
    file_regression.check(shown, basename="retired", extension=".html")


def book(handbook: Handbook, group: str, site: str, *, is_checklist: bool = False) -> str:
    heading = Chapter(1, "Competencies", "", Markup())
    page = Chapter(2, "UA <Care>", "competencies/ua.html", Markup("<h2>UA &lt;Care&gt;</h2>"))
    view = book_view(handbook, group, site, [heading, page], is_checklist=is_checklist)
    return Renderer().render("book", view, "downloads/handbook.pdf")


def test_book(small: Handbook, file_regression: FileRegressionFixture) -> None:
    file_regression.check(book(small, "", ""), basename="book", extension=".html")


def test_a_checklist_begins_at_once(small: Handbook, file_regression: FileRegressionFixture) -> None:
    differs = differing(book(small, "", ""), book(small, "Research", "", is_checklist=True))
    file_regression.check(differs, basename="book-checklist", extension=".diff")


def single(address: str) -> str:
    view = SingleView("A Handbook", "1999.1", "May 5, 1999", 3, ["Search", "Your collection"], address)
    return Renderer().render("single", view, "index.html")


def test_the_beginning_of_the_one_page(file_regression: FileRegressionFixture) -> None:
    file_regression.check(single(""), basename="single", extension=".html")


def test_the_published_one_page_leads_to_the_handbook(file_regression: FileRegressionFixture) -> None:
    file_regression.check(differing(single(""), single(SITE)), basename="single-published", extension=".diff")


def test_the_published_book_of_a_group_differs_in_both(small: Handbook, file_regression: FileRegressionFixture) -> None:
    differs = differing(book(small, "", ""), book(small, "Research", SITE))
    file_regression.check(differs, basename="book-group", extension=".diff")


CODED = ["competency", "sub_competency", "group", "tier", "guide", "role", "sections", "course", "export"]
CODED += ["topic", "definition", "collection", "category", "law_part", "guide_in", "card_in", "hotline_in"]


@pytest.mark.parametrize("name", CODED)
def test_an_unknown_code_is_an_error(name: str, small: Handbook) -> None:
    with pytest.raises(KeyError):
        VIEWS[name][1](small, "9Z")


@pytest.mark.parametrize("name", sorted(CASES.keys() - PARTS))
def test_every_page_says_what_it_is(name: str, small: Handbook) -> None:
    view = VIEWS[name][1](small, *CASES[name][0])
    assert isinstance(view, PageView)
    assert view.title
    assert 20 <= len(view.description) <= 200 or name in {"competency", "sub_competency"}
