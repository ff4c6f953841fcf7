"""The questions for learners, as their page shows them and as learning systems take them."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from lxml import etree

from macros.exports.questions import QTI, to_moodle_questions, to_qti
from macros.model.handbook import Handbook
from macros.rules.handbook import questions_have_one_right_answer
from macros.site.render import Renderer
from macros.views.self_check import self_check_view
from tests.exports.loaded import BASE

NAMES = {"q": QTI}


def test_moodle_counts_one_answer_of_each_question_and_gives_every_reason(handbook: Handbook) -> None:
    quiz = etree.fromstring(to_moodle_questions(handbook, BASE))
    questions = quiz.findall("question[@type='multichoice']")
    items = handbook.self_check.items
    assert [each.findtext("questiontext/text") for each in questions] == [item.ask for item in items]
    for question, item in zip(questions, items, strict=True):
        given = [
            (each.findtext("text"), each.get("fraction"), each.findtext("feedback/text"))
            for each in question.findall("answer")
        ]
        assert given == [(each.text, "100" if each.right else "0", each.why) for each in item.answers]
        assert {each.text for each in question.findall("tags/tag/text")} == {item.sub_competency, *item.statements}
        behind = str(question.findtext("generalfeedback/text"))
        assert all(handbook.advice[code].condition in behind for code in item.advice)


def test_qti_counts_one_answer_and_each_answer_has_its_feedback(handbook: Handbook) -> None:
    (made,) = to_qti(handbook, handbook.self_check.items, BASE).values()
    found = etree.fromstring(made).findall(".//q:item", NAMES)
    assert len(found) == len(handbook.self_check.items)
    for node, item in zip(found, handbook.self_check.items, strict=True):
        texts = [each.text for each in node.findall(".//q:response_label//q:mattext", NAMES)]
        assert texts == [answer.text for answer in item.answers]
        scored = [
            each for each in node.findall(".//q:respcondition", NAMES) if each.find("q:setvar", NAMES) is not None
        ]
        right = [str(each.findtext(".//q:varequal", namespaces=NAMES)) for each in scored]
        assert [item.answers[int(each.removeprefix("answer-")) - 1].right for each in right] == [True]
        feedback = {each.get("ident") for each in node.findall("q:itemfeedback", NAMES)}
        assert feedback == {each.get("linkrefid") for each in node.findall(".//q:displayfeedback", NAMES)}


def test_every_sub_competency_of_the_individual_group_has_a_question(handbook: Handbook) -> None:
    wanted = {cell.sub_competency.code for cell in handbook.cells if cell.group.code == "individual"}
    assert {item.sub_competency for item in handbook.self_check.items} == wanted


def test_every_text_of_a_question_is_on_the_page(handbook: Handbook) -> None:
    page = unescape(Renderer().render("self_check", self_check_view(handbook), "teach/self-check.html", handbook.words))
    for item in handbook.self_check.items:
        assert [text for text in item.texts() if text not in page] == []
        assert [code for code in item.statements if code not in page] == []


def test_a_question_with_two_right_answers_is_refused(small: Handbook) -> None:
    (item,) = small.self_check.items
    answers = tuple(answer.model_copy(update={"right": True}) for answer in item.answers)
    wrong = small.self_check.model_copy(update={"items": (item.model_copy(update={"answers": answers}),)})
    problems = [str(each) for each in questions_have_one_right_answer(replace(small, self_check=wrong))]
    assert len(problems) == 1
    assert "2 answers are right" in problems[0]
