"""The three tiers of prevention, together and each by itself."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.handbook import Handbook
from macros.model.knowledge import Tier
from macros.model.matrix import Group
from macros.parts.links import LinkView, link, links, source_links
from macros.parts.local import LocalView, local_view
from macros.parts.statements import StatementView, statement_view


@dataclass(frozen=True)
class TierGroup:
    """What one group does in a tier."""

    group: Group
    anchor: str
    text: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class TierView:
    """The page of a tier."""

    code: str
    title: str
    description: str
    when: str
    meaning: str
    page: LinkView
    sub_competency: LinkView
    sub_title: str
    local: LocalView | None
    groups: tuple[TierGroup, ...]
    guides: tuple[LinkView, ...]
    terms: tuple[LinkView, ...]
    resources: tuple[LinkView, ...]
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class PreventionView:
    """The page of all tiers."""

    title: str
    description: str
    tiers: tuple[TierView, ...]


def prevention_view(handbook: Handbook) -> PreventionView:
    """Return the tiers in their order."""
    return PreventionView(
        title="Three tiers of prevention",
        description="Before trafficking happens, while it happens, and over the long term: what each tier means.",
        tiers=tuple(_tier_view(handbook, tier) for tier in handbook.prevention.tiers),
    )


def tier_view(handbook: Handbook, code: str) -> TierView:
    """Return the page of the tier with a code such as `primary`; KeyError where there is none."""
    tier = {tier.code: tier for tier in handbook.prevention.tiers}[code]
    return _tier_view(handbook, tier)


def _tier_view(handbook: Handbook, tier: Tier) -> TierView:
    cells = [cell for cell in handbook.cells if cell.sub_competency.code == tier.sub_competency]
    return TierView(
        code="",
        title=tier.title,
        description=f"{tier.title}: what it means, and what each of the four groups does in it.",
        when=tier.when,
        meaning=tier.meaning,
        page=link(handbook, f"tier/{tier.code}"),
        sub_competency=link(handbook, tier.sub_competency),
        sub_title=handbook.things[tier.sub_competency].title,
        local=local_view(handbook, f"tier/{tier.code}"),
        groups=tuple(
            TierGroup(
                group=cell.group,
                anchor=cell.group.code,
                text=getattr(tier.groups, cell.group.code),
                statements=tuple(statement_view(handbook, statement) for statement in cell.statements),
            )
            for cell in cells
        ),
        guides=links(handbook, tier.guides),
        terms=links(handbook, tier.terms),
        resources=links(handbook, tier.resources),
        sources=source_links(handbook, tier.sources),
    )
