"""A simulated visit in scenes, and the sheet for those who observe it and talk about it afterward."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.visit import Part, Scene
from macros.parts.advice import ConditionView, conditions
from macros.parts.links import LinkView, links
from macros.parts.reviews import review_line


@dataclass(frozen=True)
class SceneView:
    """A scene, with what others look for in it and what it rests on."""

    anchor: str
    number: int
    title: str
    happens: str
    patient: tuple[str, ...]
    pause: str
    look_for: tuple[str, ...]
    conditions: tuple[ConditionView, ...]
    statements: tuple[LinkView, ...]


@dataclass(frozen=True)
class DebriefView:
    """A question for the talk afterward, and what it is about."""

    ask: str
    statements: tuple[LinkView, ...]


@dataclass(frozen=True)
class VisitView:
    """The page of the visit."""

    title: str
    description: str
    about: str
    before: tuple[str, ...]
    cast: tuple[Part, ...]
    scenes: tuple[SceneView, ...]
    first: tuple[str, ...]
    debrief: tuple[DebriefView, ...]
    after: tuple[str, ...]
    sheet: LinkView
    review: str
    """Who has reviewed it, and which reviews it lacks."""


@dataclass(frozen=True)
class VisitSheetView:
    """The sheet: what is looked for, with boxes to check, and the questions, with room to write."""

    title: str
    description: str
    scenes: tuple[SceneView, ...]
    first: tuple[str, ...]
    debrief: tuple[DebriefView, ...]
    visit: LinkView


def visit_view(handbook: Handbook) -> VisitView:
    """Return the visit."""
    visit = handbook.visit
    return VisitView(
        title="A simulated visit",
        description="A made-up visit to play or to talk through: scenes, what others look for, and a debriefing.",
        about=visit.about,
        before=visit.before,
        cast=visit.cast,
        scenes=_scenes(handbook),
        first=handbook.visit.first,
        debrief=_debrief(handbook),
        after=visit.after,
        sheet=LinkView("A sheet for observing and debriefing", addresses.VISIT_SHEET),
        review=review_line(visit.reviewed, handbook.words),
    )


def visit_sheet_view(handbook: Handbook) -> VisitSheetView:
    """Return the sheet for those who observe the visit."""
    return VisitSheetView(
        title="A simulated visit: the sheet",
        description="What to look for in each scene, with boxes to check, and questions for the debriefing.",
        scenes=_scenes(handbook),
        first=handbook.visit.first,
        debrief=_debrief(handbook),
        visit=LinkView("A simulated visit", addresses.VISIT),
    )


def _scenes(handbook: Handbook) -> tuple[SceneView, ...]:
    return tuple(_scene(handbook, scene, number) for number, scene in enumerate(handbook.visit.scenes, 1))


def _scene(handbook: Handbook, scene: Scene, number: int) -> SceneView:
    return SceneView(
        anchor=scene.code,
        number=number,
        title=scene.title,
        happens=scene.happens,
        patient=scene.patient,
        pause=scene.pause,
        look_for=scene.look_for,
        conditions=conditions(handbook, scene),
        statements=links(handbook, scene.statements),
    )


def _debrief(handbook: Handbook) -> tuple[DebriefView, ...]:
    return tuple(DebriefView(each.ask, links(handbook, each.statements)) for each in handbook.visit.debrief)
