"""Building: problems stop it with their list, and data is text on every page, whatever it holds."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from lxml import html

from macros.rules import translations as translation_rules
from macros.rules.advice import words_to_replace_are_there
from macros.rules.handbook import (
    RULES,
    functions_are_named_once,
    questions_lead_somewhere,
    sentences_are_whole,
    statements_are_whole,
)
from tests.conftest import PROJECT, Once, build_site, built, copy_project
from tests.site.test_render import HOSTILE

Build = Callable[[Path], subprocess.CompletedProcess[str]]
TEXT_KEYS = {
    *("text", "title", "name", "summary", "condition", "about", "who", "publisher", "published", "meaning", "use"),
    *("when", "question", "tool", "note", "caution", "update", "value", "label", "unit", "what", "rights", "used_for"),
    *("short", "citation", "says", "effective", "operator", "confirmation", "criminal_justice", "public_health"),
    *("requirements_intro", "considerations_intro", "recommendations_intro", "models_intro", "numbers_intro", "rule"),
    *("individual", "organization", "research", "education", "marker", "description", "hours", "confidential"),
    *("level", "brief", "i_am", "limits", "ask", "answer", "federal", "state", "hipaa"),
}
DOCS = PROJECT / "docs"
PROSE = {
    path.relative_to(DOCS).with_suffix(".html").as_posix()
    for path in DOCS.rglob("*.md")
    if path.read_text("utf-8").startswith("---")
}
"""Pages written in Markdown, which hold no text from the data."""
LISTS = {"introduction", "paragraphs", "points", "do", "avoid", "say", "remember", "examples", "rows"}


def test_problems_in_the_data_stop_the_build(project: Path) -> None:
    path = project / "data" / "competencies" / "2-risk.yaml"
    path.write_text(path.read_text("utf-8").replace("topics: [indicators]", "topics: [indicator]", 1), "utf-8")
    (project / "data" / "groups.yaml").write_text("groups: []\n", "utf-8")
    done = build_site(project, apart=True)
    assert done.returncode == 1
    assert "data/competencies/2-risk.yaml:" in done.stderr
    assert "topic 'indicator' is not in data/topics.yaml" in done.stderr
    assert "data/groups.yaml:1: group 'education' is missing" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_stub_that_asks_for_nothing_that_exists_stops_the_build(project: Path, build: Build) -> None:
    (project / "docs" / "competencies" / "2b.md").write_text('{{ sub_competency("2X") }}\n', "utf-8")
    done = build(project)
    assert done.returncode != 0
    assert """2b.md:1: this page does not hold '{{ sub_competency("2B") }}'""" in done.stdout + done.stderr


@pytest.fixture(scope="module")
def hostile_site(once: Once) -> Path:
    """A project and its site in which every text of the data is one of the hostile ones."""

    def make(project: Path) -> None:
        poison(copy_project(project) / "data", HOSTILE)
        # The numbers of other lines are in no record any more, and a link may dial none but those.
        page = project / "docs/for-you.md"
        page.write_text(re.sub(r"\[([^]]*)\]\(tel:[^)]*\)({.*?})?", r"\1", page.read_text("utf-8")), "utf-8")
        # One build for two things: this one's publisher has switched leaving off, too.
        settings = project / "mkdocs.yml"
        text, count = re.subn(r"target: https://.*", 'target: ""', settings.read_text("utf-8"))
        assert (count, text.count("shown: true")) == (1, 1)
        settings.write_text(text.replace("shown: true", "shown: false"), "utf-8")
        # None of these is a sentence, or holds words of another.
        with patch.dict(RULES):
            del RULES[sentences_are_whole], RULES[statements_are_whole], RULES[words_to_replace_are_there]
            del RULES[functions_are_named_once], RULES[questions_lead_somewhere]
            for rule in translation_rules.RULES:
                del RULES[rule]
            built(project / "site", project=project)

    return once("hostile project", make)


def test_hostile_text_is_shown_and_runs_nothing(hostile_site: Path) -> None:
    shown = dict.fromkeys(HOSTILE, 0)
    for path in sorted((hostile_site / "site").rglob("*.html")):
        page = html.fromstring(path.read_text("utf-8"))
        blocks = page.xpath("//script[not(@src)]")
        assert {block.get("type") for block in blocks} <= {"application/ld+json"}, path
        assert all(json.loads(block.text) for block in blocks), path
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), path
        assert not [link for link in page.xpath("//@href | //@src") if "javascript:" in link], path
        if path.relative_to(hostile_site / "site").as_posix() not in PROSE:
            assert not page.xpath("//main//img | //main//pre[not(@class='hb-text')] | //main//em | //main//b"), path
        for item in page.xpath("//p[@class='hb-statement__text'] | //h1 | //h2 | //title"):
            for text in HOSTILE:
                shown[text] += text in item.text_content()
    assert [text for text, count in shown.items() if not count] == []


def test_a_publisher_can_switch_leaving_off_and_set_no_target(hostile_site: Path) -> None:
    assert "data-leave" not in (hostile_site / "site" / "index.html").read_text("utf-8")
    assert (hostile_site / "site" / "assets" / "page.js").read_text("utf-8").startswith('globalThis.hbTarget="";\n')
    about = (hostile_site / "site" / "about" / "leaving.html").read_text("utf-8")
    assert "In this copy, “Leave quickly” is switched off" in about


def test_every_statement_shows_its_hostile_text(hostile_site: Path) -> None:
    for path in sorted((hostile_site / "data" / "competencies").glob("*.yaml")):
        competency = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 – text only
        for sub in competency["sub_competencies"]:
            page = html.fromstring((hostile_site / f"site/competencies/{sub['code'].lower()}.html").read_text("utf-8"))
            assert (
                page.xpath("//title")[0].text_content() == f"{sub['code']} {sub['title']} – Core Competencies Handbook"
            )
            assert page.xpath("//h1")[0].text_content() == f"{sub['code']} {sub['title']}"
            assert page.xpath("//meta[@name='description']/@content") == [sub["summary"]]
            found = {
                item.xpath("string(a)"): [
                    item.xpath("string(.//*[@class='hb-statement__text']/descendant-or-self::p)"),
                    *(each.text_content() for each in item.xpath(".//*[@class='hb-statement__text']//li")),
                ]
                for item in page.xpath("//li[@class='hb-statement']")
            }
            statements = [
                item for group in ("individual", "organization", "research", "education") for item in sub[group]
            ]
            assert {code: len(texts) for code, texts in found.items()} == {
                item["code"]: 1 + len(item.get("items", ())) for item in statements
            }
            for item in statements:
                for shown, text in zip(found[item["code"]], (item["text"], *item.get("items", ())), strict=True):
                    assert shown.startswith(text)


def poison(data: Path, texts: list[str]) -> None:
    """Replace every text of a folder of data by one of the texts given, in turn."""
    supply = itertools.cycle(texts)
    for path in sorted(data.rglob("*.yaml")):
        # Words are those of the templates.
        if path.name not in {"identifiers.yaml", "inventory.yaml", "synonyms.yaml"} and path.parent.name != "words":
            _poison(path, supply)
    # Synonyms lead to words of the handbook, and all of those are gone.
    synonyms = {
        "synonyms": [{"say": [f"{text} {number}"], "see": ["guide/worried-now"]} for number, text in enumerate(HOSTILE)]
    }
    (data / "synonyms.yaml").write_text(yaml.safe_dump(synonyms, default_style='"'), "utf-8")


def _poison(path: Path, supply: Iterator[str]) -> None:
    tree = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 – text only
    _replace(tree, supply)
    for number, term in enumerate(tree["terms"] if path.name == "glossary.yaml" else ()):
        term["name"] += f" {number}"  # no two terms may have one name
    path.write_text(yaml.safe_dump(tree, default_style='"', allow_unicode=True, sort_keys=False), "utf-8")


def _texts(value: object, supply: Iterator[str]) -> object:
    if isinstance(value, list):
        return [next(supply) for _ in value]
    return next(supply) if isinstance(value, str) else value


def _replace(node: object, supply: Iterator[str]) -> None:
    if isinstance(node, dict):
        if {"do", "i_am"} & node.keys():
            node.pop("states", None)  # what a step or role stated in its own words is gone
        for key, value in node.items():
            if key in TEXT_KEYS and isinstance(value, str) and not re.fullmatch(r"\d+(-\d\d)?", value):
                node[key] = next(supply)
            elif key == "items" and value and isinstance(value[0], str):
                node[key] = _texts(value, supply)
            else:
                _replace(value, supply)
        for key in LISTS & node.keys():
            node[key] = [_texts(value, supply) for value in node[key]]
    elif isinstance(node, list):
        for value in node:
            _replace(value, supply)


def test_an_address_that_no_site_can_have_stops_the_build(tmp_path: Path) -> None:
    done = build_site(site=tmp_path / "site", HANDBOOK_URL="https://example.org/index.html")
    assert done.returncode == 1
    assert "write the address of the folder that the site is in" in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()


def test_a_course_stands_under_teach(site: Path) -> None:
    [course, *_] = (site / "teach" / "courses").glob("*.html")
    page = html.fromstring(course.read_text("utf-8"))
    assert page.xpath("//nav[@class='hb-path']//a/text()") == ["Home", "Teach", "Courses"]
    assert page.xpath("//nav[@id='menu']//details[@open]/summary/text()") == ["Teach"]
