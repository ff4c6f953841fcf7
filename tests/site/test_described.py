"""What pages say to machines: reference managers read a thing whole, and JSON-LD is what the page shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from macros.exports.page_data import PageData
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.query.cited import cited, work
from macros.site.described import described, in_page
from macros.site.permalinks import permalink_files
from macros.site.render import Renderer
from tests.conftest import ADDRESS
from tests.site.test_render import HOSTILE

HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_public_url": "url",
    "citation_language": "language",
}
RDF_NAMES = {
    "prism.publicationName": "publicationTitle",
    "prism.edition": "edition",
    "bibo.shortTitle": "shortTitle",
    "dc.rights": "rights",
    "z.itemType": "itemType",
}
"""What Zotero's translators “Embedded Metadata” and “RDF” take from a head, and what they call it."""


def item(page: Any, address: str) -> dict[str, str]:  # noqa: ANN401 – lxml has no types
    """Return what Zotero keeps of a page: names with a known prefix as RDF, then the others over it."""
    said = {meta.get("name"): meta.get("content") for meta in page.xpath("/html/head/meta[@name]")}
    found = {key: said[name] for names in (RDF_NAMES, HIGHWIRE) for name, key in names.items() if name in said}
    return {"url": address, "abstractNote": said.get("description", ""), **found}


def whole(handbook: Handbook, code: str) -> dict[str, str]:
    """Return what there is to know of a thing."""
    thing, of = cited(handbook, code), work(handbook)
    return {
        "itemType": "encyclopediaArticle",
        "title": thing.reference,
        "publicationTitle": of.title,
        "edition": f"Edition {of.edition}",
        "date": of.date.replace("-", "/"),
        "language": "en",
        "rights": "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    } | ({"shortTitle": thing.short} if thing.short != thing.reference else {})


def links(page: Any, rel: str) -> list[str]:  # noqa: ANN401
    return [str(link) for link in page.xpath(f"/html/head/link[@rel='{rel}']/@href")]


def test_zotero_reads_every_permalink_whole(handbook: Handbook) -> None:
    files = dict(permalink_files(handbook, Renderer(site=ADDRESS)))
    for code in handbook.things:
        here = addresses.permalink(code)
        page = html.fromstring(files[here].decode())
        found = item(page, "the page's")
        found.pop("abstractNote")
        assert found == {"url": ADDRESS + here, **whole(handbook, code)}
        assert links(page, "cite-as") == [ADDRESS + here]
        assert links(page, "license") == ["https://creativecommons.org/licenses/by/4.0/"]
        assert links(page, "describedby") == [ADDRESS + addresses.permalink_json(code)]


def test_zotero_reads_the_page_of_a_thing_whole_from_wherever_it_is(site: Path, handbook: Handbook) -> None:
    own = [code for code in handbook.things if "#" not in handbook.address(code)]
    assert {"2B", "2", "collection/new-nurse-orientation"} <= set(own)
    for code in own:
        path = site / handbook.address(code)
        page = html.fromstring(path.read_text("utf-8"))
        found = item(page, path.as_uri())
        assert found.pop("abstractNote") == page.xpath("//meta[@name='description']/@content")[0]
        assert found == {"url": path.as_uri(), **whole(handbook, code)}
        for rel, address in {
            "cite-as": addresses.permalink(code),
            "describedby": addresses.permalink_json(code),
        }.items():
            assert [(path.parent / link).resolve() for link in links(page, rel)] == [(site / address).resolve()]


def data_of(path: Path) -> Any:  # noqa: ANN401
    blocks = html.fromstring(path.read_text("utf-8")).xpath("/html/head/script[@type='application/ld+json']")
    assert len(blocks) <= 1
    return json.loads(blocks[0].text) if blocks else None


def test_a_page_holds_its_terms(site: Path, handbook: Handbook) -> None:
    found: list[str] = []
    for path in {*(site / "competencies").glob("*.html"), *(site / "definitions" / "glossary").glob("*.html")}:
        data = data_of(path)
        for term in data["@graph"] if data else ():
            assert term["@type"] == "DefinedTerm"
            thing = handbook.things[term["termCode"]]
            assert term["name"].endswith(thing.title)
            assert term["name"].startswith(getattr(thing.entry, "condition", None) or "")
            assert (path.parent / term["@id"]).resolve() == (site / addresses.permalink(thing.code)).resolve()
            found.append(thing.code)
    expected = [code for code, thing in handbook.things.items() if "/" not in code or thing.kind == "term"]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    "name",
    ["by-group/individual.html", "topics/minors.html", "roles/nurse.html", "teach/collections/security-staff.html"],
)
def test_a_list_of_statements_is_one_for_machines_too(name: str, site: Path, handbook: Handbook) -> None:
    data = data_of(site / name)
    shown = html.fromstring((site / name).read_text("utf-8"))
    boxes = list(dict.fromkeys(shown.xpath("//main//@data-collect")))
    assert (data["@type"], data["numberOfItems"]) == ("ItemList", len(boxes))
    said = [each["name"] for each in data["itemListElement"]]
    assert [each.split()[0] for each in said] == boxes
    assert said == [f"{code} {handbook.statements[code].short}" for code in boxes]
    assert [each["position"] for each in data["itemListElement"]] == [*range(1, len(boxes) + 1)]


def test_the_page_of_a_course_holds_its_file(site: Path, handbook: Handbook) -> None:
    code = handbook.courses[0].code
    beside = json.loads((site / addresses.of_course(code, "jsonld")).read_text("utf-8"))
    assert data_of(site / addresses.of_course(code)) == beside


def test_data_is_read_as_rdf_with_full_addresses(handbook: Handbook) -> None:
    data = PageData(handbook).of("competencies/2b.html", lambda address: ADDRESS + address, ADDRESS)
    data["@context"] = {"@vocab": "https://schema.org/"}  # the same words, without asking the network
    graph = Graph().parse(data=json.dumps(data), format="json-ld")
    terms = set(graph.subjects(RDF.type, URIRef("https://schema.org/DefinedTerm")))
    assert URIRef(f"{ADDRESS}id/2B.I3.html") in terms
    assert len(terms) == 1 + 4 + sum(code.startswith("2B.") for code in handbook.statements)


@pytest.mark.parametrize("text", [*HOSTILE, "</script><script>alert(1)</script>", "<!--<script>"])
def test_no_text_ends_the_element_that_holds_data(text: str) -> None:
    made = in_page({"name": text})
    assert "<" not in made
    assert json.loads(made) == {"name": text}


def test_what_has_no_data_says_nothing(handbook: Handbook) -> None:
    assert in_page(PageData(handbook).of("index.html", str, "./")) == ""
    said = described(cited(handbook, "term/coercion"), work(handbook), str, "")
    assert "citation_public_url" not in dict(said.metas)
    assert "bibo.shortTitle" not in dict(said.metas)
