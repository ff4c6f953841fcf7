"""Where to turn and where things come from: resources, hotline, references, law, sources."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.sources import CONFIRMED, LAW_PARTS, Contact, Law, Reference, Resource, ResourceCategory, Source
from macros.parts.advice import HotlineBox, hotline_box
from macros.parts.entries import EntryView, in_a_line
from macros.parts.links import LinkView, SeeView, link, links, see_view, source_links
from macros.parts.looks import LookView, look_view
from macros.parts.reviews import review_line
from macros.query.translated import InLanguage, languages_of
from macros.views.group import Choice

STATUS = {
    "current": "",
    "moved": "Moved",
    "suspended": "Suspended",
    "superseded": "Superseded",
    "unchecked": "Not checked",
}


@dataclass(frozen=True)
class ResourceView:
    """A resource as a card."""

    resource: Resource
    anchor: str
    publisher: str
    """Who published it, and when."""
    facts: tuple[str, ...]
    """What it is, and for whom."""
    status: str
    confidence: str
    look: LookView
    serves: SeeView
    guides: tuple[LinkView, ...]
    terms: tuple[LinkView, ...]
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class ResourceLine:
    """A resource in the list of all; with the codes, with spaces between, of what it can be filtered by."""

    anchor: str
    title: str
    href: str
    publisher: str
    status: str
    """What to know before one turns to it; empty where it is as it was."""
    formats: str
    audiences: str
    competencies: str


@dataclass(frozen=True)
class CategoryLines:
    """The resources of one category in the list of all."""

    code: str
    name: str
    about: str
    page: LinkView
    resources: tuple[ResourceLine, ...]


@dataclass(frozen=True)
class CategoryView:
    """The page of a category: the whole record of each of its resources."""

    title: str
    description: str
    about: str
    """What the category holds; empty on its later pages."""
    resources: tuple[ResourceView, ...]


@dataclass(frozen=True)
class ResourcesView:
    """The page of all resources."""

    title: str
    description: str
    count: int
    categories: tuple[CategoryLines, ...]
    competencies: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    formats: tuple[Choice, ...]
    more: tuple[LinkView, ...]


@dataclass(frozen=True)
class HotlineView:
    """The page of the hotline."""

    title: str
    description: str
    page_language: str
    page_languages: tuple[InLanguage, ...]
    contact: Contact
    look: LookView
    numbers_source: LinkView
    sources: tuple[LinkView, ...]
    guides: tuple[LinkView, ...]


@dataclass(frozen=True)
class CallView:
    """Whom to call, on a page of prose."""

    hotline: HotlineBox


@dataclass(frozen=True)
class ReferenceView:
    """A reference of the report."""

    reference: Reference
    same_as: LinkView | None


@dataclass(frozen=True)
class ReferencesView:
    """The page of references."""

    title: str
    description: str
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True)
class LawView:
    """A law, and how fresh its record is."""

    law: Law
    review: str
    """Empty where nobody has reviewed it, which the page says once."""
    look: LookView


@dataclass(frozen=True)
class LawsView:
    """The page of all laws: each in a line, part by part."""

    title: str
    description: str
    parts: tuple[tuple[str, str, tuple[EntryView, ...]], ...]
    """Name, page, and entries."""


@dataclass(frozen=True)
class LawPartView:
    """A page of laws."""

    title: str
    description: str
    review: str
    """What to say where no law has been reviewed."""
    laws: tuple[LawView, ...]


@dataclass(frozen=True)
class SourcesView:
    """The page of sources."""

    title: str
    description: str
    sources: tuple[Source, ...]


def resources_view(handbook: Handbook) -> ResourcesView:
    """Return the resources by category, with what they can be filtered by."""
    categories = tuple(_category_lines(handbook, category) for category in handbook.categories)
    shown = [line for category in categories for line in category.resources]
    words = handbook.resource_words

    def choices(known: list[tuple[str, str]], attribute: str) -> tuple[Choice, ...]:
        counted = ((code, name, sum(code in getattr(v, attribute).split() for v in shown)) for code, name in known)
        return tuple(Choice(code, name, count) for code, name, count in counted if count)

    return ResourcesView(
        title="Resources",
        description=f"{len(shown)} resources on trafficking and health care, and what is known of their addresses.",
        count=len(shown),
        categories=categories,
        competencies=choices(
            [(each.code.lower(), f"{each.code} {each.name}") for each in handbook.competencies], "competencies"
        ),
        audiences=choices([(word.code, word.name) for word in words.audiences], "audiences"),
        formats=choices([(word.code, word.name) for word in words.formats], "formats"),
        more=(
            LinkView("The hotline", "resources/hotline.html"),
            LinkView("References of the report", "resources/references.html"),
            LinkView("Laws and codes", addresses.LAWS),
        ),
    )


def _category_lines(handbook: Handbook, category: ResourceCategory) -> CategoryLines:
    return CategoryLines(
        code=category.code,
        name=category.name,
        about=category.about,
        page=LinkView("What each of them is", addresses.page_of_category(category.code)),
        resources=tuple(
            ResourceLine(
                anchor=resource.code,
                title=resource.title,
                href=handbook.address(f"resource/{resource.code}"),
                publisher=resource.publisher or "",
                status="" if resource.status == "unchecked" else STATUS[resource.status],
                formats=" ".join(resource.formats),
                audiences=" ".join(resource.audiences),
                competencies=" ".join(dict.fromkeys(served[0].lower() for served in resource.competencies)),
            )
            for resource in category.resources
        ),
    )


def category_view(handbook: Handbook, code: str) -> CategoryView:
    """Return the resources of a category, or of a part of it, by the code of its page; KeyError where there is none."""
    category, resources = handbook.resource_pages[code]
    pages = [page for page, (each, _) in handbook.resource_pages.items() if each is category]
    part = f" ({pages.index(code) + 1} of {len(pages)})" if len(pages) > 1 else ""
    return CategoryView(
        title=f"Resources: {category.name}{part}",
        description=f"What each resource is, and what is known of its address{part}. {in_a_line(category.about)}",
        about="" if code != category.code else category.about,
        resources=tuple(_resource_view(handbook, resource) for resource in resources),
    )


def _resource_view(handbook: Handbook, resource: Resource) -> ResourceView:
    names = {word.code: word.name for word in (*handbook.resource_words.formats, *handbook.resource_words.audiences)}
    code = f"resource/{resource.code}"
    formats = ", ".join(names[word] for word in resource.formats)
    audiences = ", ".join(names[word] for word in resource.audiences)
    return ResourceView(
        resource=resource,
        anchor=resource.code,
        publisher=" · ".join(filter(None, (resource.publisher, resource.year))),
        facts=tuple(fact for fact in (formats, f"For: {audiences}" if audiences else "") if fact),
        status=STATUS[resource.status],
        confidence=resource.confidence if resource.confidence in CONFIRMED else "no confirmed address",
        look=look_view(handbook, resource),
        serves=see_view(handbook, resource.competencies),
        guides=links(handbook, (f"guide/{guide.code}" for guide in handbook.guides if code in guide.resources)),
        terms=links(handbook, resource.terms),
        sources=source_links(handbook, resource.sources),
    )


def hotline_view(handbook: Handbook) -> HotlineView:
    """Return the record of the hotline."""
    contact = handbook.hotline
    code = f"contact/{contact.code}"
    return HotlineView(
        title=contact.name,
        description=handbook.words.of("hotline_about"),
        page_language=handbook.language,
        page_languages=languages_of(handbook, "hotline"),
        contact=contact,
        look=look_view(handbook, contact),
        numbers_source=source_links(handbook, [contact.numbers_source])[0],
        sources=source_links(handbook, contact.sources),
        guides=links(handbook, (f"guide/{guide.code}" for guide in handbook.guides if code in guide.contacts)),
    )


def call_view(handbook: Handbook) -> CallView:
    """Return whom to call."""
    return CallView(hotline_box(handbook))


def references_view(handbook: Handbook) -> ReferencesView:
    """Return the references in the order of the report."""
    return ReferencesView(
        title="References of the report",
        description="The report's ten notes and the sources of its four figures, with what is known today.",
        references=tuple(
            ReferenceView(each, link(handbook, each.same_as) if each.same_as else None)
            for each in handbook.references.references
        ),
    )


def laws_view(handbook: Handbook) -> LawsView:
    """Return laws, regulations and codes, each with the way to what it says."""
    parts = (
        (part, name, [law for law in handbook.laws.law if law.part == part]) for part, (name, _) in LAW_PARTS.items()
    )
    return LawsView(
        title="Laws and codes",
        description="Statutes, regulations, and ICD-10-CM codes that the handbook cites, as reference facts.",
        parts=tuple(
            (
                name,
                addresses.page_of_laws(part),
                tuple(
                    EntryView(law.code, law.citation, handbook.address(f"law/{law.code}"), law.title) for law in laws
                ),
            )
            for part, name, laws in parts
            if laws
        ),
    )


def law_part_view(handbook: Handbook, part: str) -> LawPartView:
    """Return a page of laws; KeyError where there is none."""
    name, _ = LAW_PARTS[part]
    return LawPartView(
        title=f"Laws and codes: {name}",
        description=f"{name}, in the handbook's own words, as reference facts: not legal or coding advice.",
        review="" if any(law.reviewed for law in handbook.laws.law) else review_line((), handbook.words),
        laws=tuple(
            LawView(law, review_line(law.reviewed, handbook.words) if law.reviewed else "", look_view(handbook, law))
            for law in handbook.laws.law
            if law.part == part
        ),
    )


def sources_view(handbook: Handbook) -> SourcesView:
    """Return the documents that the handbook is made from."""
    return SourcesView(
        title="Sources",
        description="The five documents that the handbook is made from, their rights, and what was taken from each.",
        sources=handbook.sources.sources,
    )
