"""CASE: the package keeps the rules, loads back as the same tree, and planted faults are found."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from macros.exports import exports
from macros.exports.case import SERVICES
from macros.model.handbook import Handbook
from tests.exports.case_rules import faults
from tests.exports.loaded import BASE, Loaded, expected_parents, expected_texts

Package = dict[str, Any]
OTHER = "0d1c2b3a-4f5e-4d6c-8b7a-9f8e7d6c5b4a"
"""An identifier of nothing."""


def load(package: Package) -> Loaded:
    """Load a package as a CASE client does: items by identifier, the tree by its associations, siblings in order."""
    items = {item["identifier"]: item for item in package["CFItems"]}
    below: dict[str, list[tuple[int, str]]] = {}
    for link in package["CFAssociations"]:
        child, parent = link["originNodeURI"]["identifier"], link["destinationNodeURI"]["identifier"]
        below.setdefault(parent, []).append((link["sequenceNumber"], child))
    loaded = Loaded()

    def add(parent: str, code: str) -> None:
        for _, identifier in sorted(below.get(parent, [])):
            item = items[identifier]
            loaded.parents[item["humanCodingScheme"]] = code
            loaded.texts[item["humanCodingScheme"]] = item["fullStatement"]
            add(identifier, item["humanCodingScheme"])

    add(package["CFDocument"]["identifier"], "")
    return loaded


def stands(files: dict[str, bytes]) -> Callable[[str], bool]:
    """Return whether an address is that of an export or of a permalink, or the name of something that has none."""
    exported = json.loads(files["exports/handbook.json"])
    codes = set(re.findall(r'"code": "([^"]+)"', json.dumps(exported)))

    def exists(address: str) -> bool:
        path = address.removeprefix(BASE).partition("#")[0]
        code = path.removeprefix("id/").removesuffix(".html")
        return address.startswith("urn:uuid:") or path in files or (path.startswith("id/") and code in codes)

    return exists


@pytest.fixture
def package(files: dict[str, bytes]) -> Package:
    made: Package = json.loads(files["exports/case.json"])
    return made


def test_the_package_keeps_every_rule(package: Package, files: dict[str, bytes]) -> None:
    assert faults(package, stands(files)) == []


def test_the_tree_the_texts_and_the_codes_come_back(package: Package, handbook: Handbook) -> None:
    loaded = load(package)
    assert list(loaded.parents.items()) == list(expected_parents(handbook).items())
    assert loaded.texts == expected_texts(handbook)


def test_identifiers_are_those_of_the_ledger(package: Package, handbook: Handbook) -> None:
    assert package["CFDocument"]["identifier"] == handbook.ledger.framework
    found = {item["humanCodingScheme"]: item["identifier"] for item in package["CFItems"]}
    assert found == {code: handbook.ledger.identifiers[code] for code in found}


def test_derived_identifiers_never_change(package: Package) -> None:
    """They are published as the others are, so one of them stands here."""
    first = package["CFAssociations"][0]["identifier"]
    assert UUID(first).version == 5
    assert first == "65431661-d4d7-5e9f-a8d6-5d13afbeb1b6"


def test_a_client_finds_package_and_document_where_it_looks(files: dict[str, bytes], package: Package) -> None:
    identifier = package["CFDocument"]["identifier"]
    for service in SERVICES:
        assert files[f"{service}/CFPackages/{identifier}"] == files["exports/case.json"]
        document = json.loads(files[f"{service}/CFDocuments/{identifier}"])
        link = document.pop("CFPackageURI")
        assert document == package["CFDocument"]
        assert link["identifier"] == identifier
        listed = json.loads(files[f"{service}/CFDocuments/index.json"])["CFDocuments"]
        assert [each["identifier"] for each in listed] == [identifier]


def test_a_published_document_stands_at_its_own_address(published: dict[str, bytes]) -> None:
    document = json.loads(published["exports/case.json"])["CFDocument"]
    assert document["uri"].removeprefix(BASE) in published


def test_hostile_texts_come_back_as_they_are(hostile: Handbook, hostile_files: dict[str, bytes]) -> None:
    package = json.loads(hostile_files["exports/case.json"])
    assert faults(package, stands(hostile_files)) == []
    assert load(package).texts == expected_texts(hostile)


def _items(package: Package) -> list[Package]:
    items: list[Package] = package["CFItems"]
    return items


def _links(package: Package) -> list[Package]:
    links: list[Package] = package["CFAssociations"]
    return links


def _swap(package: Package) -> None:
    """Let a competency hang below its own statement."""
    statement = next(item for item in _items(package) if item["humanCodingScheme"] == "2B.I3")
    link = next(each for each in _links(package) if each["originNodeURI"]["title"].startswith("2 "))
    link["destinationNodeURI"] = {key: statement[key] for key in ("identifier", "uri")} | {"title": "2B.I3"}


PLANTED: dict[str, tuple[Callable[[Package], object], str]] = {
    "no document": (lambda p: p.pop("CFDocument"), "CFDocument is missing"),
    "unknown key": (lambda p: p.update(extra=1), "unknown extra"),
    "key of 1.1 only": (lambda p: p["CFDocument"].update(caseVersion="1.1"), "unknown caseVersion"),
    "null": (lambda p: _items(p)[0].update(notes=None), "notes is None"),
    "upper-case identifier": (lambda p: _items(p)[3].update(identifier=_items(p)[3]["identifier"].upper()), "is '92F"),
    "no date": (lambda p: _items(p)[3].update(lastChangeDateTime="2026-11-22"), "lastChangeDateTime is"),
    "no such day": (lambda p: p["CFDocument"].update(statusStartDate="2026-02-30"), "statusStartDate is"),
    "relative address": (lambda p: _items(p)[3].update(uri="id/UA.I1.html"), "uri is"),
    "no statement": (lambda p: _items(p)[3].pop("fullStatement"), "fullStatement is missing"),
    "empty statement": (lambda p: _items(p)[3].update(fullStatement=""), "fullStatement is ''"),
    "unknown relation": (lambda p: _links(p)[3].update(associationType="isBelow"), "associationType is"),
    "identifier twice": (lambda p: _items(p).append(copy.deepcopy(_items(p)[3])), "appears 2 times"),
    "code twice": (lambda p: _items(p)[4].update(humanCodingScheme="UA.I1"), "code UA.I1 appears 2 times"),
    "link to nothing": (
        lambda p: _links(p)[9]["destinationNodeURI"].update(identifier=OTHER),
        "leads to nothing",
    ),
    "link with another address": (
        lambda p: _links(p)[9]["originNodeURI"].update(uri="https://example.org/"),
        "leads to nothing",
    ),
    "item type of another": (lambda p: _items(p)[9].update(CFItemType="Cell"), "is not that of its link"),
    "no parent": (lambda p: _links(p).pop(9), "has 0 parents"),
    "two parents": (
        lambda p: _links(p).append(_links(p)[9] | {"identifier": OTHER, "uri": f"urn:uuid:{OTHER}"}),
        "has 2 parents",
    ),
    "cycle": (_swap, "hangs on itself"),
    "place twice": (lambda p: _links(p)[5].update(sequenceNumber=1), "are [1, 1, 2"),
    "place left out": (lambda p: _links(p)[-1].update(sequenceNumber=7), "are [7]"),
    "address of nothing": (
        lambda p: (
            [part.update(uri=f"{BASE}nowhere") for part in (p["CFDefinitions"]["CFLicenses"][0],)]
            and p["CFDocument"]["licenseURI"].update(uri=f"{BASE}nowhere")
        ),
        "nothing is at",
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str, published: dict[str, bytes]) -> None:
    package = json.loads(published["exports/case.json"])
    plant, message = PLANTED[fault]
    plant(package)
    found = faults(package, stands(published))
    assert any(message in line for line in found), found[:5]


def test_a_small_handbook_is_a_package_too(small: Handbook) -> None:
    files = exports(small, BASE)
    assert faults(json.loads(files["exports/case.json"]), stands(files)) == []
