"""Lines that a text has swallowed: where a key was lost, what belonged to it goes on as a part of the text above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from macros.model.base import Entry
from macros.model.kinds import KINDS, kind_of
from macros.read.problems import Problem, Where
from macros.read.signs import shown
from macros.read.yaml_lines import Mapping, Sequence


def swallowed(root: Mapping, model: type[Entry]) -> Iterator[Problem]:
    """Yield each line inside of a text that begins with a key of its place, of what is above, or of what is beside it.

    A line that is an item of a list counts where it is the code of something.
    """
    yield from _within(root, (model,))


def _within(value: Mapping | Sequence, places: tuple[Any, ...]) -> Iterator[Problem]:
    """Yield the lines below a value; the last of the places is what the models say of it, before it those above."""
    words = {key for place in places for key in _words(place)} if value.inner else set()
    for inner in value.inner:
        where = Where(value.where.file, inner.line)
        # A key that its place has is a word of the text where a sentence goes on.
        if inner.key in words and (inner.begins or inner.key not in value):
            yield where.problem(
                f"'{inner.key}:' is a part of the text above it here; write the key that is missing above this line, "
                "or begin the line with another word"
            )
        elif _is_code(inner.item):
            yield where.problem(
                f"'- {shown(inner.item)}' is a part of the text above it here; write the key of its list above it"
            )
    for key, part in value.items() if isinstance(value, Mapping) else enumerate(value):
        if isinstance(part, Mapping | Sequence):
            yield from _within(part, (*places, _part(places[-1], key)))


def _is_code(text: str) -> bool:
    kind = KINDS.get(kind_of(text))
    return bool(kind and re.fullmatch(kind.code_pattern, text))


def _words(place: Any) -> Iterator[str]:  # noqa: ANN401 – an annotation
    """Yield the keys of a model, and those of the models in it."""
    for model in _models(place):
        for name, field in model.model_fields.items():
            yield field.alias or name
            for inner in _models(field.annotation):
                yield from (each.alias or word for word, each in inner.model_fields.items())


def _models(place: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401
    """Yield the models in an annotation, as in `tuple[Session, ...] | None`."""
    if isinstance(place, type) and issubclass(place, BaseModel):
        yield place
    for part in get_args(place):
        yield from _models(part)


def _part(place: Any, key: str | int) -> Any:  # noqa: ANN401
    """Return what the models say of what is under a key or in a list; None where they do not know it."""
    if isinstance(key, int) or get_origin(place) is dict:
        return place
    fields = (field for model in _models(place) for field in model.model_fields.items())
    return next((field.annotation for name, field in fields if key == (field.alias or name)), None)
