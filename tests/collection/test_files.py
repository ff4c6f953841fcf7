"""Files of a collection that are text, the statements that its page knows, and what its bundles may contain."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.exports.collection_data import data_file, replacements
from macros.exports.guarded_csv import guarded, spreadsheet
from macros.load.words import facts_of
from macros.model import addresses
from macros.model.edition import Retired
from macros.model.handbook import Handbook
from macros.node.scripts import bundles
from tests.conftest import PROJECT, Ask
from tests.site.test_render import HOSTILE

UUID = "6b0d549b-6f03-475a-9600-a35a099950d8"


def collection(*texts: str, name: str = "") -> dict[str, object]:
    rows = [
        {
            "position": at + 1,
            "code": "2B.I1",
            "competency": "2",
            "competency_title": text,
            "sub_competency": "2B",
            "sub_competency_title": text,
            "group": "Individual",
            "condition": text,
            "text": text,
            "url": "",
        }
        for at, text in enumerate(texts)
    ]
    return {"name": name, "link": "", "edition": "2026.1", "source": "A report", "rows": rows}


def quoted(table: str) -> str:
    """Return a table with each cell in quotes."""
    again = io.StringIO()
    rows = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    csv.writer(again, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return again.getvalue()


def test_csv_reads_back_as_it_was(ask: Ask) -> None:
    texts = [*HOSTILE, 'He said "no"', "a,b", "two\nlines"]
    written = ask("toCsv", collection(*texts))
    assert written.startswith("\ufeff")
    assert written.removeprefix("\ufeff") == quoted(written)
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert [row["Statement"].removeprefix("'") for row in rows] == [text.removeprefix("'") for text in texts]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_spreadsheet_calculates_nothing(ask: Ask, text: str) -> None:
    row = next(csv.DictReader(io.StringIO(ask("toCsv", collection(text)).removeprefix("\ufeff"), newline="")))
    assert row["Statement"] == f"'{text}"


@given(st.text(max_size=5) | st.builds("".join, st.tuples(st.sampled_from("=+-@\t\r\n '"), st.text(max_size=5))))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
def test_the_browser_and_python_guard_the_same_texts(ask: Ask, text: str) -> None:
    assert ask("guarded", text) == guarded(text)


@pytest.mark.parametrize("text", [*FORMULAS, *HOSTILE, "", "x", "'=1"])
def test_the_browser_and_python_write_the_same_values(ask: Ask, text: str) -> None:
    row = next(csv.DictReader(io.StringIO(ask("toCsv", collection(text)).removeprefix("\ufeff"), newline="")))
    (read,) = csv.reader(io.StringIO(spreadsheet([[text, "x"]]).decode("utf-8-sig"), newline=""))
    assert row["Statement"] == read[0]


def test_the_browser_and_python_find_a_statement_in_the_same_place(ask: Ask, handbook: Handbook) -> None:
    for code in handbook.statements:
        assert ask("addressOf", code) == addresses.of(code)


def test_json_reads_back_as_it_was(ask: Ask) -> None:
    given = collection(*HOSTILE, name="“Name”")
    assert json.loads(ask("toJson", given)) == {"format": "1.0", **given}


def test_markdown_shows_text_as_it_is(ask: Ask) -> None:
    written = ask("toMarkdown", collection("<b>*bold*</b> [x](javascript:1) `code` # | $x$", name="# <i>Name</i>"))
    assert not re.search(r"(?<!\\)<[bi]>", written)
    assert not re.search(r"(?<!\\)[*`#|$]bold|(?<!\\)\[x", written)
    assert written.startswith("# \\# \\<i\\>Name")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", "collection"),
        ("First day: front desk", "collection-first-day-front-desk"),
        ("../../etc/passwd", "collection-etc-passwd"),
        ("CON", "collection-con"),
        ("Größe <b> ", "collection-größe-b"),
        ("護士 培訓", "collection-護士-培訓"),
        ("x" * 200, f"collection-{'x' * 49}"),
    ],
)
def test_a_file_has_a_name_that_every_system_takes(ask: Ask, name: str, expected: str) -> None:
    assert ask("slug", name) == expected


def test_the_page_knows_every_statement(handbook: Handbook) -> None:
    written = data_file(handbook, "")["assets/collection-data.js"].decode()
    data = json.loads(written.removeprefix("globalThis.hbCollectionData=").removesuffix(";\n"))
    expected = {code: [entry.text, entry.condition or ""] for code, entry in handbook.statements.items()}
    assert data["statements"] == expected
    assert list(data["statements"]) == list(expected)
    assert {code.split(".")[0] for code in expected} == set(data["subs"])
    assert data["groups"] == {"I": "Individual", "O": "Organization", "R": "Research", "E": "Education"}


def test_what_replaced_a_code_is_followed_to_what_is_in_use(small: Handbook) -> None:
    def retired(code: str, *by: str) -> Retired:
        return Retired(code=code, identifier=UUID, replaced_by=by, reason="Merged.")

    entries = (
        retired("UA.I7", "UA.I8", "UA.O1"),
        retired("UA.I8", "UA.I7", "UA.I1", "term/privacy"),
        retired("UA.I9"),
    )
    changed = replace(small, ledger=small.ledger.model_copy(update={"retired": entries}))
    assert replacements(changed, "UA.I7") == ["UA.O1", "UA.I1"]
    assert replacements(changed, "UA.I9") == []


def test_no_bundle_makes_code_from_text() -> None:
    """The security policy that the handbook is served under refuses it."""
    for name, content in bundles(PROJECT, facts_of([PROJECT / "data"])).items():
        if name.endswith(".js"):
            assert not re.search(rb"\beval\(|new Function\b|[^.\w]Function\(", content), name
