"""Permalinks: everything ever published has one, it leads where it should, and its record says what it led to."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import html

from macros.exports.permalink_json import to_permalink_schema
from macros.model import addresses
from macros.model.edition import Retired
from macros.model.handbook import Handbook
from macros.site.permalinks import permalink_files
from macros.site.render import Renderer
from tests.conftest import Count

MOST = 2_700_000
"""Bytes of all permalinks, as they lie in a folder; half is what their heads tell other programs."""
RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
"""Names that Windows keeps for itself, with any ending."""


def published(handbook: Handbook) -> list[str]:
    return [*handbook.ledger.identifiers, *(entry.code for entry in handbook.ledger.retired)]


def retire(handbook: Handbook, *replaced_by: str) -> Handbook:
    """Return a handbook in which UA.I8 and UA.I9 are retired."""
    known = handbook.ledger.retired[0]
    other = Retired(
        code="UA.I8", identifier=known.identifier, replaced_by=replaced_by, reason="It said <b>too</b> much."
    )
    return replace(handbook, ledger=handbook.ledger.model_copy(update={"retired": (known, other)}))


def page_of(handbook: Handbook, code: str) -> Any:  # noqa: ANN401 – lxml has no types
    return html.fromstring(dict(permalink_files(handbook, Renderer()))[addresses.permalink(code)])


def test_every_code_ever_published_resolves(site: Path, handbook: Handbook, count: Count) -> None:
    for code in published(handbook):
        path = site / addresses.permalink(code)
        page = html.fromstring(path.read_text("utf-8"))
        record = json.loads((site / addresses.permalink_json(code)).read_text("utf-8"))
        assert record["code"] == code
        assert page.xpath("//link[@rel='alternate']/@href") == [path.with_suffix(".json").name]
        assert not page.xpath("//script")
        if code in handbook.things:
            target, _, anchor = handbook.address(code).partition("#")
            up = "../" * (code.count("/") + 1)
            link = f"{up}{target}#{anchor}" if anchor else f"{up}{target}"
            assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={link}"]
            assert page.xpath("//a/@href") == [link]
            assert page.xpath("//link[@rel='canonical']/@href") == [link]
            assert (path.parent / link.partition("#")[0]).is_file()
    count("permalinks, codes", len(published(handbook)))


def test_nothing_else_lies_among_the_permalinks(site: Path, handbook: Handbook) -> None:
    expected = {name(code) for code in published(handbook) for name in (addresses.permalink, addresses.permalink_json)}
    assert {path.relative_to(site).as_posix() for path in (site / "id").rglob("*") if path.is_file()} == expected


def test_every_system_can_keep_the_files(site: Path, count: Count) -> None:
    files = sorted(path for path in (site / "id").rglob("*") if path.is_file())
    names = [path.relative_to(site).as_posix().casefold() for path in files]
    assert len(set(names)) == len(names)
    for name in names:
        assert not RESERVED & {part.partition(".")[0] for part in name.split("/")}, name
        assert len(name) < 120, name
    size = sum(path.stat().st_size for path in files)
    count("permalinks, files", len(files))
    count("permalinks, bytes", size)
    assert size <= MOST


def test_the_page_says_what_it_leads_to(site: Path, handbook: Handbook) -> None:
    page = html.fromstring((site / "id/2B.I3.html").read_text("utf-8")).xpath("//main")[0].text_content()
    statement = handbook.statements["2B.I3"]
    assert page.index(statement.condition or "!") < page.index(statement.text)
    term = html.fromstring((site / "id/term/coercion.html").read_text("utf-8"))
    assert term.xpath("//title")[0].text_content() == "Coercion – Core Competencies Handbook"


def test_records_are_valid_by_their_schema(handbook: Handbook, small: Handbook) -> None:
    schema = json.loads(to_permalink_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for book in (handbook, retire(small)):
        records = {name: content for name, content in permalink_files(book, Renderer()) if name.endswith(".json")}
        assert len(records) == len(published(book))
        for name, content in records.items():
            assert not list(validator.iter_errors(json.loads(content))), name


def test_every_field_of_a_record_is_described() -> None:
    for name, field in json.loads(to_permalink_schema())["properties"].items():
        assert field.get("description"), name


def test_a_record_holds_what_its_thing_says(site: Path, handbook: Handbook) -> None:
    record = json.loads((site / "id/2B.I3.json").read_text("utf-8"))
    statement = handbook.statements["2B.I3"]
    assert record["identifier"] == handbook.ledger.identifiers["2B.I3"]
    assert (record["text"], record["condition"]) == (statement.text, statement.condition)
    assert (record["group"], record["competency"], record["edition"]) == ("individual", "2", handbook.edition.code)
    assert (record["url"], record["permalink"]) == ("competencies/2b.html#2b-i3", "id/2B.I3.html")
    assert record["origin"].startswith("Reworded from Core Competencies for Human Trafficking Response")
    term = json.loads((site / "id/term/coercion.json").read_text("utf-8"))
    assert (term["kind"], term["title"], "group" in term) == ("term", "Coercion", False)


def test_a_published_address_is_cited_wherever_a_copy_lies(small: Handbook) -> None:
    files = dict(permalink_files(small, Renderer(site="https://example.org/handbook/")))
    page = html.fromstring(files["id/UA.I1.html"])
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://example.org/handbook/competencies/ua.html#ua-i1"]
    assert page.xpath("//a/@href") == ["../competencies/ua.html#ua-i1"]
    record = json.loads(files["id/UA.I1.json"])
    assert record["permalink"] == "https://example.org/handbook/id/UA.I1.html"


def test_a_retired_code_leads_to_what_replaced_it_and_says_so(small: Handbook) -> None:
    page = page_of(small, "UA.I9")
    assert page.xpath("//h1")[0].text_content() == "UA.I9 is no longer in use"
    assert "This statement was published" in page.xpath("//main")[0].text_content()
    assert not page.xpath("//meta[@http-equiv='refresh']"), "a reader must have the time to read it"
    assert page.xpath("//li/a/@href") == ["../competencies/ua.html#ua-i1"]
    assert page.xpath("//li/a")[0].text_content() == f"UA.I1: {small.statements['UA.I1'].text}"
    record = json.loads(dict(permalink_files(small, Renderer()))["id/UA.I9.json"])
    assert (record["retired"], record["replaced_by"], record["reason"]) == (True, ["UA.I1"], "Merged.")


def test_a_retired_code_without_a_replacement_says_so_too(small: Handbook) -> None:
    page = page_of(retire(small), "UA.I8")
    assert "Nothing replaced it." in page.xpath("//main")[0].text_content()
    assert page.xpath("//*[@class='hb-note']")[0].text_content() == "It said <b>too</b> much."


def test_a_replacement_that_is_retired_itself_leads_on(small: Handbook) -> None:
    page = page_of(retire(small, "UA.I9"), "UA.I8")
    assert page.xpath("//li/a/@href") == ["UA.I9.html"]
    assert page.xpath("//li/a")[0].text_content() == "UA.I9, retired as well"


@pytest.mark.parametrize("code", ["../UA.I9", "UA.I9/../../x", "term/../x", "C:", "UA.I9 ", "Term/x", "2B.X1"])
def test_a_code_that_is_no_name_for_a_file_stays_out_of_the_ledger(code: str) -> None:
    known = {"identifier": "6b4cb242-4a23-4596-a217-beaddbc496cb", "reason": "Merged."}
    with pytest.raises(ValueError, match="a code of the matrix"):
        Retired(code=code, **known)
