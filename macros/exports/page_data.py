"""What pages hold as JSON-LD, in the words of schema.org: terms that are on one, statements it lists, a course."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from macros.exports.course_files import course_data
from macros.model import addresses
from macros.model.handbook import Handbook, Thing
from macros.model.kinds import KINDS

Link = Callable[[str], str]
"""Makes an address of the site one that can be followed from the page."""


class PageData:
    """The JSON-LD of every page that has any."""

    def __init__(self, handbook: Handbook) -> None:
        self.handbook = handbook
        self.terms: dict[str, list[Thing]] = {}
        for thing in handbook.things.values():
            if KINDS[thing.kind].in_matrix or thing.kind == "term":
                self.terms.setdefault(handbook.address(thing.code).partition("#")[0], []).append(thing)
        self.lists = dict(_lists(handbook))
        self.courses = {addresses.of_course(course.code): course for course in handbook.courses}

    def of(self, page: str, link: Link, root: str) -> dict[str, Any]:
        """Return what a page holds, by its address; empty where that is nothing. `root` leads to the site's root."""
        if page in self.courses:
            return course_data(self.handbook, self.courses[page], root)
        if page in self.terms:
            return {"@context": "https://schema.org", "@graph": [_term(thing, link) for thing in self.terms[page]]}
        if page in self.lists:
            name, codes = self.lists[page]
            return _list(self.handbook, name, codes, link)
        return {}


def _term(thing: Thing, link: Link) -> dict[str, Any]:
    condition = getattr(thing.entry, "condition", None)
    made = {
        "@type": "DefinedTerm",
        "@id": link(addresses.permalink(thing.code)),
        "termCode": thing.code,
        "name": f"{condition}: {thing.title}" if condition else thing.title,
        "description": str(getattr(thing.entry, KINDS[thing.kind].text, "")),
        "inDefinedTermSet": link(addresses.GLOSSARY if thing.kind == "term" else addresses.MATRIX),
    }
    return {key: value for key, value in made.items() if value}


def _lists(handbook: Handbook) -> Iterable[tuple[str, tuple[str, Iterable[str]]]]:
    """Yield each page that lists statements, with what the list is called, and their codes in its order."""
    for group in handbook.groups:
        codes = [each.code for cell in handbook.cells if cell.group is group for each in cell.statements]
        yield addresses.page_of_group(group.code), (group.name, codes)
    for topic in handbook.topics:
        cells = (cell for group in handbook.groups for cell in handbook.cells if cell.group is group)
        codes = [each.code for cell in cells for each in cell.statements if topic.code in each.topics]
        yield addresses.of_topic(topic.code), (topic.name, codes)
    for collection in handbook.collections:
        yield addresses.of(f"collection/{collection.code}"), (collection.title, collection.statements)
    for role in handbook.roles:
        yield addresses.of_role(role.code), (role.name, handbook.statements_for(role))


def _list(handbook: Handbook, name: str, codes: Iterable[str], link: Link) -> dict[str, Any]:
    found = [handbook.statements[code] for code in codes if code in handbook.statements]
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": name,
        "numberOfItems": len(found),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "url": link(addresses.permalink(each.code)),
                "name": f"{each.code} {each.short}",
            }
            for position, each in enumerate(found, 1)
        ],
    }
