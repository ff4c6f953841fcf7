"""The pages in other languages, as they are built: marked, linked with the English ones, no word of English left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from macros.model.handbook import Handbook
from macros.query.translated import languages_of
from tests.conftest import PROJECT, build_site

PAGES = ("guide", "hotline", "card")
NAMED = "ancestor-or-self::*[@lang][1]/@lang"
"""The language that a text is marked with."""


def page_of(site: Path, handbook: Handbook, page: str, language: str) -> html.HtmlElement:
    (href,) = (each.href for each in languages_of(handbook, page) if each.language == language)
    return html.fromstring((site / href).read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_each_language_leads_to_the_others(site: Path, handbook: Handbook, page: str) -> None:
    known = {each.language: each for each in languages_of(handbook, page)}
    assert [*known] == ["en", *(each.language for each in handbook.translations)]
    for language, here in known.items():
        shown = page_of(site, handbook, page, language)
        assert shown.get("lang") == language
        alternates = {each.get("hreflang"): each.get("href") for each in shown.xpath("//head/link[@hreflang]")}
        assert alternates.keys() == known.keys()
        switch = shown.xpath("//nav[@class='hb-languages hb-online']/a")
        assert [each.get("lang") for each in switch] == [each for each in known if each != language]
        for each in switch:
            assert each.text == known[each.get("lang")].name
            assert each.get("href") == alternates[each.get("hreflang")]
            assert (site / here.href).parent.joinpath(each.get("href")).resolve() == site / known[each.get("lang")].href


@pytest.mark.parametrize("page", PAGES)
def test_no_word_of_english_is_left_on_a_page_in_another_language(site: Path, handbook: Handbook, page: str) -> None:
    english = {word for word in handbook.words_in("en").words.values() if " " in word and "{" not in word}
    for translation in handbook.translations:
        shown = page_of(site, handbook, page, translation.language)
        texts = [text for text in shown.xpath("//body//text()") if text.strip()]
        own = [text for text in texts if text.getparent().xpath(NAMED) == [translation.language]]
        assert len(own) > 20
        assert [text for text in own if " ".join(text.split()).strip(" .:·,") in english] == []
        said = shown.xpath("//body//@aria-label | //body//@title | //body//@placeholder")
        # The title of the site and what is in the article of an English thing are in English.
        assert [text for text in said if text in handbook.words_in("en").words.values()] == []
        assert not re.search(r"\b(the|and|with|your)\b", " ".join(own)), page


def test_every_translation_says_that_nobody_has_reviewed_it(site: Path, handbook: Handbook) -> None:
    for translation in handbook.translations:
        assert not translation.reviewed
        said = handbook.words_in(translation.language).of("translation_unreviewed")
        for page in PAGES:
            shown = page_of(site, handbook, page, translation.language)
            assert said in " ".join(shown.xpath("//article")[0].text_content().split())
        # On paper, too.
        (sheet,) = page_of(site, handbook, "card", translation.language).xpath("//div[@class='hb-sheet']")
        assert said in sheet.text_content()


def test_other_pages_are_in_english_and_name_no_other_language(site: Path) -> None:
    shown = html.fromstring((site / "practice" / "the-conversation.html").read_text("utf-8"))
    assert shown.get("lang") == "en"
    assert shown.xpath("//link[@hreflang] | //nav[contains(@class, 'hb-languages')]") == []
    assert {link.get("lang") for link in shown.xpath("//nav[@id='menu']//*[@lang]")} == {"es"}


@pytest.mark.slow
def test_a_copy_adds_a_language(tmp_path: Path) -> None:
    """A made-up one, in the words of Spanish: what is looked at is where it goes."""
    folder = tmp_path / "ours"
    for name in ("words", "translations"):
        text = (PROJECT / "data" / name / "es.yaml").read_text("utf-8")
        text = text.replace("language: es\n", "language: gl\n", 1).replace("name: Español", "name: Galego", 1)
        (folder / name).mkdir(parents=True)
        (folder / name / "gl.yaml").write_text(text, "utf-8")
    (folder / "organization.yaml").write_text("name: Example Clinic\n", "utf-8")
    done = build_site(site=tmp_path / "site", local=folder)
    assert done.returncode == 0, done.stderr
    page = html.fromstring((tmp_path / "site" / "gl" / "primeros-minutos.html").read_text("utf-8"))
    assert page.get("lang") == "gl"
    assert page.xpath("//nav[contains(@class, 'hb-languages')]/a/@hreflang") == ["en", "es"]
    assert page.xpath("//head/script/@src") == ["../assets/handbook-gl.js"]
    assert (tmp_path / "site" / "assets" / "search-gl.js").is_file()
    menu = html.fromstring((tmp_path / "site" / "index.html").read_text("utf-8"))
    assert menu.xpath("//nav[@id='menu']//a[@lang='gl']/@href") == [
        f"gl/{name}.html" for name in ("primeros-minutos", "linea-directa", "tarjeta")
    ]


def test_a_language_of_a_copy_is_held_to_the_same_rules(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    (folder / "words").mkdir(parents=True)
    (folder / "organization.yaml").write_text("name: Example Clinic\n", "utf-8")
    text = (PROJECT / "data" / "words" / "es.yaml").read_text("utf-8")
    (folder / "words" / "es.yaml").write_text(text.replace("  skip: Ir al contenido\n", ""), "utf-8")
    done = build_site(site=tmp_path / "site", local=folder)
    assert done.returncode
    assert "the words of 'es' are at data/words/es.yaml:3 already; keep one" in done.stderr
