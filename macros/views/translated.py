"""The pages that are in other languages: the views of the English ones, in the words of a translation."""

from __future__ import annotations

from dataclasses import replace

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.parts.advice import HotlineBox
from macros.parts.links import LinkView
from macros.parts.reviews import review_line, translation_line
from macros.query.translated import address_of, in_language
from macros.views.guide import CardView, GuideView, card_view, guide_view
from macros.views.resources import HotlineView, hotline_view


def guide_in_view(handbook: Handbook, language: str) -> GuideView:
    """Return the page of the first guide in a language such as `es`; KeyError where there is none."""
    shown = in_language(handbook, language)
    view = guide_view(shown, shown.guides[0].code)
    # Whether the translation has been reviewed is said at the foot of every page in the language.
    review = " ".join((shown.words.of("original"), review_line(shown.guides[0].reviewed, shown.words)))
    # The questions about a report, and tables, are in English alone: the page in English has them.
    return replace(view, hotline=_box(shown, view.hotline), review=review, report=None, tables=())


def card_in_view(handbook: Handbook, language: str) -> CardView:
    """Return the sheet for a desk in a language; KeyError where there is none."""
    shown = in_language(handbook, language)
    translation = shown.translation(language)
    view = card_view(shown)
    return replace(
        view,
        hotline=_box(shown, view.hotline),
        guide=_guide(shown),
        translation=translation_line(translation.reviewed, shown.words),
    )


def hotline_in_view(handbook: Handbook, language: str) -> HotlineView:
    """Return the record of the hotline in a language; KeyError where there is none."""
    shown = in_language(handbook, language)
    view = hotline_view(shown)
    first = f"guide/{shown.guides[0].code}"
    others = tuple(guide for guide in view.guides if guide.href != addresses.of(first))
    return replace(view, guides=(_guide(shown), *others) if len(others) < len(view.guides) else others)


def _guide(shown: Handbook) -> LinkView:
    page = address_of(shown.translation(shown.language), "guide")
    return LinkView(shown.guides[0].title, page, shown.language)


def _box(shown: Handbook, box: HotlineBox) -> HotlineBox:
    page = address_of(shown.translation(shown.language), "hotline")
    return replace(box, page=LinkView(box.page.text, page, shown.language))
