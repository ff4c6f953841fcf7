"""From one edition to the next with local additions in place: nothing local is lost, and every code still leads on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.load.handbook import load
from macros.load.overlay import load_with
from macros.query.editions import as_published
from macros.read.problems import DataError
from macros.search.records import records
from tests.conftest import Once
from tests.site.test_site import ids, pages, parsed, targets, text_of
from tests.site.upgrade import BY, NEW_TEXT, NEW_WORDS, Upgrade, upgrade

TERM = "term/adverse-childhood-experiences"
ALONE = "nothing replaced it, so the note is on local/index.html alone: move it, or take it out"
NOWHERE = "nothing replaced it, so no page leads here from it: name another code, or take it out"


@pytest.fixture(scope="module")
def done(once: Once) -> Upgrade:
    """Both editions, and the local additions."""
    return Upgrade(once("upgrade", upgrade))


@pytest.fixture(scope="module")
def upgraded(done: Upgrade) -> Path:
    """The site of the second edition with the local additions that were written for the first."""
    return done.site


def check(project: Path, ours: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["--project", str(project), "--local", str(ours), "check"]) == 0
    lines = capsys.readouterr().out.replace(str(ours), "ours").splitlines()
    return [line for line in lines if " since 20" not in line and "Records of law" not in line]


def test_the_first_edition_has_nothing_to_report(done: Upgrade, capsys: pytest.CaptureFixture[str]) -> None:
    lines = check(done.first, done.ours, capsys)
    assert len(lines) == 2
    assert lines[1].startswith("ours is in order: ")


def test_check_tells_what_stands_on_retired_codes_and_does_not_fail(
    done: Upgrade, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = check(done.second, done.ours, capsys)
    moved = "which stands in for it: write that here"
    wording = f"this holds the statements of edition {done.before}; those added since have no official wording until"
    assert lines[2:] == [
        "ours names what is retired; nothing of it is lost, and this is to be put right:",
        f"ours/notes.yaml:4: code 'UA.R3' is retired; it was replaced by UA.R1, {moved}",
        f"ours/notes.yaml:6: code '2A.R1' is retired; {ALONE}",
        f"ours/notes.yaml:8: code '3A.E2' is retired; it was replaced by 3A.E3, {moved}",
        f"ours/official.yaml:1: {wording} 'make official' is run again",
        f"ours/protocols.yaml:5: code '2A.R1' is retired; {NOWHERE}",
        f"ours/protocols.yaml:5: code 'UA.R3' is retired; it was replaced by UA.R1, {moved}",
    ]


def test_a_code_that_was_never_published_still_stops_everything(done: Upgrade, tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").write_text(f"name: {BY}\n", "utf-8")
    (tmp_path / "notes.yaml").write_text("notes: [{on: UA.R9, text: x}]\n", "utf-8")
    with pytest.raises(DataError, match=r"here/notes.yaml:1: there is no 'UA.R9'"):
        load_with(done.second / "data", tmp_path, "here")


def test_every_local_entry_is_still_shown(done: Upgrade, upgraded: Path) -> None:
    local = load_with(done.second / "data", done.ours, "ours").local
    page = text_of(parsed(upgraded / "local" / "index.html").xpath("//main")[0])
    for shown in (*(note.text for note in local.notes), *(protocol.title for protocol in local.protocols)):
        assert shown in page
    assert local.services[0].name in text_of(parsed(upgraded / "local" / "services.html").xpath("//main")[0])
    assert local.terms[0].meaning in text_of(parsed(upgraded / "definitions" / "glossary.html").xpath("//main")[0])
    matrix = {
        code: text_of(parsed(path))
        for path in (upgraded / "competencies").glob("??.html")
        for code in (path.stem.upper(),)
    }
    for code, said in (local.official or {}).items():
        assert said.text in (page if code in {"UA.R3", "2A.R1", "3A.E2"} else matrix[code[:2]]), code


@pytest.mark.parametrize(
    ("home", "code", "note"),
    [
        ("UA.R1", "UA.R3", "Our note on what was merged."),
        ("3A.E3", "3A.E2", "Nuestra nota."),
    ],
)
def test_a_note_on_what_was_replaced_stands_with_what_replaced_it(
    upgraded: Path, home: str, code: str, note: str
) -> None:
    item = parsed(upgraded / "competencies" / f"{home[:2].lower()}.html").get_element_by_id(
        home.lower().replace(".", "-")
    )
    shown = text_of(item)
    assert f"Added by {BY} {note} Written on {code} (retired), which this replaced." in shown
    assert f"../id/{code}.html" in item.xpath(".//a/@href")
    if home == "UA.R1":
        assert "Our research protocol" in shown, "a protocol leads to what replaced its code, too"


def test_a_course_of_the_first_edition_says_what_has_changed(upgraded: Path) -> None:
    shown = text_of(parsed(upgraded / "teach" / "courses" / "our-first-week.html").xpath("//main")[0])
    assert f"Added by {BY}" in shown
    assert "Retired since; no longer counted. Now UA.R1" in shown
    assert "UA.R3 Retired; now UA.R1 (Made up for UA.R3.)" in shown


def test_a_collection_shows_the_note_with_what_replaced_its_statement(upgraded: Path) -> None:
    data = (upgraded / "assets" / "collection-data.js").read_text("utf-8")
    notes = json.loads(data.removeprefix("globalThis.hbCollectionData=").removesuffix(";\n"))["notes"]
    assert notes == {
        "UA.I1": [["Our note on what stays.", ""]],
        "UA.R1": [["Our note on what was merged.", ""]],
        "3A.E3": [["Nuestra nota.", "es"]],
    }


def test_the_local_page_says_which_codes_are_retired(upgraded: Path) -> None:
    heads = [text_of(head) for head in parsed(upgraded / "local" / "index.html").xpath("//main//dl/div/dt")]
    assert heads == [
        "On UA.I1",
        "On UA.R3 (retired), now UA.R1",
        "On 2A.R1 (retired)",
        "On 3A.E2 (retired), now 3A.E3",
        "Official wording of 2A.R1 (retired)",
        "Official wording of 3A.E2 (retired), now 3A.E3",
        "Official wording of UA.R3 (retired), now UA.R1",
    ]


def test_every_link_of_the_upgraded_copy_resolves(upgraded: Path) -> None:
    broken = [
        f"{path.relative_to(upgraded)}: {link}"
        for path in pages(upgraded)
        for link, target, anchor in targets(path)
        if not target.is_file() or (anchor and "=" not in anchor and anchor not in ids(target))
    ]
    assert broken == []


def test_every_code_of_the_first_edition_still_leads_on(done: Upgrade, upgraded: Path) -> None:
    for code in load(done.first / "data").ledger.identifiers:
        assert (upgraded / "id" / f"{code}.html").is_file(), code
        assert (upgraded / "id" / f"{code}.json").is_file(), code
    for code, leads in {"UA.R3": ["../competencies/ua.html#ua-r1"], "3A.E2": ["../competencies/3a.html#3a-e3"]}.items():
        assert parsed(upgraded / "id" / f"{code}.html").xpath("//main//li/a/@href") == leads
    assert "Nothing replaced it." in text_of(parsed(upgraded / "id" / "2A.R1.html"))


def test_notes_are_found_where_they_are_shown(done: Upgrade, upgraded: Path) -> None:
    handbook = load_with(done.second / "data", done.ours, "ours")
    found = {record.title: record.url for record in records(handbook) if record.code.startswith("local-note/")}
    assert found == {
        "Note on UA.I1": "competencies/ua.html#ua-i1",
        "Note on UA.R3": "competencies/ua.html#ua-r1",
        "Note on 2A.R1": "local/index.html#notes",
        "Note on 3A.E2": "competencies/3a.html#3a-e3",
    }
    for url in found.values():
        page, _, anchor = url.partition("#")
        assert anchor in ids(upgraded / page)


def test_the_page_of_changes_lists_exactly_what_changed(done: Upgrade, upgraded: Path) -> None:
    before, now = as_published(load(done.first / "data")).thing, done.now.replace(".", "-")
    page = parsed(upgraded / "about" / "changes.html")
    terms = [text_of(term) for term in page.xpath("//main//dl[@class='hb-record']//dt")]
    assert terms[:2] == [f"{done.now}, this one", done.before]
    counts = page.xpath(f"//main//dl[@class='hb-record']//a[@href='#edition-{now}']")
    assert [text_of(count) for count in counts] == ["1 added, 2 reworded, 1 moved, 2 retired"]
    found = {
        head.get("id").removeprefix(f"edition-{now}-"): [
            text_of(item) for item in head.xpath("following-sibling::ul[1]/li")
        ]
        for head in page.xpath(f"//main//h3[starts-with(@id, 'edition-{now}-')]")
    }
    assert found == {
        "added": [f"4B.O2 {NEW_TEXT}"],
        "reworded": [
            f"1B.R1 {done.before} {before['1B.R1'].title} {done.now} {NEW_WORDS}",
            f"{TERM} Adverse childhood experiences (ACEs) Its text was reworded under the same title.",
        ],
        "moved": [f"3A.E2 {before['3A.E2'].title} Now 3A.E3"],
        "retired": [
            f"UA.R3 {before['UA.R3'].title} Made up for UA.R3. Now UA.R1",
            f"2A.R1 {before['2A.R1'].title} Made up for 2A.R1. Nothing took its place.",
        ],
    }
    assert page.xpath(f"//main//ul[preceding-sibling::h3[1]/@id='edition-{now}-retired']/li/a/@href") == [
        "../id/UA.R3.html",
        "../id/2A.R1.html",
    ]
