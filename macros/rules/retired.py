"""Local additions on what an edition has retired: they are still shown, and an editor is told to move them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import addresses
from macros.model.base import Entry
from macros.model.handbook import Handbook
from macros.model.kinds import kind_of
from macros.model.local import Local, LocalRole, Note
from macros.query.editions import earlier
from macros.read.problems import Problem

PAGES = {"guide", "role", "tier"}
"""The kinds of things that have a page of their own which an organization may leave out."""


def on_retired(handbook: Handbook, local: Local, name: str) -> Iterator[Problem]:
    """Yield what an editor should move or take out; none of it keeps the handbook from being built."""
    yield from _references(handbook, local)
    yield from _hidden(handbook, local)
    yield from _official(handbook, local, name)


def _references(handbook: Handbook, local: Local) -> Iterator[Problem]:
    for entry in (*local.notes, *local.rules, *local.protocols, *local.terms, *local.roles):
        own = ((f"role/{entry.code}", entry.place("code")),) if isinstance(entry, LocalRole) else ()
        for code, where in (*own, *((code, where) for code, _, where in entry.links())):
            if code in handbook.retired:
                now = " and ".join(handbook.now(code))
                what = f"it was replaced by {now}, which stands in for it: write that here" if now else _left(entry)
                yield where.problem(f"code '{code}' is retired; {what}")


def _left(entry: Entry) -> str:
    """Return what became of an entry whose code nothing replaced, and what to do."""
    if isinstance(entry, Note):
        return f"nothing replaced it, so the note is on {addresses.LOCAL} alone: move it, or take it out"
    if isinstance(entry, LocalRole):
        return f"nothing replaced it, so its lines are on {addresses.LOCAL} alone: move them, or take them out"
    return "nothing replaced it, so no page leads here from it: name another code, or take it out"


def _hidden(handbook: Handbook, local: Local) -> Iterator[Problem]:
    for entry in local.hidden:
        if entry.page in gone_pages(handbook):
            yield entry.place("page").problem(f"'{entry.page}' is retired, so nothing is hidden here: take it out")


def _official(handbook: Handbook, local: Local, name: str) -> Iterator[Problem]:
    known = edition_of_wording(handbook, local)
    if known and known != handbook.edition.code:
        yield Problem(
            f"{name}/official.yaml",
            1,
            f"this holds the statements of edition {known}; those added since have no official wording until "
            "'make official' is run again",
        )


def gone_pages(handbook: Handbook) -> dict[str, str]:
    """Return the pages that an organization could leave out before they were retired, each with its permalink."""
    return {addresses.of(code): addresses.permalink(code) for code in handbook.retired if kind_of(code) in PAGES}


def edition_of_wording(handbook: Handbook, local: Local) -> str:
    """Return the edition whose statements the official wording holds, all and no others; '' where there is none."""
    wanted = set(local.official or ())
    if wanted == set(handbook.statements):
        return handbook.edition.code
    for edition in earlier(handbook):
        if wanted == {code for code in edition.thing if kind_of(code) == "statement"}:
            return edition.code
    return ""
