"""Every format of a citation, read back by a parser of that format: whatever a text holds, it arrives whole."""

from __future__ import annotations

import calendar
import json
import re
import subprocess
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import jsonschema
import markdown
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from lxml import html

from macros.model.handbook import Handbook
from macros.model.kinds import kind_of
from macros.query.cited import Cited, Work, cited, work
from macros.site.citations import citations
from tests.conftest import Ask, Count, slow
from tests.search.quality import NODE
from tests.site.test_render import HOSTILE

HERE = Path(__file__).parent
BASE = "https://example.org/handbook/"
TODAY = "2026-11-24"
PLAIN = Work("Core Competencies Handbook", "2026.1", "2026-11-22")
STATEMENT = Cited(
    code="2B.I3",
    kind="statement",
    title="Judge the risk.",
    text="",
    condition="Only if trained",
    group="individual",
    competency="2",
    origin="Reworded from A Report, by An Office, 2021",
    address="competencies/2b.html#2b-i3",
    permalink="id/2B.I3.html",
)
TERM = replace(
    STATEMENT, code="term/x", kind="term", title="Sign", text="It shows.", condition="", permalink="id/term/x.html"
)
NASTY = [
    *HOSTILE,
    "{ unbalanced",
    "} the other way",
    "\\end{document} \\n C:\\dir",
    "100 % of A & B, $5, #1, a_b, x^2, ~",
    "He said \"no\" and 'yes', “so” – really…",
    "two\nlines\r\nER  - \r\nTY  - JOUR",
    "@misc{forged, title = {x}}",
    "</script><script>alert(1)</script>",
    "a\u2028b\u0000c",
    "?",
    "=1+1",
]
"""Texts that mean something to one format or another."""
DATE = {
    "type": "object",
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "type": "array",
            "maxItems": 2,
            "items": {"type": "array", "maxItems": 3, "items": {"type": "integer"}},
        }
    },
}
CSL_RULES = {
    "type": "object",
    "required": ["id", "type"],
    "additionalProperties": False,
    "properties": {
        **{key: {"type": "string"} for key in ("id", "title", "title-short", "container-title", "edition")},
        **{key: {"type": "string"} for key in ("URL", "language", "note")},
        "type": {"enum": ["entry", "entry-dictionary", "entry-encyclopedia", "chapter", "webpage"]},
        "issued": DATE,
        "accessed": DATE,
    },
}
"""What the schema of CSL data asks of an item, for the variables that the handbook uses."""


def every(things: list[Cited], of: Work = PLAIN, today: str | None = TODAY) -> list[dict[str, str]]:
    return citations(things, of, lambda address: BASE + address, today)


def one(thing: Cited, of: Work = PLAIN, today: str | None = TODAY) -> dict[str, str]:
    return every([thing], of, today)[0]


def nasty() -> list[Cited]:
    """Return statements and terms every text of which is a hostile one."""
    made = [replace(STATEMENT, title=text, condition=text, origin=text) for text in NASTY]
    return [*made, *(replace(TERM, title=text, text=text, origin=text) for text in NASTY)]


def name(thing: Cited) -> str:
    """Return what a citation calls a thing."""
    said = f"{thing.condition}: {thing.title}" if thing.condition else thing.title
    return (f"{thing.code}. " if "/" not in thing.code else "") + clean(said)


def reference(thing: Cited) -> str:
    """Return what a reference calls it: whose text it rewords is after its name."""
    if "/" in thing.code or not thing.origin:
        return name(thing)
    return re.sub(r"([a-z0-9)])[.]$", r"\1", name(thing)) + f" [{clean(thing.origin)}]"


def note(thing: Cited) -> str | None:
    """Return what it rests on, where its name does not say so."""
    return clean(thing.origin) if "/" in thing.code else None


def short(thing: Cited) -> str | None:
    return None if "/" in thing.code else thing.code


def unguarded(text: str) -> str:
    """Return a title without the marks that keep a processor from writing it in other letters."""
    return re.sub(r'<span class="nocase">(.*?)</span>', r"\1", text)


