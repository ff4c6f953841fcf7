"""Stub pages and data agree, and the menu holds them all."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.model.handbook import Handbook
from macros.pages import stubs, write_missing

DOCS = Path(__file__).parent.parent / "docs"


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
