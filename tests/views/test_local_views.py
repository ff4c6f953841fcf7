"""Pages of a copy with local additions, as golden files beside those of the handbook as it is published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.site.macros import VIEWS, PageView
from macros.site.render import Renderer
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
    return Renderer(handbook.glossary.terms).render(fragment, view(handbook, *(arguments or CASES[name][0])), here)


@pytest.mark.parametrize("name", ["local", "services", "reporting"])
def test_page_of_additions(name: str, copy: Handbook, file_regression: FileRegressionFixture) -> None:
    file_regression.check(shown(name, copy), basename=name, extension=".html")


ADDED_TO = ["home", "sub_competency", "group", "topic", "collection", "tier", "prevention", "guide", "competency"]
ADDED_TO += ["courses", "glossary"]


@pytest.mark.parametrize("name", ADDED_TO)
def test_what_is_added_to_a_page(
    name: str, copy: Handbook, small: Handbook, file_regression: FileRegressionFixture
) -> None:
    file_regression.check(differing(shown(name, small), shown(name, copy)), basename=name, extension=".diff")


def test_a_course_of_ones_own_differs_in_who_added_it(copy: Handbook, file_regression: FileRegressionFixture) -> None:
    as_shipped = replace(copy, local=replace(copy.local, courses=()))
    differs = differing(shown("course", as_shipped, "own"), shown("course", copy, "own"))
    file_regression.check(differs, basename="course", extension=".diff")


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
