"""Two editions of a project and one folder of local additions, for tests of what an upgrade keeps.

The first edition is the handbook as it is. The second, made up, merges UA.R3 into UA.R1, retires 2A.R1 without a
replacement, moves 3A.E2 to 3A.E3, rewords 1B.R1 and a term, and adds 4B.O2. In the rest of the
data, only synonyms name what it retires.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from macros.__main__ import main
from macros.load.handbook import load
from tests.conftest import built, copy_project
from tests.rules.test_local import hashes

BY = "Example Clinic (made up)"
NEW_TEXT = "Ask people who have experienced trafficking what resilience means to them. (Made up.)"
NEW_WORDS = "Study how a made-up list of things fits together."

OURS = {
    "organization.yaml": f"name: {BY}\n",
    "notes.yaml": """\
notes:
  - on: UA.I1
    text: Our note on what stays.
  - on: UA.R3
    text: Our note on what was merged.
  - on: 2A.R1
    text: Our note on what is gone.
  - on: 3A.E2
    text: Nuestra nota.
    written_in: es
""",
    "services.yaml": """\
services:
  - code: quiet-house
    name: Quiet House (example)
    what_for: [Shelter]
    area: [Example County]
    phone: 555-0101
    checked: 2026-10-01
    checked_by: Social work lead
    next_check: 2027-10-01
""",
    "protocols.yaml": """\
protocols:
  - code: research
    title: Our research protocol
    page: https://example.org/protocol
    see: [UA.R3, 2A.R1]
    checked: 2026-10-01
    checked_by: Research lead
    next_check: 2027-10-01
""",
    "terms.yaml": """\
terms:
  - code: blue-room
    name: Blue room
    meaning: A made-up quiet room on our second floor.
""",
}
COURSE = """\
code: our-first-week
title: Our first week (made up)
level: New staff
publisher: Example Clinic
edition: "{edition}"
language: en
sessions:
  - title: Research with us
    minutes: 30
    teaches: [UA.R3, UA.R1]
"""
"""The local additions, all made up. With them goes an official wording of every statement of the first edition."""


@dataclass
class Upgrade:
    """The folders of both projects, of the local additions, and of the site of the second with them."""

    base: Path

    @property
    def first(self) -> Path:
        """The project of the first edition."""
        return self.base / "first"

    @property
    def second(self) -> Path:
        """The project of the second edition."""
        return self.base / "second"

    @property
    def ours(self) -> Path:
        """The local additions."""
        return self.base / "our additions"

    @property
    def site(self) -> Path:
        """The site of the second edition with the local additions that were written for the first."""
        return self.base / "site"

    @cached_property
    def before(self) -> str:
        """The code of the first edition."""
        return load(self.first / "data").edition.code

    @cached_property
    def now(self) -> str:
        """The code of the second edition."""
        return next_code(self.before)


def next_code(code: str) -> str:
    """Return the code of the edition after another."""
    year, _, count = code.partition(".")
    return f"{year}.{int(count) + 1}"


def upgrade(base: Path) -> None:
    """Write both editions and the second one's site; the first is written down, as when it is published."""
    done = Upgrade(base)
    base.mkdir()
    first, ours = copy_project(done.first), done.ours
    assert main(["--project", str(first), "edition"]) == 0
    handbook = load(first / "data")
    before = handbook.edition.code
    ours.mkdir()
    for name, content in OURS.items():
        (ours / name).write_text(content, "utf-8")
    (ours / "curricula").mkdir()
    (ours / "curricula" / "first-week.yaml").write_text(COURSE.format(edition=before), "utf-8")
    official = {code: {"text": f"Official words of {code}."} for code in handbook.statements}
    (ours / "official.yaml").write_text(yaml.safe_dump({"report": "A made-up report", "statements": official}), "utf-8")
    second = shutil.copytree(first, done.second, symlinks=True)
    _next_edition(second / "data", before, next_code(before))
    assert main(["--project", str(second), "mint"]) == 0
    assert main(["--project", str(second), "seal"]) == 0
    untouched = hashes(ours)
    built(done.site, project=second, local=ours)
    assert hashes(ours) == untouched


def _next_edition(data: Path, before: str, now: str) -> None:
    identifiers = load(data).ledger.identifiers
    edition = data / "edition.yaml"
    _replace(edition, f'code: "{before}"', f'code: "{now}"')
    _count(edition, "UA", "research", -1)
    _count(edition, "2A", "research", -1)
    _count(edition, "4B", "organization", 1)
    _statement(data / "competencies" / "u-trauma-informed-approach.yaml", "UA.R3", "")
    _statement(data / "competencies" / "2-risk.yaml", "2A.R1", "")
    _replace(data / "competencies" / "3-needs-evaluation.yaml", "- code: 3A.E2\n", "- code: 3A.E3\n")
    _statement(data / "competencies" / "1-nature-and-epidemiology.yaml", "1B.R1", _entry("1B.R1", NEW_WORDS))
    care = data / "competencies" / "4-patient-centered-care.yaml"
    _replace(care, "      - code: 4B.O1\n", f"{_entry('4B.O2', NEW_TEXT)}      - code: 4B.O1\n")
    _replace(
        data / "glossary.yaml",
        "Harmful or distressing events in a person's childhood,",
        "Events in a person's childhood that harm or distress,",
    )
    for words in (data / "synonyms.yaml", data / "asked.yaml"):
        text = words.read_text("utf-8")
        for code, other in {"UA.R3": "UA.R1", "2A.R1": "2A.R2", "3A.E2": "3A.E3"}.items():
            text = text.replace(code, other)
        words.write_text(text, "utf-8")
    for code in ("UA.R3", "2A.R1"):
        _replace(data / "roles.yaml", f"      - {code}\n", "")
    ledger = data / "identifiers.yaml"
    retired = {"UA.R3": "[UA.R1]", "2A.R1": "[]", "3A.E2": "[3A.E3]"}
    entries = [
        f"  - code: {code}\n    identifier: {identifiers[code]}\n    replaced_by: {replaced_by}\n"
        f"    reason: Made up for {code}.\n"
        for code, replaced_by in retired.items()
    ]
    for code in retired:
        _replace(ledger, f'  "{code}": {identifiers[code]}\n', "")
    head = "retired: []\n" if "retired: []\n" in ledger.read_text("utf-8") else "retired:\n"
    _replace(ledger, head, "retired:\n" + "".join(entries))


def _entry(code: str, text: str) -> str:
    return f"      - code: {code}\n        short: Do so\n        text: {text}\n        topics: [evidence]\n"


def _statement(path: Path, code: str, instead: str) -> None:
    """Put something else in the place of a statement."""
    found = re.search(rf"^      - code: {re.escape(code)}\n(?:        .*\n)+", path.read_text("utf-8"), re.MULTILINE)
    assert found
    _replace(path, found[0], instead)


def _count(path: Path, sub: str, group: str, more: int) -> None:
    """Change how many statements a cell is expected to hold."""
    found = re.search(rf"^  {sub}: .*\b{group}: ([0-9]+)", path.read_text("utf-8"), re.MULTILINE)
    assert found
    _replace(path, found[0], found[0].removesuffix(found[1]) + str(int(found[1]) + more))


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), "utf-8")