def clean(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()


def from_tex(value: str) -> str:
    """Return what TeX would print."""
    words = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    return re.sub(r"\\text([a-z]+)\{\}|\\([%&#_$])", lambda found: words[found[1]] if found[1] else found[2], value)


def bibliography(texts: list[str], style: str) -> list[str]:
    return [line for line, _ in written(tuple(texts), style)]


def in_text(texts: list[str], style: str) -> list[str]:
    return [within for _, within in written(tuple(texts), style)]


@cache
def written(texts: tuple[str, ...], style: str) -> list[list[str]]:
    """Return, for each item, its line in a list of references and what stands for it within a text."""
    items = [json.loads(text)[0] for text in texts]
    done = subprocess.run(
        [str(NODE), str(HERE / "bibliography.mjs")],
        input=json.dumps({"items": items, "style": style}),
        capture_output=True,
        text=True,
        check=True,
    )
    lines: list[list[str]] = json.loads(done.stdout)
    return lines


def test_what_each_format_says_of_a_statement() -> None:
    made = one(STATEMENT)
    assert made["text"] == "2B.I3. Only if trained: Judge the risk."
    said = "2B.I3. Only if trained: Judge the risk [Reworded from A Report, by An Office, 2021]."
    assert made["apa"] == f"{said} (2026). In Core Competencies Handbook (Edition 2026.1). {BASE}id/2B.I3.html"
    assert made["vancouver"] == (
        f"{said} In: Core Competencies Handbook [Internet]. Edition 2026.1. 2026 [cited 2026 Nov 24]. "
        f"Available from: {BASE}id/2B.I3.html"
    )
    assert made["markdown"] == (
        f"[2B.I3](<{BASE}id/2B.I3.html>) Only if trained: Judge the risk. *Core Competencies Handbook*, "
        "Edition 2026.1. Reworded from A Report, by An Office, 2021.\n"
    )


def test_every_format_names_edition_permalink_condition_and_origin() -> None:
    for format_, text in one(STATEMENT).items():
        assert STATEMENT.condition in text
        if format_ != "text":
            for part in ("2026.1", f"{BASE}id/2B.I3.html", STATEMENT.origin, "2B.I3"):
                assert part in text, format_


def test_the_handbooks_own_text_names_no_origin() -> None:
    made = one(replace(TERM, origin=""))
    for text in made.values():
        assert "Reworded" not in text
        assert not re.search(r"\(\)|\[\]|\{\}|note|N1|ST  -|shorttitle|title-short", text)


def test_without_a_day_nothing_says_when_it_was_read() -> None:
    for text in one(STATEMENT, today=None).values():
        assert "24" not in text
        assert "undefined" not in text
        assert "null" not in text


@pytest.mark.parametrize("today", [TODAY, None])
def test_bibtex_is_read_back_whole(today: str | None) -> None:
    things = nasty()
    for thing, made in zip(things, every(things, today=today), strict=True):
        library = parse_string(made["bibtex"])
        assert not library.failed_blocks
        (entry,) = library.entries
        assert len(library.blocks) == 1
        assert entry.entry_type == "incollection"
        assert entry.key == f"handbook-2026.1-{thing.code.replace('/', '-')}"
        fields = {key: from_tex(field.value) for key, field in entry.fields_dict.items()}
        assert fields["title"].strip("{}") == reference(thing).strip("{}")
        assert fields.get("shorttitle") in {short(thing), f"{{{short(thing)}}}"}
        assert fields.get("note") == note(thing)
        assert (fields["booktitle"].strip("{}"), fields["edition"]) == ("Core Competencies Handbook", "2026.1")
        assert (fields["year"], fields["month"], fields.get("urldate")) == ("2026", "nov", today)
        assert fields["url"] == BASE + thing.permalink


def test_bibtex_keeps_its_braces_in_balance() -> None:
    """BibTeX itself counts them, even after a backslash."""
    for made in every(nasty()):
        depth = 0
        for sign in made["bibtex"]:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0
        assert depth == 0


def test_ris_is_read_back_whole() -> None:
    things = nasty()
    for thing, made in zip(things, every(things), strict=True):
        (entry,) = rispy.loads(made["ris"])
        assert entry["type_of_reference"] == "ENCYC"
        assert (entry["title"], entry.get("short_title")) == (reference(thing), short(thing))
        assert (entry["secondary_title"], entry["edition"]) == (PLAIN.title, "Edition 2026.1")
        assert (entry["year"], entry["date"], entry["access_date"]) == ("2026", "2026/11/22", "2026/11/24")
        assert entry["urls"] == [BASE + thing.permalink]
        assert entry["notes"] == [clean(thing.origin)]
        assert made["ris"].endswith("ER  - \r\n")


def test_csl_follows_its_rules_and_is_read_back_whole() -> None:
    things = nasty()
    for thing, made in zip(things, every(things), strict=True):
        (item,) = json.loads(made["csl"])
        jsonschema.validate(item, CSL_RULES)
        assert unguarded(item["title"]) == reference(thing)
        assert item.get("title-short") == (short(thing) and f'<span class="nocase">{short(thing)}</span>')
        assert item.get("note") == note(thing)
        assert (item["container-title"], item["edition"], item["URL"]) == (
            PLAIN.title,
            "Edition 2026.1",
            BASE + thing.permalink,
        )
        assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
        assert item["accessed"] == {"date-parts": [[2026, 11, 24]]}


@pytest.fixture(scope="module")
def some(handbook: Handbook, request: pytest.FixtureRequest) -> list[Cited]:
    """Things of every kind, each condition once and every twenty-fifth; with --all, many more of both."""
    things = [*map(partial(cited, handbook), handbook.things)]
    if request.config.getoption("--all"):
        return [thing for thing in things if thing.condition or _is_every(5, thing)]
    conditions = {thing.condition: thing for thing in things if thing.condition}
    kinds = {thing.kind: thing for thing in things}
    chosen = {thing.code for thing in (*conditions.values(), *kinds.values())}
    return [thing for thing in things if thing.code in chosen or _is_every(25, thing)]


@pytest.mark.parametrize(
    ("style", "today"), [("apa", None), ("vancouver", TODAY), *slow(("apa", TODAY), ("vancouver", None))]
)
def test_citeproc_writes_the_same_as_the_handbook(
    handbook: Handbook, some: list[Cited], style: str, today: str | None, count: Count
) -> None:
    """Our line is the style's line, and where the name does not say what a thing rests on, a word about that."""
    things = some
    made = every(things, work(handbook), today)
    for thing, ours, line in zip(things, made, bibliography([each["csl"] for each in made], style), strict=True):
        theirs = line.removeprefix("1. ")
        assert straight(ours[style]).startswith(straight(theirs)), thing.code
        rest = ours[style][len(theirs) :]
        assert rest.strip(" ().") == (note(thing) or "").strip(" ().")
    count(f"citations as citeproc writes them, {style}", len(things))


IN_TEXT = {
    "apa": "(“{},” 2026)",
    "modern-language-association": "(“{}”)",
    "chicago-note-bibliography": "“{}.”",
    "vancouver": "(1)",
    "american-medical-association": "1",
    "chicago-author-date": "",
}
"""How each style names a thing within a text; that of Chicago with dates has no place for short titles."""


DAILY = ("apa", "modern-language-association", "chicago-note-bibliography")


@pytest.mark.parametrize("style", [*DAILY, *slow(*(style for style in IN_TEXT if style not in DAILY))])
def test_every_style_keeps_codes_and_names_whose_text_is_reworded(
    handbook: Handbook, some: list[Cited], style: str, count: Count
) -> None:
    things = [thing for thing in some if "/" not in thing.code]
    made = [each["csl"] for each in every(things, work(handbook))]
    lines = bibliography(made, style)
    for thing, line, within in zip(things, lines, in_text(made, style), strict=True):
        assert re.search(rf"(^|[ “]){re.escape(thing.code)}\. ", line), line
        assert f"[{thing.origin}]" in line
        assert "U.S. Department of Health and Human Services" in line
        assert PLAIN.title in line
        expected = IN_TEXT[style].format(thing.code)
        assert within == expected or (not expected and f"(“{thing.code}. " in within)
    count(f"references as {style} prints them", len(things))


def test_within_a_text_a_code_is_enough(handbook: Handbook) -> None:
    (within,) = in_text([one(cited(handbook, "2B.I2"), work(handbook))["csl"]], "apa")
    assert within == "(“2B.I2,” 2026)"


def _is_every(step: int, thing: Cited) -> bool:
    return sum(thing.permalink.encode()) % step == 0


def straight(text: str) -> str:
    """Return a text with plain quotation marks, because citeproc sets its own."""
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text))


