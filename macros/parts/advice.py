"""What makes advice safe, as fragments show it: conditions beside a step, and the hotline with its limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.advice import DANGER
from macros.model.handbook import Handbook
from macros.model.local import LocalContact
from macros.model.practice import Step
from macros.model.roles import Role
from macros.model.sources import Contact
from macros.parts.links import LinkView, link
from macros.parts.local import BesideView, beside_view


@dataclass(frozen=True)
class ConditionView:
    """The condition of a kind of advice."""

    name: str
    text: str


@dataclass(frozen=True)
class HotlineBox:
    """Whom to call: in danger, the hotline with its limits, and the local contacts beside it."""

    danger: str
    contact: Contact
    page: LinkView
    beside: BesideView | None


def conditions(handbook: Handbook, each: Step | Role) -> tuple[ConditionView, ...]:
    """Return the conditions to print beside advice; a local emergency number is printed although the words name 911."""
    local = {DANGER} & {*each.states} if any(contact.emergency for contact in handbook.local.contacts) else set()
    return tuple(
        ConditionView(advice.name, in_danger(handbook) if code == DANGER else advice.condition)
        for code, advice in handbook.advice.items()
        if code in {*each.advice, *local}
    )


def in_danger(handbook: Handbook) -> str:
    """Return what to do first where somebody is in danger: the copy's own number, or 911 and the facility's code."""
    danger = handbook.advice[DANGER]
    own = next((contact for contact in handbook.local.contacts if contact.emergency), None)
    if own and danger.replaced:
        return danger.condition.replace(danger.replaced, f"call {own.name} at {own.phone}")
    return danger.condition


def hotline_box(handbook: Handbook, first: Iterable[LocalContact] = ()) -> HotlineBox:
    """Return whom to call; `first` are the local contacts to call before the others."""
    return HotlineBox(
        danger=in_danger(handbook),
        contact=handbook.hotline,
        page=link(handbook, f"contact/{handbook.hotline.code}"),
        beside=beside_view(handbook, first),
    )
