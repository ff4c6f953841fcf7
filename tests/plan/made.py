"""An organization's assessment with a plan, and what the files of the plan are given to know."""

from __future__ import annotations

import base64
import random
from typing import Any

from macros.model.handbook import Handbook
from tests.conftest import Ask

BASE = "https://handbook.example.org/cch/"
WORDS = {"4": "In place", "3": "Partly", "2": "Begun", "1": "Missing", "none": "Not ours"}


def known(handbook: Handbook, base: str = BASE) -> dict[str, Any]:
    """Return what the page knows of the handbook."""
    return {
        "edition": handbook.edition.code,
        "source": handbook.edition.report.title,
        "base": base,
        "statements": {
            code: {"short": each.short, "text": each.text, "condition": each.condition or ""}
            for code, each in handbook.statements.items()
        },
        "subs": {sub.code: sub.title for competency in handbook.competencies for sub in competency.sub_competencies},
        "groups": {group.letter: group.name for group in handbook.groups},
        "words": WORDS,
    }


def row(code: str = "2B.O3", **changed: object) -> dict[str, Any]:
    """Return a row of a plan."""
    return {"code": code, "what": "", "who": "", "by": "", "with": "", "done": False} | changed


def assessment(*plan: dict[str, Any], ratings: dict[str, Any] | None = None, **changed: object) -> dict[str, Any]:
    """Return an assessment as the page holds it."""
    rated = {
        code: {"rating": rating, "note": "", "evidence": "", "owner": "", "due": ""}
        for code, rating in (ratings or {}).items()
    }
    whole = {"edition": "2026.1", "set": "organization", "chosen": {}, "scale": "organization", "name": "Clinic"}
    return whole | {"date": "2026-11-28", "ratings": rated, "apart": {}, "plan": list(plan)} | changed


def of_organization(handbook: Handbook) -> list[str]:
    """Return the codes of the statements for organizations."""
    return [code for code, cell in handbook.cell_of.items() if cell.group.code == "organization"]


def rated_by_chance(codes: list[str]) -> dict[str, Any]:
    """Return ratings of some statements, the same every time; the others are not yet rated."""
    chance = random.Random(16)  # noqa: S311 – no secret
    chosen = {code: chance.choice([4, 3, 2, 1, "none", None]) for code in codes}
    return {code: rating for code, rating in chosen.items() if rating is not None}


def office_file(ask: Ask, ending: str, file: object) -> bytes:
    """Return a file for an office program as the browser makes it."""
    return base64.b64decode(ask("officeFile", ending, file))
