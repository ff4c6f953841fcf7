"""The macros: each page made from data calls one, and it renders that page's part of the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Protocol, runtime_checkable

from macros.exports.page_data import PageData
from macros.model import addresses
from macros.model.words import ENGLISH
from macros.parts.about import about_view
from macros.query.cited import cited, work
from macros.site.described import Described, described, in_page
from macros.site.render import Renderer, relative
from macros.site.site import Site
from macros.views.adopt import adopt_view, models_view, recommendations_view, sections_view
from macros.views.changes import changes_view
from macros.views.cite import cite_view
from macros.views.collections import collection_view, collections_view
from macros.views.competency import competency_view
from macros.views.course_map import course_map_view
from macros.views.courses import course_view, courses_view
from macros.views.definitions import definition_view, definitions_view, glossary_view, shelf_view, words_view
from macros.views.documents import documents_view
from macros.views.exports import addresses_view, export_view, kinds_view
from macros.views.group import group_view
from macros.views.groups import groups_view
from macros.views.guide import card_view, guide_view, guides_view, guiding_principles_view, principles_view, team_view
from macros.views.home import home_view
from macros.views.local import hidden_view, local_page_view, reporting_view, services_view
from macros.views.matrix import matrix_view
from macros.views.plan import assess_view, sheet_view
from macros.views.prevention import prevention_view, tier_view
from macros.views.resources import (
    call_view,
    category_view,
    hotline_view,
    law_part_view,
    laws_view,
    references_view,
    resources_view,
    sources_view,
)
from macros.views.roles import role_view, roles_view
from macros.views.self_check import self_check_view
from macros.views.sub_competency import sub_competency_view
from macros.views.teach import teach_view
from macros.views.topics import topic_view, topics_view
from macros.views.translated import card_in_view, guide_in_view, hotline_in_view
from macros.views.visit import visit_sheet_view, visit_view
from macros.views.why import development_view, inventory_view, why_view


@runtime_checkable
class PageView(Protocol):
    """What the page of every view says of itself."""

    @property
    def title(self) -> str:
        """The page's title and main heading."""

    @property
    def description(self) -> str:
        """One or two sentences for search engines and link previews."""


class Page(Protocol):
    """The page that calls a macro, as far as the macro has to do with it."""

    title: Any
    meta: Any

    @property
    def url(self) -> str:
        """Its address on the site."""


VIEWS: dict[str, tuple[str, Callable[..., object]]] = {
    "home": ("home", home_view),
    "matrix": ("matrix", matrix_view),
    "competency": ("competency", competency_view),
    "sub_competency": ("sub_competency", sub_competency_view),
    "groups": ("groups", groups_view),
    "group": ("group", group_view),
    "topics": ("topics", topics_view),
    "topic": ("topic", topic_view),
    "definitions": ("definitions", definitions_view),
    "definition": ("definition", definition_view),
    "glossary": ("glossary", glossary_view),
    "shelf": ("terms", shelf_view),
    "words": ("terms", words_view),
    "prevention": ("prevention", prevention_view),
    "tier": ("tier", tier_view),
    "guides": ("guides", guides_view),
    "guide": ("guide", guide_view),
    "card": ("card", card_view),
    "principles": ("principles", principles_view),
    "guiding_principles": ("principles", guiding_principles_view),
    "team": ("team", team_view),
    "adopt": ("adopt", adopt_view),
    "recommendations": ("recommendations", recommendations_view),
    "models": ("models", models_view),
    "sections": ("sections", sections_view),
    "documents": ("documents", documents_view),
    "collections": ("collections", collections_view),
    "roles": ("roles", roles_view),
    "role": ("role", role_view),
    "collection": ("collection", collection_view),
    "courses": ("courses", courses_view),
    "course": ("course", course_view),
    "course_map": ("course_map", course_map_view),
    "resources": ("resources", resources_view),
    "category": ("category", category_view),
    "hotline": ("hotline", hotline_view),
    "references": ("references", references_view),
    "laws": ("laws", laws_view),
    "law_part": ("law_part", law_part_view),
    "sources": ("sources", sources_view),
    "local": ("local", local_page_view),
    "services": ("services", services_view),
    "reporting": ("reporting", reporting_view),
    "why": ("why", why_view),
    "development": ("development", development_view),
    "inventory": ("inventory", inventory_view),
    "changes": ("changes", changes_view),
    "cite": ("cite", cite_view),
    "assess": ("assess", assess_view),
    "sheet": ("sheet", sheet_view),
    "teach": ("teach", teach_view),
    "self_check": ("self_check", self_check_view),
    "visit": ("visit", visit_view),
    "visit_sheet": ("visit_sheet", visit_sheet_view),
    "export": ("export", export_view),
    "addresses": ("addresses", addresses_view),
    "kinds": ("kinds", kinds_view),
    "call": ("call", call_view),
    "guide_in": ("guide", guide_in_view),
    "card_in": ("card", card_in_view),
    "hotline_in": ("hotline", hotline_in_view),
}
"""The macros: each with the name of its fragment in overrides/fragments/ and its view; one without title is a part of a
page, which has its own."""


