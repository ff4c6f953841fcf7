"""Courses: all of them with what they reach together, and each by itself with its sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.exports.course_formats import FORMATS
from macros.model import addresses
from macros.model.course import DOES, Course, Session
from macros.model.edition import PublishedThing
from macros.model.handbook import Handbook
from macros.model.matrix import LETTERS, Group
from macros.parts.coverage import CoverageView, coverage_view
from macros.parts.links import LinkView
from macros.parts.local import added_by
from macros.query.coverage import counted, reached_by, statements_of
from macros.query.editions import Changes, as_published, compare, published
from macros.query.selections import of_course


@dataclass(frozen=True)
class CourseFacts:
    """What there is to know of a course at a glance.

    `time` is empty where it is not given, `language` where it is English, and `by` unless an organization has added it.
    """

    name: str
    href: str
    by: str
    example: bool
    about: str
    publisher: str
    level: str
    sessions: int
    time: str
    language: str
    groups: tuple[Group, ...]
    reached: int
    total: int


@dataclass(frozen=True)
class CoursesView:
    """The page of all courses.

    `coverage` is None where there are only made-up ones, or none; `left_out` says that such are shown, and not counted.
    """

    title: str
    description: str
    courses: tuple[CourseFacts, ...]
    left_out: bool
    by: str
    added: tuple[LinkView, ...]
    """The courses among those that count which an organization has added, and who it is."""
    coverage: CoverageView | None
    template: LinkView | None
    """A course as a table, to start from."""
    template_by: str
    """Who added that course, where it is a local one."""


@dataclass(frozen=True)
class CodeLine:
    """A code that a session names, with what it stands for and what the session does with it."""

    code: str
    href: str
    condition: str | None
    text: str
    does: str
    note: str
    """How many statements it stands for, where it is no statement; or that it is retired."""
    replaced_by: tuple[LinkView, ...]


@dataclass(frozen=True)
class SessionView:
    """A session of a course."""

    anchor: str
    title: str
    address: str
    time: str
    lines: tuple[CodeLine, ...]


@dataclass(frozen=True)
class ChangeLine:
    """A code of a course that has changed since the edition that it cites."""

    code: str
    href: str
    what: str
    before: str
    now: str
    replaced_by: tuple[LinkView, ...]
    reason: str


@dataclass(frozen=True)
class CourseView:
    """The page of a course."""

    title: str
    description: str
    facts: CourseFacts
    address: str
    rights: str
    license: str
    edition: str
    """The edition that it cites."""
    current: str
    """The edition at hand."""
    sessions: tuple[SessionView, ...]
    changes: tuple[ChangeLine, ...]
    coverage: CoverageView
    open: str
    """Where what it reaches opens as a collection of the reader's own; empty where that is nothing."""
    files: tuple[LinkView, ...]
    alternates: tuple[tuple[str, str], ...]
    """The same for programs: type and address."""


def courses_view(handbook: Handbook) -> CoursesView:
    """Return the page of all courses."""
    courses = counted(handbook)
    shown = sorted(handbook.courses, key=lambda course: (course.example, course.title.casefold(), course.code))
    template = shown[-1] if shown else None
    return CoursesView(
        title="Courses",
        description="Courses that cite the handbook's statements: what each session teaches, and what is left out.",
        courses=tuple(_facts(handbook, course) for course in shown),
        left_out=len(courses) < len(handbook.courses),
        by=handbook.local.by,
        added=tuple(
            LinkView(course.name, addresses.of_course(course.code))
            for course in courses
            if handbook.local.added(course)
        ),
        coverage=coverage_view(handbook, courses, ()) if courses else None,
        template=LinkView(template.name, addresses.of_course(template.code, "csv")) if template else None,
        template_by=added_by(handbook, template) if template else "",
    )


def course_view(handbook: Handbook, code: str) -> CourseView:
    """Return the page of the course with a code; KeyError where there is none."""
    course = handbook.course(code)
    facts = _facts(handbook, course)
    return CourseView(
        title=course.name,
        description=f"A course map: sessions with the statements they teach; {facts.reached} of {facts.total} reached.",
        facts=facts,
        address=course.address or "",
        rights=course.rights or "",
        license=course.license or "",
        edition=course.edition,
        current=handbook.edition.code,
        sessions=tuple(_session(handbook, course, session, n) for n, session in enumerate(course.sessions, 1)),
        changes=_changes(handbook, course),
        coverage=coverage_view(handbook, (course,), course.groups or tuple(LETTERS)),
        open=addresses.of_collection(of_course(handbook, course)) if facts.reached else "",
        files=(
            LinkView("Table (CSV)", addresses.of_course(code, "csv")),
            *(LinkView(each.label, addresses.of_course(code, ending)) for ending, each in FORMATS.items()),
            LinkView("schema.org data (JSON-LD)", addresses.of_course(code, "jsonld")),
        ),
        alternates=(("application/ld+json", addresses.of_course(code, "jsonld")),),
    )


