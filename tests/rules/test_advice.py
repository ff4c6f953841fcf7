"""Advice that can do harm is refused without its condition, or carries it; in local texts it is pointed out."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from macros.load.handbook import load
from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.parts.advice import in_danger
from macros.read.problems import DataError
from macros.rules.advice import in_local_texts
from macros.views.guide import guide_view
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


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(PROJECT / "data", tmp_path / "data")


def plant(data: Path, text: str, keys: str = "") -> None:
    """Add a step to a guide that has no other advice in it."""
    guide = data / "practice" / "10-looking-after-staff.yaml"
    step = f"  - code: planted\n    title: Planted\n    do:\n      - {text}\n{keys}"
    step += "    statements: [UA.I1]\n    sources: [own]\n"
    guide.write_text(re.sub(r"(?m)^steps:\n", f"steps:\n{step}", guide.read_text("utf-8")), "utf-8")


@pytest.mark.parametrize("kind", PLANTED)
def test_planted_advice_is_refused_until_its_kind_is_named(data: Path, kind: str) -> None:
    code, text = kind.partition(",")[0], PLANTED[kind]
    plant(data, text)
    with pytest.raises(DataError) as caught:
        load(data)
    problem = next(each for each in caught.value.problems if f"kind '{code}'" in each.message)
    assert problem.file == "data/practice/10-looking-after-staff.yaml"
    assert text in (data / "practice" / "10-looking-after-staff.yaml").read_text("utf-8").split("\n")[problem.line - 1]
    assert "add that kind under 'advice'" in problem.message


@pytest.mark.parametrize("kind", PLANTED)
def test_a_step_that_names_its_kind_carries_the_condition(data: Path, handbook: Handbook, kind: str) -> None:
    kinds = sorted(code for code, advice in handbook.advice.items() if advice.found_in(PLANTED[kind]))
    assert kind.partition(",")[0] in kinds
    plant(data, PLANTED[kind], f"    advice: [{', '.join(kinds)}]\n")
    step = guide_view(load(data), "looking-after-staff").steps[0]
    assert [condition.text for condition in step.conditions] == [
        advice.condition for advice in handbook.advice.values() if advice.code in kinds
    ]


@pytest.mark.parametrize("kind", PLANTED)
def test_a_step_cannot_claim_to_state_what_it_does_not(data: Path, handbook: Handbook, kind: str) -> None:
    kinds = sorted(code for code, advice in handbook.advice.items() if advice.found_in(PLANTED[kind]))
    plant(data, PLANTED[kind], f"    states: [{', '.join(kinds)}]\n")
    with pytest.raises(DataError, match="does not state the condition"):
        load(data)


def local(tmp_path: Path, **files: str) -> Handbook:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "organization.yaml").write_text("name: Example Clinic\n", "utf-8")
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, "utf-8")
    return load_with(PROJECT / "data", folder, "here")


@pytest.mark.parametrize("kind", PLANTED)
def test_local_advice_is_pointed_out_and_kept(tmp_path: Path, kind: str) -> None:
    copy = local(tmp_path, notes=f"notes:\n  - on: 2B.I3\n    text: {PLANTED[kind]}\n")
    named = f"kind '{kind.partition(',')[0]}'"
    named = f"kind '{kind.partition(',')[0]}'"
    said = [problem for problem in in_local_texts(copy, copy.local) if named in problem.message]
    assert [(problem.file, problem.line) for problem in said] == [("here/notes.yaml", 2)]
    assert [note.text for note in copy.local.notes] == [PLANTED[kind]]


def test_a_reason_silences_it(tmp_path: Path) -> None:
    notes = "notes:\n  - on: 2B.I3\n    text: Give a leaflet.\n    safe_because: The text on it says nothing.\n"
    copy = local(tmp_path, notes=notes)
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
    assert in_danger(copy) == "If anyone is in danger now, call Security desk first: 555-0102."
    # Also beside a step whose own words name 911.
    step = guide_view(copy, "worried-now").steps[0]
    assert in_danger(copy) in [condition.text for condition in step.conditions]
    assert in_danger(handbook) not in [each.text for each in guide_view(handbook, "worried-now").steps[0].conditions]
