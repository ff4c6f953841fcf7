"""The proof of a written site: a loss that is planted in it is told, with what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.load.overlay import load_with
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.local import OfficialStatement
from macros.search.records import records, words_of
from macros.site.proof import Proof, ProofError, Written, prove
from tests.conftest import EXAMPLE, PROJECT

Plant = Callable[[Proof], None]


@pytest.fixture
def proof(site: Path, handbook: Handbook) -> Proof:
    return Proof(handbook, site, dict(words_of(records(handbook))))


@pytest.fixture(scope="module")
def example() -> Handbook:
    return load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)


def test_the_site_is_whole(proof: Proof) -> None:
    assert list(proof.losses()) == []


def test_a_copy_with_additions_is_whole(example_site: Path, example: Handbook) -> None:
    prove(example, example_site, words_of(records(example)))


def change(page: str, before: str, after: str) -> Plant:
    """Return what changes a page as it was written."""

    def plant(proof: Proof) -> None:
        source = proof.pages[page].source
        assert before in source
        proof.pages[page] = Written(source.replace(before, after))

    return plant


def lose_page(proof: Proof) -> None:
    del proof.pages["topics/minors.html"]


def lose_condition(proof: Proof) -> None:
    """It is still said to programs."""
    source = proof.pages["competencies/2b.html"].source
    proof.pages["competencies/2b.html"] = Written(
        re.sub(r'<p class="hb-condition".*?</p>', "", source, flags=re.DOTALL)
    )
    assert "Only if you are trained" in proof.pages["competencies/2b.html"].source


def lose_permalink(proof: Proof) -> None:
    del proof.pages["id/2B.I3.html"]


def lose_words(proof: Proof) -> None:
    proof.found = {**proof.found, "term/debt-bondage": "Debt bondage"}


PLANTED: dict[str, tuple[Plant, str]] = {
    "a view without a field": (
        change("definitions/glossary/d-g.html", "debt", ""),
        r"definitions/glossary/d-g\.html: “.*” \(data/glossary\.yaml:\d+\) is not on the page",
    ),
    "a condition": (
        lose_condition,
        r"competencies/2b\.html: “Only if you are trained.*” \(data/competencies/2-risk\.yaml:\d+\) is not on the page",
    ),
    "a changed digit": (
        change("index.html", "tel:1-888-373-7888", "tel:1-888-373-7889"),
        r"index\.html: a link dials tel:1-888-373-7889, which is no number of the data",
    ),
    "a number for texts": (
        change("practice/worried-now.html", "sms:233733", "sms:23373"),
        r"practice/worried-now\.html: a link dials sms:23373",
    ),
    "an anchor": (
        change("competencies/2b.html", 'id="2b-i3"', ""),
        r"a link leads to .*2b\.html#2b-i3, which is not there",
    ),
    "a page": (lose_page, r"topics/minors\.html: there is no such page"),
    "a permalink": (lose_permalink, r"id/2B\.I3\.html: there is no such page, and 2B\.I3 is published"),
    "a word of the search": (lose_words, r"search: term/debt-bondage is not found by “.*” \(data/glossary\.yaml:\d+\)"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_loss_is_told(proof: Proof, name: str) -> None:
    plant, told = PLANTED[name]
    plant(proof)
    assert any(re.search(told, loss) for loss in proof.losses())


@pytest.mark.parametrize("how", ["a field", "all"])
def test_what_the_search_lacks_of_local_additions_is_told(example_site: Path, example: Handbook, how: str) -> None:
    found = dict(words_of(records(example)))
    contact = example.local.contacts[0]
    if how == "all":
        del found[f"local-contact/{contact.code}"]
    else:
        found[f"local-contact/{contact.code}"] = contact.name
    told = f"search: local-contact/{contact.code} is not found by “{contact.what_for[:40]}"
    assert any(loss.startswith(told) for loss in Proof(example, example_site, found).losses())


def test_words_of_the_report_that_no_page_shows_are_told(example_site: Path, example: Handbook) -> None:
    (code, statement), *_ = example.statements.items()
    said = OfficialStatement(text="Words that only the report has.")
    copy = replace(example, local=replace(example.local, official={code: said}))
    losses = list(Proof(copy, example_site, dict(words_of(records(example)))).losses())
    assert statement.text not in "".join(losses)
    for at in (f"{addresses.page_of_competency(code.partition('.')[0])}: ", f"search: {code} is not found by "):
        assert any(loss.startswith(f"{at}“Words that only the report has.”") for loss in losses), at


def test_what_an_export_leaves_out_is_told(proof: Proof, tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    whole = (proof.folder / "exports/handbook.json").read_text("utf-8")
    proof.folder = tmp_path
    (tmp_path / "exports/handbook.json").write_text(whole.replace("Debt bondage", "Bondage"), "utf-8")
    assert any(loss.startswith("exports/handbook.json: “Debt bondage” (data/glossary.yaml:") for loss in proof.losses())


def test_many_losses_are_counted(site: Path, handbook: Handbook) -> None:
    found = dict.fromkeys(words_of(records(handbook)), "")
    with pytest.raises(ProofError, match=r"^the site is not whole:\n(.*\n){10}… and \d{3,} more$"):
        prove(handbook, site, found)
