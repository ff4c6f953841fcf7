"""Pages of a copy with local additions, as golden files beside those of the handbook as it is published."""

from __future__ import annotations

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.site.macros import VIEWS, PageView
from macros.site.render import Renderer
from macros.views.local import hidden_view
from tests.conftest import PROJECT, SMALL
from tests.views.test_fragments import CASES

FOLDER = PROJECT / "tests" / "data" / "small-local"


@pytest.fixture(scope="module")
def copy() -> Handbook:
    """The small handbook with the additions of a made-up clinic."""
    return load_with(SMALL, FOLDER, "here")


COPIES = {**CASES, "course": (("own",), "teach/courses/own.html")}


@pytest.mark.parametrize(
    "name",
    [
        "home",
        "sub_competency",
        "group",
        "topics",
        "collections",
        "tier",
        "prevention",
        "guide",
        "competency",
        "courses",
        "course",
        "glossary",
        "local",
        "services",
        "reporting",
    ],
)
def test_fragment_with_additions(name: str, copy: Handbook, file_regression: FileRegressionFixture) -> None:
    arguments, here = COPIES[name]
    fragment, view = VIEWS[name]
    shown = Renderer(copy.glossary.terms).render(fragment, view(copy, *arguments), here)
    file_regression.check(shown, basename=name, extension=".html")


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
