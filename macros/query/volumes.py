"""Which books there are: the whole handbook, and for each group a book and a checklist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook

FOLDER = "downloads"
"""Where books lie in the site."""
WHOLE = "handbook"
"""The name of the book that holds everything."""
ALL = "all"

NOT_IN_ANY = (
    # The first page and the search lead through the site; how to teach with it, or host it, is for those who have it.
    *("index.html", "search.html", "teach/", "host/", "about/accessibility.html", "about/leaving.html"),
    # Assessments are made on the screen, or on sheets that are printed by themselves.
    "plan/",
    # How the handbook is made. The pages that say where it comes from are in every book.
    *("about/development.html", "about/inventory.html", "about/changes.html"),
)
"""Pages, or folders of pages, that no book has."""
NOT_IN_WHOLE = ("by-group/", "roles/", "topics.html", "topics/")
"""The statements once more, in another order."""
FOR_EVERY_GROUP = ("local/", "definitions/", "prevention/", "practice/card.html", "resources/", "about/")


class UnknownBookError(Exception):
    """A book is asked for that there is none of; the message says which there are."""


@dataclass(frozen=True)
class Volume:
    """One book; its file is named after it."""

    name: str
    title: str
    """What a link to it says, such as "The whole handbook"."""
    group: str
    """The name of the group it is for; empty for the whole."""
    only: tuple[str, ...]
    """The pages, or folders of pages, that it is made of; the empty string stands for all."""
    never: tuple[str, ...]
    """Of these, what it leaves out."""
    own: tuple[str, ...]
    """The pages of the organization's own courses and roles; other courses are for those who have the site."""
    sheet: str = ""
    """The only page of a checklist, which is on no menu; empty for a book of chapters."""

    @property
    def href(self) -> str:
        """Where the book lies in the site."""
        return f"{FOLDER}/{self.name}.pdf"

    def holds(self, page: str) -> bool:
        """Return whether the page at an address of the site is in the book."""
        return page in {*self.own, self.sheet} or (_is_in(page, self.only) and not _is_in(page, self.never))


def volumes(handbook: Handbook, asked: str) -> tuple[Volume, ...]:
    """Return the books that are asked for: "all", or names with spaces between. Raises UnknownBookError."""
    every = {volume.name: volume for volume in _volumes(handbook)}
    names = list(every) if asked == ALL else asked.split()
    for name in names:
        if name not in every:
            raise UnknownBookError(f"there is no book '{name}'; write {', '.join(every)}, or '{ALL}' for each of them")
    return tuple(every[name] for name in dict.fromkeys(names))


def _volumes(handbook: Handbook) -> Iterator[Volume]:
    added = (
        *(addresses.of_course(course.code) for course in handbook.local.courses),
        *(addresses.of_role(role.code) for role in handbook.own_roles),
    )
    yield Volume(WHOLE, "The whole handbook", "", ("",), (*NOT_IN_ANY, *NOT_IN_WHOLE), added)
    for group in handbook.groups:
        guides = [addresses.of(f"guide/{guide.code}") for guide in handbook.guides if group.code in guide.groups]
        own = (addresses.page_of_group(group.code), *guides, *FOR_EVERY_GROUP)
        yield Volume(group.code, group.name, group.name, own, NOT_IN_ANY, added)
    for group in handbook.groups:
        title, sheet = f"{group.name}: checklist", addresses.page_of_sheet(group.code)
        yield Volume(f"{group.code}-checklist", title, group.name, (), (), (), sheet)


def _is_in(page: str, places: tuple[str, ...]) -> bool:
    return any(page == place or (page.startswith(place) and place[-1:] in {"", "/"}) for place in places)
