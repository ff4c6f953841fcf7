"""A copy with local additions: they are marked, found, listed; hostile ones are text; nothing shipped changes."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from macros.exports.course_files import to_table
from macros.load.local_files import FILES, TABLES
from macros.load.overlay import load_with
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.query.coverage import reached_by
from macros.read.problems import DataError
from macros.rules.local import hideable
from macros.search.records import records
from tests.conftest import EXAMPLE, PROJECT, Once, build_site, built, drawn
from tests.rules.test_local import hashes
from tests.search.quality import answers
from tests.site import hostile_additions as hostile
from tests.site.test_render import HOSTILE
from tests.site.test_site import ids, pages, parsed, targets, text_of

WORRIED = "practice/worried-now.html"
BY = "Riverbend Community Health (example)"


@pytest.fixture(scope="module")
def example() -> Handbook:
    return load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)


def page(site: Path, name: str) -> Any:  # noqa: ANN401 – lxml has no types
    return parsed(site / name)


def test_a_copy_without_additions_has_no_local_page(site: Path) -> None:
    assert not (site / "local").exists()
    assert not (site / "assets" / "local").exists()
    assert not (site / "exports" / "call-list.csv").exists()
    for path in pages(site):
        text = path.read_text("utf-8")
        assert "Added by" not in text, path
        assert "hb-local" not in text, path


def test_every_link_and_anchor_of_the_copy_resolves(example_site: Path) -> None:
    broken = [
        f"{path.relative_to(example_site)}: {link}"
        for path in pages(example_site)
        for link, target, anchor in targets(path)
        # After '=' is a filter or a collection, no anchor.
        if not target.is_file() or (anchor and "=" not in anchor and anchor not in ids(target))
    ]
    assert broken == []


def test_the_menu_holds_the_local_pages_and_no_hidden_one(example_site: Path, site: Path, example: Handbook) -> None:
    def menu(folder: Path) -> set[str]:
        links = parsed(folder / "index.html").xpath("//nav[@id='menu']//a/@href")
        return {str(link) for link in links}

    added = {"local/index.html", "local/services.html", "local/reporting.html"}
    added |= {f"teach/courses/{course.code}.html" for course in example.local.courses}
    added |= {f"roles/{role.code}.html" for role in example.own_roles}
    assert menu(example_site) == (menu(site) | added) - {each.page for each in example.local.hidden}


def test_everything_local_is_marked_with_who_added_it(example_site: Path, example: Handbook) -> None:
    local = example.local
    for name in ("index", "services", "reporting"):
        assert f"Added by {BY}" in text_of(page(example_site, f"local/{name}.html").xpath("//main")[0])
    services = page(example_site, "local/services.html")
    for service in local.services:
        shown = text_of(services.get_element_by_id(f"local-service-{service.code}"))
        for part in (service.name, service.phone, service.hours, service.cost, service.eligibility, *service.referral):
            assert not part or " ".join(part.split()) in shown
        assert f"Checked {service.checked} by {service.checked_by} · next check {service.next_check}" in shown
    for note in local.notes:
        home = {"2B.I2": "competencies/2b.html", "UC.O3": "competencies/uc.html", "5D.O1": "competencies/5d.html"}
        place = (
            home.get(note.on)
            or {
                "2B": "competencies/2b.html",
                "guide/worried-now": "practice/worried-now.html",
                "tier/primary": "prevention/primary.html",
            }[note.on]
        )
        boxes = [text_of(box) for box in page(example_site, place).xpath("//div[@class='hb-local']")]
        assert any(box.startswith(f"Added by {BY}") and note.text in box for box in boxes), note.on
    glossary = page(example_site, "definitions/glossary.html")
    assert f"Added by {BY}" in text_of(glossary.get_element_by_id("local-term-green-room"))


COURSE = "teach/courses/riverbend-first-week.html"


def test_a_local_course_has_its_page_and_is_marked_wherever_it_stands(
    example_site: Path, site: Path, example: Handbook
) -> None:
    [course] = example.local.courses
    added = f"Added by {BY}"
    shown = page(example_site, COURSE)
    assert text_of(shown.xpath("//h1")[0]) == course.title
    assert text_of(shown.xpath("//main//span[@class='hb-added']")[0]) == added
    for session in course.sessions:
        assert session.title in text_of(shown.xpath("//main")[0])
    courses = page(example_site, "teach/courses.html")
    cards = {text_of(card.xpath(".//h2")[0]): text_of(card) for card in courses.xpath("//li[@class='hb-card']")}
    assert {name: added in card for name, card in cards.items()} == {
        course.title: True,
        "Example: Recognizing and responding to human trafficking": False,
    }
    counted = text_of(courses.xpath("//h2[@id='coverage']/following-sibling::p[2]")[0])
    assert counted == f"Counted here: {course.title} {added}"
    reached = reached_by(example, (course,))
    lines = [
        line
        for path in sorted((example_site / "competencies").glob("*.html"))
        for line in parsed(path).xpath("//p[@class='hb-statement__courses']")
    ]
    assert len(lines) == len(reached) == 12
    for line in lines:
        assert re.fullmatch(rf"In courses: {re.escape(course.title)} \([a-z, ]+\) {re.escape(added)}", text_of(line))
    # Without the folder, nothing of it is left, nor is there ever a stub in docs/.
    assert not (site / COURSE).exists()
    assert not (PROJECT / "docs" / COURSE).with_suffix(".md").exists()


def test_a_local_course_has_its_files(example_site: Path, example: Handbook) -> None:
    beside = example_site / COURSE
    [course] = example.local.courses
    assert json.loads(beside.with_suffix(".jsonld").read_text("utf-8"))["name"] == course.title
    assert beside.with_suffix(".csv").read_bytes() == to_table(course)


def test_notes_on_statements_stand_in_every_list_of_statements(example_site: Path, example: Handbook) -> None:
    lists = [addresses.of_topic(topic.code) for topic in example.topics]
    lists += [f"by-group/{group.code}.html" for group in example.groups]
    prepared = {each.code: addresses.of(f"collection/{each.code}") for each in example.collections}
    notes = [note for note in example.local.notes if note.on in example.statements]
    assert len(notes) == 3
    for note in notes:
        boxes = [
            (name, text_of(box))
            for name in (*lists, *prepared.values())
            for box in page(example_site, name).xpath(
                f"//li[a[@class='hb-code' and .='{note.on}']]//div[@class='hb-local']"
            )
        ]
        assert all(box.startswith(f"Added by {BY} {note.text}") for _, box in boxes)
        shown = {name for name, _ in boxes}
        assert shown >= {f"by-group/{example.cell_of[note.on].group.code}.html"}
        assert shown >= {addresses.of_topic(topic) for topic in example.statements[note.on].topics}
        holding = {prepared[each.code] for each in example.collections if note.on in each.statements}
        assert shown & set(prepared.values()) == holding
    tiers = text_of(page(example_site, "prevention/index.html").xpath("//main")[0])
    assert next(note.text for note in example.local.notes if note.on == "tier/primary") in tiers


def test_the_script_of_collections_knows_the_notes_on_statements(
    example_site: Path, site: Path, example: Handbook
) -> None:
    def data(folder: Path) -> dict[str, Any]:
        text = (folder / "assets" / "collection-data.js").read_text("utf-8")
        found: dict[str, Any] = json.loads(text.removeprefix("globalThis.hbCollectionData=").removesuffix(";\n"))
        return found

    here = data(example_site)
    assert here["by"] == BY
    assert here["notes"] == {
        note.on: [[note.text, note.written_in or ""]] for note in example.local.notes if note.on in example.statements
    }
    assert data(site).keys() == here.keys() - {"by", "notes"}


def test_statements_are_those_of_every_other_copy(site: Path, example_site: Path) -> None:
    for path in sorted((site / "competencies").glob("*.html")):
        found = [parsed(place / "competencies" / path.name) for place in (site, example_site)]
        texts = [[text_of(item) for item in each.xpath("//p[@class='hb-statement__text']")] for each in found]
        assert texts[0] == texts[1]


def test_local_contacts_stand_beside_the_hotline(example_site: Path) -> None:
    # The first minutes have buttons, where the number is on a line of its own.
    places = (("index.html", ":", "//section[@class='hb-urgent']"), (WORRIED, "", "//main//aside[@aria-label]"))
    for name, mark, place in places:
        box = text_of(page(example_site, name).xpath(place)[0])
        assert "1-888-373-7888" in box
        assert f"Added by {BY}" in box
        assert f"Social worker on call{mark} 555-0100" in box
        assert f"Security desk{mark} 555-0102" in box
        assert "Riverbend County help line" not in box
    for path in [*pages(example_site), example_site / "404.html"]:
        footer = text_of(parsed(path).xpath("//footer")[0])
        assert "Social worker on call: 555-0100" in footer
        assert BY in text_of(parsed(path).xpath("//header")[0])
    assert "Social worker on call: 555-0100" in text_of(page(example_site, "practice/card.html"))


def test_home_says_whose_copy_it_is(example_site: Path, example: Handbook) -> None:
    organization = example.local.organization
    assert organization is not None
    here = page(example_site, "index.html").xpath("//section[contains(@class, 'hb-here')]")[0]
    for part in (organization.name, organization.notice, organization.contact):
        assert str(part) in text_of(here)
    logo = here.xpath(".//img")[0]
    assert (logo.get("alt"), logo.get("width"), logo.get("height")) == ("", "96", "96")
    assert example.local.logo is not None
    assert (example_site / logo.get("src")).read_bytes() == example.local.logo.content


def test_the_way_out_leads_where_the_organization_says(example_site: Path) -> None:
    link = page(example_site, "index.html").xpath("//a[@data-leave]")[0]
    assert link.get("href") == "assets/page.html"
    told = (example_site / "assets/page.js").read_text("utf-8")
    assert told.startswith('globalThis.hbTarget="https://weather.example.org/";')


def test_what_is_due_is_marked_and_the_rest_can_become_so(example_site: Path, example: Handbook) -> None:
    found: dict[str, tuple[str, bool]] = {}
    for name in ("index", "services", "reporting"):
        for mark in page(example_site, f"local/{name}.html").xpath("//p[@data-due]"):
            code = mark.xpath("ancestor::li/@id")[0]
            found[f"{name}#{code}"] = (mark.get("data-due"), mark.get("hidden") is None)
    pages_of = {"contact": "index", "service": "services", "reporting rule": "reporting", "protocol": "index"}
    expected = {
        f"{pages_of[kind]}#local-{kind.split()[-1]}-{getattr(entry, 'code', '')}": (
            entry.next_check.isoformat(),
            entry.next_check < example.edition.date,
        )
        for kind, _, entry in example.local.dated
    }
    assert found == expected
    assert 3 <= sum(due for _, due in found.values()) < len(found)


def test_the_call_list_holds_everything_to_check_the_most_overdue_first(example_site: Path) -> None:
    content = (example_site / "exports" / "call-list.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert len(rows) == 30
    assert [row["next check"] for row in rows] == sorted(row["next check"] for row in rows)
    assert [row["due"] for row in rows] == ["yes"] * 7 + ["no"] * 23
    assert rows[0]["name"] == "Riverbend County help line"
    assert rows[0]["phone"] == "1-800-555-0103"
    assert rows[0]["entry"] == "contacts.yaml:24"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_everything_local_can_be_found(example: Handbook) -> None:
    local = example.local
    found = [record for record in records(example) if record.kind == "local"]
    lists = (local.contacts, local.services, local.rules, local.protocols, local.notes, local.terms, local.courses)
    assert len(found) == 1 + sum(map(len, (*lists, local.roles)))
    [course] = [each for each in found if each.code == "local-course/riverbend-first-week"]
    assert course.url == COURSE
    assert BY in course.words
    assert not [record for record in records(example) if record.kind == "course" and record.url == COURSE]
    for service in local.services:
        record = next(each for each in found if each.title == service.name)
        assert record.url == f"local/services.html#local-service-{service.code}"
        for word in (*service.what_for, *service.area, *service.languages, service.eligibility or ""):
            assert word in record.words
    assert len({record.code for record in records(example)}) == len(list(records(example)))


def test_a_hidden_page_leaves_menu_and_search_and_every_code_still_resolves(
    example_site: Path, example: Handbook
) -> None:
    hidden = page(example_site, "adopt/models.html")
    text = text_of(hidden.xpath("//main")[0])
    assert "does not show this page" in text
    assert "Riverbend has chosen its model of care" in text
    for model in example.adoption.models:
        assert model.title in text
        assert model.text not in text
        assert model.code in ids(example_site / "adopt" / "models.html")
    assert not [record for record in records(example) if record.url.startswith("adopt/models.html")]
    for path in pages(example_site):
        for link in parsed(path).xpath("//*[contains(@class, 'hb-pager') or contains(@class, 'hb-menu')]//a/@href"):
            assert "models.html" not in link, path


def test_the_search_answers_where_a_page_is_hidden(example_site: Path, example: Handbook) -> None:
    """Words may lead to what this copy does not show; that must not stop the search."""
    hidden = {f"model/{model.code}" for model in example.adoption.models}
    said = [entry.say[0] for entry in example.synonyms.synonyms if hidden & set(entry.see)]
    assert len(said) > 3
    found = answers(example_site / "assets", said)
    assert any(found)
    assert not hidden & {code for codes in found for code in codes}


def test_a_hidden_section_keeps_its_heading(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    handbook = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)
    section = next(each for each in handbook.sections if each.page == "uses" and each.paragraphs)
    (folder / "organization.yaml").write_text("name: Quiet Clinic\n", "utf-8")
    (folder / "hidden.yaml").write_text(f"hidden:\n  - page: adopt/uses.html#{section.code}\n", "utf-8")
    shown = drawn(load_with(PROJECT / "data", folder, "here"), "adopt/uses.html")
    assert section.code in shown.xpath("//@id")
    assert "Quiet Clinic does not show this section." in text_of(shown)
    assert section.paragraphs[0] not in text_of(shown)


@pytest.mark.slow
def test_a_copy_that_shows_no_more_than_it_must_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    hidden, _ = hideable(load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE))
    (folder / "organization.yaml").write_text("name: Quiet Clinic\nleave: {shown: false}\n", "utf-8")
    (folder / "hidden.yaml").write_text(
        "hidden:\n" + "".join(f"  - page: {page}\n" for page in sorted(hidden)), "utf-8"
    )
    built(tmp_path / "site", local=folder)
    assert parsed(tmp_path / "site" / "index.html").xpath("//a[@data-leave]") == []
    assert (tmp_path / "site" / "local" / "index.html").is_file()
    assert not (tmp_path / "site" / "local" / "services.html").exists()
    shown = page(tmp_path / "site", "adopt/index.html")
    assert "Quiet Clinic does not show this page" in text_of(shown)
    # Nor does it show the pages that a hidden one leads to.
    listed = page(tmp_path / "site", "definitions/trafficking/minors.html")
    assert "Quiet Clinic does not show this page" in text_of(listed)
    # Every page of this section is hidden, so the menu leaves it out.
    sections = [text_of(each) for each in shown.xpath("//nav[@id='menu']//summary")]
    assert "Practice" in sections
    assert "Adopt" not in sections
    for path in pages(tmp_path / "site"):
        assert [str(target) for _, target, _ in targets(path) if not target.is_file()] == [], path


def test_a_missing_field_stops_the_build_with_file_and_line(tmp_path: Path) -> None:
    folder = shutil.copytree(PROJECT / EXAMPLE, tmp_path / "here")
    services = folder / "services.csv"
    text = services.read_text("utf-8-sig")
    services.write_text(text.replace("2026-09-15;Behavioral health lead;2027-03-15", "2026-09-15;;2027-03-15"), "utf-8")
    done = build_site(site=tmp_path / "site", local=folder)
    assert done.returncode == 1
    # The row starts in line 7; its last cells are after five line breaks in cells before.
    assert f"1 problem in the data:\n{folder}/services.csv:7: 'checked_by' is missing" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_another_process_makes_the_same_copy_and_leaves_the_data_as_it_is(example_site: Path, tmp_path: Path) -> None:
    before = hashes(PROJECT / "data")
    built(tmp_path / "site", local=EXAMPLE, apart=True, TZ="Pacific/Auckland", PYTHONHASHSEED="271828")
    assert hashes(tmp_path / "site") == hashes(example_site)
    assert hashes(PROJECT / "data") == before


@pytest.fixture(scope="module")
def hostile_copy(once: Once) -> tuple[Path, Path]:
    """The folder of hostile additions and the site that was built with it."""
    base = once("hostile copy", hostile.build_copy)
    return base / "local", base / "site"


MARKUP = "count(//main//img[not(@class='hb-here__logo')] | //main//pre | //main//em | //main//b)"


def test_hostile_additions_are_shown_as_text_and_run_nothing(hostile_copy: tuple[Path, Path], site: Path) -> None:
    without, (folder, site) = site, hostile_copy
    assert len(HOSTILE) >= 18
    for path in [*pages(site), site / "404.html"]:
        document = html.fromstring(path.read_text("utf-8"))
        assert not document.xpath(
            "//script[not(@src or @type='application/ld+json')] | //iframe | //object | //style"
        ), path
        assert not document.xpath("//@*[starts-with(name(), 'on')] | //@style"), path
        assert not [link for link in document.xpath("//@href | //@src") if "javascript:" in link], path
        # No more of these than the page has without additions.
        plain = without / path.relative_to(site)
        assert document.xpath(MARKUP) == (parsed(plain).xpath(MARKUP) if plain.exists() else 0), path
    local = load_with(PROJECT / "data", folder, "hostile").local
    names = {service.name for service in local.services} | {contact.name for contact in local.contacts}
    shown = {
        text_of(item)
        for name in ("index", "services")
        for item in page(site, f"local/{name}.html").xpath("//main//li[@id]/*[self::h2 or self::h3]")
    }
    assert {" ".join(name.split()) for name in names} <= shown


PLACES = {
    "services": "local/services.html",
    "contacts": "local/index.html",
    "rules": "local/reporting.html",
    "protocols": "local/index.html",
    "notes": "local/index.html",
    "terms": "definitions/glossary.html",
}
"""Where the entries of each list are shown."""


@pytest.mark.parametrize("part", PLACES)
def test_every_hostile_text_is_shown_in_every_field(hostile_copy: tuple[Path, Path], part: str) -> None:
    _, site = hostile_copy
    model = next(model for name, model in FILES.values() if name == part)
    text = text_of(page(site, PLACES[part]).xpath("//main")[0])
    count = 0
    for entry in hostile.entries(model, part):
        for key, value in entry.items():
            if hostile.is_text(key):
                for each in value if isinstance(value, list) else [value]:
                    assert " ".join(str(each).split()) in text, (key, each)
                    count += 1
    assert count >= len(HOSTILE)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_every_hostile_text_of_a_course_is_shown(hostile_copy: tuple[Path, Path], number: int) -> None:
    course = hostile.course(number)
    main = page(hostile_copy[1], f"teach/courses/{course['code']}.html").xpath("//main")[0]
    sessions = course["sessions"]
    assert isinstance(sessions, list)
    for key in ("about", "level", "publisher", "rights"):
        assert " ".join(str(course[key]).split()) in text_of(main), key
    assert " ".join(str(course["title"]).split()) == text_of(main.xpath(".//h1")[0])
    assert " ".join(str(sessions[0]["title"]).split()) in text_of(main)


def test_hostile_text_is_no_formula_in_the_call_list(hostile_copy: tuple[Path, Path]) -> None:
    content = (hostile_copy[1] / "exports" / "call-list.csv").read_text("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_hostile_text_does_not_break_the_search(hostile_copy: tuple[Path, Path]) -> None:
    index = (hostile_copy[1] / "assets" / "search-index.js").read_text("utf-8")
    content = json.loads(index.removeprefix("globalThis.hbSearchIndex=").removesuffix(";\n"))
    handbook, local = ({kind for kind, *_ in part["runs"]} for part in content["parts"])
    assert local == {"local"}
    assert "local" not in handbook


def test_tables_are_the_files_that_say_so() -> None:
    assert {f"{name}.yaml" for name in TABLES} <= FILES.keys()


ADDRESSES = {"organization.yaml": "target", "protocols.yaml": "page", "reporting.yaml": "url"}
"""Files of the example, each with a field that holds an address."""


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.org/x", "file:///etc/passwd"]
)
def test_an_address_that_could_run_something_is_refused(tmp_path: Path, address: str) -> None:
    folder = shutil.copytree(PROJECT / EXAMPLE, tmp_path / "here")
    expected = []
    for name, field in ADDRESSES.items():
        lines = (folder / name).read_text("utf-8").split("\n")
        line = next(number for number, text in enumerate(lines) if text.strip().startswith(f"{field}:"))
        lines[line] = lines[line].partition(":")[0] + f': "{address}"'
        (folder / name).write_text("\n".join(lines), "utf-8")
        message = f"'{field}' is '{address}'; write an address that starts with https:// or http://"
        expected.append(f"here/{name}:{line + 1}: {message}")
    with pytest.raises(DataError) as caught:
        load_with(PROJECT / "data", folder, "here")
    assert sorted(str(problem) for problem in caught.value.problems) == expected
