"""Advice that can do harm is refused without its condition, or carries it; in local texts it is pointed out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.load.handbook import load
from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.parts.advice import hotline_box, in_danger
from macros.read.problems import DataError
from macros.rules.advice import a_line_is_safe_by_itself, in_local_texts, lines_of_roles_have_their_condition
from macros.views.guide import guide_view
from macros.views.roles import role_view
from tests.conftest import EXAMPLE, PROJECT

PLANTED = {
    "danger": "Call security if there is an emergency.",
    "paper": "Give the patient a brochure to take home.",
    "follow-up": "Book a follow-up and call the patient two days before.",
    "calls": "Call the hotline for the patient.",
    "tests": "Send the patient to the lab for a blood draw.",
    "reports": "Notify law enforcement as soon as you suspect trafficking.",
    "status": "Ask whether the patient is undocumented.",
    "codes": "Put T76.51 on the problem list.",
    "companion": "Tell the boyfriend what you suspect.",
    "interpreter": "Let the sister translate.",
    # In disguise: the same advice in words that do not name it.
    "paper, in disguise": "Put a card with our number into her coat.",
    "follow-up, in disguise": "Ring her at home in the evening.",
    "reports, in disguise": "Have an officer wait outside the room.",
}


GUIDE = "practice/10-looking-after-staff.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(PROJECT / "data", tmp_path / "data")


def kinds_of(handbook: Handbook, text: str) -> list[str]:
    return [code for code, advice in handbook.advice.items() if advice.found_in(text)]


def plant(data: Path, keys: Callable[[str], str] = lambda _: "") -> None:
    """Add each planted text to a guide, as a step of its own with further keys."""
    steps = ""
    for number, text in enumerate(PLANTED.values()):
        steps += f"  - code: planted-{number}\n    title: Planted\n    do:\n      - {text}\n{keys(text)}"
        steps += "    statements: [UA.I1]\n    sources: [own]\n"
    path = data / GUIDE
    path.write_text(re.sub(r"(?m)^steps:\n", f"steps:\n{steps}", path.read_text("utf-8")), "utf-8")


def test_planted_advice_is_refused_until_its_kind_is_named(data: Path) -> None:
    plant(data)
    with pytest.raises(DataError) as caught:
        load(data)
    lines = (data / GUIDE).read_text("utf-8").split("\n")
    refused = {(lines[problem.line - 1].removeprefix("      - "), problem.message) for problem in caught.value.problems}
    for kind, text in PLANTED.items():
        named = f"kind '{kind.partition(',')[0]}'; add that kind under 'advice' of this step"
        assert [message for planted, message in refused if planted == text and named in message], kind


@pytest.mark.parametrize(("kind", "text"), PLANTED.items())
def test_planted_advice_in_a_line_of_a_role_is_refused_until_its_kind_is_named(
    kind: str, text: str, handbook: Handbook
) -> None:
    role = handbook.roles[0]
    line = role.lines[0].model_copy(update={"text": text})

    def refused(advice: list[str]) -> list[str]:
        planted = role.model_copy(update={"lines": (line,), "advice": tuple(advice), "states": ()})
        roles = handbook.role_list.model_copy(update={"roles": (planted,)})
        problems = lines_of_roles_have_their_condition(replace(handbook, role_list=roles))
        return [problem.message for problem in problems]

    named = f"kind '{kind.partition(',')[0]}'; add that kind under 'advice' of this role"
    assert any(named in message for message in refused([]))
    assert refused(kinds_of(handbook, text)) == []


def test_a_role_carries_the_condition_of_the_advice_in_its_lines(handbook: Handbook) -> None:
    for role in handbook.roles:
        shown = [condition.text for condition in role_view(handbook, role.code).conditions]
        assert shown == [advice.condition for code, advice in handbook.advice.items() if code in role.advice]
    assert any(role.advice for role in handbook.roles)


def test_a_step_that_names_its_kind_carries_the_condition(data: Path, handbook: Handbook) -> None:
    plant(data, lambda text: f"    advice: [{', '.join(kinds_of(handbook, text))}]\n")
    steps = guide_view(load(data), "looking-after-staff").steps
    for (kind, text), step in zip(PLANTED.items(), steps, strict=False):
        shown = [condition.text for condition in step.conditions]
        assert handbook.advice[kind.partition(",")[0]].condition in shown
        assert shown == [handbook.advice[code].condition for code in kinds_of(handbook, text)]


def test_a_step_cannot_claim_to_state_what_it_does_not(data: Path, handbook: Handbook) -> None:
    plant(data, lambda text: f"    states: [{', '.join(kinds_of(handbook, text))}]\n")
    with pytest.raises(DataError) as caught:
        load(data)
    said = [problem for problem in caught.value.problems if "does not state the condition" in problem.message]
    assert len(said) == sum(len(kinds_of(handbook, text)) for text in PLANTED.values())


@pytest.mark.parametrize("key", ["title", "brief"])
def test_a_line_that_is_read_by_itself_states_its_condition(handbook: Handbook, key: str) -> None:
    first, *others = handbook.guides
    for kind, text in PLANTED.items():
        step = first.steps[0].model_copy(update={"title": "Planted", key: text, "advice": (*handbook.advice,)})
        guide = first.model_copy(update={"steps": (step,)})
        found = [problem.message for problem in a_line_is_safe_by_itself(replace(handbook, guides=(guide, *others)))]
        named = f"the kind '{kind.partition(',')[0]}', and this line is read by itself"
        # What to do in danger is above the lines wherever they are.
        assert any(named in message for message in found) == (kind != "danger"), kind
    assert [*a_line_is_safe_by_itself(handbook)] == []


def local(tmp_path: Path, notes: str) -> Handbook:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "organization.yaml").write_text("name: Example Clinic\n", "utf-8")
    (folder / "notes.yaml").write_text(notes, "utf-8")
    return load_with(PROJECT / "data", folder, "here")


def test_local_advice_is_pointed_out_and_kept(tmp_path: Path) -> None:
    copy = local(tmp_path, "notes:\n" + "".join(f"  - on: 2B.I3\n    text: {text}\n" for text in PLANTED.values()))
    said = list(in_local_texts(copy, copy.local))
    for number, kind in enumerate(PLANTED):
        named = f"kind '{kind.partition(',')[0]}'"
        assert [each for each in said if each.line == 2 + 2 * number and named in each.message], kind
    assert [note.text for note in copy.local.notes] == [*PLANTED.values()]


def test_a_reason_silences_it(tmp_path: Path) -> None:
    notes = "notes:\n  - on: 2B.I3\n    text: Give a leaflet.\n    safe_because: The text on it says nothing.\n"
    copy = local(tmp_path, notes)
    assert list(in_local_texts(copy, copy.local)) == []


def test_the_example_has_a_reason_for_each() -> None:
    copy = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)
    assert [note for note in copy.local.notes if note.safe_because]
    assert list(in_local_texts(copy, copy.local)) == []
    silent = tuple(note.model_copy(update={"safe_because": None}) for note in copy.local.notes)
    assert list(in_local_texts(copy, replace(copy.local, notes=silent)))


def test_a_local_number_takes_the_place_of_911(handbook: Handbook) -> None:
    copy = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)
    assert "911" in in_danger(handbook)
    assert in_danger(copy).startswith("If anyone is in danger now, call Security desk at 555-0102 first")
    dialed = hotline_box(copy).danger_dialed
    assert "".join(part.text for part in dialed.parts) == dialed.text == in_danger(copy)
    assert [(part.text, part.href) for part in dialed.parts if part.href] == [("555-0102", "tel:5550102")]
    # Also beside a step whose own words name 911.
    step = guide_view(copy, "worried-now").steps[0]
    assert in_danger(copy) in [condition.text for condition in step.conditions]
    assert in_danger(handbook) not in [each.text for each in guide_view(handbook, "worried-now").steps[0].conditions]
