"""What makes advice safe, as fragments show it: conditions beside a step, and the hotline with its limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.advice import DANGER
from macros.model.handbook import Handbook
from macros.model.local import LocalContact
from macros.model.practice import Step
from macros.model.roles import Role
from macros.model.self_check import CheckItem
from macros.model.sources import Contact
from macros.model.visit import Scene
from macros.parts.links import LinkView, link
from macros.parts.local import BesideView, DialView, PhoneView, beside_view, phone_view


@dataclass(frozen=True)
class ConditionView:
    """The condition of a kind of advice."""

    name: str
    text: str


@dataclass(frozen=True)
class HotlineBox:
    """Whom to call: in danger, the hotline with its limits, and the local contacts beside it."""

    danger: str
    danger_dialed: PhoneView
    """The same, cut so that the copy's own number can be dialed."""
    contact: Contact
    page: LinkView
    beside: BesideView | None


def conditions(handbook: Handbook, each: Step | Role | CheckItem | Scene) -> tuple[ConditionView, ...]:
    """Return the conditions to print beside advice; a local emergency number is printed although the words name 911."""
    local = {DANGER} & {*each.states} if any(contact.emergency for contact in handbook.local.contacts) else set()
    return tuple(
        ConditionView(advice.name, in_danger(handbook) if code == DANGER else advice.condition)
        for code, advice in handbook.advice.items()
        if code in {*each.advice, *local}
    )


def in_danger(handbook: Handbook) -> str:
    """Return what to do first where somebody is in danger: the copy's own number, or 911 and the facility's code."""
    return _in_danger(handbook).text


def _in_danger(handbook: Handbook) -> PhoneView:
    """Return what to do first in danger; the copy's own number in it can be dialed."""
    danger = handbook.advice[DANGER]
    own = next((contact for contact in handbook.local.contacts if contact.emergency), None)
    if not own or not danger.replaced:
        return PhoneView(danger.condition, (DialView(danger.condition, ""),))
    before, _, after = danger.condition.partition(danger.replaced)
    before += handbook.words.fill("call_local", name=own.name) + " "
    parts = (DialView(before, ""), *phone_view(own.phone).parts, DialView(after, ""))
    return PhoneView(before + own.phone + after, parts)


def hotline_box(handbook: Handbook, first: Iterable[LocalContact] = ()) -> HotlineBox:
    """Return whom to call; `first` are the local contacts to call before the others."""
    danger = _in_danger(handbook)
    return HotlineBox(
        danger=danger.text,
        danger_dialed=danger,
        contact=handbook.hotline,
        page=link(handbook, f"contact/{handbook.hotline.code}"),
        beside=beside_view(handbook, first),
    )
