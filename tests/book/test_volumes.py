"""Which books there are, and which pages they hold."""

from __future__ import annotations

import pytest

from macros.model.handbook import Handbook
from macros.query.volumes import UnknownBookError, volumes

GROUPS = ["individual", "organization", "research", "education"]


def test_there_is_a_book_of_everything_and_for_each_group_a_book_and_a_checklist(handbook: Handbook) -> None:
    names = [volume.name for volume in volumes(handbook, "all")]
    assert names == ["handbook", *GROUPS, *(f"{group}-checklist" for group in GROUPS)]


def test_books_are_asked_for_by_name(handbook: Handbook) -> None:
    assert [volume.href for volume in volumes(handbook, "research handbook research")] == [
        "downloads/research.pdf",
        "downloads/handbook.pdf",
    ]
    assert volumes(handbook, "") == ()


def test_an_unknown_book_is_an_error_that_says_which_there_are(handbook: Handbook) -> None:
    with pytest.raises(UnknownBookError, match=r"no book 'nurses'; write handbook, individual, .* or 'all'"):
        volumes(handbook, "handbook nurses")


@pytest.mark.parametrize(
    ("page", "holders"),
    [
        ("competencies/2b.html", ["handbook"]),
        ("by-group/research.html", ["research"]),
        ("practice/the-conversation.html", ["handbook", "individual", "education"]),
        ("definitions/glossary.html", ["handbook", "individual", "organization", "research", "education"]),
        ("definitions/glossary/a-c.html", ["handbook", "individual", "organization", "research", "education"]),
        ("topics/minors.html", []),
        ("local/services.html", ["handbook", "individual", "organization", "research", "education"]),
        ("roles/nurse.html", []),
        ("about/sources.html", ["handbook", "individual", "organization", "research", "education"]),
        ("index.html", []),
        ("search.html", []),
        ("teach/courses.html", []),
        ("about/leaving.html", []),
        ("plan/sheets/research.html", ["research-checklist"]),
    ],
)
def test_a_page_is_in_the_books_it_belongs_to(handbook: Handbook, page: str, holders: list[str]) -> None:
    assert [volume.name for volume in volumes(handbook, "all") if volume.holds(page)] == holders
