"""What changed from edition to edition, from what each of them said when it was published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from macros.model import addresses
from macros.model.edition import PublishedEdition, PublishedThing, day_in_words
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, kind_of
from macros.parts.links import LinkView
from macros.query.editions import Gone, Moved, Reworded, as_published, compare, earlier

COUNTED = ("competency", "sub-competency", "statement")
"""The kinds that are counted by themselves."""
OTHER = ("other entry", "other entries")


@dataclass(frozen=True)
class Counted:
    """How many of a kind, such as `3 statements`."""

    number: int
    what: str

    def __str__(self) -> str:
        return f"{self.number} {self.what}"


@dataclass(frozen=True)
class EditionRow:
    """An edition in the list of all; `anchor` is empty for the first, before which there was nothing."""

    code: str
    day: str
    holds: tuple[Counted, ...]
    anchor: str
    changed: tuple[Counted, ...]
    """How much was added, reworded, moved and retired since the edition before."""


@dataclass(frozen=True)
class SaidView:
    """What a thing says; `condition` is empty where it is under none."""

    condition: str
    text: str


@dataclass(frozen=True)
class ChangeView:
    """Something that differs between two editions."""

    code: str
    href: str
    wide: bool
    """Whether its code is too long for a column of codes."""
    before: SaidView | None
    now: SaidView | None
    """What it said and says, where a record holds that: it holds titles, and of statements the whole text.

    Of what was reworded under the same title, only `now` is given."""
    replaced_by: tuple[LinkView, ...]
    reason: str


@dataclass(frozen=True)
class ChangeList:
    """Changes of one sort: Added, Reworded, Moved, Retired."""

    anchor: str
    sort: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class ComparisonView:
    """An edition and the one before it."""

    anchor: str
    before: str
    now: str
    counts: tuple[Counted, ...]
    lists: tuple[ChangeList, ...]
    """The sorts of which there are any."""


@dataclass(frozen=True)
class ChangesView:
    """The page of changes; `comparisons` is empty where there is but one edition."""

    title: str
    description: str
    current: str
    editions: tuple[EditionRow, ...]
    comparisons: tuple[ComparisonView, ...]


def changes_view(handbook: Handbook) -> ChangesView:
    """Return all editions and what each changed, the newest first."""
    editions = (as_published(handbook), *earlier(handbook))
    comparisons = tuple(_comparison(handbook, before, now) for now, before in pairwise(editions))
    rows = zip(editions, (*comparisons, None), strict=True)
    return ChangesView(
        title="What changed",
        description="The editions of the handbook, and what each added, reworded, moved, or retired.",
        current=handbook.edition.code,
        editions=tuple(_row(edition, comparison) for edition, comparison in rows),
        comparisons=comparisons,
    )


def _row(edition: PublishedEdition, comparison: ComparisonView | None) -> EditionRow:
    kinds = Counter(kind_of(code) if kind_of(code) in COUNTED else "" for code in edition.thing)
    return EditionRow(
        code=edition.code,
        day=day_in_words(edition.date),
        holds=tuple(_counted(kinds[kind], *_words(kind)) for kind in (*COUNTED, "") if kinds[kind]),
        anchor=comparison.anchor if comparison else "",
        changed=comparison.counts if comparison else (),
    )


def _words(kind: str) -> tuple[str, str]:
    return (kind, KINDS[kind].several) if kind else OTHER


def _counted(number: int, one: str, several: str) -> Counted:
    return Counted(number, one if number == 1 else several)


def _comparison(handbook: Handbook, before: PublishedEdition, now: PublishedEdition) -> ComparisonView:
    changes = compare(before, now)
    anchor = f"edition-{now.code.replace('.', '-')}"
    found = {
        "Added": tuple(_added(handbook, thing) for thing in changes.added),
        "Reworded": tuple(_reworded(handbook, change) for change in changes.reworded),
        "Moved": tuple(_moved(handbook, change) for change in changes.moved),
        "Retired": tuple(_retired(handbook, change) for change in changes.retired),
    }
    return ComparisonView(
        anchor=anchor,
        before=before.code,
        now=now.code,
        counts=tuple(Counted(len(each), sort.lower()) for sort, each in found.items()),
        lists=tuple(ChangeList(f"{anchor}-{sort.lower()}", sort, each) for sort, each in found.items() if each),
    )


def _added(handbook: Handbook, thing: PublishedThing) -> ChangeView:
    return _change(handbook, thing, now=_said(thing))


def _reworded(handbook: Handbook, change: Reworded) -> ChangeView:
    before, now = _said(change.before), _said(change.now)
    return _change(handbook, change.now, before=before if before != now else None, now=now)


def _moved(handbook: Handbook, change: Moved) -> ChangeView:
    return _change(handbook, change.before, now=_said(change.now), replaced_by=(change.now.code,))


def _retired(handbook: Handbook, change: Gone) -> ChangeView:
    retired = change.retired
    return _change(
        handbook,
        change.before,
        before=_said(change.before),
        replaced_by=retired.replaced_by if retired else (),
        reason=retired.reason if retired else "",
    )


def _change(
    handbook: Handbook,
    thing: PublishedThing,
    before: SaidView | None = None,
    now: SaidView | None = None,
    replaced_by: tuple[str, ...] = (),
    reason: str = "",
) -> ChangeView:
    return ChangeView(
        code=thing.code,
        href=_href(handbook, thing.code),
        wide="/" in thing.code,
        before=before,
        now=now,
        replaced_by=tuple(LinkView(code, _href(handbook, code)) for code in replaced_by),
        reason=reason,
    )


def _href(handbook: Handbook, code: str) -> str:
    """Return where a code is today; once it is retired, its permalink, which leads on."""
    return handbook.address(code) if code in handbook.things else addresses.permalink(code)


def _said(thing: PublishedThing) -> SaidView:
    return SaidView(thing.condition or "", thing.title)
