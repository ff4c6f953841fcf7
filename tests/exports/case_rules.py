"""The rules of CASE for a package, written anew from the specification: what a part may hold, and what must fit.

A package that meets them is valid in 1.1 and in 1.0: nothing is allowed here that came with 1.1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

Part = dict[str, Any]
ASSOCIATIONS = {
    *("isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar"),
    "hasSkillLevel",
}


def _uuid(value: object) -> bool:
    pattern = r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _address(value: object) -> bool:
    if not isinstance(value, str) or re.search(r'[\s<>"{}|\\^`]', value):
        return False
    parts = urlsplit(value)
    return bool(parts.netloc) if parts.scheme in {"http", "https"} else bool(parts.scheme and parts.path)


def _moment(value: object) -> bool:
    pattern = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None and _reads(datetime.fromisoformat, value)


def _day(value: object) -> bool:
    return isinstance(value, str) and len(value) == len("2026-01-01") and _reads(date.fromisoformat, value)


def _reads(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _link(value: object) -> bool:
    return isinstance(value, dict) and _loose_link(value) and _uuid(value["identifier"])


def _loose_link(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"title", "identifier", "uri"}:
        return False
    return _text(value["title"]) and _text(value["identifier"]) and _address(value["uri"])


def _kind(value: object) -> bool:
    return value in ASSOCIATIONS


Fields = dict[str, Callable[[object], bool]]
COMMON: Fields = {"identifier": _uuid, "uri": _address, "lastChangeDateTime": _moment}
STATUS: Fields = {"statusStartDate": _day, "statusEndDate": _day}
LICENSED: Fields = {"language": _text, "licenseURI": _link, "notes": _text}
DOCUMENT: tuple[Fields, Fields] = (
    {**COMMON, "creator": _text, "title": _text},
    {
        **STATUS,
        **LICENSED,
        "officialSourceURL": _address,
        "publisher": _text,
        "description": _text,
        "subject": _texts,
        "version": _text,
        "adoptionStatus": _text,
    },
)
ITEM: tuple[Fields, Fields] = (
    {**COMMON, "fullStatement": _text},
    {
        **STATUS,
        **LICENSED,
        "alternativeLabel": _text,
        "CFItemType": _text,
        "humanCodingScheme": _text,
        "listEnumeration": _text,
        "abbreviatedStatement": _text,
        "conceptKeywords": _texts,
        "educationLevel": _texts,
        "CFItemTypeURI": _link,
    },
)
ASSOCIATION: tuple[Fields, Fields] = (
    {**COMMON, "associationType": _kind, "originNodeURI": _loose_link, "destinationNodeURI": _loose_link},
    {"sequenceNumber": _number, "CFAssociationGroupingURI": _link},
)
ITEM_TYPE: tuple[Fields, Fields] = (
    {**COMMON, "title": _text, "description": _text, "hierarchyCode": _text},
    {"typeCode": _text},
)
LICENSE: tuple[Fields, Fields] = ({**COMMON, "title": _text, "licenseText": _text}, {"description": _text})
"""What a part must hold, and what it may hold besides; nothing else is allowed."""


def faults(package: Part, exists: Callable[[str], bool]) -> list[str]:
    """Return all that is wrong with a package; `exists` says whether an address leads to something in the build."""
    found = [*_shape(package)]
    return found or [*_sense(package), *_addresses(package, exists)]


def _shape(package: Part) -> Iterator[str]:
    known = {"CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics"}
    yield from (f"package: unknown {name}" for name in package if name not in known)
    if "CFDocument" not in package:
        yield "package: CFDocument is missing"
        return
    yield from _part("CFDocument", package["CFDocument"], DOCUMENT)
    lists = [("CFItems", ITEM, package), ("CFAssociations", ASSOCIATION, package)]
    definitions = package.get("CFDefinitions", {})
    lists += [("CFItemTypes", ITEM_TYPE, definitions), ("CFLicenses", LICENSE, definitions)]
    yield from (f"CFDefinitions: unknown {name}" for name in definitions if name not in {"CFItemTypes", "CFLicenses"})
    for name, fields, holder in lists:
        for number, part in enumerate(holder.get(name, [])):
            yield from _part(f"{name}[{number}]", part, fields)


def _part(name: str, part: object, fields: tuple[Fields, Fields]) -> Iterator[str]:
    needed, allowed = fields
    if not isinstance(part, dict):
        yield f"{name}: is {part!r}"
        return
    yield from (f"{name}: {key} is missing" for key in needed if key not in part)
    for key, value in part.items():
        check = {**needed, **allowed}.get(key)
        if check is None:
            yield f"{name}: unknown {key}"
        elif not check(value):
            yield f"{name}: {key} is {value!r}"


def _parts(package: Part) -> list[Part]:
    definitions = package.get("CFDefinitions", {})
    lists = (package["CFItems"], package["CFAssociations"], *definitions.values())
    return [package["CFDocument"], *(part for each in lists for part in each)]


def _sense(package: Part) -> Iterator[str]:
    parts = _parts(package)
    addresses = {part["identifier"]: part["uri"] for part in parts}
    yield from _twice("identifier", (part["identifier"] for part in parts))
    yield from _twice("uri", (part["uri"] for part in parts))
    yield from _twice("code", (item["humanCodingScheme"] for item in package["CFItems"]))
    for part in parts:
        for key, value in part.items():
            if isinstance(value, dict) and addresses.get(value["identifier"]) != value["uri"]:
                yield f"{key} of {part['identifier']} leads to nothing in the package"
    types = {kind["identifier"]: kind["title"] for kind in package["CFDefinitions"]["CFItemTypes"]}
    for item in package["CFItems"]:
        if types.get(item["CFItemTypeURI"]["identifier"]) != item["CFItemType"]:
            yield f"item type of {item['humanCodingScheme']} is not that of its link"
    yield from _tree(package)


def _twice(what: str, values: Iterator[str]) -> Iterator[str]:
    yield from (f"{what} {value} appears {times} times" for value, times in Counter(values).items() if times > 1)


def _tree(package: Part) -> Iterator[str]:
    parents: dict[str, list[str]] = {item["identifier"]: [] for item in package["CFItems"]}
    places: dict[str, list[int]] = {}
    for link in package["CFAssociations"]:
        if link["associationType"] == "isChildOf":
            child, parent = link["originNodeURI"]["identifier"], link["destinationNodeURI"]["identifier"]
            parents.setdefault(child, []).append(parent)
            places.setdefault(parent, []).append(link.get("sequenceNumber", 0))
    yield from (f"{child} has {len(above)} parents" for child, above in parents.items() if len(above) != 1)
    for parent, numbers in places.items():
        if sorted(numbers) != [*range(1, len(numbers) + 1)]:
            yield f"the places below {parent} are {sorted(numbers)}"
    document = package["CFDocument"]["identifier"]
    for child in parents:
        top = _top(child, parents)
        if top != document:
            yield f"{child} hangs on {top or 'itself'} and not on the document"


def _top(child: str, parents: dict[str, list[str]]) -> str:
    """Return what a thing hangs on in the end; empty where it is its own ancestor."""
    seen, node = {child}, child
    while parents.get(node):
        node = parents[node][0]
        if node in seen:
            return ""
        seen.add(node)
    return node


def _addresses(package: Part, exists: Callable[[str], bool]) -> Iterator[str]:
    yield from (f"nothing is at {part['uri']}" for part in _parts(package) if not exists(part["uri"]))
