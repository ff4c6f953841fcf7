"""What people say and what the handbook says instead."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import AnyRef, Entry, Text
from macros.model.functions import Place


class Synonym(Entry):
    """Words that people type, with the handbook's own words for the same, or with what they look for."""

    say: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Words and phrases that people type; the words of a phrase are in the question in their order."""
    means: tuple[Text, ...] = ()
    """Words and phrases of the handbook that mean it."""
    see: tuple[AnyRef, ...] = ()
    """Codes of what is looked for, where it is a definite thing."""
    pages: tuple[Place, ...] = ()
    """Pages that are looked for, or parts of them, which come after these."""


class Synonyms(Entry):
    """The file data/synonyms.yaml."""

    synonyms: tuple[Synonym, ...]