def test_markdown_shows_the_text_and_nothing_else() -> None:
    things = nasty()
    for thing, made in zip(things, every(things), strict=True):
        shown = html.fromstring(markdown.markdown(made["markdown"]))
        assert shown.xpath("//a/@href") == [BASE + thing.permalink]
        assert not shown.xpath("//script | //img | //b | //pre | //code | //h1 | //strong")
        assert [each.text_content() for each in shown.xpath("//em")] == [PLAIN.title]
        for text in (thing.title, thing.text, thing.condition, thing.origin):
            assert clean(text) in " ".join(shown.text_content().split())


def test_html_shows_the_text_and_nothing_else() -> None:
    things = nasty()
    for thing, made in zip(things, every(things), strict=True):
        (shown,) = html.fragments_fromstring(made["html"].strip())
        assert [element.tag for element in shown.iter()] == ["p", "a", "cite"]
        assert shown.xpath("a/@href") == [BASE + thing.permalink]
        for text in (thing.title, thing.text, thing.condition, thing.origin):
            assert clean(text) in shown.text_content()


def test_the_alignment_of_a_badge_names_its_target() -> None:
    things = [thing for thing in nasty() if thing.kind == "statement"]
    for thing, made in zip(things, every(things), strict=True):
        alignment = json.loads(made["badge"])
        assert alignment["type"] == ["Alignment"]
        assert (alignment["targetCode"], alignment["targetUrl"]) == (thing.code, BASE + thing.permalink)
        assert alignment["targetName"] == name(thing)
        assert alignment["targetFramework"] == "Core Competencies Handbook, Edition 2026.1"
        assert clean(thing.origin) in alignment["targetDescription"]
        assert alignment["targetType"] in {"CFItem", "ceasn:Competency"}
    assert "badge" not in one(TERM)


