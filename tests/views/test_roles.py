"""The pages of roles: what is a reader's own comes first, and nothing made up is offered as training."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.load.overlay import load_with
from macros.model import addresses
from macros.model.edition import Retired
from macros.model.handbook import Handbook
from macros.model.local import HiddenPage
from macros.parts.roles import role_links
from macros.site.pages import local_stubs
from macros.views.home import home_view
from macros.views.local import local_page_view
from macros.views.roles import role_view
from tests.conftest import PROJECT, SMALL

FOLDER = PROJECT / "tests" / "data" / "small-local"


@pytest.fixture(scope="module")
def copy() -> Handbook:
    """The small handbook with the additions of a made-up clinic."""
    return load_with(SMALL, FOLDER, "here")


def test_every_role_leads_from_home_to_a_page_with_five_lines(handbook: Handbook) -> None:
    links = home_view(handbook).roles
    assert [link.code for link in links] == [role.code for role in handbook.roles]
    for link in links:
        view = role_view(handbook, link.code)
        assert len(view.lines) == 5
        assert view.statements
        assert view.guides
        assert len(view.basis) == 5
        assert all(each.rests_on for each in view.basis)
        assert 20 <= len(view.description) <= 200, link.code


def test_a_role_shows_the_statements_of_its_prepared_collection(handbook: Handbook) -> None:
    for role in handbook.roles:
        view = role_view(handbook, role.code)
        shown = [each.code for each in view.statements]
        if role.collection:
            [collection] = [each for each in handbook.collections if f"collection/{each.code}" == role.collection]
            assert tuple(shown) == collection.statements
        else:
            assert tuple(shown) == role.statements


def test_the_contacts_that_a_role_calls_come_before_the_others(copy: Handbook) -> None:
    beside = role_view(copy, "nurse").hotline.beside
    assert beside
    assert [each.name for each in beside.contacts] == ["Ward", "Front desk"]
    everywhere = role_view(copy, "host").hotline.beside
    assert everywhere
    assert [each.name for each in everywhere.contacts] == ["Front desk"]


def test_a_course_that_is_made_up_trains_nobody(copy: Handbook) -> None:
    reaching = [each.course.text for each in role_view(copy, "nurse").training]
    assert reaching == ["Care, from the start", "Our <course>"]
    assert any(course.example for course in copy.courses)
    made_up = tuple(course.model_copy(update={"example": True}) for course in copy.courses)
    assert role_view(replace(copy, courses=made_up), "nurse").training == ()


def test_a_role_of_ones_own_comes_after_the_others_and_says_who_added_it(copy: Handbook) -> None:
    links = role_links(copy)
    assert [(link.code, link.by) for link in links] == [("nurse", ""), ("host", ""), ("porter", "Example Clinic")]
    assert local_stubs(copy)["roles/porter.md"] == '{{ role("porter") }}\n'
    view = role_view(copy, "porter")
    assert (view.thing, view.by) == ("", "Example Clinic")
    assert [each.code for each in view.statements] == ["UA.I1", "UA.O1"], "what replaced a code stands in for it"


def test_a_role_that_a_copy_does_not_show_is_not_listed(copy: Handbook) -> None:
    hidden = HiddenPage(page=addresses.of_role("host"))
    shown = role_links(replace(copy, local=replace(copy.local, hidden=(hidden,))))
    assert [link.code for link in shown] == ["nurse", "porter"]


def test_lines_for_a_role_that_is_retired_move_to_what_replaced_it(copy: Handbook) -> None:
    gone = Retired.model_construct(code="role/nurse", identifier="", replaced_by=("role/host",), reason="Merged.")
    roles = tuple(role for role in copy.roles if role.code != "nurse")
    ledger = copy.ledger.model_copy(update={"retired": (*copy.ledger.retired, gone)})
    later = replace(copy, ledger=ledger, role_list=copy.role_list.model_copy(update={"roles": roles}))
    assert [each.lines for each in role_view(later, "host").added] == [("Wear the green badge.", "Meet at eight.")]
    assert [role.code for role in later.own_roles] == ["porter"]
    [note] = [each for each in local_page_view(later).notes if "badge" in each.text]
    assert [each.href for each in note.replaced_by] == ["roles/host.html"]
