"""Collections as a reader makes and sends them: over http, from a folder, stored nowhere, broken, on paper."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import docx.shared
import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from macros.exports.canvas import to_canvas
from macros.exports.case import to_case
from macros.exports.framework import Selection, selection
from macros.exports.moodle import to_moodle
from macros.exports.smart_evidence import to_smart_evidence
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.query.collection_address import encode
from macros.query.coverage import reached_by
from tests.browser.damage import DAMAGE, damaged
from tests.browser.test_accessibility import violations
from tests.browser.test_paper_and_damage import text_of
from tests.conftest import Count, slow

TICKED = {
    "competencies/2b.html": ["2B.I3", "2B.O1"],
    "by-group/education.html": ["UA.E3"],
    "by-group/organization.html": ["5D.O2", "UC.O3"],
}
FIVE = [code for codes in TICKED.values() for code in codes]
HOSTILE_NAME = "=HYPERLINK(1) <img src=x onerror=alert(1)> ../..\\con \u202e&amp;"
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])"


def shown(page: Page) -> list[str]:
    """Return the codes that the page of a collection lists, once it does."""
    expect(page.locator("[data-collection] h2, [data-collection] .hb-lead").first).to_be_attached()
    return [str(item.get_attribute("data-code")) for item in page.locator(".hb-collected > li").all()]


def box(page: Page, code: str) -> Locator:
    return page.get_by_label(f"Add {code} to collection").first


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="Your collection")


def said(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("body > [role=status]")).to_have_text(text)


def walk(page: Page, address: str) -> None:
    """Follow a link of the handbook to one of its pages, as readers do."""
    links = "[...document.querySelectorAll('#menu a')]"
    page.evaluate(f"(address) => {links}.find((link) => link.href.endsWith(address)).click()", address)
    page.wait_for_url(re.compile(re.escape(address)))


def tick_five(page: Page, home: str) -> None:
    """Tick five statements on three pages, and open the collection."""
    for number, (address, codes) in enumerate(TICKED.items()):
        if number:
            walk(page, address)
        else:
            page.goto(f"{home}/{address}")
        for code in codes:
            box(page, code).check()
            expect(bar(page)).to_be_visible()
    expect(bar(page)).to_contain_text("5 collected")


def open_collection(page: Page, home: str, codes: list[str], name: str = "") -> None:
    page.goto(f"{home}/teach/collection.html#{encode(codes, name)}")
    expect(page.locator(".hb-collected > li")).to_have_count(len(codes))
    if name:
        page.get_by_role("button", name="Use this name").click()


def keep_nothing(page: Page) -> None:
    bar(page).get_by_role("button", name="Keep nothing").click()
    expect(bar(page)).to_contain_text("not kept")


@pytest.mark.parametrize("way", ["kept", *slow("nothing kept", "blocked")])
def test_five_statements_from_three_pages_reach_somebody_else(
    page: Page, browser: Browser, home: str, errors: list[str], others: list[str], way: str
) -> None:
    if way == "blocked":
        page.add_init_script(BLOCKED)
    if way == "nothing kept":
        page.goto(f"{home}/competencies/1a.html")
        box(page, "1A.I1").check()
        keep_nothing(page)
        box(page, "1A.I1").uncheck()
        expect(bar(page)).to_be_hidden()
    tick_five(page, home)
    assert "codes=" not in page.url
    bar(page).get_by_role("link", name="Open collection").click()
    assert shown(page) == FIVE
    link = page.url
    fresh = browser.new_context()
    other = fresh.new_page()
    other.goto(link)
    assert shown(other) == FIVE
    fresh.close()
    assert errors == []
    assert others == []


def test_one_click_has_nothing_kept_and_the_choice_holds(page: Page, home: str) -> None:
    chosen = '[{},{"hb-keep":"nothing"},"",null]'
    tick_five(page, home)
    assert page.evaluate("Object.keys(sessionStorage)") == ["hb-collection"]
    assert page.evaluate("Object.keys(localStorage)") == []
    keep_nothing(page)
    said(page, "Your collection is not kept: links carry it along, but Reload and Back lose it.")
    assert page.evaluate(STORED) == chosen
    bar(page).get_by_role("link", name="Open collection").click()
    assert shown(page) == FIVE
    assert page.evaluate(STORED) == chosen
    walk(page, "competencies/2b.html")
    page.reload()
    expect(bar(page)).to_have_count(0)
    box(page, "2B.I1").check()
    expect(bar(page)).to_contain_text("1 collected, not kept")
    assert page.evaluate(STORED) == chosen
    bar(page).get_by_role("button", name="Keep in this tab").click()
    assert page.evaluate("Object.keys(sessionStorage)") == ["hb-collection"]


def test_a_collection_survives_reload_back_and_a_typed_address(page: Page, home: str) -> None:
    page.goto(f"{home}/competencies/2b.html")
    box(page, "2B.I1").check()
    expect(bar(page)).to_contain_text("1 collected, kept in this tab until you close it")
    page.goto(f"{home}/competencies/2a.html")
    box(page, "2A.I1").check()
    expect(bar(page)).to_contain_text("2 collected")
    page.go_back()
    expect(bar(page)).to_contain_text("2 collected")
    page.reload()
    expect(bar(page)).to_contain_text("2 collected")
    expect(box(page, "2B.I1")).to_be_checked()
    page.goto(f"{home}/teach/collection.html")
    assert shown(page) == ["2B.I1", "2A.I1"]
    walk(page, "competencies/1a.html")
    box(page, "1A.I1").check()
    expect(bar(page)).to_contain_text("3 collected")
    page.go_back()
    assert shown(page) == ["2B.I1", "2A.I1", "1A.I1"]
    expect(page.get_by_text("You also have your own collection")).to_have_count(0)


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "nothing kept"])
def test_a_new_tab_takes_the_collection_and_the_choice_along(page: Page, server: str, kept: bool) -> None:
    page.goto(f"{server}/competencies/2b.html")
    box(page, "2B.I1").check()
    expect(bar(page)).to_be_visible()
    if not kept:
        keep_nothing(page)
    with page.context.expect_page() as opened:
        page.locator(".hb-pager a").first.click(modifiers=["Control"])
    expect(bar(opened.value)).to_contain_text(f"1 collected, {'kept in this tab' if kept else 'not kept'}")
    assert "codes=" not in opened.value.url


@pytest.mark.parametrize(("width", "height"), [(375, 667), (320, 256)])
def test_on_a_small_screen_the_bar_is_one_line(page: Page, server: str, width: int, height: int) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=height))
    page.goto(f"{server}/by-group/individual.html#v=1&codes={'.'.join(f'2BI{number}' for number in range(1, 10))}")
    expect(bar(page)).to_be_visible()
    page.goto(f"{server}/competencies/2b.html")
    expect(bar(page)).to_have_text(re.compile("kept in this tab"))
    size = bar(page).bounding_box()
    assert size
    assert size["height"] <= 52
    header = page.locator(".hb-header").bounding_box()
    assert header
    assert header["height"] + size["height"] <= 112, "at 400 percent most of the screen is left to the text"
    for name in ("Open", "Keep nothing"):
        expect(bar(page).get_by_text(name)).to_be_in_viewport(ratio=1)


def test_an_anchor_is_reached_with_a_collection_in_the_address(page: Page, home: str) -> None:
    page.goto(f"{home}/competencies/2a.html")
    box(page, "2A.I1").check()
    expect(bar(page)).to_be_visible()
    keep_nothing(page)
    page.evaluate("document.querySelector('main a').href = '2b.html#2b-o3'")
    page.locator("main a").first.evaluate("(link) => link.click()")
    page.wait_for_url(re.compile(r"2b\.html#2b-o3$"))
    expect(page.locator("#\\32 b-o3")).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target')?.id") == "2b-o3"
    expect(bar(page)).to_contain_text("1 collected")


def test_a_link_that_is_copied_stays_clean(page: Page, server: str) -> None:
    page.goto(f"{server}/competencies/2a.html")
    box(page, "2A.I1").check()
    expect(bar(page)).to_be_visible()
    keep_nothing(page)
    link = page.locator("#menu a[href$='topics.html']").first
    before = link.get_attribute("href")
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    link.evaluate("(link) => link.click()")
    page.wait_for_timeout(100)
    assert link.get_attribute("href") == before


def test_leaving_forgets_the_collection(page: Page, server: str) -> None:
    def answer(route: Route) -> None:
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    page.route("https://www.weather.gov/", answer)
    page.goto(f"{server}/competencies/2b.html")
    box(page, "2B.I1").check()
    bar(page).get_by_role("link", name="Open collection").click()
    assert shown(page) == ["2B.I1"]
    page.goto(f"{server}/topics.html")
    expect(bar(page)).to_contain_text("1 collected")
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_title("Weather")
    page.go_back()
    expect(page).to_have_url(f"{server}/teach/collection.html")
    assert shown(page) == []
    page.go_back()
    expect(page).to_have_url(f"{server}/competencies/2b.html")
    expect(bar(page)).to_be_hidden()
    expect(box(page, "2B.I1")).not_to_be_checked()
    assert page.evaluate("sessionStorage.length") == 0


def test_leaving_the_page_of_a_collection_empties_its_address(page: Page, server: str) -> None:
    page.route("https://www.weather.gov/", lambda route: route.abort())
    open_collection(page, server, FIVE, "A name")
    page.evaluate("dispatchEvent(new Event('hb-leave'))")
    assert page.url == f"{server}/teach/collection.html"
    assert shown(page) == []


def test_the_bar_clears_and_takes_it_back(page: Page, server: str) -> None:
    page.goto(f"{server}/competencies/2b.html")
    box(page, "2B.I1").check()
    expect(bar(page)).to_be_visible()
    box(page, "2B.R2").check()
    said(page, "2B.R2 added: 2 statements in your collection.")
    bar(page).get_by_role("button", name="Clear").click()
    expect(box(page, "2B.R2")).not_to_be_checked()
    expect(bar(page).get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(bar(page)).to_contain_text("2 collected")
    expect(box(page, "2B.R2")).to_be_checked()
    box(page, "2B.R2").uncheck()
    said(page, "2B.R2 removed: 1 statement in your collection.")


def test_ticks_made_before_the_script_is_there_count(page: Page, server: str) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(800)
        route.continue_()

    page.route("**/collect.js", late)
    page.goto(f"{server}/competencies/2b.html")
    for code in ("2B.R2", "2B.I1"):
        box(page, code).check()
    said(page, "2B.I1, 2B.R2 added: 2 statements in your collection.")


def test_every_box_of_a_statement_shows_the_same(page: Page, server: str) -> None:
    page.goto(f"{server}/competencies/2b.html")
    boxes = page.locator("[data-collect='2B.I2']")
    boxes.evaluate("(box) => box.closest('label').after(box.closest('label').cloneNode(true))")
    expect(boxes).to_have_count(2)
    boxes.first.check()
    expect(bar(page)).to_be_visible()
    assert all(each.is_checked() for each in boxes.all())


def test_the_order_changes_by_keyboard_and_is_said(page: Page, server: str, errors: list[str]) -> None:
    open_collection(page, server, FIVE)
    down = page.get_by_role("button", name="Move down 2B.I3")
    down.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    said(page, "2B.I3 is now 3 of 5.")
    expect(down).to_be_focused()
    order = ["2B.O1", "UA.E3", "2B.I3", "5D.O2", "UC.O3"]
    assert shown(page) == order
    page.get_by_role("button", name="Move up 2B.O1").press("Enter")
    said(page, "2B.O1 is already the first.")
    page.reload()
    assert shown(page) == order
    page.get_by_role("button", name="Remove UA.E3").press("Enter")
    said(page, "UA.E3 removed. 4 statements left.")
    expect(page.get_by_role("button", name="Remove 2B.I3")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    assert shown(page) == order
    page.get_by_role("button", name="Sort as in the matrix").click()
    assert shown(page) == ["UA.E3", "UC.O3", "2B.I3", "2B.O1", "5D.O2"]
    page.get_by_role("button", name="Clear").click()
    assert shown(page) == []
    expect(page.get_by_role("link", name="Prepared collections").first).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    assert len(shown(page)) == 5
    assert errors == []


def test_the_name_stands_in_the_address_and_the_link(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_collection(page, server, FIVE)
    page.get_by_label("Name of the collection").fill("Día uno & “más” 100%")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_focused()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{server}/teach/collection.html#{encode(FIVE, 'Día uno & “más” 100%')}"
    expect(page).to_have_url(link)


def test_a_name_that_came_with_a_link_is_the_senders(page: Page, home: str, tmp_path: Path) -> None:
    name = "HOTLINE MOVED: call 555-0110, see evil.example"
    page.goto(f"{home}/teach/collection.html#{encode(FIVE, name)}")
    sender = page.get_by_text("Name given by the sender: “HOTLINE MOVED: call, see”")
    expect(sender).to_be_visible()
    expect(page.locator(".hb-collection__problems")).to_contain_text("address or a telephone number was left out")
    assert "HOTLINE" not in page.get_by_label("Name of the collection").input_value()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="JSON", exact=True).click()
    assert waiting.value.suggested_filename == "collection.json"
    waiting.value.save_as(tmp_path / "collection.json")
    assert "HOTLINE" not in (tmp_path / "collection.json").read_text("utf-8")
    page.emulate_media(media="print")
    expect(sender).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Use this name").click()
    field = page.get_by_label("Name of the collection")
    expect(field).to_be_focused()
    expect(field).to_have_value("HOTLINE MOVED: call, see")
    expect(sender).to_be_hidden()
    page.reload()
    expect(field).to_have_value("HOTLINE MOVED: call, see")
    other = page.context.new_page()
    other.goto(f"{home}/teach/collection.html#{encode(FIVE, 'HOTLINE MOVED: call, see')}")
    expect(other.get_by_text("Name given by the sender: “HOTLINE MOVED: call, see”")).to_be_visible()


def test_a_name_of_ones_own_stays_so_in_the_tab_and_a_senders_does_not_become_it(page: Page, server: str) -> None:
    page.goto(f"{server}/competencies/2b.html#2b-i3&{encode(['2B.I1'], 'Sent')}")
    bar(page).get_by_role("link", name="Open collection").click()
    sender = page.get_by_text("Name given by the sender: “Sent”")
    expect(sender).to_be_visible()
    field = page.get_by_label("Name of the collection")
    field.fill("Call 555-0110")
    expect(sender).to_be_hidden()
    expect(page).to_have_url(re.compile("name=Call"))
    walk(page, "competencies/2a.html")
    box(page, "2A.I1").check()
    bar(page).get_by_role("link", name="Open collection").click()
    assert shown(page) == ["2B.I1", "2A.I1"]
    expect(field).to_have_value("Call 555-0110")


def files_of(page: Page, tmp_path: Path) -> dict[str, Path]:
    """Save a collection in every form, and return the files."""
    found = {}
    for label in ("Word", "Excel", "CSV", "Markdown", "JSON", *LEARNING):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label, exact=True).click()
        name = waiting.value.suggested_filename
        said(page, f"Saved as {name}.")
        waiting.value.save_as(tmp_path / name)
        found[name.partition(".")[2]] = tmp_path / name
    return found


Codes = Callable[[Handbook], list[str]]
"""What a page lists, by its codes."""
LEARNING: dict[str, Callable[[Handbook, str, Selection], bytes]] = {
    "Moodle": to_moodle,
    "Canvas": to_canvas,
    "Mahara": to_smart_evidence,
    "CASE": to_case,
}
"""The buttons that save for learning systems, with what writes the same file at the build."""


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")  # openpyxl has one of its own
@pytest.mark.parametrize("many", ["five", *slow("all")])
def test_files_hold_every_row(
    page: Page, home: str, handbook: Handbook, tmp_path: Path, errors: list[str], others: list[str], many: str
) -> None:
    codes = FIVE if many == "five" else list(reversed(handbook.statements))
    open_collection(page, home, codes, HOSTILE_NAME)
    files = files_of(page, tmp_path)
    stem = "collection-hyperlink-1-img-src-x-onerror-alert-1-con-amp"
    assert {path.name.partition(".")[0] for path in files.values()} == {stem}
    base = "" if home.startswith("file:") else f"{home}/"
    for ending, write in zip(["moodle.csv", "canvas.csv", "matrix", "case.json"], LEARNING.values(), strict=True):
        assert files[ending].read_bytes() == write(handbook, base, selection(codes)), ending
    texts = [handbook.statements[code].text for code in codes]
    conditions = [handbook.statements[code].condition or "" for code in codes]

    rows = list(csv.DictReader(io.StringIO(files["csv"].read_text("utf-8-sig"), newline="")))
    assert [row["Code"] for row in rows] == codes
    assert [row["Statement"] for row in rows] == texts
    assert [row["Condition"] for row in rows] == conditions
    assert all(row["Link"].endswith(f"id/{row['Code']}.html") for row in rows)
    assert not any("file:" in row["Link"] for row in rows)

    exported = json.loads(files["json"].read_text("utf-8"))
    assert exported["name"] == HOSTILE_NAME.replace("\u202e", "")
    assert [(row["code"], row["text"], row["condition"]) for row in exported["rows"]] == list(
        zip(codes, texts, conditions, strict=True)
    )
    if home.startswith("file:"):
        assert exported["link"] == ""

    book = openpyxl.load_workbook(files["xlsx"])
    head, *cells = list(book["Statements"].iter_rows())
    assert [cell.value for cell in head][:2] == ["Position", "Code"]
    assert [row[1].value for row in cells] == codes
    assert [row[8].value for row in cells] == texts
    assert [row[7].value or "" for row in cells] == conditions
    assert {cell.data_type for row in cells for cell in row} <= {"s", "n"}
    assert book["About"]["B1"].value == HOSTILE_NAME.replace("\u202e", "")
    assert book["About"]["B1"].data_type == "s"
    assert (book.properties.title, book.properties.language) == (HOSTILE_NAME.replace("\u202e", ""), "en-US")
    assert book["Statements"].auto_filter.ref == f"A1:J{len(codes) + 1}"
    assert book["Statements"].print_title_rows == "$1:$1"
    assert [sheet.page_setup.paperSize for sheet in book] == [1, 1], "letter paper"
    links = [row[9].hyperlink and row[9].hyperlink.target for row in cells]
    assert links == [f"{base}id/{code}.html" if base else None for code in codes]
    with zipfile.ZipFile(files["xlsx"]) as parts:
        # From 160,000 bytes on, the library would compress in a worker, which the security policy refuses.
        assert max(part.file_size for part in parts.infolist()) < 160_000

    document = docx.Document(str(files["docx"]))
    assert document.paragraphs[0].text == document.core_properties.title == HOSTILE_NAME.replace("\u202e", "")
    paper = document.sections[0]
    assert (paper.page_width, paper.page_height) == (docx.shared.Inches(8.5), docx.shared.Inches(11))
    assert document.styles.element.xpath("//w:rPrDefault//w:lang/@w:val") == ["en-US"]
    assert document.tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader"), "the headings are on each page"
    table = document.tables[0]
    assert len(table.rows) == len(codes) + 1
    for row, code, text, condition in zip(table.rows[1:], codes, texts, conditions, strict=True):
        assert code in row.cells[1]._tc.xpath("string(.)")
        assert row.cells[2].text == "\n".join(filter(None, [condition, text]))

    markdown = files["md"].read_text("utf-8")
    assert re.findall(r"^(\d+)\. \*\*\[([\w.]+)\]", markdown, re.MULTILINE) == [
        (str(at + 1), code) for at, code in enumerate(codes)
    ]
    assert not re.search(r"(?<!\\)<img", markdown)
    assert errors == []
    assert others == []


@pytest.mark.parametrize(
    ("name", "label", "codes"),
    [
        (
            "topics/minors.html",
            "Moodle",
            lambda handbook: [c for c, s in handbook.statements.items() if "minors" in s.topics],
        ),
        (
            "teach/courses/recognizing-and-responding.html",
            "CASE",
            lambda handbook: [*reached_by(handbook, handbook.courses[:1])],
        ),
    ],
    ids=["topic", "course"],
)
def test_the_statements_of_a_page_become_a_file_for_a_learning_system(
    page: Page, server: str, handbook: Handbook, tmp_path: Path, errors: list[str], name: str, label: str, codes: Codes
) -> None:
    page.goto(f"{server}/{name}")
    page.get_by_role("link", name="Open as a collection").click()
    expect(page.locator(".hb-collected > li")).to_have_count(len(codes(handbook)))
    expect(page.locator(".hb-collection__sender")).to_be_hidden()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label, exact=True).press("Enter")
    waiting.value.save_as(tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes() == LEARNING[label](handbook, f"{server}/", selection(codes(handbook)))
    assert errors == []


def test_files_are_made_under_a_strict_policy(page: Page, server: str, tmp_path: Path, errors: list[str]) -> None:
    def strict(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": STRICT})

    page.route("**/*.html", strict)
    open_collection(page, server, FIVE, "Strict")
    assert {path.stat().st_size > 200 for path in files_of(page, tmp_path).values()} == {True}
    assert errors == []


def test_the_libraries_are_loaded_when_a_file_is_wanted(page: Page, server: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(f"{server}/competencies/2b.html")
    assert not [name for name in loaded if name.startswith("collect")]
    open_collection(page, server, FIVE)
    assert sorted(name for name in loaded if name.startswith("collect") and ".html" not in name) == [
        "collection-data.js",
        "collection.js",
    ]
    with page.expect_download():
        page.get_by_role("button", name="CSV").click()
    assert "collection-docx.js" not in loaded
    page.route("**/collection-docx.js", lambda route: route.abort())
    page.get_by_role("button", name="Word").click()
    said(page, re.compile("could not be made here"))
    expect(page.locator("main .hb-note", has_text="could not be made here")).to_be_visible()
    page.unroute("**/collection-docx.js")
    with page.expect_download():
        page.get_by_role("button", name="Word").click()
    expect(page.locator("main .hb-note", has_text="could not be made here")).to_be_hidden()


@pytest.mark.parametrize(
    ("fragment", "codes", "message"),
    [
        ("v=1&codes=2BI1-3.O2", ["2B.I1", "2B.I2", "2B.I3", "2B.O2"], "The end of the link is missing"),
        ("v=1&codes=2BI1.<script>.I2&check=0", ["2B.I1"], "2 parts of the link are not statements' codes"),
        ("q=consent", [], "The address contains no collection"),
        *slow(
            ("v=1&codes=2BI1.9ZI1&check=00000000", ["2B.I1"], "This edition does not have 9Z.I1"),
            ("v=1&codes=2BI1&check=00000000", ["2B.I1"], "changed or damaged"),
            ("v=7&codes=2BI1&check=00000000", ["2B.I1"], "another edition"),
            ("v=1&codes=2BI1.I1&check=00000000", ["2B.I1"], "2B.I1 was in the link more than once"),
            ("v=1&codes=2BI1&name=%FF&check=00000000", ["2B.I1"], "name could not be read"),
            ("codes=__proto__", [], "One part of the link is not a statement's code"),
        ),
    ],
)
def test_a_broken_address_is_explained(
    page: Page, server: str, errors: list[str], fragment: str, codes: list[str], message: str
) -> None:
    page.goto(f"{server}/teach/collection.html#{fragment}")
    expect(page.locator(".hb-collection__problems")).to_contain_text(message)
    assert shown(page) == codes
    assert page.locator("main script, main img").count() == 0
    assert errors == []


def test_a_link_from_an_older_edition_shows_what_took_its_place(page: Page, server: str) -> None:
    def later(route: Route) -> None:
        """Let the page know a retired code, as that of a later edition will."""
        retired = '"retired":{"2B.I8":{"by":["2B.I3"],"reason":"Merged."}}'
        body = route.fetch().text()
        assert '"retired":{}' in body
        route.fulfill(body=body.replace('"retired":{}', retired), content_type="text/javascript")

    page.route("**/collection-data.js", later)
    page.goto(f"{server}/teach/collection.html#{encode(['2B.I8', '1A.I1'])}")
    problems = page.locator(".hb-collection__problems li")
    expect(problems).to_have_text(["2B.I8 is no longer in use; 2B.I3 takes its place. Merged."])
    assert shown(page) == ["2B.I3", "1A.I1"]


def test_all_statements_can_be_one_collection(page: Page, server: str, handbook: Handbook) -> None:
    codes = list(handbook.statements)
    open_collection(page, server, codes, "Everything")
    expect(page.get_by_role("heading", name="205 statements")).to_be_visible()
    page.get_by_role("button", name="Move up 6C.E1").click()
    said(page, "6C.E1 is now 204 of 205.")
    assert len(page.url.partition("#")[2]) < 600


def test_prepared_collections_open_as_they_are(page: Page, server: str, handbook: Handbook, count: Count) -> None:
    for collection in handbook.collections:
        page.goto(f"{server}/{addresses.of(f'collection/{collection.code}')}")
        page.get_by_role("link", name=f"Open as a collection {collection.title}").click()
        assert shown(page) == list(collection.statements)
        expect(page.get_by_label("Name of the collection")).to_have_value(collection.title)
        expect(page.locator(".hb-collection__problems")).to_be_hidden()
    count("prepared collections opened", len(handbook.collections))


@pytest.mark.parametrize(
    ("choice", "expected", "kept"),
    [
        ("Add these to mine", ["2B.I1", *FIVE], True),
        ("Go back to mine", ["2B.I1"], False),
        *slow(("Add these to mine", ["2B.I1", *FIVE], False), ("Use this one instead", FIVE, True)),
    ],
)
def test_a_collection_of_ones_own_is_not_lost_to_another(
    page: Page, home: str, choice: str, expected: list[str], kept: bool
) -> None:
    page.goto(f"{home}/competencies/2b.html")
    box(page, "2B.I1").check()
    expect(bar(page)).to_be_visible()
    if not kept:
        keep_nothing(page)
    walk(page, "teach/collections.html")
    page.locator("main .hb-entries a").first.evaluate("(link) => link.click()")
    expect(page.locator("main .hb-button").first).to_be_visible()
    target = f"../collection.html#{encode(FIVE, 'Sent')}"
    page.evaluate("(href) => document.querySelector('main .hb-button').setAttribute('href', href)", target)
    page.locator("main .hb-button").first.click()
    expect(page.get_by_text("You also have your own collection with 1 statement.")).to_be_visible()
    assert shown(page) == FIVE
    walk(page, "topics.html")
    expect(bar(page)).to_contain_text("1 collected")
    page.go_back()
    page.get_by_role("button", name=choice).click()
    assert shown(page) == expected
    walk(page, "topics.html")
    expect(bar(page)).to_contain_text(f"{len(expected)} collected")


def test_links_within_the_page_leave_the_collection_alone(page: Page, home: str) -> None:
    open_collection(page, home, FIVE)
    address = page.url
    page.set_viewport_size(ViewportSize(width=1440, height=900))
    page.locator(".hb-contents").get_by_role("link", name="What happens to your collection").click()
    expect(page.get_by_role("heading", name="What happens to your collection")).to_be_in_viewport()
    expect(page).to_have_url(address)
    assert shown(page) == FIVE
    page.goto("about:blank")
    page.goto(f"{home}/teach/collection.html#privacy")
    expect(page.get_by_text("There is nothing in your collection yet.")).to_be_attached()
    expect(page.locator(".hb-collection__problems")).to_be_hidden()


def test_without_scripts_there_are_prepared_collections(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/competencies/2b.html")
    assert not [each for each in page.locator(".hb-collect").all() if each.is_visible()]
    page.goto(f"{server}/teach/collection.html#{encode(FIVE)}")
    page.get_by_role("main").get_by_role("link", name="prepared collections", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Prepared collections")
    page.get_by_role("main").get_by_role("link", name="Security staff").first.click()
    expect(page.get_by_role("link", name="Open as a collection").first).to_be_hidden()
    expect(page.get_by_role("link", name="2B.I1", exact=True).first).to_be_visible()
    context.close()


@pytest.mark.parametrize("file", ["collect.js", "collection-data.js", "collection.js"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_missing_or_damaged_file_is_said_and_fetched_again(page: Page, server: str, file: str, damage: str) -> None:
    damaged(page, file, damage)
    if file == "collect.js":
        page.goto(f"{server}/competencies/2b.html")
        box(page, "2B.I1").check()
    else:
        page.goto(f"{server}/teach/collection.html#{encode(FIVE)}")
    said(page, re.compile("a file is missing or damaged"))
    note = page.get_by_role("region", name="Not loaded")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("a file is missing or damaged")
    note.get_by_role("button", name="Try again").click()
    said(page, re.compile("a file is missing or damaged"))
    page.unroute_all(behavior="ignoreErrors")
    note.get_by_role("button", name="Try again").click()
    expect(note).to_have_count(0)
    if file == "collect.js":
        expect(bar(page)).to_contain_text("1 collected")
        expect(box(page, "2B.I1")).to_be_focused()
    else:
        assert shown(page) == FIVE


@pytest.mark.parametrize("format", ["Letter", pytest.param("A4", marks=pytest.mark.slow)])
def test_a_collection_on_paper_is_its_list(
    page: Page,
    server: str,
    tmp_path: Path,
    handbook: Handbook,
    format: str,  # noqa: A002
) -> None:
    open_collection(page, server, FIVE, "First day")
    page.pdf(path=tmp_path / "page.pdf", format=format)
    printed = text_of(tmp_path / "page.pdf")
    for code in FIVE:
        assert code in printed
        assert " ".join(handbook.statements[code].text.split()[:5]) in printed
    assert "First day" in printed
    assert "Only if you are trained to assess trafficking" in printed
    assert handbook.hotline.call in printed
    for control in ("Move up", "Remove", "Copy the link", "Save for", "Keep nothing", "How it works"):
        assert control not in printed
    page.goto(f"{server}/competencies/2b.html")
    box(page, "2B.I1").check()
    expect(bar(page)).to_be_visible()
    page.pdf(path=tmp_path / "sub.pdf", format=format)
    printed = text_of(tmp_path / "sub.pdf")
    for control in ("Add to collection", "1 collected"):
        assert control not in printed


@pytest.fixture(params=[375, 1440], ids=lambda width: f"{width}px")
def size(request: pytest.FixtureRequest) -> ViewportSize:
    return ViewportSize(width=request.param, height=900)


@pytest.fixture
def seen(browser: Browser, size: ViewportSize) -> Iterator[Page]:
    """A page of one width; the rules are checked in both palettes."""
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("size", [375, pytest.param(1440, marks=pytest.mark.slow)], indirect=True)
def test_no_state_breaks_a_rule_of_accessibility(seen: Page, server: str, size: ViewportSize) -> None:
    states = {
        "empty": "",
        "five": f"#{encode(FIVE, 'First day')}",
        "broken": f"#v=1&codes=2BI1.9ZI1.xx&own={encode(['UA.I1']).replace('&', '%26').replace('=', '%3D')}",
    }
    found: dict[str, list[str]] = {}
    for name, fragment in states.items():
        seen.goto("about:blank")
        seen.goto(f"{server}/teach/collection.html{fragment}")
        shown(seen)
        found[name] = violations(seen)
        assert seen.evaluate("document.documentElement.scrollWidth") <= size["width"]
    seen.get_by_role("button", name="Use this one instead").click()
    seen.get_by_role("button", name="Clear").click()
    found["cleared"] = violations(seen, ("light",))
    for address in ("competencies/2b.html", "topics/indicators.html"):
        seen.goto(f"{server}/{address}")
        box(seen, "2B.I1").check()
        expect(bar(seen)).to_be_visible()
        # Where the bar lies over half of a link, the rule on the size of targets counts the other half only.
        seen.evaluate("document.querySelector('.hb-collecting').style.position = 'static'")
        found[address] = violations(seen)
        assert seen.evaluate("document.documentElement.scrollWidth") <= size["width"]
        bar(seen).get_by_role("button", name="Clear").click()
        found[f"{address} cleared"] = violations(seen, ("light",))
    assert {name: rules for name, rules in found.items() if rules} == {}


def test_the_bar_hides_nothing_that_has_the_focus(seen: Page, server: str) -> None:
    seen.goto(f"{server}/by-group/education.html")
    box(seen, "UA.E1").check()
    expect(bar(seen)).to_be_visible()
    for _ in range(60):
        seen.keyboard.press("Tab")
        covered = seen.evaluate(
            """() => {
              const e = document.activeElement, bar = document.querySelector(".hb-collecting");
              const box = e.getBoundingClientRect();
              const covered = !bar.contains(e) && box.bottom > bar.getBoundingClientRect().top + 1;
              return covered ? e.outerHTML.slice(0, 90) : "";
            }"""
        )
        assert covered == ""
