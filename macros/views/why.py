"""Figures of the sources, as text and as graphics: why it matters, and how the competencies came about."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.figures import Moment, Pair
from macros.model.handbook import Handbook
from macros.parts.links import LinkView, SeeView, link, links, see_view, source_links
from macros.parts.sections import SectionView, section_views

BAR = 400
"""Width of a full bar, in the units of its drawing."""


@dataclass(frozen=True)
class NumberView:
    """A number; `bar` is the length of its bar out of `full`, 0 where it is no share."""

    anchor: str
    value: str
    unit: str
    label: str
    text: str
    year: str
    sources: tuple[LinkView, ...]
    bar: int
    full: int


@dataclass(frozen=True)
class LevelView:
    """A level of the model; `inset` and `size` are those of its box in the drawing."""

    name: str
    items: tuple[str, ...]
    note: str
    inset: int
    width: int
    height: int
    baseline: int


@dataclass(frozen=True)
class LevelsView:
    """The social-ecological model."""

    code: str
    title: str
    text: str
    levels: tuple[LevelView, ...]
    see: SeeView
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class FramesView:
    """Two ways to look at trafficking."""

    code: str
    title: str
    text: str
    pairs: tuple[Pair, ...]
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class WhyView:
    """The page on why it matters."""

    title: str
    description: str
    numbers_intro: str
    numbers: tuple[NumberView, ...]
    sections: tuple[SectionView, ...]
    levels: LevelsView
    frames: FramesView
    team: LinkView


@dataclass(frozen=True)
class DevelopmentView:
    """How the competencies were developed."""

    title: str
    description: str
    sections: tuple[SectionView, ...]
    code: str
    heading: str
    anchor: str
    text: str
    steps: tuple[Moment, ...]
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class InventoryRow:
    """One unit of a source and where it is."""

    code: str
    what: str
    source: LinkView
    places: tuple[LinkView, ...]


@dataclass(frozen=True)
class InventoryView:
    """What the sources hold and where it is."""

    title: str
    description: str
    rows: tuple[InventoryRow, ...]


def why_view(handbook: Handbook) -> WhyView:
    """Return the numbers, the models and the texts that go with them."""
    figures = handbook.figures
    return WhyView(
        title="Why it matters",
        description="What is known in numbers, why trafficking stays hidden, and two models to understand it by.",
        numbers_intro=figures.numbers_intro,
        numbers=tuple(
            NumberView(
                anchor=number.code,
                value=number.value,
                unit=number.unit,
                label=number.label,
                text=number.text,
                year=number.year,
                sources=source_links(handbook, number.sources),
                bar=round(BAR * int(number.value) / 100) if number.unit == "percent" else 0,
                full=BAR,
            )
            for number in figures.numbers
        ),
        sections=section_views(handbook, "why"),
        levels=_levels_view(handbook),
        frames=FramesView(
            code=figures.frames.code,
            title=figures.frames.title,
            text=figures.frames.text,
            pairs=figures.frames.pairs,
            sources=source_links(handbook, figures.frames.sources),
        ),
        team=link(handbook, "figure/team"),
    )


def _levels_view(handbook: Handbook) -> LevelsView:
    """Draw each level as a box around the one before it: 44 units of margin for the name of the next."""
    model, margin = handbook.figures.levels, 44
    count = len(model.levels)
    levels = []
    for position, level in enumerate(model.levels):
        outside = count - 1 - position
        levels.append(
            LevelView(
                name=level.name,
                items=level.items,
                note=level.note or "",
                inset=outside * margin // 2,
                width=520 - outside * margin,
                height=margin * (position + 1),
                baseline=margin * (position + 1) - 16,
            )
        )
    return LevelsView(
        code=model.code,
        title=model.title,
        text=model.text,
        levels=tuple(levels),
        see=see_view(handbook, model.see),
        sources=source_links(handbook, model.sources),
    )


def development_view(handbook: Handbook) -> DevelopmentView:
    """Return the report, its aims and the steps of its development."""
    timeline = handbook.figures.timeline
    return DevelopmentView(
        title="How the competencies were developed",
        description="The report, its goal and vision, what came before it, its dated steps, and who took part.",
        sections=section_views(handbook, "development"),
        code="",
        heading=timeline.title,
        anchor=timeline.code,
        text=timeline.text,
        steps=timeline.steps,
        sources=source_links(handbook, timeline.sources),
    )


def inventory_view(handbook: Handbook) -> InventoryView:
    """Return every unit of the sources with the pages where it is."""
    return InventoryView(
        title="Source inventory",
        description="Every unit of the five sources, with the handbook pages where it appears, for checking.",
        rows=tuple(
            InventoryRow(
                code=row.code,
                what=row.what,
                source=source_links(handbook, [row.source])[0],
                places=(*links(handbook, row.see), *(LinkView(page, page) for page in row.pages)),
            )
            for row in handbook.inventory.rows
        ),
    )
