"""A team's files seen together: damaged, foreign and older ones explained, few answers kept back, nothing kept."""

from __future__ import annotations

import json
import random
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.model.handbook import Handbook
from tests.browser.test_accessibility import violations

HOSTILE = "<img src=x onerror=alert(1)> \u202e"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory, handbook: Handbook) -> dict[str, Path]:
    """Seven files: four of this edition, one of an older one, one that is damaged, one that is none of ours."""
    folder = tmp_path_factory.mktemp("team")
    codes = [code for code, cell in handbook.cell_of.items() if cell.group.code == "individual"]
    chance = random.Random(7)  # noqa: S311 – no secret
    written = {}
    for number in range(1, 6):
        ratings: dict[str, Any] = {
            code: {"rating": chance.choice([1, 2, 3, 4])} for code in codes if not code.startswith("6")
        }
        ratings |= {"2B.I1": {"rating": 1}, "6A.I1": {"rating": 2 if number == 1 else "none"}}
        content: dict[str, Any] = {
            "format": "1.0",
            "kind": "assessment",
            "edition": handbook.edition.code,
            "set": "individual",
            "chosen": {},
            "scale": "person",
            "name": HOSTILE if number == 2 else "",
            "date": "2026-11-28",
            "ratings": ratings,
            "plan": [],
        }
        written[f"member-{number}"] = content
    older = written.pop("member-5")
    written["older"] = {**older, "edition": "2025.1", "ratings": {**older["ratings"], "2B.I9": {"rating": 4}}}
    paths = {name: folder / f"{name}.json" for name in (*written, "damaged", "other")}
    for name, content in written.items():
        paths[name].write_text(json.dumps(content), "utf-8")
    paths["damaged"].write_text(json.dumps(older)[:500], "utf-8")
    paths["other"].write_text('{"format": "1.0", "name": "A collection", "rows": []}', "utf-8")
    return paths


def ratings_of(team: dict[str, Path], cell: str) -> list[int]:
    """Return all ratings of a cell in the files that can be read, counted by the test itself."""
    files = [json.loads(path.read_text("utf-8")) for name, path in team.items() if name not in {"damaged", "other"}]
    codes = [(code, rated["rating"]) for file in files for code, rated in file["ratings"].items()]
    return [rating for code, rating in codes if code.startswith(cell) and code != "2B.I9" and rating != "none"]


def test_a_team_of_seven_files(
    page: Page, home: str, errors: list[str], others: list[str], team: dict[str, Path]
) -> None:
    page.goto(f"{home}/plan/team.html")
    page.get_by_label("Open saved assessments").set_input_files([*team.values()])
    items = page.locator("[data-file]")
    expect(items).to_have_count(7)
    expect(page.locator("[data-file=refused]")).to_have_count(2)
    expect(items.filter(has_text="damaged.json")).to_contain_text("The end of the file is missing")
    expect(items.filter(has_text="other.json")).to_contain_text("The file is not an assessment")
    expect(items.filter(has_text="older.json")).to_contain_text("made with edition 2025.1")
    expect(items.filter(has_text="older.json")).to_contain_text("does not have 2B.I9")
    for cell in ("2B.I", "UA.I", "5D.I"):
        found = page.locator(f'[data-figure="{cell}"]')
        numbers = ratings_of(team, cell)
        assert float(str(found.get_attribute("data-median"))) == median(numbers)
        assert found.get_attribute("data-spread") == f"{min(numbers)}-{max(numbers)}"
        expect(found).to_contain_text("5 answers")
    expect(page.locator("[data-gap]").first).to_have_attribute("data-gap", "2B.I1")
    few = page.locator('[data-figure="6A.I"]')
    expect(few).to_have_text("Individual fewer than 5 answers")
    assert few.get_attribute("data-median") is None
    expect(page.locator("#gaps + p")).to_contain_text("1 statement with fewer than 5 answers is left out")
    assert errors == []  # read before axe writes to the console
    if home.startswith("http"):
        assert violations(page) == []
    page.get_by_label("Show figures of fewer than 5 answers").check()
    expect(few).to_have_attribute("data-median", "2")
    expect(page.locator("#gaps + p")).not_to_contain_text("left out")
    page.get_by_role("button", name="Remove older.json").click()
    expect(items).to_have_count(6)
    assert page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])") == "[{},{}]"
    assert others == []
    page.get_by_role("button", name="Clear").click()
    expect(items).to_have_count(0)
    expect(page.locator("[data-figure]")).to_have_count(0)


def test_a_plan_of_sessions_and_leaving(page: Page, example_server: str, team: dict[str, Path]) -> None:
    page.goto(f"{example_server}/plan/team.html")
    page.get_by_label("Open saved assessments").set_input_files([team["member-1"], team["member-2"]])
    page.get_by_label("Show figures of fewer than 5 answers").check()
    data: Any = page.evaluate("hbAssessmentData.courses.flatMap(({ sessions }) => sessions)")
    gaps = set(page.locator("[data-gap]").evaluate_all("found => found.map((each) => each.dataset.gap)"))
    chosen = page.locator("[data-session]").evaluate_all("found => found.map((each) => each.dataset.session)")
    taught = {code for title, _, codes in data if title in chosen for code in codes}
    assert chosen
    assert {code for _, _, codes in data for code in codes} & gaps <= taught
    page.evaluate("dispatchEvent(new Event('hb-leave'))")
    expect(page.locator("[data-file], [data-figure], [data-gap]")).to_have_count(0)
