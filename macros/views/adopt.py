"""For organizations: what adoption takes, what others recommend, and where to start."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.parts.links import LinkView, SeeView, see_view, source_links
from macros.parts.sections import PointView, SectionView, point_views, section_views


@dataclass(frozen=True)
class AdoptView:
    """The page on adoption."""

    title: str
    description: str
    before: tuple[SectionView, ...]
    requirements_intro: str
    requirements: tuple[PointView, ...]
    considerations_intro: str
    considerations: tuple[PointView, ...]
    more: tuple[LinkView, ...]


@dataclass(frozen=True)
class RecommendationView:
    """A recommendation with its points."""

    number: int
    anchor: str
    title: str
    points: tuple[str, ...]
    update: str
    see: SeeView
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class RecommendationsView:
    """The page of recommendations."""

    title: str
    description: str
    intro: str
    recommendations: tuple[RecommendationView, ...]


@dataclass(frozen=True)
class ModelsView:
    """The page of models of care."""

    title: str
    description: str
    intro: str
    models: tuple[PointView, ...]


@dataclass(frozen=True)
class SectionsView:
    """A page that is made of sections."""

    title: str
    description: str
    sections: tuple[SectionView, ...]
    more: tuple[LinkView, ...]


def adopt_view(handbook: Handbook) -> AdoptView:
    """Return what adoption requires and where to start."""
    adoption = handbook.adoption
    return AdoptView(
        title="Adopting the competencies",
        description="What an organization needs before it starts, what adoption requires, and where to begin.",
        before=section_views(handbook, "adopt"),
        requirements_intro=adoption.requirements_intro,
        requirements=point_views(handbook, adoption.requirements),
        considerations_intro=adoption.considerations_intro,
        considerations=point_views(handbook, adoption.considerations),
        more=(
            LinkView("Ten recommendations", "adopt/recommendations.html"),
            LinkView("Models of care", "adopt/models.html"),
            LinkView("Standards of care and SOAR", "adopt/standards.html"),
            LinkView("Putting the competencies to use", "adopt/uses.html"),
            LinkView("An adoption workbook and a policy outline", addresses.DOCUMENTS),
        ),
    )


def recommendations_view(handbook: Handbook) -> RecommendationsView:
    """Return the recommendations by number."""
    adoption = handbook.adoption
    return RecommendationsView(
        title="Ten recommendations for health care",
        description="What Polaris recommends to the health care industry, linked to the statements that go with it.",
        intro=adoption.recommendations_intro,
        recommendations=tuple(
            RecommendationView(
                number=each.number,
                anchor=each.code,
                title=each.title,
                points=each.points,
                update=each.update or "",
                see=see_view(handbook, each.see),
                sources=source_links(handbook, each.sources),
            )
            for each in adoption.recommendations
        ),
    )


def models_view(handbook: Handbook) -> ModelsView:
    """Return the models of care."""
    return ModelsView(
        title="Models of care",
        description="Hospital advocacy, integrated clinics and health centers, and a study that is still needed.",
        intro=handbook.adoption.models_intro,
        models=point_views(handbook, handbook.adoption.models),
    )


def sections_view(handbook: Handbook, code: str) -> SectionsView:
    """Return a page of prose by its code, such as `about`; KeyError where there is none."""
    page = {page.code: page for page in handbook.about.pages}[code]
    more = {
        "about": (
            LinkView("How the competencies were developed", "about/development.html"),
            LinkView("Guiding principles", "about/guiding-principles.html"),
            LinkView("Sources", "about/sources.html"),
            LinkView("Source inventory", "about/inventory.html"),
            LinkView("What changed", addresses.CHANGES),
            LinkView("The words we use", "definitions/words.html"),
        ),
    }
    return SectionsView(page.title, page.description, section_views(handbook, code), more.get(code, ()))
