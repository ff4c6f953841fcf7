"""What a learning system has after an import, and what it should have: the tree by code, and what got lost."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import html

from macros.model.handbook import Handbook

BASE = "https://handbook.example.org/cch/"


@dataclass
class Loaded:
    """A framework as an importing system keeps it."""

    parents: dict[str, str] = field(default_factory=dict)
    """The code of everything in the tree with that of its parent, in the order in which the system shows them."""
    texts: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    """What the system cut, dropped or refused, in words."""


def expected_parents(handbook: Handbook) -> dict[str, str]:
    """Return the tree of the matrix by its codes alone: a code says where its thing is."""
    codes = [code for code in handbook.things if "/" not in code]
    return {code: parent_of(code) for code in codes}


def parent_of(code: str) -> str:
    head, dot, tail = code.partition(".")
    if len(tail) > 1:
        return f"{head}.{tail[0]}"
    return head if dot else head[:-1]


def expected_texts(handbook: Handbook) -> dict[str, str]:
    """Return the text of everything in the matrix, a statement's after its condition."""
    texts = {thing.code: thing.title for thing in handbook.things.values() if "/" not in thing.code}
    for code, statement in handbook.statements.items():
        if statement.condition:
            texts[code] = f"{statement.condition}: {statement.text}"
    return texts


def first_paragraph(description: str) -> str:
    """Return the first paragraph of an HTML description, as a browser shows it."""
    parsed = html.fragment_fromstring(description, create_parent="div")
    assert {element.tag for element in parsed.iter()} <= {"div", "p", "a"}, description
    return str(parsed[0].text_content())
