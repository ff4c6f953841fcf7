"""Search as a reader meets it: over http and from a folder, by keyboard and by touch, slowly, without scripts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from macros.model.handbook import Handbook
from macros.search.files import search_files
from macros.search.records import Record, records
from tests.browser.damage import DAMAGE, damaged
from tests.conftest import PROJECT, slow
from tests.search.quality import answers, halves

PHONE = ViewportSize(width=320, height=568)


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search the handbook")


def results(page: Page) -> Locator:
    return page.locator("[data-search-result]")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Results").get_by_role("option")


def codes(page: Page) -> list[str]:
    return [str(link.get_attribute("data-search-result")) for link in results(page).all()]


def until(page: Page, condition: str) -> None:
    """Wait until something is so on a page whose policy lets it evaluate nothing by itself."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def ask(page: Page, question: str) -> list[str]:
    """Type a question and return the codes of its results."""
    box(page).fill(question)
    expect(results(page).first).to_be_visible()
    return codes(page)


@pytest.mark.parametrize("start", ["index.html", "practice/worried-now.html"])
def test_results_come_while_typing(page: Page, home: str, errors: list[str], others: list[str], start: str) -> None:
    page.goto(f"{home}/{start}")
    box(page).click()
    page.keyboard.type("informed cons")
    expect(page.get_by_role("listbox", name="Results")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\d+ results$")).first).to_be_visible()
    first = options(page).first
    expect(first.locator("mark").first).to_be_visible()
    address = first.get_attribute("href")
    first.click()
    expect(page).to_have_url(str(address))
    assert str(address).startswith(home)
    assert errors == []
    assert others == []


def test_the_browser_finds_what_the_engine_finds(page: Page, server: str, site: Path) -> None:
    """How good the answers are is measured with the engine alone, in tests/search; here a sample shows the same."""
    sample = [question.ask for question in halves()[1][::8]]
    page.goto(f"{server}/index.html")
    for question, expected in zip(sample, answers(site / "assets", sample), strict=True):
        found = ask(page, question)[:10]
        # Where nothing fits well, three are shown.
        assert len(found) in {3, len(expected[:10])}, question
        assert found == expected[: len(found)], question


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2b i3", "2B.I3"), ("5d.o", "5D.O"), *slow(("2B.I3", "2B.I3"), ("ua.o5", "UA.O5"), ("2B", "2B"), ("u", "U"))],
)
def test_a_code_leads_straight_to_its_thing(page: Page, server: str, typed: str, code: str) -> None:
    page.goto(f"{server}/index.html")
    assert ask(page, typed)[0] == code
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/competencies/{code[:2].rstrip('.').lower()}\.html"))


