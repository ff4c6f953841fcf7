"""A course for learning systems and for readers: a Common Cartridge, and a syllabus for Word and as Markdown.

All are filled templates, and zips are only stored, never compressed, so that a browser makes the same bytes of the same
course (docs/assets/course/). Sessions are modules; each has a page, and a link to the permalink of each statement.
After them come the simulated visit and the questions, as far as they rest on statements of the course.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from macros.exports.filled import Part, Values, fill, parse, parts_of
from macros.exports.framework import LICENSE_NAME
from macros.exports.practice_values import question_values, visit_values
from macros.model import addresses
from macros.model.course import DOES, Course, Session
from macros.model.handbook import Handbook
from macros.query.coverage import statements_of

TEMPLATES = Path(__file__).parent / "course_templates"


@dataclass(frozen=True)
class Member:
    """Files of a format: one, or one for each element of lists within lists."""

    path: str
    template: str
    each: tuple[str, ...] = ()
    kind: str = "xml"


@dataclass(frozen=True)
class Format:
    """A file of a course: what readers call it, its media type, what its templates know, and what it is made of."""

    label: str
    type: str
    members: tuple[Member, ...]
    zipped: bool = True
    values: dict[str, str] = field(default_factory=dict)


CARTRIDGE = (
    Member("imsmanifest.xml", "imsmanifest.xml"),
    Member("session-{{number}}.html", "session.html", ("sessions",)),
    Member("session-{{number}}/{{code}}.xml", "weblink.xml", ("sessions", "reached")),
    Member("visit.html", "visit.html", ("visits",)),
    Member("check/assessment.xml", "assessment.xml", ("checks",)),
)
IMSCC = "application/zip"
FORMATS = {
    "1.1.imscc": Format("Common Cartridge 1.1", IMSCC, CARTRIDGE, values={"minor": "1", "standards": ""}),
    "1.3.imscc": Format("Common Cartridge 1.3", IMSCC, CARTRIDGE, values={"minor": "3", "standards": "yes"}),
    "syllabus.docx": Format(
        "Syllabus for Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (
            Member("[Content_Types].xml", "content-types.xml"),
            Member("_rels/.rels", "rels.xml"),
            Member("docProps/core.xml", "core.xml"),
            Member("word/document.xml", "document.xml"),
            Member("word/_rels/document.xml.rels", "document-rels.xml"),
            Member("word/styles.xml", "styles.xml"),
        ),
    ),
    "syllabus.md": Format(
        "Syllabus as Markdown", "text/markdown", (Member("", "syllabus.md", kind="md"),), zipped=False
    ),
}
"""The formats by the ending of their files."""


def to_course_file(handbook: Handbook, course: Course, base: str, ending: str) -> bytes:
    """Return a course in one of `FORMATS`; permalinks begin with `base`, and without one there are none."""
    made = FORMATS[ending]
    values = {**course_values(handbook, course, base), **made.values}
    files = [file for member in made.members for file in _written(member, values)]
    if not made.zipped:
        return files[0][1].encode()
    return stored(files)


def stored(files: Iterable[tuple[str, str]]) -> bytes:
    """Return a zip whose parts are stored as they are, all with the same time: the earliest that a zip can tell."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as made:
        for name, text in files:
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o600 << 16
            made.writestr(entry, text.encode())
    return content.getvalue()


@cache
def template(name: str) -> list[Part]:
    """Return a template in parts."""
    return parts_of(TEMPLATES / name)


def _written(member: Member, values: Values) -> Iterator[tuple[str, str]]:
    scopes: list[Values] = [values]
    for name in member.each:
        scopes = [{**scope, **element} for scope in scopes for element in scope[name]]
    for scope in scopes:
        yield fill(parse(member.path), scope, member.kind), fill(template(member.template), scope, member.kind)


def shared_values(handbook: Handbook) -> dict[str, str]:
    """Return what the templates say of every course."""
    report = handbook.edition.report
    return {
        "edition": handbook.edition.code,
        "framework": handbook.ledger.framework,
        "source": f"Statements: {handbook.edition.title}, edition {handbook.edition.code}, reworded from "
        f"{report.title} ({report.publisher}, {report.published}). {LICENSE_NAME}.",
    }


def statement_values(handbook: Handbook) -> dict[str, dict[str, str]]:
    """Return what the templates say of each statement, by its code."""
    return {
        code: {
            "code": code,
            "short": each.short,
            "condition": each.condition or "",
            "text": each.text,
            "guid": handbook.ledger.identifiers[code],
            "address": addresses.permalink(code),
        }
        for code, each in handbook.statements.items()
    }


def course_values(handbook: Handbook, course: Course, base: str) -> dict[str, Any]:
    """Return what the templates say of a course."""
    statements = statement_values(handbook)
    sessions = [
        _session(handbook, course, each, number, statements, base) for number, each in enumerate(course.sessions, 1)
    ]
    reached = {said["code"] for session in sessions for said in session["links"]}
    questions = [each for each in question_values(handbook) if not reached.isdisjoint(_codes(each))]
    visit = visit_values(handbook)
    return {
        **shared_values(handbook),
        "base": base,
        "code": course.code,
        "title": course.name,
        "about": course.about or "",
        "level": course.level,
        "publisher": course.publisher,
        "page": course.address or "",
        "rights": course.rights or "",
        "language": course.language,
        "hours": str(course.hours or ""),
        "sessions": sessions,
        "checks": [{"questions": questions}] if questions else [],
        "visits": [visit] if not reached.isdisjoint(handbook.visit.statements) else [],
    }


def _codes(values: Values) -> list[str]:
    return [each["code"] for each in values["rests"]]


def _session(
    handbook: Handbook,
    course: Course,
    session: Session,
    number: int,
    statements: dict[str, dict[str, str]],
    base: str,
) -> dict[str, Any]:
    """Return a session with its statements in the order of the handbook, however its map lists them."""
    done = {
        word: {each for code in session.codes(key) for each in statements_of(handbook, course, code)}
        for key, word in DOES.items()
    }
    named = set[str]().union(*done.values())
    links = [said for code, said in statements.items() if code in named]
    does = [
        {"word": word.capitalize(), "statements": [said for code, said in statements.items() if code in codes]}
        for word, codes in done.items()
        if codes
    ]
    return {
        "number": str(number),
        "title": session.title,
        "minutes": str(session.minutes or ""),
        "page": session.address or "",
        "any": "yes" if links else "",
        "links": links,
        "reached": links if base else [],
        "does": does,
    }
