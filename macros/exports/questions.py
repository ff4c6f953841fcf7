"""The questions for learners in learning systems: as Moodle's XML, and as QTI 1.2 for a Common Cartridge.

Moodle: https://docs.moodle.org/en/Moodle_XML_format. QTI: the profile of Common Cartridge, `cc.multiple_choice.v0p1`.
Conditions of advice and the statements come with the feedback, so that no answer is seen without them.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros.exports.links import permalink
from macros.model.handbook import Handbook
from macros.model.self_check import CheckItem

CATEGORY = "$course$/top/Core Competencies Handbook"
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def to_moodle_questions(handbook: Handbook, base: str) -> bytes:
    """Return all questions as a question bank of Moodle; `base` is the public address, or empty."""
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
        tags = _in(question, "tags")
        for code in (item.sub_competency, *item.statements):
            _in(_in(tags, "tag"), "text", code)
    return _bytes(quiz)


def to_qti(handbook: Handbook, items: Iterable[CheckItem], base: str, folder: str = "check") -> dict[str, bytes]:
    """Return the assessment of some items by its path in a cartridge.

    In the manifest, its resource is of the type `imsqti_xmlv1p2/imscc_xmlv1p1/assessment`, or `imscc_xmlv1p3`.
    """
    top = Element("questestinterop", {"xmlns": QTI})
    assessment = _in(top, "assessment", ident="self-check", title="Check yourself")
    _fields(_in(assessment, "qtimetadata"), {"cc_profile": "cc.exam.v0p1", "qmd_assessmenttype": "Examination"})
    section = _in(assessment, "section", ident="root_section")
    for item in items:
        _qti_item(handbook, section, item, base)
    return {f"{folder}/assessment.xml": _bytes(top)}


def _qti_item(handbook: Handbook, section: Element, item: CheckItem, base: str) -> None:
    node = _in(section, "item", ident=f"check-{item.code}", title=f"{item.sub_competency}: {item.code}")
    _fields(_in(_in(node, "itemmetadata"), "qtimetadata"), {"cc_profile": "cc.multiple_choice.v0p1"})
    shown = _in(node, "presentation")
    _material(shown, item.ask)
    choices = _in(_in(shown, "response_lid", ident="response", rcardinality="Single"), "render_choice")
    processing = _in(node, "resprocessing")
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    _in(_in(processing, "outcomes"), "decvar", **score)
    for position, answer in enumerate(item.answers, 1):
        ident = f"answer-{position}"
        _material(_in(choices, "response_label", ident=ident), answer.text)
        told = _in(processing, "respcondition", **{"continue": "Yes"})
        _in(_in(told, "conditionvar"), "varequal", ident, respident="response")
        _in(told, "displayfeedback", feedbacktype="Response", linkrefid=f"{ident}_fb")
    right = next(position for position, answer in enumerate(item.answers, 1) if answer.right)
    counted = _in(processing, "respcondition", **{"continue": "No"})
    _in(_in(counted, "conditionvar"), "varequal", f"answer-{right}", respident="response")
    _in(counted, "setvar", "100", action="Set", varname="SCORE")
    for position, answer in enumerate(item.answers, 1):
        feedback = _in(node, "itemfeedback", ident=f"answer-{position}_fb")
        _material(_in(feedback, "flow_mat"), f"{answer.why} {_behind(handbook, item, base)}")


def _behind(handbook: Handbook, item: CheckItem, base: str) -> str:
    """Return the conditions of an item's advice, and the statements that it rests on."""
    kinds = [handbook.advice[code] for code in item.advice if code in handbook.advice]
    said = [f"{kind.name}: {kind.condition}" for kind in kinds]
    codes = [f"{code} ({permalink(base, code)})" if base else code for code in item.statements]
    return " ".join([*said, f"Based on: {', '.join(codes)}."])


def _moodle(quiz: Element, kind: str) -> Element:
    return _in(quiz, "question", type=kind)


def _text(parent: Element, tag: str, text: str) -> Element:
    """Add a text as Moodle writes it, as plain text, so that nothing in it is markup."""
    node = _in(parent, tag, format="plain_text")
    _in(node, "text", text)
    return node


def _material(parent: Element, text: str) -> None:
    _in(_in(parent, "material"), "mattext", text, texttype="text/plain")


def _fields(metadata: Element, values: dict[str, str]) -> None:
    for label, entry in values.items():
        field = _in(metadata, "qtimetadatafield")
        _in(field, "fieldlabel", label)
        _in(field, "fieldentry", entry)


def _in(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    node = SubElement(parent, tag, attributes)
    node.text = text
    return node


def _bytes(top: Element) -> bytes:
    indent(top)
    written: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