def test_a_condition_stands_with_its_statement(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    ask(page, "2B.I3")
    option = options(page).first
    expect(option).to_contain_text("Only if you are trained to assess trafficking")
    expect(option).to_contain_text("Statement · Individual")


def test_the_keyboard_does_it_all(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("hotline")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.get_by_role("listbox").get_by_role("option", selected=True)
    expect(active).to_have_count(1)
    assert active.get_attribute("id") == box(page).get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(active).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value("hotline")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    address = active.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(str(address))


def test_enter_chooses_before_it_opens(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    ask(page, "consent")
    page.keyboard.press("Enter")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    assert page.url == f"{server}/index.html"
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(f"{server}/index.html")


def test_the_enter_that_ends_an_input_method_opens_nothing(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    assert ask(page, "2B.I3")[0] == "2B.I3"
    press = (
        "(box, code) => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', keyCode: code, bubbles: true}))"
    )
    box(page).evaluate(press, 229)
    page.wait_for_timeout(200)
    assert page.url == f"{server}/index.html"
    box(page).evaluate(press, 13)
    expect(page).not_to_have_url(f"{server}/index.html")


def test_tab_reaches_the_filters_and_leaves_the_list(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    ask(page, "evidence")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Kind")).to_be_focused()
    page.get_by_label("Kind").select_option(label="Statements")
    assert all(re.fullmatch(r"[U1-6][A-D]\.[IORE]\d+", code) for code in codes(page))
    page.get_by_label("Group").select_option(label="Research")
    assert codes(page)
    assert all(".R" in code for code in codes(page))
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_be_focused()
    ask(page, "evidence of")
    for _ in range(20):
        page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_slash_key_writes_in_fields_and_can_be_switched_off(page: Page, server: str) -> None:
    page.goto(f"{server}/search.html")
    box(page).fill("and")
    page.keyboard.press("/")
    expect(box(page)).to_have_value("and/")
    page.get_by_label("leads to the search box").uncheck()
    page.reload()
    expect(page.get_by_label("leads to the search box")).not_to_be_checked()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box(page)).not_to_be_focused()
    page.goto(f"{server}/index.html")
    page.keyboard.press("/")
    expect(box(page)).not_to_be_focused()


def test_the_count_is_announced(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    ask(page, "documentation")
    status = page.locator("[data-search] [role=status]")
    expect(status).to_have_text(re.compile(r"^\d+ results$"))
    box(page).fill("xqzvw")
    expect(status).to_have_text("No results")


def test_where_nothing_fits_there_is_a_way_on(page: Page, server: str, errors: list[str]) -> None:
    page.goto(f"{server}/index.html")
    box(page).fill("xqzvw blorf")
    page.get_by_role("link", name="All topics").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Topics")
    assert errors == []


KEPT = "JSON.stringify([history.state, {...localStorage}, {...sessionStorage}, document.cookie])"


def test_the_question_stays_out_of_address_and_history(page: Page, server: str) -> None:
    page.goto(f"{server}/search.html")
    ask(page, "a very private question about consent")
    assert "private" not in page.url
    assert page.evaluate(KEPT) == '[null,{},{},""]'
    page.goto(f"{server}/search.html?q=private+plan&kind=guide")
    expect(box(page)).to_have_value("private plan")
    expect(page.get_by_label("Kind")).to_have_value("guide")
    expect(page).to_have_url(f"{server}/search.html")
    assert page.evaluate(KEPT) == '[null,{},{},""]'


def test_back_gives_the_question_and_its_place_again_until_the_reader_leaves(page: Page, home: str) -> None:
    page.goto(f"{home}/index.html")
    ask(page, "informed consent")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(f"{home}/index.html")
    page.go_back()
    expect(box(page)).to_have_value("informed consent")
    expect(options(page).nth(1)).to_have_attribute("aria-selected", "true")
    assert "consent" not in page.url + page.evaluate(KEPT)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(f"{home}/index.html")
    assert "informed consent" in page.evaluate(KEPT)
    page.route("https://www.weather.gov/", lambda route: route.fulfill(body="<title>Weather</title>"))
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(lambda url: not url.startswith(home) or "assets/page.html" in url)
    page.goto(f"{home}/topics.html")
    assert page.evaluate("JSON.stringify({...sessionStorage})") == "{}"


def test_functions_stand_in_a_group_before_the_handbook(page: Page, home: str, errors: list[str]) -> None:
    page.goto(f"{home}/index.html")
    assert ask(page, "print")[0] == "function/print"
    first = page.get_by_role("group", name="On this site").get_by_role("option")
    expect(first.first).to_contain_text("Print any page with your browser")
    expect(page.get_by_role("group", name="In the handbook").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first.first).to_have_attribute("aria-selected", "true")
    assert ask(page, "8883737888") == ["contact/hotline"]
    expect(page.get_by_role("group", name="By code or number")).to_be_visible()
    ask(page, "informed consent")
    expect(page.get_by_role("listbox").get_by_role("group")).to_have_count(0)
    expect(options(page).first).to_contain_text("Agreement that a person gives")
    box(page).fill("xq")
    expect(results(page)).to_have_count(0)
    expect(page.locator(".hb-search__panel").get_by_text("No results")).to_have_count(0)
    expect(page.locator("[data-search-none]")).to_have_count(0)
    box(page).fill("xqz cafeteria menu")
    expect(page.locator("[data-search-none]")).to_be_visible()
    expect(results(page)).to_have_count(3)
    expect(page.locator(".hb-search__none").get_by_role("link", name="Hotline")).to_be_visible()
    assert errors == []


def test_a_link_to_results_opens_them(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server}/competencies/2b.html")
    ask(page, "informed consent & “more”")
    page.get_by_label("Kind").select_option(label="Statements")
    found = codes(page)
    page.get_by_role("button", name="Copy a link to these results").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_focused()
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    expect(results(page).first).to_be_visible()
    assert codes(page) == found
    expect(box(page)).to_have_value("informed consent & “more”")


def test_the_search_page_shows_results_in_its_place(page: Page, home: str, errors: list[str]) -> None:
    page.goto(f"{home}/search.html")
    box(page).fill("training")
    expect(page.locator("main [data-search-result]").first).to_be_visible()
    page.get_by_role("button", name=re.compile(r"^Show \d+ more$")).click()
    expect(results(page)).not_to_have_count(10)
    page.locator("h1").click()
    expect(results(page).first).to_be_visible()
    assert errors == []


@pytest.mark.parametrize("width", [375, 1440])
def test_a_result_on_the_same_page_is_not_covered_by_the_list(page: Page, server: str, width: int) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=700))
    page.goto(f"{server}/definitions/glossary/a-c.html")
    page.get_by_role("combobox", name="Search the handbook").fill("burnout")
    page.locator("[data-search-result='term/burnout']").click()
    expect(page.locator(".hb-search__panel")).to_be_hidden()
    expect(page.locator("#burnout")).to_be_in_viewport()
    assert page.url.endswith("glossary/a-c.html#burnout")


def test_a_small_phone_can_search_by_touch(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{server}/practice/worried-now.html")
    box(page).tap()
    page.keyboard.type("shelter")
    expect(results(page).first).to_be_visible()
    expect(page.get_by_role("link", name="Leave")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    wide = page.evaluate("document.querySelector('[data-search-input]').getBoundingClientRect().width")
    assert wide > 180
    page.get_by_role("button", name="Close search").tap()
    expect(page.get_by_role("listbox")).to_be_hidden()
    box(page).tap()
    results(page).first.tap()
    expect(page).not_to_have_url(re.compile("worried-now.html$"))
    context.close()


@pytest.mark.slow
def test_a_slow_machine_and_network_answer_what_was_typed_meanwhile(page: Page, server: str) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 8})

    def late(route: Route) -> None:
        page.wait_for_timeout(1500)
        route.continue_()

    page.route("**/search-index.js", late)
    page.goto(f"{server}/index.html")
    box(page).click()
    page.keyboard.type("mandatory reporting")
    expect(results(page).first).to_be_visible(timeout=20_000)
    expect(box(page)).to_have_value("mandatory reporting")
    assert "term/mandatory-reporting" in codes(page)[:3]


def test_the_first_results_do_not_wait_for_what_people_say(page: Page, server: str, errors: list[str]) -> None:
    """Once it is there, it counts at once; but a result that the reader has turned to stays where it is."""
    waiting: list[Route] = []
    page.route("**/search-words.js", lambda route: waiting.append(route))  # noqa: PLW0108 – the library looks at its signature
    page.goto(f"{server}/index.html")
    plain = ask(page, "surgeon")
    assert plain[0] != "role/physician"
    waiting.pop().continue_()
    expect(results(page).first).to_have_attribute("data-search-result", "role/physician")
    page.reload()
    assert ask(page, "surgeon") == plain
    page.keyboard.press("ArrowDown")
    waiting.pop().continue_()
    until(page, "'hbSearchWords' in globalThis")
    assert codes(page) == plain
    assert errors == []


def test_ten_times_the_data_is_searched_as_well(
    page: Page, site: Path, tmp_path: Path, handbook: Handbook, errors: list[str]
) -> None:
    """Nine copies of everything, as pages that the answer comes before."""
    copy = tmp_path / "a copy"
    shutil.copytree(site, copy)
    found = list(records(handbook))
    places = [(f"copies/{number}/{record.url}", record) for number in range(9) for record in found]
    copies = [Record("page", place, record.title, place, record.words) for place, record in places]
    files = search_files(handbook, [*found, *copies], PROJECT)
    (copy / "assets" / "search-index.js").write_bytes(files["assets/search-index.js"])
    page.goto((copy / "index.html").as_uri())
    assert ask(page, "2b i3")[0] == "2B.I3"
    box(page).fill("informed consent")
    expect(results(page).first).to_have_attribute("data-search-result", "term/informed-consent")
    assert errors == []


def test_nothing_of_the_search_is_loaded_before_the_reader_turns_to_it(page: Page, server: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{server}/index.html")
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(300)
    assert not [url for url in loaded if "search" in url]
    box(page).focus()
    expect(page.locator(".hb-search__panel")).to_have_count(1)
    assert [Path(url).name for url in loaded if "search" in url] == ["search-index.js", "search.js", "search-words.js"]


@pytest.mark.parametrize("file", ["search-index.js", "search.js", "search-words.js"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_without_its_files_search_says_so_and_can_be_tried_again(
    page: Page, server: str, file: str, damage: str
) -> None:
    damaged(page, file, damage)
    page.goto(f"{server}/index.html")
    box(page).click()
    note = page.get_by_role("region", name="Not loaded")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("Search cannot be loaded here.")
    expect(page.locator("body > [role=status]")).to_contain_text("Search cannot be loaded here.")
    expect(page.locator(".hb-header").get_by_role("link", name="Topics")).to_be_visible()
    page.unroute_all(behavior="ignoreErrors")
    note.get_by_role("button", name="Try again").click()
    expect(note).to_have_count(0)
    expect(box(page)).to_be_focused()
    assert ask(page, "2B.I3")


def test_without_scripts_links_take_the_place_of_the_box(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{server}/practice/card.html")
    expect(box(page)).to_be_hidden()
    page.locator(".hb-header").get_by_role("link", name="Matrix").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("matrix")
    page.locator(".hb-header").get_by_role("link", name="Topics").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Topics")
    page.goto(f"{server}/search.html")
    page.get_by_role("main").get_by_role("link", name="the glossary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")
    context.close()


def test_hostile_questions_are_only_text(page: Page, server: str, errors: list[str]) -> None:
    page.goto(f"{server}/search.html")
    for question in ("<img src=x onerror=alert(1)>", "constructor __proto__", "((((", "\u202e\u0000", "%", "a" * 200):
        box(page).fill(question)
        page.wait_for_timeout(50)
    page.goto(f"{server}/search.html#q={'b' * 20_000}")
    expect(box(page)).to_have_value("b" * 200)
    page.goto(f"{server}/search.html#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&kind=__proto__&group=nobody")
    page.wait_for_timeout(200)
    assert page.locator("main img").count() == 0
    assert errors == []
