"""The one table of kinds: it fits together, and a kind that is declared and forgotten somewhere stops the build."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.exports.handbook_json import to_json
from macros.load.handbook import FILES
from macros.model import addresses
from macros.model.handbook import Handbook, models_of
from macros.model.kinds import KINDS, PUBLISHED, Found, found_as, kind_of, searched
from macros.site.kinds import KindError, hold_whole
from macros.site.site import Leave, Settings, Site

Anchors = dict[str, set[str]]


def test_every_kind_is_found_as_one_that_a_reader_can_choose() -> None:
    assert {found_as(word) for word in KINDS} == set(searched())
    ranks = [found.rank for found in searched().values()]
    assert len(set(ranks)) == len(ranks)


def test_codes_of_two_kinds_never_look_alike(handbook: Handbook) -> None:
    for one, other in itertools.combinations(PUBLISHED, 2):
        assert one.code_pattern != other.code_pattern
    for thing in handbook.things.values():
        assert kind_of(thing.code) == thing.kind
        fitting = [kind.word for kind in PUBLISHED if re.fullmatch(kind.code_pattern, thing.code)]
        assert fitting == [thing.kind]


def test_what_a_kind_says_of_its_model_is_there() -> None:
    for kind in PUBLISHED:
        for model in models_of(kind):
            assert "code" in model.model_fields
            assert not kind.text or kind.text in model.model_fields, kind.word


def test_every_kind_has_files_that_are_read(handbook: Handbook) -> None:
    assert {kind.file for kind in KINDS.values() if kind.file} <= FILES.keys()
    assert {thing.kind for thing in handbook.things.values()} == {kind.word for kind in PUBLISHED}


def whole(handbook: Handbook) -> tuple[Site, Anchors]:
    """Return a site in which nothing is missing, and its anchors."""
    site = Site(Settings(Path(), "", Leave(shown=False, target="")), handbook)
    site.files = {"exports/handbook.json": to_json(handbook, "")}
    site.found = dict.fromkeys(handbook.things, "")
    anchors: Anchors = {}
    for code in handbook.things:
        for place in (handbook.address(code), addresses.entry(code)):
            page, _, anchor = place.partition("#")
            anchors.setdefault(page, set()).add(anchor)
    for function in handbook.functions.functions:
        page, _, anchor = function.at.partition("#")
        anchors.setdefault(page, set()).add(anchor)
    for named in handbook.functions.pages:
        anchors.setdefault(named.page, set())
    return site, anchors


def lose_page(_: Site, anchors: Anchors) -> None:
    del anchors["about/sources.html"]


def lose_anchor(_: Site, anchors: Anchors) -> None:
    anchors["about/sources.html"].clear()


def lose_entry(_: Site, anchors: Anchors) -> None:
    anchors["definitions/glossary.html"].clear()


def lose_record(site: Site, _: Anchors) -> None:
    site.found = {code: "" for code in site.found if not code.startswith("law/")}


def lose_export(site: Site, _: Anchors) -> None:
    exported = json.loads(site.files["exports/handbook.json"])
    del exported["law"]
    site.files = {"exports/handbook.json": json.dumps(exported).encode()}


def test_nothing_is_missing_where_nothing_is(handbook: Handbook) -> None:
    site, anchors = whole(handbook)
    hold_whole(site, anchors)


@pytest.mark.parametrize(
    ("lose", "message"),
    [
        (lose_page, "kind 'source' .*: not placed: there is no page about/sources.html"),
        (lose_anchor, "kind 'source' .*: not shown: about/sources.html has no anchor"),
        (lose_entry, "kind 'term' .*: not listed: definitions/glossary.html has no anchor"),
        (lose_record, "kind 'law' .*: not found"),
        (lose_export, "kind 'law' .*: not exported"),
    ],
)
def test_a_kind_that_is_forgotten_somewhere_is_named(
    handbook: Handbook, lose: Callable[[Site, Anchors], None], message: str
) -> None:
    site, anchors = whole(handbook)
    lose(site, anchors)
    with pytest.raises(KindError, match=message):
        hold_whole(site, anchors)


def test_results_have_a_label_for_every_kind() -> None:
    assert all(kind.found.label for kind in KINDS.values() if isinstance(kind.found, Found))


def test_a_function_that_leads_nowhere_stops_the_build(handbook: Handbook) -> None:
    site, anchors = whole(handbook)
    hold_whole(site, anchors)
    function = next(each for each in handbook.functions.functions if "#" in each.at)
    page, _, anchor = function.at.partition("#")
    anchors[page].discard(anchor)
    with pytest.raises(KindError, match=f"data/functions.yaml:[0-9]+: {page} has no anchor '{anchor}'"):
        hold_whole(site, anchors)
    del anchors[handbook.functions.pages[0].page]
    with pytest.raises(KindError, match=f"there is no page {handbook.functions.pages[0].page}"):
        hold_whole(site, anchors)
