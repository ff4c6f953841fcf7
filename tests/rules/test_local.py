"""Local additions: what is wrong is all reported, with file and line, and what is right is beside the handbook."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.load.local import read_folder
from macros.load.overlay import folder_of, load_with
from macros.model.edition import Retired
from macros.model.handbook import Handbook
from macros.read import clock
from macros.read.problems import DataError
from macros.rules.local import checked_too_late, not_dialed
from macros.rules.retired import on_retired
from macros.site.pages import local_stubs
from macros.views.local import local_page_view
from tests.conftest import EXAMPLE, PROJECT, SMALL

BROKEN = PROJECT / "tests" / "data" / "broken-local"
MISTAKES = sorted(path.name for path in BROKEN.iterdir())


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_reported_completely(mistake: str, regenerate: bool) -> None:
    """Each folder holds local additions to the small data set, and the list of their problems."""
    with pytest.raises(DataError) as caught:
        load_with(SMALL, BROKEN / mistake, mistake)
    expected = BROKEN / mistake / "expected.txt"
    if regenerate:
        expected.write_text(f"{caught.value}\n", "utf-8")
    assert f"{caught.value}\n" == expected.read_text("utf-8")


def test_problems_of_the_data_and_of_local_additions_are_reported_together(small_data: Path) -> None:
    (small_data / "topics.yaml").write_text("topics: no\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_with(small_data, BROKEN / "everything-at-once", "here")
    assert "data/topics.yaml:1:" in str(caught.value)
    assert "here/services.csv:4:" in str(caught.value)


def additions(folder: Path, **files: str) -> Handbook:
    """Return the small handbook with additions of a made-up clinic, each file by its name."""
    (folder / "organization.yaml").write_text("name: Example Clinic\n", "utf-8")
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, "utf-8")
    return load_with(SMALL, folder, "here")


def told(handbook: Handbook) -> list[str]:
    return [str(problem) for problem in on_retired(handbook, handbook.local, "here")]


def test_a_note_on_a_retired_code_is_told_where_to_go(tmp_path: Path) -> None:
    handbook = additions(tmp_path, notes="notes:\n  - text: A note.\n    on: UA.I9\n")
    assert told(handbook) == [
        "here/notes.yaml:3: code 'UA.I9' is retired; it was replaced by UA.I1, which stands in for it: write that here"
    ]


def test_a_number_that_no_link_dials_is_told_and_stops_nothing() -> None:
    handbook = load_with(SMALL, PROJECT / "tests" / "data" / "small-local", "here")
    told = [str(problem) for problem in not_dialed(handbook.local)]
    assert len(told) == 1
    assert told[0].startswith("here/services.csv:2: 'phone' is '1-800-HELP', which no link dials; write one number")
    assert not list(not_dialed(load_with(PROJECT / "data", PROJECT / EXAMPLE, "here").local))


@pytest.mark.parametrize(("day", "is_told"), [("2099-04-12", True), ("2031-10-12", False)])
def test_a_check_that_is_too_far_off_to_be_meant_is_told_and_stops_nothing(
    tmp_path: Path, day: str, is_told: bool
) -> None:
    folder = shutil.copytree(PROJECT / EXAMPLE, tmp_path / "here")
    contacts = folder / "contacts.yaml"
    text = contacts.read_text("utf-8")
    assert "next_check: 2027-04-12" in text
    contacts.write_text(text.replace("next_check: 2027-04-12", f"next_check: {day}", 1), "utf-8")
    told = [str(problem) for problem in checked_too_late(load_with(PROJECT / "data", folder, "here").local)]
    assert [f"'next_check' is {day}, more than five years after 'checked'" in each for each in told] == [True] * is_told


def test_what_calls_contacts_that_could_not_be_read_is_not_told_to_be_wrong(tmp_path: Path) -> None:
    folder = shutil.copytree(PROJECT / EXAMPLE, tmp_path / "here")
    contacts = folder / "contacts.yaml"
    text = contacts.read_text("utf-8")
    contacts.write_text(text.replace("name: Social worker on call", 'name: "Social worker on call'), "utf-8")
    with pytest.raises(DataError) as caught:
        load_with(PROJECT / "data", folder, "here")
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("here/contacts.yaml", 4)


def test_a_page_that_is_hidden_twice_is_hidden_once(tmp_path: Path) -> None:
    hidden = "hidden:\n" + "".join(f"  - page: adopt/models.html\n    reason: {each}.\n" for each in ("One", "Two"))
    local = additions(tmp_path, hidden=hidden).local
    assert [(each.page, each.reason) for each in local.hidden] == [("adopt/models.html", "Two.")]


def test_a_course_says_who_added_it_and_takes_no_other_files_place(tmp_path: Path) -> None:
    (tmp_path / "curricula").mkdir()
    course = PROJECT / "tests" / "data" / "small-local" / "curricula" / "own.yaml"
    shutil.copy(course, tmp_path / "curricula" / "organization.yaml")
    with pytest.raises(DataError) as caught:
        load_with(SMALL, tmp_path, "here")
    assert str(caught.value).splitlines()[1:] == [
        "here/organization.yaml:1: the file is missing; it says who added what is in this folder"
    ]


def test_local_courses_stand_after_the_shipped_ones_and_change_none() -> None:
    plain = load_with(SMALL, *folder_of(PROJECT, "tests/data/nothing-local"))
    handbook = load_with(SMALL, PROJECT / "tests" / "data" / "small-local", "here")
    assert handbook.courses == (*plain.courses, *handbook.local.courses)
    assert [course.code for course in handbook.local.courses] == ["own"]
    assert [handbook.local.added(course) for course in handbook.courses] == [False, False, True]
    assert not any(plain.local.added(course) for course in plain.courses)
    assert local_stubs(plain) == {}
    assert local_stubs(handbook)["teach/courses/own.md"] == '{{ course("own") }}\n'


def test_a_retired_code_of_the_wrong_kind_was_never_right(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"here/terms\.yaml:5: there is no 'UA\.I9'"):
        additions(tmp_path, terms="terms:\n  - code: a\n    name: A\n    meaning: B\n    see: [UA.I9]\n")


def test_a_code_leads_through_all_that_replaced_it(small: Handbook) -> None:
    first, second, third = (replaced(small, code, by) for code, *by in (("A", "B", "C"), ("B", "UA.I1"), ("C", "A")))
    ledger = small.ledger.model_copy(update={"retired": (first, second, third)})
    handbook = replace(small, ledger=ledger)
    assert handbook.now("UA.I2") == ("UA.I2",)
    assert handbook.now("A") == ("UA.I1",)
    assert handbook.now("unknown") == ()


def replaced(small: Handbook, code: str, by: list[str]) -> Retired:
    return small.ledger.retired[0].model_copy(update={"code": code, "replaced_by": tuple(by)})


def test_a_hidden_page_that_is_retired_is_told_and_stops_nothing(tmp_path: Path, small_data: Path) -> None:
    ledger = small_data / "identifiers.yaml"
    entry = "  - {code: guide/gone, identifier: 1b0c2f5e-7a54-4c8e-9d53-0f5b8c1a2d3e, reason: Made up.}\n"
    ledger.write_text(ledger.read_text("utf-8").replace("retired:\n", f"retired:\n{entry}"), "utf-8")
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "organization.yaml").write_text("name: Example Clinic\n", "utf-8")
    (folder / "hidden.yaml").write_text("hidden:\n  - page: practice/gone.html\n", "utf-8")
    handbook = load_with(small_data, folder, "here")
    assert told(handbook) == [
        "here/hidden.yaml:2: 'practice/gone.html' is retired, so nothing is hidden here: take it out"
    ]
    assert [each.href for each in local_page_view(handbook).hidden] == ["id/guide/gone.html"]


def test_no_folder_is_nothing_unless_it_was_named(tmp_path: Path) -> None:
    assert load_with(SMALL, *folder_of(tmp_path)).local.by == ""
    with pytest.raises(DataError, match="elsewhere:1: there is no such folder"):
        load_with(SMALL, *folder_of(tmp_path, "elsewhere"))


@pytest.mark.parametrize(
    ("holds", "told"),
    [
        ((), "the folder holds no file of local additions (it is empty)"),
        (
            ("index.md", "a.md", "b.md", "c.md", "d.md", "e.md", ".hidden"),
            "(it holds a.md, b.md, c.md, d.md, e.md and 1 more)",
        ),
        (("organisation.yaml",), "(it holds organisation.yaml)"),
    ],
)
def test_a_named_folder_that_holds_nothing_known_is_told(tmp_path: Path, holds: tuple[str, ...], told: str) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    for name in holds:
        (folder / name).touch()
    with pytest.raises(DataError) as raised:
        load_with(SMALL, folder, "ours")
    [problem] = raised.value.problems
    assert (problem.file, problem.line) == ("ours", 1)
    assert told in problem.message
    assert "organization.yaml" in problem.message


@pytest.mark.parametrize(
    ("file", "text"), [("hidden.yaml", "hidden: []\n"), ("services.csv", "name\n"), ("curricula/ours.yaml", "")]
)
def test_one_known_file_is_enough(tmp_path: Path, file: str, text: str) -> None:
    path = tmp_path / "ours" / file
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    _, problems = read_folder(tmp_path / "ours", "ours")
    assert [problem for problem in problems if problem.file == "ours"] == []


def test_the_folder_that_nobody_named_may_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "data" / "local").mkdir(parents=True)
    assert load_with(SMALL, *folder_of(tmp_path)).local.by == ""


def test_the_variable_names_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HANDBOOK_LOCAL", raising=False)
    assert folder_of(PROJECT) == (PROJECT / "data/local", "data/local")
    monkeypatch.setenv("HANDBOOK_LOCAL", "/srv/our additions/")
    assert folder_of(PROJECT) == (Path("/srv/our additions"), "/srv/our additions")
    assert folder_of(PROJECT, EXAMPLE) == (PROJECT / EXAMPLE, EXAMPLE)
    assert folder_of(PROJECT, "/") == (Path("/"), "/")


def test_the_example_loads_beside_the_data_and_leaves_it_as_it_is() -> None:
    before = hashes(PROJECT / "data")
    handbook = load_with(PROJECT / "data", *folder_of(PROJECT, EXAMPLE))
    plain = load_with(PROJECT / "data", *folder_of(PROJECT, "tests/data/nothing-local"))
    local = handbook.local
    lists = (local.contacts, local.services, local.rules, local.protocols, local.notes, local.terms, local.hidden)
    assert 40 <= 1 + sum(map(len, lists)) <= 50
    assert handbook.statements == plain.statements
    assert handbook.things.keys() == plain.things.keys()
    assert hashes(PROJECT / "data") == before


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_is_due_depends_on_the_day_that_the_data_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    folder = shutil.copytree(PROJECT / EXAMPLE, tmp_path / "here")

    def due() -> list[str]:
        return [title for _, title, _ in load_with(PROJECT / "data", folder, "here").local.due()]

    handbook = load_with(PROJECT / "data", folder, "here")
    assert handbook.local.day == max(handbook.edition.date, date(2026, 11, 12))
    assert due()[:2] == ["Riverbend County help line", "Housing Office (example)"]
    assert "Harbor House (example)" not in due()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")  # 2 March 2026
    assert due() == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1803945600")  # 2 March 2027
    assert "Harbor House (example)" in due()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(clock, "on_the_clock", lambda: date(2027, 3, 1))
    contacts = folder / "contacts.yaml"
    contacts.write_text(contacts.read_text("utf-8").replace("checked: 2026-10-12", "checked: 2027-03-01", 1), "utf-8")
    assert "Harbor House (example)" in due()


def test_a_check_that_nobody_can_have_made_is_refused(tmp_path: Path) -> None:
    """One mistyped year would make every other entry look overdue."""
    folder = shutil.copytree(PROJECT / EXAMPLE, tmp_path / "here")
    contacts = folder / "contacts.yaml"
    contacts.write_text(contacts.read_text("utf-8").replace("checked: 2026-10-12", "checked: 2062-10-12", 1), "utf-8")
    with pytest.raises(DataError, match="a day that has not come yet"):
        load_with(PROJECT / "data", folder, "here")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "organization.yaml").write_text('name: A Clinic\nlogo: "loop.png"\n', "utf-8")
    (folder / "loop.png").symlink_to("loop.png")
    (folder / "contacts.yaml").symlink_to("nowhere.yaml")
    (folder / "services.yaml.txt").write_text("services: []\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_with(PROJECT / "data", folder, "here")
    assert [str(problem).partition(";")[0] for problem in caught.value.problems] == [
        "here/contacts.yaml:1: the file cannot be read (No such file or directory)",
        "here/organization.yaml:2: the logo 'loop.png' cannot be read",
        "here/services.yaml.txt:1: no such file is read",
    ]


@pytest.mark.parametrize("number", ["2.18E+09", "#REF!", "Call #N/A"])
def test_a_number_that_a_spreadsheet_has_computed_is_refused(number: str, tmp_path: Path) -> None:
    folder = shutil.copytree(PROJECT / EXAMPLE, tmp_path / "here")
    contacts = folder / "contacts.yaml"
    contacts.write_text(contacts.read_text("utf-8").replace("1-800-555-0103", f'"{number}"'), "utf-8")
    with pytest.raises(DataError, match="a spreadsheet has computed this one"):
        load_with(PROJECT / "data", folder, "here")