def test_the_browser_and_python_tell_the_kind_of_a_code_alike(ask: Ask, handbook: Handbook) -> None:
    for code, thing in handbook.things.items():
        assert ask("kindOf", code) == kind_of(code) == thing.kind


@pytest.mark.parametrize("month", range(1, 13))
def test_months_have_the_names_that_the_styles_ask_for(month: int) -> None:
    name = calendar.month_abbr[month]
    made = one(STATEMENT, replace(PLAIN, date=f"2026-{month:02}-22"), f"2026-{month:02}-24")
    assert f"[cited 2026 {name} 24]" in made["vancouver"]
    assert f"month = {name.lower()}," in made["bibtex"]


def test_everything_published_can_be_cited_in_every_format(handbook: Handbook) -> None:
    things = [cited(handbook, code) for code in handbook.things]
    for thing, made in zip(things, every(things, work(handbook)), strict=True):
        assert set(made) == {"text", "apa", "vancouver", "bibtex", "ris", "csl", "markdown", "html"} | (
            {"badge"} if thing.kind in {"statement", "sub-competency"} else set()
        )
        assert parse_string(made["bibtex"]).entries[0].key == made["ris"].split("ID  - ")[1].split("\r")[0]
        if thing.condition:
            assert all(thing.condition in text for text in made.values())
