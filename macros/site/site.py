"""The site as one value: what it shows, where it is published, in which order, and every file besides its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from macros.load.overlay import folder_of, load_with
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.sources import Contact
from macros.model.tokens import token
from macros.model.words import ENGLISH, Wording
from macros.parts.local import BesideView, beside_view
from macros.parts.reviews import translation_line
from macros.query.translated import address_of, in_language
from macros.query.volumes import Volume, volumes
from macros.site import pages, policy
from macros.site.corrections import message_to


@dataclass(frozen=True)
class Leave:
    """What the control that leaves the handbook at once does: whether it is there, and what follows the neutral page.

    Without a target, that page stays.
    """

    shown: bool
    target: str


@dataclass(frozen=True)
class Settings:
    """What a publisher sets; nothing of it is in the data."""

    project: Path
    """The folder that holds data/ and docs/; absolute."""
    address: str
    """Where the site is published, with '/' at its end; empty where it has no address of its own."""
    leave: Leave
    books: str = ""
    """The books that the build makes: "all", or names with spaces between."""
    corrections: str = ""
    """Where readers say that something is wrong; empty where no address is set."""


@dataclass(frozen=True)
class MenuEntry:
    """A page in the menu, or a section with what is under it."""

    title: str
    page: str
    """Address on the site; empty for a section."""
    entries: tuple[MenuEntry, ...] = ()


@dataclass(frozen=True)
class Frame:
    """What is around every page of a language."""

    language: str
    words: Wording
    hotline: Contact
    hotline_page: str
    day: str
    """The edition's date in words."""
    translation: str
    """Who has reviewed the translation, or that nobody has; empty in English."""


def frame(handbook: Handbook, language: str) -> Frame:
    """Return what is around the pages of a language that the handbook has pages in."""
    if language == ENGLISH:
        page, reviewed = addresses.of(f"contact/{handbook.hotline.code}"), ""
        shown = handbook
    else:
        shown, translation = in_language(handbook, language), handbook.translation(language)
        page, reviewed = address_of(translation, "hotline"), translation_line(translation.reviewed, shown.words)
    day = shown.words.day(handbook.edition.date)
    return Frame(language, shown.words, shown.hotline, page, day, reviewed)


@dataclass
class Site:
    """The site while it is built; templates are given it as `config.extra.site`."""

    settings: Settings
    handbook: Handbook
    menu: tuple[MenuEntry, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    """Everything but the pages, by address."""
    style: str = ""
    """Address of the style sheet, which holds a hash of its content."""
    found: Mapping[str, str] = field(default_factory=dict)
    """The words by which the search finds each thing, by its code."""

    @cached_property
    def leave(self) -> Leave:
        """What the control "Leave quickly" does: what the organization says, and else what the publisher does."""
        organization = self.handbook.local.organization
        if organization is None or organization.leave is None:
            return self.settings.leave
        said = organization.leave
        return Leave(said.shown, said.target or self.settings.leave.target)

    @cached_property
    def frames(self) -> dict[str, Frame]:
        """What is around the pages of each language, by its code."""
        known = [ENGLISH, *(each.language for each in self.handbook.translations)]
        return {language: frame(self.handbook, language) for language in known}

    @cached_property
    def beside(self) -> BesideView | None:
        """The local contacts beside the hotline."""
        return beside_view(self.handbook)

    @cached_property
    def volumes(self) -> tuple[Volume, ...]:
        """The books that this build makes. Raises UnknownBookError."""
        return volumes(self.handbook, self.settings.books)

    @property
    def theme_colors(self) -> tuple[str, str]:
        """The color of the header, which a browser may give to its own frame: on a light page, and on a dark one."""
        return token("raised"), token("raised", dark=True)

    @property
    def picture(self) -> str:
        """The public address of the picture that goes with a link; only for a site that has one itself."""
        return self.settings.address + addresses.SHARED

    def corrections(self, page: str, address: str) -> str:
        """Return where readers say that something is wrong on a page; empty where the copy names no such address.

        `page` is the page's code and title, `address` its own on the site.
        """
        organization = self.handbook.local.organization
        to = (organization.corrections if organization else None) or self.settings.corrections
        return message_to(to, page, self.settings.address + address, self.handbook.edition.code)

    @property
    def policy(self) -> str:
        """What a browser may do with the pages."""
        return policy.IN_PAGE


def load_site(settings: Settings) -> Site:
    """Return the site of a project with its local additions.

    Raises DataError with everything that is wrong with the data, the additions or the pages, and UnknownBookError.
    """
    project = settings.project
    handbook = pages.checked(load_with(project / "data", *folder_of(project)), project / "docs")
    site = Site(settings, handbook)
    _ = site.volumes  # a book that there is none of stops the build before it has begun
    return site
