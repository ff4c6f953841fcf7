"""The questions for learners and the simulated visit as a question bank of Moodle.

The format: https://docs.moodle.org/en/Moodle_XML_format. Conditions of advice and the statements come with the
feedback, so that no answer is seen without them. Common Cartridges have both, too, by the templates of courses.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros.exports.links import permalink
from macros.model.handbook import Handbook
from macros.model.self_check import CheckItem
from macros.model.visit import Scene

CATEGORY = "$course$/top/Core Competencies Handbook"


def to_moodle_questions(handbook: Handbook, base: str) -> bytes:
    """Return the questions, and the visit, as a question bank of Moodle; `base` is the public address, or empty."""
    quiz = Element("quiz")
    category = _moodle(quiz, "category")
    _in(_in(category, "category"), "text", CATEGORY)
    for item in handbook.self_check.items:
        question = _moodle(quiz, "multichoice")
        _in(_in(question, "name"), "text", f"{item.sub_competency}: {item.code}")
        _text(question, "questiontext", item.ask)
        _text(question, "generalfeedback", _behind(handbook, item, base))
        for tag, value in {
            "defaultgrade": "1",
            "penalty": "0",
            "hidden": "0",
            "idnumber": f"check-{item.code}",
        }.items():
            _in(question, tag, value)
        for tag, value in {"single": "true", "shuffleanswers": "true", "answernumbering": "abc"}.items():
            _in(question, tag, value)
        for answer in item.answers:
            node = _text(question, "answer", answer.text)
            node.set("fraction", "100" if answer.right else "0")
            _text(node, "feedback", answer.why)
        _tags(question, (item.sub_competency, *item.statements))
    _visit(handbook, quiz, base)
    return _bytes(quiz)


def _visit(handbook: Handbook, quiz: Element, base: str) -> None:
    """Add the scenes of the simulated visit, and the questions of its debriefing, each to be answered in words."""
    for number, scene in enumerate(handbook.visit.scenes, 1):
        patient = " ".join(["The patient may say:", *scene.patient]) if scene.patient else ""
        asked = "\n\n".join(filter(None, [scene.happens, patient, scene.pause]))
        told = "\n".join(
            ["What to look for:", *(f"- {line}" for line in scene.look_for), _behind(handbook, scene, base)]
        )
        _essay(quiz, f"Simulated visit {number}: {scene.title}", asked, told, f"visit-{scene.code}", scene.statements)
    for number, each in enumerate(handbook.visit.debrief, 1):
        told = _based_on(each.statements, base)
        _essay(quiz, f"Simulated visit, debriefing {number}", each.ask, told, f"debrief-{number}", each.statements)


def _essay(quiz: Element, name: str, asked: str, told: str, number: str, codes: tuple[str, ...]) -> None:
    question = _moodle(quiz, "essay")
    _in(_in(question, "name"), "text", name)
    _text(question, "questiontext", asked)
    _text(question, "generalfeedback", told)
    for tag, value in {
        "defaultgrade": "1",
        "penalty": "0",
        "hidden": "0",
        "idnumber": number,
        "responseformat": "plain",
        "responserequired": "0",
        "responsefieldlines": "10",
        "attachments": "0",
        "attachmentsrequired": "0",
    }.items():
        _in(question, tag, value)
    _tags(question, codes)


def _tags(question: Element, codes: Iterable[str]) -> None:
    tags = _in(question, "tags")
    for code in codes:
        _in(_in(tags, "tag"), "text", code)


def _behind(handbook: Handbook, each: CheckItem | Scene, base: str) -> str:
    """Return the conditions of the advice in something, and the statements that it rests on."""
    kinds = [handbook.advice[code] for code in each.advice if code in handbook.advice]
    said = [f"{kind.name}: {kind.condition}" for kind in kinds]
    return " ".join([*said, _based_on(each.statements, base)])


def _based_on(codes: tuple[str, ...], base: str) -> str:
    found = [f"{code} ({permalink(base, code)})" if base else code for code in codes]
    return f"Based on: {', '.join(found)}."


def _moodle(quiz: Element, kind: str) -> Element:
    return _in(quiz, "question", type=kind)


def _text(parent: Element, tag: str, text: str) -> Element:
    """Add a text as Moodle writes it, as plain text, so that nothing in it is markup."""
    node = _in(parent, tag, format="plain_text")
    _in(node, "text", text)
    return node


def _in(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    node = SubElement(parent, tag, attributes)
    node.text = text
    return node


def _bytes(top: Element) -> bytes:
    indent(top)
    written: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
