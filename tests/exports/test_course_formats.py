"""Courses as Common Cartridges and syllabuses: by the rules of the IMS schemas, whole, the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

import docx
import pytest
from lxml import etree, html

from macros.exports.course_formats import FORMATS, to_course_file
from macros.exports.filled import fill, parse
from macros.model.course import DOES, Course
from macros.model.handbook import Handbook
from macros.query.coverage import reached_by, statements_of
from tests.exports.loaded import BASE

VERSIONS = {"1.1.imscc": "1", "1.3.imscc": "3"}
ID = re.compile(r"[A-Za-z_][\w.-]*")
"""What XML allows as the name of an element."""


@pytest.fixture
def example(handbook: Handbook) -> Course:
    return handbook.course("recognizing-and-responding")


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        assert made.testzip() is None
        return {name: made.read(name) for name in made.namelist()}


def spaces(minor: str) -> dict[str, str]:
    return {
        "cp": f"http://www.imsglobal.org/xsd/imsccv1p{minor}/imscp_v1p1",
        "lom": f"http://ltsc.ieee.org/xsd/imsccv1p{minor}/LOM/manifest",
        "wl": f"http://www.imsglobal.org/xsd/imsccv1p{minor}/imswl_v1p{minor}",
        "csm": f"http://www.imsglobal.org/xsd/imsccv1p{minor}/imscsmd_v1p0",
    }


class Cartridge:
    """A cartridge, read as an importer reads it."""

    def __init__(self, content: bytes, minor: str) -> None:
        self.files, self.minor, self.spaces = unpacked(content), minor, spaces(minor)
        self.manifest = etree.fromstring(self.files["imsmanifest.xml"])
        self.resources = {each.get("identifier"): each for each in self.find("cp:resources/cp:resource")}

    def find(self, path: str, within: etree._Element | None = None) -> list[etree._Element]:
        """Return the elements at a path, from the manifest on or within another element."""
        found = (self.manifest if within is None else within).findall(path, self.spaces)
        assert isinstance(found, list)
        return found

    def text(self, path: str, within: etree._Element | None = None) -> str:
        """Return the text of the only element at a path."""
        [found] = self.find(path, within)
        return found.text or ""

    def sessions(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the title of each module that has items, with them: title and resource."""
        return [(title, items) for title, items in self.modules() if items]

    def modules(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the title of each module with its items: title and resource."""
        return [
            (
                self.text("cp:title", module),
                [(self.text("cp:title", each), each.get("identifierref")) for each in self.find("cp:item", module)],
            )
            for module in self.find("cp:organizations/cp:organization/cp:item/cp:item")
        ]

    def url(self, resource: str) -> tuple[str, str]:
        """Return title and address of a web link."""
        [file] = self.find("cp:file", self.resources[resource])
        link = etree.fromstring(self.files[file.get("href")])
        assert link.tag == f"{{{self.spaces['wl']}}}webLink"
        assert [etree.QName(each).localname for each in link] == ["title", "url"]
        return link[0].text, link[1].get("href")

    def guids(self, resource: str) -> dict[str, str]:
        """Return the identifiers of a resource's standards, by their labels."""
        path = "cp:metadata/csm:curriculumStandardsMetadataSet/csm:curriculumStandardsMetadata/csm:setOfGUIDs"
        [found] = self.find(path, self.resources[resource])
        labelled = self.find("csm:labelledGUID", found)
        assert all([etree.QName(part).localname for part in each] == ["label", "GUID"] for each in labelled)
        return {each[0].text: each[1].text for each in labelled}


def faults(cartridge: Cartridge) -> list[str]:
    """Return which rules of the profile of Content Packaging a cartridge breaks (XSD and its Schematron)."""
    found = []
    manifest, find = cartridge.manifest, cartridge.find
    parts = [etree.QName(each).localname for each in manifest]
    if parts != ["metadata", "organizations", "resources"]:
        found.append(f"the manifest holds {parts}")
    if cartridge.text("cp:metadata/cp:schema") != "IMS Common Cartridge":
        found.append("the schema is another")
    if cartridge.text("cp:metadata/cp:schemaversion") != f"1.{cartridge.minor}.0":
        found.append("the version is another")
    identifiers = Counter(each.get("identifier") for each in manifest.iter() if each.get("identifier"))
    found += [f"'{name}' is no name" for name in identifiers if not ID.fullmatch(name)]
    found += [f"'{name}' comes twice" for name, count in identifiers.items() if count > 1]
    found += faults_of_items(cartridge)
    for name, resource in cartridge.resources.items():
        found += [f"{name}: {fault}" for fault in faults_of(cartridge, resource)]
    named = {"imsmanifest.xml", *(file.get("href") for file in find(".//cp:file"))}
    return found + [f"{name} is in no resource, or is missing" for name in named ^ cartridge.files.keys()]


def faults_of_items(cartridge: Cartridge) -> list[str]:
    """Return which rules the tree of modules breaks."""
    found, find = [], cartridge.find
    [organization] = find("cp:organizations/cp:organization")
    if organization.get("structure") != "rooted-hierarchy":
        found.append("the structure is another")
    [root] = find("cp:item", organization)
    if find("cp:title", root):
        found.append("the root has a title")
    for item in find(".//cp:item", root):
        if len(find("cp:title", item)) != 1:
            found.append(f"{item.get('identifier')} has no title")
        reference = item.get("identifierref")
        if reference and find("cp:item", item):
            found.append(f"{item.get('identifier')} leads to a resource and holds items")
        if reference and reference not in cartridge.resources:
            found.append(f"{item.get('identifier')} leads to nothing")
        elif reference and (cartridge.resources[reference].get("type") or "").endswith("question-bank"):
            found.append(f"{item.get('identifier')} leads to a question bank")
    return found


def faults_of(cartridge: Cartridge, resource: etree._Element) -> list[str]:
    """Return which rules a resource breaks."""
    hrefs = [file.get("href") for file in cartridge.find("cp:file", resource)]
    order = [etree.QName(each).localname for each in resource]
    kind = resource.get("type")
    found = [] if order == sorted(order, key=["metadata", "file"].index) else ["its parts are in the wrong order"]
    if len(hrefs) != 1:
        found.append(f"it has {len(hrefs)} files")
    if kind == "webcontent":
        return found if resource.get("href") in hrefs else [*found, "its href is none of its files"]
    if resource.get("href"):
        found.append("only web content has an href")
    if kind != f"imswl_xmlv1p{cartridge.minor}" and not (kind or "").startswith("imsqti_xmlv1p2/"):
        found.append(f"its type is {kind}")
    return found


@pytest.fixture(params=VERSIONS)
def ending(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_a_cartridge_keeps_the_rules_of_its_schema(handbook: Handbook, example: Course, ending: str) -> None:
    for base in (BASE, ""):
        made = Cartridge(to_course_file(handbook, example, base, ending), VERSIONS[ending])
        assert faults(made) == []
    broken = Cartridge(to_course_file(handbook, example, BASE, ending), VERSIONS[ending])
    broken.resources["page-1"].set("href", "elsewhere.html")
    broken.resources["page-2"].set("identifier", "2 pages")
    assert faults(broken) == ["'2 pages' is no name", "page-1: its href is none of its files"]


def test_sessions_are_modules_and_their_links_are_permalinks(handbook: Handbook, example: Course, ending: str) -> None:
    made = Cartridge(to_course_file(handbook, example, BASE, ending), VERSIONS[ending])
    modules = made.sessions()
    assert [title for title, _ in modules] == [session.title for session in example.sessions]
    reached = set()
    for session, (_, items) in zip(example.sessions, modules, strict=True):
        named = {each for key in DOES for code in session.codes(key) for each in statements_of(handbook, example, code)}
        links = [made.url(resource) for _, resource in items[1:]]
        assert links == [
            (f"{code} {each.short}", f"{BASE}id/{code}.html")
            for code, each in handbook.statements.items()
            if code in named
        ]
        assert [title for title, _ in items[1:]] == [title for title, _ in links]
        reached |= named
    assert reached == set(reached_by(handbook, [example]))


def test_the_page_of_a_session_says_every_statement_whole(handbook: Handbook, example: Course, ending: str) -> None:
    made = Cartridge(to_course_file(handbook, example, BASE, ending), VERSIONS[ending])
    for number, session in enumerate(example.sessions, 1):
        page = html.fromstring(made.files[f"session-{number}.html"])
        assert page.findtext(".//h1") == session.title
        words = [word.capitalize() for key, word in DOES.items() if session.codes(key)]
        assert [each.text for each in page.iter("h2")] == words
        for key, word in DOES.items():
            shown = page.xpath(f"//h2[.='{word.capitalize()}']/following-sibling::ul[1]/li")
            codes = [each.findtext(".//a") for each in shown]
            named = {each for code in session.codes(key) for each in statements_of(handbook, example, code)}
            assert codes == [code for code in handbook.statements if code in named]
            for item, code in zip(shown, codes, strict=True):
                statement = handbook.statements[code]
                limit = f"{statement.condition}: " if statement.condition else ""
                assert item.text_content() == f"{code} {statement.short}{limit}{statement.text}"


def test_only_version_1_3_names_standards_by_their_identifiers(handbook: Handbook, example: Course) -> None:
    first, third = (Cartridge(to_course_file(handbook, example, BASE, name), VERSIONS[name]) for name in VERSIONS)
    assert b"csm:" not in first.files["imsmanifest.xml"]
    for _, items in third.sessions():
        links = {title.split()[0]: resource for title, resource in items[1:]}
        identifiers = {code: handbook.ledger.identifiers[code] for code in links}
        assert third.guids(items[0][1]) == identifiers
        assert all(third.guids(resource) == {code: identifiers[code]} for code, resource in links.items())


@pytest.mark.parametrize("name", FORMATS)
def test_without_an_address_nothing_leads_nowhere(handbook: Handbook, example: Course, name: str) -> None:
    content = to_course_file(handbook, example, "", name)
    files = unpacked(content) if FORMATS[name].zipped else {"": content}
    assert all(b"id/" not in each and b'href=""' not in each for each in files.values())
    if name in VERSIONS:
        assert [len(items) for _, items in Cartridge(content, VERSIONS[name]).sessions()] == [1] * len(example.sessions)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_course_gives_the_same_bytes(handbook: Handbook, example: Course, name: str) -> None:
    assert to_course_file(handbook, example, BASE, name) == to_course_file(handbook, example, BASE, name)


def test_the_visit_and_the_questions_come_after_the_sessions(handbook: Handbook, example: Course) -> None:
    for name, minor in VERSIONS.items():
        made = Cartridge(to_course_file(handbook, example, BASE, name), minor)
        assert [title for title, _ in made.modules()][len(example.sessions) :] == [
            "A simulated visit",
            "Check yourself",
        ]
        assert made.resources["check"].get("type") == f"imsqti_xmlv1p2/imscc_xmlv1p{minor}/assessment"


def test_a_course_of_an_organization_stays_text(handbook: Handbook, example: Course, ending: str) -> None:
    title = "<b>\"Tom\" & 'Jerry'</b>"
    odd = example.model_copy(update={"title": title, "example": False})
    made = Cartridge(to_course_file(handbook, odd, BASE, ending), VERSIONS[ending])
    assert made.text("cp:metadata/lom:lom/lom:general/lom:title/lom:string") == title
    assert faults(made) == []


def test_a_syllabus_says_the_same_in_word_and_in_markdown(handbook: Handbook, example: Course) -> None:
    document = docx.Document(io.BytesIO(to_course_file(handbook, example, BASE, "syllabus.docx")))
    written = to_course_file(handbook, example, BASE, "syllabus.md").decode()
    lines = [paragraph.text for paragraph in document.paragraphs]
    plain = re.sub(r"\\(.)", r"\1", written)
    assert lines[0] == example.name
    assert [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 2"] == [
        *(f"{number}. {session.title}" for number, session in enumerate(example.sessions, 1)),
        "Source and license",
    ]
    for code in reached_by(handbook, [example]):
        statement = handbook.statements[code]
        limit = f"{statement.condition}: " if statement.condition else ""
        assert f"{code} {limit}{statement.text}" in lines
        assert f"[{code}](<{BASE}id/{code}.html>)" in plain
        assert statement.text in plain
    links = [each.address for paragraph in document.paragraphs for each in paragraph.hyperlinks]
    assert links
    assert all(re.fullmatch(rf"{BASE}id/[\w.]+\.html", link) for link in links)


def test_a_template_holds_texts_loops_and_ifs() -> None:
    parts = parse("{{#a}}\n<{{b}}{{&b}}{{^c}}-{{/c}}>\n{{/a}}\n{{^a}}none{{/a}}")
    assert fill(parts, {"a": [{"b": "&"}, {"c": "yes"}]}, "xml") == "<&amp;&->\n<>\n"
    assert fill(parts, {"a": "yes", "b": "*"}, "md") == "<\\**->\n"
    assert fill(parts, {}, "xml") == "none"
    for broken in ("{{#a}}", "{{#a}}{{/b}}"):
        with pytest.raises(ValueError, match="'a'"):
            parse(broken)
