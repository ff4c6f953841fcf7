"""Courses for programs: schema.org JSON-LD that names each thing by its code and permalink."""

from __future__ import annotations

import json
from typing import Any

import pytest

from macros.exports.course_files import course_files, to_jsonld
from macros.exports.course_formats import FORMATS
from macros.model.course import Course
from macros.model.handbook import Handbook

EXAMPLE = "recognizing-and-responding"


def read(handbook: Handbook, course: Course, site_url: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_jsonld(handbook, course, site_url))
    return found


@pytest.fixture
def example(handbook: Handbook) -> Course:
    return handbook.course(EXAMPLE)


def test_a_course_has_the_properties_that_schema_org_gives_to_courses(handbook: Handbook, example: Course) -> None:
    made = read(handbook, example)
    parts = made.pop("hasPart")
    assert made.pop("teaches")
    assert made.pop("assesses")
    assert made == {
        "@context": "https://schema.org",
        "@type": "Course",
        "@id": "../../teach/courses/recognizing-and-responding.html",
        "name": f"Example: {example.title}",
        "description": example.about,
        "creativeWorkStatus": "Example",
        "provider": {"@type": "Organization", "name": example.publisher},
        "url": example.address,
        "educationalLevel": example.level,
        "inLanguage": "en",
        "copyrightNotice": "CC BY 4.0",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "timeRequired": f"PT{(example.hours or 0) * 60}M",
    }
    assert len(parts) == len(example.sessions)


def test_each_term_has_code_permalink_and_text(handbook: Handbook, example: Course) -> None:
    made = read(handbook, example)
    for term in [*made["teaches"], *made["assesses"]]:
        code = term["termCode"]
        assert term == {
            "@type": "DefinedTerm",
            "@id": f"../../id/{code}.html",
            "termCode": code,
            "name": handbook.things[code].title,
            "inDefinedTermSet": "../../competencies/index.html",
        }


def test_what_learners_practice_is_taught_and_each_term_stands_once(handbook: Handbook, example: Course) -> None:
    made = read(handbook, example)
    for key, keys in {"teaches": ("teaches", "practices"), "assesses": ("assesses",)}.items():
        codes = [term["termCode"] for term in made[key]]
        assert len(codes) == len(set(codes))
        assert set(codes) == {code for session in example.sessions for name in keys for code in session.codes(name)}
        for part, session in zip(made["hasPart"], example.sessions, strict=True):
            found = {term["@id"].removeprefix("../../id/").removesuffix(".html") for term in part.get(key, ())}
            assert found == {code for name in keys for code in session.codes(name)}
            assert found <= set(codes), "every term of a session is described with its course"


def test_a_condition_stands_before_its_statement(handbook: Handbook, example: Course) -> None:
    session = example.sessions[0].model_copy(update={"teaches": ("2B.I3",)})
    made = read(handbook, example.model_copy(update={"sessions": (session,)}))
    statement = handbook.statements["2B.I3"]
    assert [term["name"] for term in made["teaches"]] == [f"{statement.condition}: {statement.text}"]


def test_addresses_are_absolute_where_the_handbook_has_one(handbook: Handbook, example: Course) -> None:
    for site_url in ("https://handbook.example.org/en", "https://handbook.example.org/en/"):
        made = read(handbook, example, site_url)
        assert made["@id"] == "https://handbook.example.org/en/teach/courses/recognizing-and-responding.html"
        assert made["teaches"][0]["@id"] == "https://handbook.example.org/en/id/UA.I1.html"
        assert "../" not in json.dumps(made)


def test_what_is_retired_is_left_out(small: Handbook) -> None:
    made = read(small, small.course("care-basics"))
    assert [term["termCode"] for term in made["teaches"]] == ["UA.I2"]
    assert [term["termCode"] for term in made["assesses"]] == ["UA"]
    assert "creativeWorkStatus" not in made
    assert made["timeRequired"] == "PT75M"


def test_every_format_stands_beside_the_page_of_each_course(small: Handbook) -> None:
    made = course_files(small, "")
    assert set(made) == {
        f"teach/courses/{code}.{kind}" for code in ("care-basics", "sample") for kind in ("jsonld", "csv", *FORMATS)
    }
    assert made == course_files(small, "")
