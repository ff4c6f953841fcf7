"""What templates say of the questions for learners and of the simulated visit, in a build and in a browser alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.self_check import CheckItem
from macros.model.visit import Scene


def question_values(handbook: Handbook) -> list[dict[str, Any]]:
    """Return what templates say of each question, in the order of the data."""
    return [
        {
            "code": item.code,
            "sub": item.sub_competency,
            "ask": item.ask,
            "answers": [
                {"number": str(number), "answer": answer.text, "why": answer.why}
                for number, answer in enumerate(item.answers, 1)
            ],
            "right": str(next(number for number, answer in enumerate(item.answers, 1) if answer.right)),
            **_behind(handbook, item),
        }
        for item in handbook.self_check.items
    ]


def visit_values(handbook: Handbook) -> dict[str, Any]:
    """Return what templates say of the visit."""
    visit = handbook.visit
    return {
        "visit": visit.about,
        "before": _lines(visit.before),
        "cast": [{"name": each.name, "plays": each.plays} for each in visit.cast],
        "scenes": [
            {
                "number": str(number),
                "code": scene.code,
                "scene": scene.title,
                "happens": scene.happens,
                "patient": _lines(scene.patient),
                "pause": scene.pause,
                "look_for": _lines(scene.look_for),
                **_behind(handbook, scene),
            }
            for number, scene in enumerate(visit.scenes, 1)
        ],
        "first": _lines(visit.first),
        "debrief": [{"ask": each.ask, "rests": _rests(each.statements)} for each in visit.debrief],
        "after": _lines(visit.after),
    }


def _behind(handbook: Handbook, each: CheckItem | Scene) -> dict[str, list[dict[str, str]]]:
    """Return the conditions of the advice in something, and the statements that it rests on."""
    kinds = [advice for code, advice in handbook.advice.items() if code in each.advice]
    return {
        "kinds": [{"kind": advice.name, "condition": advice.condition} for advice in kinds],
        "rests": _rests(each.statements),
    }


def _rests(codes: Iterable[str]) -> list[dict[str, str]]:
    found = [{"code": code, "address": addresses.permalink(code), "comma": ", "} for code in codes]
    found[-1]["comma"] = ""
    return found


def _lines(texts: Iterable[str]) -> list[dict[str, str]]:
    return [{"line": text} for text in texts]
