"""What must be true of courses: one rule a function, each with its reason.

A course may cite an earlier edition, so it may name a code that has been retired since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from macros.model.course import DOES, Course, Session
from macros.model.edition import PublishedEdition
from macros.model.handbook import Handbook
from macros.query.editions import published
from macros.read.problems import Problem, Where


def check(handbook: Handbook, *, whole: bool) -> Iterator[Problem]:
    """Yield every problem of courses that are not in the data itself; `whole` says that all could be read."""
    for rule in RULES:
        if whole or rule is not sessions_name_a_code:
            yield from rule(handbook)


def courses_have_codes_of_their_own(handbook: Handbook) -> Iterator[Problem]:
    """A course has one page."""
    first: dict[str, Where] = {}
    for course in handbook.courses:
        where = course.place("code")
        if (other := first.setdefault(course.code, where)) is not where:
            yield where.problem(f"course '{course.code}' is at {other} already; choose another code")


def sessions_have_titles_of_their_own(handbook: Handbook) -> Iterator[Problem]:
    """Two sessions with one title cannot be told apart, and in a table they are one."""
    for course in handbook.courses:
        first: dict[str, int] = {}
        for position, session in enumerate(course.sessions):
            if first.setdefault(session.title, position) != position:
                yield course.place("sessions", position, "title").problem(
                    f"another session is called '{session.title}'; give each a title of its own, such as "
                    f"'{session.title} 2'"
                )


def courses_cite_a_known_edition(handbook: Handbook) -> Iterator[Problem]:
    """What has changed since an edition can be said only where the edition is known."""
    known = [handbook.edition.code, *(edition.code for edition in handbook.editions)]
    for course in handbook.courses:
        if course.edition not in known:
            choices = ", ".join(dict.fromkeys(known))
            yield course.place("edition").problem(f"there is no edition '{course.edition}'; use one of: {choices}")


def sessions_name_a_code(handbook: Handbook) -> Iterator[Problem]:
    """A session without a code says nothing about the handbook."""
    for course in handbook.courses:
        for position, session in enumerate(course.sessions):
            if not any(session.codes(key) for key in DOES):
                yield course.place("sessions", position).problem(
                    f"session '{session.title}' names no code; write at least one under {_choices(list(DOES))}"
                )


def codes_of_courses_exist(handbook: Handbook) -> Iterator[Problem]:
    """A link from a course to something that is not there would be broken."""
    for course in handbook.courses:
        current = course.edition == handbook.edition.code
        cited = None if current else published(handbook, course.edition)
        for _, code, where in _named(course):
            if wrong := _wrong(handbook, code, cited):
                yield where.problem(wrong)


def _wrong(handbook: Handbook, code: str, cited: PublishedEdition | None) -> str:
    """Return what is wrong with a code of a course that cites an edition, None standing for the one at hand."""
    if code in handbook.under:
        if cited is None or any(each in cited.thing for each in handbook.under[code]):
            return ""
        return f"'{code}' is not in edition {cited.code}, which this course cites; cite a later edition, or take it out"
    if code in handbook.retired:
        if cited is not None and code in cited.thing:
            return ""
        entry = handbook.retired[code]
        advice = f"write {_choices(entry.replaced_by)} instead" if entry.replaced_by else "take it out"
        return f"'{code}' is retired ({entry.reason.rstrip('.')}); {advice}"
    subs = [sub.code for each in handbook.competencies if each.code == code for sub in each.sub_competencies]
    if subs:
        return f"'{code}' is a whole competency; write the sub-competencies that the session covers: {', '.join(subs)}"
    return f"there is no '{code}'; {instead(handbook, code)}"


def instead(handbook: Handbook, code: str) -> str:
    """Return what to write instead of a code that is not in the matrix."""
    spelled = {_letters(known): known for known in handbook.under}
    cell = re.match(r"(..)([IORE])\d+$", _letters(code))
    if _letters(code) in spelled:
        return f"write '{spelled[_letters(code)]}'"
    if cell and (known := handbook.under.get(f"{cell[1]}.{cell[2]}")):
        return f"{cell[1]}.{cell[2]} holds {known[0]}" + (f" to {known[-1]}" if len(known) > 1 else "")
    near = get_close_matches(_letters(code), spelled, n=1)
    return f"did you mean '{spelled[near[0]]}'?" if near else "write a code such as 2B.I3, 2B.I or 2B"


def _letters(code: str) -> str:
    """Return a code without signs, in capitals; a 1 or an l in place of a letter of a group is an I, a 0 is an O."""
    bare = re.sub(r"[\W_]", "", code).upper()
    return bare[:2] + bare[2:3].translate(str.maketrans("1L0", "IIO")) + bare[3:]


def codes_of_courses_stand_once(handbook: Handbook) -> Iterator[Problem]:
    """A code that is twice, or beside one that it is part of, is most likely a slip."""
    for course in handbook.courses:
        for position, session in enumerate(course.sessions):
            for key in DOES:
                yield from _repeated(handbook, course, position, session, key)


def _repeated(handbook: Handbook, course: Course, position: int, session: Session, key: str) -> Iterator[Problem]:
    codes = session.codes(key)
    for number, code in enumerate(codes):
        where = course.place("sessions", position, key, number)
        parts = set(handbook.under.get(code, ()))
        whole = [other for other in codes if len(other) < len(code) and parts & set(handbook.under.get(other, ()))]
        if code in codes[:number]:
            yield where.problem(f"'{code}' is here twice under '{key}'; keep one")
        elif whole:
            yield where.problem(f"'{code}' is part of '{whole[0]}', which is under '{key}' too; keep one")


def _named(course: Course) -> Iterator[tuple[str, str, Where]]:
    for position, session in enumerate(course.sessions):
        for key in DOES:
            for number, code in enumerate(session.codes(key)):
                yield key, code, course.place("sessions", position, key, number)


def _choices(words: list[str] | tuple[str, ...]) -> str:
    """Return words as a choice: `a`, `a or b`, `a, b or c`."""
    quoted = [f"'{word}'" for word in words]
    return " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))


NEEDS = {"competencies/*.yaml", "groups.yaml", "edition.yaml", "identifiers.yaml", "editions/*.yaml"}
RULES = {
    courses_have_codes_of_their_own: set[str](),
    sessions_have_titles_of_their_own: set[str](),
    courses_cite_a_known_edition: {"edition.yaml", "editions/*.yaml"},
    sessions_name_a_code: {"curricula/*.yaml"},
    codes_of_courses_exist: NEEDS,
    codes_of_courses_stand_once: NEEDS,
}
"""Every rule, with the kinds of files (see macros.load.handbook.FILES) that it needs whole."""
