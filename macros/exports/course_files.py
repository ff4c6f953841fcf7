"""What is beside the page of a course: schema.org JSON-LD, the table that can be read back, and others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exports.course_formats import FORMATS, to_course_file
from macros.exports.dump import dump
from macros.exports.guarded_csv import spreadsheet
from macros.load.course_table import COURSE, LISTS, SESSION
from macros.model import addresses
from macros.model.course import Course, Session
from macros.model.handbook import Handbook

TEACHES = ("teaches", "practices")
"""schema.org has no word for practice; its `teaches` is whatever helps a person learn."""
ASSESSES = ("assesses",)


def course_files(handbook: Handbook, site_url: str) -> dict[str, bytes]:
    """Return the files of all courses by their address on the site."""
    made = {}
    base = f"{site_url.rstrip('/')}/" if site_url else ""
    for course in handbook.courses:
        made[addresses.of_course(course.code, "jsonld")] = to_jsonld(handbook, course, site_url)
        made[addresses.of_course(course.code, "csv")] = to_table(course)
        for ending in FORMATS:
            made[addresses.of_course(course.code, ending)] = to_course_file(handbook, course, base, ending)
    return made


def to_jsonld(handbook: Handbook, course: Course, site_url: str) -> bytes:
    """Return a course as JSON-LD; addresses are absolute where the handbook has one of its own, else relative."""
    return dump(course_data(handbook, course, f"{site_url.rstrip('/')}/" if site_url else "../../"))


def course_data(handbook: Handbook, course: Course, root: str) -> dict[str, Any]:
    """Return what the JSON-LD of a course says; `root` is what addresses begin with.

    A code that is no longer in use is left out: it says nothing in this edition.
    """
    number = len(course.sessions)
    minutes = course.hours * 60 if course.hours else course.minutes
    made = {
        "@context": "https://schema.org",
        "@type": "Course",
        "@id": f"{root}{addresses.of_course(course.code)}",
        "name": course.name,
        "description": course.about or f"{course.level}. {number} {'session' if number == 1 else 'sessions'}.",
        "creativeWorkStatus": "Example" if course.example else None,
        "provider": {"@type": "Organization", "name": course.publisher},
        "url": course.address,
        "educationalLevel": course.level,
        "inLanguage": course.language,
        "copyrightNotice": course.rights,
        "license": course.license,
        "timeRequired": f"PT{minutes}M" if minutes else None,
        "teaches": [_term(handbook, code, root) for code in _codes(handbook, course.sessions, TEACHES)],
        "assesses": [_term(handbook, code, root) for code in _codes(handbook, course.sessions, ASSESSES)],
        "hasPart": [_part(handbook, session, position, root) for position, session in enumerate(course.sessions, 1)],
    }
    return _filled(made)


def _part(handbook: Handbook, session: Session, position: int, root: str) -> dict[str, Any]:
    """Return a session, which names the terms that its course describes."""
    keys = {"teaches": TEACHES, "assesses": ASSESSES}
    terms = {
        name: [{"@id": root + addresses.permalink(code)} for code in _codes(handbook, [session], found)]
        for name, found in keys.items()
    }
    return _filled(
        {
            "@type": "LearningResource",
            "name": session.title,
            "position": position,
            "url": session.address,
            "timeRequired": f"PT{session.minutes}M" if session.minutes else None,
            **terms,
        }
    )


def _codes(handbook: Handbook, sessions: Iterable[Session], keys: Iterable[str]) -> list[str]:
    """Return the codes that sessions name under some of the keys, each once, in the order of the handbook."""
    named = {code for session in sessions for key in keys for code in session.codes(key)}
    return [code for code in handbook.things if code in named]


def _term(handbook: Handbook, code: str, root: str) -> dict[str, Any]:
    thing = handbook.things[code]
    return {
        "@type": "DefinedTerm",
        "@id": root + addresses.permalink(code),
        "termCode": code,
        "name": ": ".join(filter(None, [getattr(thing.entry, "condition", None), thing.title])),
        "inDefinedTermSet": root + addresses.MATRIX,
    }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [])}


def to_table(course: Course) -> bytes:
    """Return a course as the table that `import-course` reads, one row a session."""
    rows = [[*COURSE, *SESSION]]
    for position, session in enumerate(course.sessions):
        of_course = [_cell(getattr(course, column), column) if not position else "" for column in COURSE]
        rows.append([*of_course, *(_cell(getattr(session, key), column) for column, key in SESSION.items())])
    return spreadsheet(rows)


def _cell(value: object, column: str) -> str:
    if column in LISTS and isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, bool):
        return "true" if value else ""
    return "" if value is None else str(value)
