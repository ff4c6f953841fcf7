"""A simulated visit, scene by scene, with what others look for and what all talk about afterward."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Entry, Slug, StatementRef, Text
from macros.model.knowledge import Review, Sources


class Part(Entry):
    """A part that somebody plays."""

    name: Text
    """Who it is."""
    plays: Text
    """How they act."""


class Scene(Entry):
    """A scene of the visit."""

    code: Slug
    """Its anchor on the page, and its number in learning systems."""
    title: Text
    """What it is called."""
    happens: Text
    """What the learner finds."""
    patient: tuple[Text, ...] = ()
    """What the one who plays the patient may say."""
    pause: Text
    """What the group thinks about before it goes on."""
    look_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What others can see the learner do."""
    advice: tuple[Slug, ...] = ()
    """Codes of advice.yaml: the kinds of advice in its texts, whose conditions are printed with it."""
    states: tuple[Slug, ...] = ()
    """Codes of advice.yaml: the kinds whose condition its texts state."""
    statements: Annotated[tuple[StatementRef, ...], Field(min_length=1)]
    """Codes of the statements that it rests on."""
    sources: Sources
    """Where it comes from."""


class DebriefQuestion(Entry):
    """A question for the talk afterward."""

    ask: Text
    """The question."""
    statements: Annotated[tuple[StatementRef, ...], Field(min_length=1)]
    """Codes of the statements that it is about."""


class Visit(Entry):
    """The file data/visit.yaml."""

    about: Text
    """What it is, and for whom."""
    before: tuple[Text, ...]
    """What whoever leads it sees to beforehand."""
    cast: tuple[Part, ...]
    """Who takes part."""
    scenes: Annotated[tuple[Scene, ...], Field(min_length=1)]
    """The scenes, in their order."""
    first: tuple[Text, ...]
    """What is said before the talk afterward."""
    debrief: Annotated[tuple[DebriefQuestion, ...], Field(min_length=1)]
    """The questions for the talk afterward."""
    after: tuple[Text, ...]
    """What whoever leads it sees to afterward."""
    sources: Sources
    """Where all else in it comes from."""
    reviewed: tuple[Review, ...] = ()
    """Reviews by persons; the page names those that are missing."""

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements that it rests on, each once."""
        lists = [*(scene.statements for scene in self.scenes), *(each.statements for each in self.debrief)]
        return tuple(dict.fromkeys(code for codes in lists for code in codes))


NO_VISIT = Visit.model_construct(
    about="", before=(), cast=(), scenes=(), first=(), debrief=(), after=(), sources=(), reviewed=()
)
"""What a handbook has that comes without one."""
