"""What can be found: everything in the handbook that has a place, with the words a reader would use for it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lxml import html

from macros.model.handbook import Handbook
from macros.model.kinds import searched
from macros.search.prose import prose_records
from macros.search.records import PAGES, records

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_everything_with_a_code_can_be_found_at_its_address(handbook: Handbook) -> None:
    found = {record.code: record for record in records(handbook)}
    for code, thing in handbook.things.items():
        assert found[code].url == handbook.address(code)
        if thing.kind == "statement":
            assert found[code].title == thing.title
            assert found[code].condition == (handbook.statements[code].condition or "")
            assert found[code].groups == (handbook.cell_of[code].group.code,)
            assert found[code].topics == handbook.statements[code].topics
        elif "/" in code:
            texts = f"{found[code].title} {found[code].words}"
            assert thing.title in texts


def test_steps_tables_topics_and_sections_can_be_found_too(handbook: Handbook) -> None:
    kinds = Counter(record.kind for record in records(handbook))
    assert kinds["statement"] == 205
    assert kinds["cell"] == 80
    assert kinds["topic"] == len(handbook.topics)
    questions = sum(len(door.questions) for door in handbook.reporting.doors)
    assert kinds["step"] == sum(len(guide.steps) + len(guide.tables) for guide in handbook.guides) + questions
    assert kinds["page"] == len(handbook.sections) + len(PAGES)
    assert set(kinds) == set(searched()) - {"local"}, "what is local exists only in an organization's copy"


def test_no_two_records_have_one_code(handbook: Handbook) -> None:
    assert [code for code, count in Counter(record.code for record in records(handbook)).items() if count > 1] == []


def test_the_words_of_a_step_are_those_it_shows(handbook: Handbook) -> None:
    record = next(record for record in records(handbook) if record.code == "guide/worried-now#give-care")
    step = next(step for step in handbook.guide("worried-now").steps if step.code == "give-care")
    for line in (*step.do, *step.avoid):
        assert line in record.words


def test_prose_is_found_by_section() -> None:
    page = "---\ntitle: A page\ndescription: What it holds.\n---\n\nFirst *words*.\n\n"
    page += "## One { #one }\n\nText with a [link](x.md).\n"
    whole, section = prose_records(page, "a/page.html")
    assert (whole.title, whole.url) == ("A page", "a/page.html")
    assert whole.words == "What it holds. First words ."
    assert (section.title, section.url, section.words) == ("One", "a/page.html#one", "Text with a link .")


def test_a_page_made_from_data_is_no_prose() -> None:
    assert list(prose_records("{{ matrix() }}\n", "x.html")) == []


def test_pages_made_from_data_are_found_by_their_own_titles(site: Path) -> None:
    for page, title in PAGES.items():
        heading = html.parse(str(site / page)).find(".//h1")
        assert heading is not None
        assert heading.text_content() == title


def test_every_section_of_prose_has_an_anchor_of_its_own() -> None:
    for path in set(DOCS.rglob("*.md")) - set((DOCS / "assets").rglob("*.md")):
        text = path.read_text("utf-8")
        if not text.startswith("{{"):
            sections = [record for record in prose_records(text, "x.html") if "#" in record.url]
            assert len(sections) == text.count("\n## "), path
