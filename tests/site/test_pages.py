"""Stub pages and data agree, and the menu holds them all."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from macros.model.handbook import Handbook
from macros.site.pages import check, stubs, write_missing
from tests.conftest import PROJECT

DOCS = PROJECT / "docs"


def test_each_stub_holds_its_one_macro_call(handbook: Handbook) -> None:
    for name, content in stubs(handbook).items():
        assert (DOCS / name).read_text("utf-8") == content, f"docs/{name}: run 'make pages'"


def test_no_stub_is_left_over(handbook: Handbook) -> None:
    found = {
        path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if path.read_text("utf-8").startswith("{{")
    }
    assert found == set(stubs(handbook))


def test_missing_stubs_are_written_and_others_left_alone(handbook: Handbook, tmp_path: Path) -> None:
    docs = shutil.copytree(DOCS, tmp_path / "docs")
    (docs / "competencies" / "2b.md").unlink()
    (docs / "competencies" / "2a.md").write_text("kept", "utf-8")
    assert write_missing(handbook, docs) == ["competencies/2b.md"]
    assert (docs / "competencies" / "2a.md").read_text("utf-8") == "kept"
    assert (docs / "competencies" / "2b.md").read_text("utf-8") == '{{ sub_competency("2B") }}\n'


def test_pages_and_data_are_held_together(handbook: Handbook, tmp_path: Path) -> None:
    """Whatever is wrong with a page is said before the build, with what to do."""
    assert list(check(handbook, DOCS)) == []
    docs = shutil.copytree(DOCS, tmp_path / "docs")
    (docs / "competencies" / "2a.md").unlink()
    (docs / "competencies" / "2b.md").write_text('{{ sub_competency("2A") }}\n', "utf-8")
    (docs / "practice" / "gone.md").write_text('{{ guide("gone") }}\n', "utf-8")
    (docs / "host" / "copy.md").write_text("", "utf-8")
    assert [str(problem) for problem in check(handbook, docs)] == [
        "docs/competencies/2a.md:1: the page is missing; run 'make pages'",
        """docs/competencies/2b.md:1: this page does not hold '{{ sub_competency("2B") }}'; write it here""",
        "docs/host/copy.md:1: 'title' and 'description' are missing; write them at the top, between two lines of ---",
        "docs/practice/gone.md:1: nothing in the data asks for this page; delete it",
    ]


def test_a_role_names_only_pages_that_are_there(handbook: Handbook) -> None:
    role = next(role for role in handbook.roles if role.pages)
    page = role.pages[0].model_copy(update={"page": "host/gone.html"})
    wrong = role.model_copy(update={"pages": (page,)})
    roles = tuple(wrong if each is role else each for each in handbook.roles)
    with_it = replace(handbook, role_list=handbook.role_list.model_copy(update={"roles": roles}))
    [problem] = check(with_it, DOCS)
    assert problem.message == "there is no page 'host/gone.html'; write the address of one in docs/"


def test_no_guide_takes_the_place_of_another_page(handbook: Handbook) -> None:
    guide = handbook.guides[-1].model_copy(update={"code": "card"})
    [problem, *_] = check(replace(handbook, guides=(*handbook.guides[:-1], guide)), DOCS)
    assert problem.message == "another page is docs/practice/card.md already; choose another code"