class UnknownThingError(Exception):
    """A page asks for something that is not in the data; the message says for what."""


class Macros:
    """The macros of a site. While it is served, another site may take its place."""

    def __init__(self, site: Site) -> None:
        self.show(site)

    def show(self, site: Site) -> None:
        """Let the macros render a site from now on."""
        self.site = site
        handbook = site.handbook
        self.data = PageData(handbook)
        self.at = {handbook.address(code): code for code in handbook.things}
        """What each page is about, by its address."""
        self.renderer = Renderer(site.handbook.glossary.terms, site=site.settings.address)

    def render(self, name: str, page: Page, *arguments: str) -> str:
        """Return what a macro puts on a page, and give the page its title and description.

        Raises UnknownThingError where an argument is the code of nothing.
        """
        fragment, view = VIEWS[name]
        handbook = self.site.handbook
        try:
            shown = view(handbook, *arguments)
        except KeyError as error:
            raise UnknownThingError(f"there is no {fragment.replace('_', '-')} {error}") from None
        hidden = handbook.local.hides(page.url)
        if hidden and isinstance(shown, PageView):
            shown = hidden_view(handbook, hidden, shown.title, page.url)
        language: str = getattr(shown, "page_language", ENGLISH)
        if isinstance(shown, PageView):
            page.title = _kept_by_jinja(shown.title)
            page.meta["description"] = shown.description
            page.meta["code"] = getattr(shown, "code", "")
            page.meta["long"] = getattr(shown, "long", "")
            page.meta["about"] = about_view(shown)
            page.meta["alternates"] = getattr(shown, "alternates", ())
            page.meta["described"] = None if hidden else asdict(self._described(page.url))
            page.meta["lang"] = language
            page.meta["languages"] = getattr(shown, "page_languages", ())
        return self.renderer.render("hidden" if hidden else fragment, shown, page.url, handbook.words_in(language))

    def _described(self, page: str) -> Described:
        """Return what a page says to machines, by its address."""
        handbook, site = self.site.handbook, self.site.settings.address

        def link(address: str) -> str:
            return site + address if site else relative(address, page)

        root = site or "../" * page.count("/") or "./"
        data = in_page(self.data.of(page, link, root))
        if page in self.at:
            return described(cited(handbook, self.at[page]), work(handbook), link, site, data)
        terms = ("describedby", link("exports/defined-terms.jsonld"), "application/ld+json")
        return Described(links=(terms,) if page == addresses.MATRIX else (), data=data)


def _kept_by_jinja(text: str) -> str:
    """Return a title that comes out as it is: the plugin renders titles once more when they look like Jinja."""
    return text.replace("{", "{{ '{' }}")
