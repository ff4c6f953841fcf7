"""Where a permalink leads: to a thing's page and anchor, or, once its code is retired, to what replaced it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.edition import Retired
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, kind_of
from macros.parts.links import LinkView
from macros.query.cited import Cited, Work, cited, work


@dataclass(frozen=True)
class PermalinkView:
    """The page of a permalink, which leads on at once."""

    thing: Cited
    label: str
    """What is led to, in the page's title."""
    json: str
    """The same as JSON."""
    handbook: str
    """The handbook's title."""
    work: Work
    site_name: str
    """That, and who gives out this copy."""
    description: str
    """What is led to, in its own words; a condition is before the statement that it limits."""
    picture: str
    """Of the handbook."""


@dataclass(frozen=True)
class RetiredView:
    """The page of a code that is no longer in use."""

    code: str
    kind: str
    reason: str
    replaced_by: tuple[LinkView, ...]
    json: str
    """The same as JSON."""
    handbook: str
    """The handbook's title."""
    edition: str
    home: LinkView


def permalink_view(handbook: Handbook, code: str) -> PermalinkView:
    """Return what the permalink of a code in use shows; KeyError where there is none."""
    thing = cited(handbook, code)
    return PermalinkView(
        thing=thing,
        label=_label(thing),
        json=addresses.permalink_json(code),
        handbook=handbook.edition.title,
        work=work(handbook),
        site_name=handbook.name,
        description=": ".join(filter(None, (thing.condition, thing.text or thing.title))),
        picture=addresses.SHARED,
    )


def _label(thing: Cited) -> str:
    if thing.kind == "statement":  # its title is its text
        return thing.code
    return f"{thing.code} {thing.title}" if KINDS[thing.kind].in_matrix else thing.title


def retired_view(handbook: Handbook, entry: Retired) -> RetiredView:
    """Return what the permalink of a retired code shows."""
    return RetiredView(
        code=entry.code,
        kind=KINDS[kind_of(entry.code)].label.lower(),
        reason=entry.reason,
        replaced_by=tuple(_replacement(handbook, code) for code in entry.replaced_by),
        json=addresses.permalink_json(entry.code),
        handbook=handbook.edition.title,
        edition=handbook.edition.code,
        home=LinkView(handbook.edition.title, addresses.HOME),
    )


def _replacement(handbook: Handbook, code: str) -> LinkView:
    """Return a link to a replacement, which may itself be retired."""
    thing = handbook.things.get(code)
    if thing is None:
        return LinkView(f"{code}, retired as well", addresses.permalink(code))
    condition = getattr(thing.entry, "condition", None)
    return LinkView(": ".join(filter(None, (code, condition, thing.title))), handbook.address(code))
