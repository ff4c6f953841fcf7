"""The questions for learners, as their page shows them and as learning systems take them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from html import unescape

import pytest
from lxml import etree

from macros.exports.course_formats import to_course_file
from macros.exports.questions import to_moodle_questions
from macros.model.handbook import Handbook
from macros.query.coverage import reached_by
from macros.rules.advice import scenes_have_their_condition
from macros.rules.handbook import questions_have_one_right_answer
from macros.site.render import Renderer
from macros.views.self_check import self_check_view
from macros.views.visit import visit_sheet_view, visit_view
from tests.exports.loaded import BASE

NAMES = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


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


def test_moodle_has_every_scene_and_every_question_of_the_debriefing(handbook: Handbook) -> None:
    essays = etree.fromstring(to_moodle_questions(handbook, BASE)).findall("question[@type='essay']")
    visit = handbook.visit
    assert len(essays) == len(visit.scenes) + len(visit.debrief)
    for essay, scene in zip(essays, visit.scenes, strict=False):
        asked, told = (str(essay.findtext(f"{part}/text")) for part in ("questiontext", "generalfeedback"))
        assert all(text in asked for text in (scene.happens, *scene.patient, scene.pause))
        assert all(text in told for text in scene.look_for)
        assert all(handbook.advice[code].condition in told for code in scene.advice)
        assert [each.text for each in essay.findall("tags/tag/text")] == [*scene.statements]
    assert [each.findtext("questiontext/text") for each in essays[-len(visit.debrief) :]] == [
        each.ask for each in visit.debrief
    ]
    numbers = [each.findtext("idnumber") for each in essays]
    assert len({*numbers}) == len(numbers)


@pytest.mark.parametrize("ending", ["1.1.imscc", "1.3.imscc"])
def test_a_cartridge_counts_one_answer_and_each_answer_has_its_feedback(handbook: Handbook, ending: str) -> None:
    course = handbook.course("recognizing-and-responding")
    reached = reached_by(handbook, [course])
    items = [item for item in handbook.self_check.items if {*item.statements} & reached.keys()]
    assert 0 < len(items) < len(handbook.self_check.items)
    with zipfile.ZipFile(io.BytesIO(to_course_file(handbook, course, BASE, ending))) as made:
        found = etree.fromstring(made.read("check/assessment.xml")).findall(".//q:item", NAMES)
    assert [node.get("ident") for node in found] == [f"check-{item.code}" for item in items]
    for node, item in zip(found, items, strict=True):
        assert node.findtext("q:presentation/q:material/q:mattext", namespaces=NAMES) == item.ask
        texts = [each.text for each in node.findall(".//q:response_label//q:mattext", NAMES)]
        assert texts == [answer.text for answer in item.answers]
        scored = [
            each for each in node.findall(".//q:respcondition", NAMES) if each.find("q:setvar", NAMES) is not None
        ]
        right = [str(each.findtext(".//q:varequal", namespaces=NAMES)) for each in scored]
        assert [item.answers[int(each.removeprefix("answer-")) - 1].right for each in right] == [True]
        feedback = {
            str(each.get("ident")): str(each.findtext(".//q:mattext", namespaces=NAMES))
            for each in node.findall("q:itemfeedback", NAMES)
        }
        assert [*feedback] == [each.get("linkrefid") for each in node.findall(".//q:displayfeedback", NAMES)]
        for told, answer in zip(feedback.values(), item.answers, strict=True):
            assert told.startswith(answer.why)
            assert all(handbook.advice[code].condition in told for code in item.advice)
            assert all(f"{BASE}id/{code}.html" in told for code in item.statements)


def test_a_cartridge_has_the_whole_visit_where_its_course_reaches_a_statement_of_it(handbook: Handbook) -> None:
    course = handbook.course("recognizing-and-responding")
    with zipfile.ZipFile(io.BytesIO(to_course_file(handbook, course, BASE, "1.3.imscc"))) as made:
        page = unescape(made.read("visit.html").decode())
    assert [text for text in handbook.visit.texts() if text not in page] == []
    assert [code for code in handbook.visit.statements if f'href="{BASE}id/{code}.html"' not in page] == []
    kinds = {code for scene in handbook.visit.scenes for code in scene.advice}
    assert [code for code in kinds if handbook.advice[code].condition not in page] == []
    session = course.sessions[0].model_copy(update={"teaches": ("1A.R1",), "practices": (), "assesses": ()})
    other = course.model_copy(update={"sessions": (session,)})
    with zipfile.ZipFile(io.BytesIO(to_course_file(handbook, other, BASE, "1.3.imscc"))) as made:
        assert not {"visit.html", "check/assessment.xml"} & {*made.namelist()}


@pytest.mark.parametrize("name", ["visit", "visit_sheet"])
def test_every_scene_is_on_the_page_and_on_the_sheet_with_its_conditions(handbook: Handbook, name: str) -> None:
    view, at = {
        "visit": (visit_view, "teach/visit.html"),
        "visit_sheet": (visit_sheet_view, "teach/visit-sheet.html"),
    }[name]
    page = unescape(Renderer().render(name, view(handbook), at, handbook.words))
    wanted = [line for scene in handbook.visit.scenes for line in scene.look_for]
    wanted += [each.ask for each in handbook.visit.debrief]
    wanted += [handbook.advice[code].condition for scene in handbook.visit.scenes for code in scene.advice]
    wanted += handbook.visit.texts() if name == "visit" else []
    assert [text for text in wanted if text not in page] == []
    assert [code for scene in handbook.visit.scenes for code in scene.statements if code not in page] == []


def test_a_scene_without_the_kind_of_its_advice_is_refused(handbook: Handbook) -> None:
    first, *others = handbook.visit.scenes
    bare = handbook.visit.model_copy(update={"scenes": (first.model_copy(update={"advice": ()}), *others)})
    problems = [str(each) for each in scenes_have_their_condition(replace(handbook, visit=bare))]
    assert [word in "".join(problems) for word in ("'companion'", "'interpreter'")] == [True, True]
    twice = handbook.visit.model_copy(update={"scenes": (first, first)})
    assert "another scene" in "".join(map(str, scenes_have_their_condition(replace(handbook, visit=twice))))


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