def _facts(handbook: Handbook, course: Course) -> CourseFacts:
    return CourseFacts(
        name=course.name,
        href=addresses.of_course(course.code),
        by=added_by(handbook, course),
        example=course.example,
        about=course.about or "",
        publisher=course.publisher,
        level=course.level,
        sessions=len(course.sessions),
        time=_time(course),
        language="" if course.language.partition("-")[0] == "en" else course.language,
        groups=tuple(handbook.group(code) for code in course.groups),
        reached=len(reached_by(handbook, (course,))),
        total=len(handbook.statements),
    )


def _time(course: Course) -> str:
    """Return how long a course takes: what is given for the whole, else what its sessions add up to."""
    if course.hours:
        return "1 hour" if course.hours == 1 else f"{course.hours} hours"
    return f"{course.minutes} minutes" if course.minutes else ""


def _session(handbook: Handbook, course: Course, session: Session, number: int) -> SessionView:
    named = {code for key in DOES for code in session.codes(key)}
    ordered = [code for code in (*handbook.things, *handbook.retired) if code in named]
    return SessionView(
        anchor=f"session-{number}",
        title=f"{number}. {session.title}",
        address=session.address or "",
        time=f"{session.minutes} minutes" if session.minutes else "",
        lines=tuple(_line(handbook, course, session, code) for code in ordered),
    )


def _line(handbook: Handbook, course: Course, session: Session, code: str) -> CodeLine:
    does = _joined([word for key, word in DOES.items() if code in session.codes(key)])
    if code in handbook.retired:
        edition = published(handbook, course.edition)
        before = edition.thing[code] if edition else None
        return CodeLine(
            code=code,
            href=addresses.permalink(code),
            condition=before.condition if before else None,
            text=before.title if before else "",
            does=does,
            note="Retired since; no longer counted.",
            replaced_by=_replacements(handbook, handbook.retired[code].replaced_by),
        )
    thing, count = handbook.things[code], len(statements_of(handbook, course, code))
    statement = handbook.statements.get(code)
    return CodeLine(
        code=code,
        href=addresses.of(code),
        condition=statement.condition if statement else None,
        text=statement.short if statement else thing.title,
        does=does,
        note="" if statement else f"Covers {count} {'statement' if count == 1 else 'statements'}.",
        replaced_by=(),
    )


def _joined(words: list[str]) -> str:
    """Return words as a list: `Taught`, `Taught and assessed`, `Taught, practiced and assessed`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])).capitalize()


def _replacements(handbook: Handbook, codes: tuple[str, ...]) -> tuple[LinkView, ...]:
    """Return links to what replaced something; where that is retired itself, to its permalink, which leads on."""
    return tuple(
        LinkView(code, addresses.of(code) if code in handbook.things else addresses.permalink(code)) for code in codes
    )


def _changes(handbook: Handbook, course: Course) -> tuple[ChangeLine, ...]:
    """Return which of a course's codes changed since the edition that it cites; none where that is the one at hand."""
    cited = published(handbook, course.edition)
    if cited is None or course.edition == handbook.edition.code:
        return ()
    named = {code for session in course.sessions for key in DOES for code in session.codes(key)}
    under = {statement for code in named for statement in handbook.under.get(code, ())}
    lines = _lines(handbook, compare(cited, as_published(handbook)))
    return tuple(line for line in lines if line.code in named | under)


def _lines(handbook: Handbook, changes: Changes) -> Iterator[ChangeLine]:
    """Yield what changed: first what an educator has to act on."""
    for gone in changes.retired:
        codes = gone.retired.replaced_by if gone.retired else ()
        reason = gone.retired.reason if gone.retired else ""
        yield _past("Retired", gone.before, _replacements(handbook, codes), reason)
    for moved in changes.moved:
        yield _past("Moved", moved.before, _replacements(handbook, (moved.now.code,)))
    for reworded in changes.reworded:
        yield _present("Reworded", reworded.now, _said(reworded.before))
    for thing in changes.added:
        yield _present("Added", thing)


def _past(what: str, thing: PublishedThing, replaced_by: tuple[LinkView, ...], reason: str = "") -> ChangeLine:
    return ChangeLine(thing.code, addresses.permalink(thing.code), what, _said(thing), "", replaced_by, reason)


def _present(what: str, thing: PublishedThing, before: str = "") -> ChangeLine:
    return ChangeLine(thing.code, addresses.of(thing.code), what, before, _said(thing), (), "")


def _said(thing: PublishedThing) -> str:
    """Return what a thing said, with its condition before it."""
    return ": ".join(filter(None, [thing.condition, thing.title]))
