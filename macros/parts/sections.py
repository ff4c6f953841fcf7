"""Sections of prose and their points as fragments show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.knowledge import Principle
from macros.model.sections import Point, Section
from macros.parts.links import LinkView, SeeView, see_view, source_links


@dataclass(frozen=True)
class ItemView:
    """An item of a section; `anchor` is empty where it has none."""

    anchor: str
    title: str
    text: str
    tool: str
    see: SeeView
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class SectionView:
    """A heading with what is under it; `level` is that of the heading."""

    code: str
    level: int
    title: str
    paragraphs: tuple[str, ...]
    numbered: bool
    items: tuple[ItemView, ...]
    note: str
    see: SeeView
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class PointView:
    """Something with a code, a title and a text."""

    anchor: str
    title: str
    text: str
    see: SeeView
    sources: tuple[LinkView, ...]


def section_views(handbook: Handbook, page: str) -> tuple[SectionView, ...]:
    """Return the sections of a page of prose, in their order."""
    return tuple(
        _hidden_section(handbook, section)
        if handbook.local.hides(addresses.of_section(page, section.code))
        else SectionView(
            code=section.code,
            level=3 if section.part_of else 2,
            title=section.title,
            paragraphs=section.paragraphs,
            numbered=section.numbered,
            items=tuple(
                ItemView(
                    anchor=item.code or "",
                    title=item.title or "",
                    text=item.text or "",
                    tool=item.tool or "",
                    see=see_view(handbook, item.see),
                    sources=source_links(handbook, item.sources),
                )
                for item in section.items
            ),
            note=section.note or "",
            see=see_view(handbook, section.see),
            sources=source_links(handbook, section.sources),
        )
        for section in handbook.sections
        if section.page == page
    )


def _hidden_section(handbook: Handbook, section: Section) -> SectionView:
    """Return a section that an organization does not show: its heading stays, so that links to it lead somewhere."""
    hidden = handbook.local.hides(addresses.of_section(section.page, section.code))
    reason = f" {hidden.reason}" if hidden and hidden.reason else ""
    return SectionView(
        code=section.code,
        level=3 if section.part_of else 2,
        title=section.title,
        paragraphs=(),
        numbered=False,
        items=(),
        note=f"{handbook.local.by} does not show this section.{reason}",
        see=SeeView((), ()),
        sources=(),
    )


def point_views(handbook: Handbook, points: Iterable[Point | Principle]) -> tuple[PointView, ...]:
    """Return requirements, principles and the like."""
    return tuple(
        PointView(
            anchor=point.code,
            title=point.title,
            text=point.text,
            see=see_view(handbook, point.see),
            sources=source_links(handbook, point.sources),
        )
        for point in points
    )
