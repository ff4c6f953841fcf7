"""The first page: it leads each kind of reader to their part in one step."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.edition import Edition
from macros.model.handbook import Handbook
from macros.model.local import Logo, Organization
from macros.parts.advice import HotlineBox, hotline_box
from macros.parts.links import LinkView, link
from macros.parts.roles import RoleLink, role_links
from macros.views.matrix import MatrixView, matrix_view


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    title: str
    description: str
    urgent: LinkView
    hotline: HotlineBox
    organization: Organization | None
    """Who gives out this copy."""
    logo: Logo | None
    here: tuple[LinkView, ...]
    """The ways to what it has added."""
    roles: tuple[RoleLink, ...]
    matrix: MatrixView
    more: tuple[LinkView, ...]
    edition: Edition


def description(handbook: Handbook) -> str:
    """Return what the handbook is, in a sentence."""
    return (
        "What health care and behavioral health staff need to know and do about human trafficking: "
        f"{len(handbook.statements)} statements for four groups, from the HHS core competencies."
    )


def home_view(handbook: Handbook) -> HomeView:
    """Return the home page."""
    matrix = matrix_view(handbook)
    return HomeView(
        title=handbook.edition.title,
        description=description(handbook),
        urgent=link(handbook, f"guide/{handbook.guides[0].code}"),
        hotline=hotline_box(handbook),
        organization=handbook.local.organization,
        logo=handbook.local.logo,
        here=_here(handbook),
        roles=role_links(handbook),
        matrix=matrix,
        more=(
            LinkView("For you, if this is happening to you", "for-you.html"),
            LinkView("Practice guides", "practice/index.html"),
            LinkView("What trafficking is", "definitions/index.html"),
            LinkView("Glossary", "definitions/glossary.html"),
            LinkView("Topics", addresses.TOPICS),
            LinkView("Three tiers of prevention", "prevention/index.html"),
            LinkView("What we need before we start", "adopt/index.html"),
            LinkView("Ten recommendations", "adopt/recommendations.html"),
            LinkView("Assess, plan, and hire", "plan/index.html"),
            LinkView("Teach with it", "teach/index.html"),
            LinkView("Resources", "resources/index.html"),
            LinkView("Why it matters", "why.html"),
            LinkView("Take or host a copy", "host/index.html"),
        ),
        edition=handbook.edition,
    )


def _here(handbook: Handbook) -> tuple[LinkView, ...]:
    local = handbook.local
    ways = (
        (local.contacts or local.protocols or local.notes, LinkView("Contacts and protocols", addresses.LOCAL)),
        (local.services, LinkView("Directory of services", addresses.LOCAL_SERVICES)),
        (local.rules, LinkView("Reporting rules here", addresses.LOCAL_REPORTING)),
    )
    return tuple(way for there, way in ways if there)
