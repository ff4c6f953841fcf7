"""The files for other systems: what each holds, and what the system that takes it cuts or drops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.exports import canvas, moodle, smart_evidence
from macros.exports.case import SERVICES
from macros.exports.framework import LEVELS, Node, nodes
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, PUBLISHED
from macros.parts.links import LinkView


@dataclass(frozen=True)
class ExportView:
    """A file, as the page about files describes it. It is a part of a page and has no title."""

    file: LinkView
    holds: str
    losses: tuple[str, ...]
    """What is cut or dropped, in sentences."""


@dataclass(frozen=True)
class AddressView:
    """An address at which a program finds something."""

    address: str
    href: str
    type: str
    what: str


@dataclass(frozen=True)
class AddressesView:
    """All addresses for programs. It is a part of a page and has no title."""

    rows: tuple[AddressView, ...]


def export_view(handbook: Handbook, name: str) -> ExportView:
    """Return an export by its file name, such as `moodle.csv`; KeyError where there is none."""
    losses = LOSSES[name](handbook)
    return ExportView(LinkView(name, f"exports/{name}"), _holds(handbook, name), tuple(losses))


def addresses_view(handbook: Handbook) -> AddressesView:
    """Return what programs can read, the handbook's own files first."""
    framework = handbook.ledger.framework
    rows = [AddressView(f"exports/{name}", f"exports/{name}", TYPES[_ending(name)], WHAT[name]) for name in WHAT]
    for service in SERVICES:
        for part, what in CASE_PARTS.items():
            address = f"{service}/{part.format(framework)}"
            rows.append(AddressView(address, address, TYPES["json"], what))
    return AddressesView(tuple(rows))


CASE_PARTS = {
    "CFPackages/{}": "The CASE package",
    "CFDocuments/{}": "The CASE document alone",
    "CFDocuments/index.json": "The list of CASE documents, which has one entry",
}
"""What a CASE client asks for, with the framework's identifier in the braces."""

TYPES = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "matrix": "application/json",
    "xml": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Media types by the ending of a file's name."""

WHAT = {
    "handbook.json": "Everything in the handbook",
    "handbook.schema.json": "JSON Schema of handbook.json, which says what each part means",
    "permalink.schema.json": "JSON Schema of the records of permalinks, such as id/2B.I3.json",
    "assessment.schema.json": "JSON Schema of the files in which readers save assessments",
    "handbook.csv": "The statements as a table",
    "handbook.xlsx": "The statements as a workbook",
    "local-template.xlsx": "A workbook to fill in with local additions",
    "case.json": "The framework as a CASE package",
    "questions.moodle.xml": "Questions for learners, for Moodle",
    "opensalt.csv": "The framework for OpenSALT",
    "moodle.csv": "The framework for Moodle",
    "canvas.csv": "The outcomes for Canvas",
    "smart-evidence.matrix": "The framework for Mahara (JSON)",
    "ctdl-asn.jsonld": "The framework in CTDL-ASN",
    "defined-terms.jsonld": "Competencies and glossary as schema.org DefinedTermSet",
    "glossary.skos.jsonld": "The glossary in SKOS",
}
"""The files in `exports/`, in a few words."""


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


@dataclass(frozen=True)
class KindRow:
    """A kind of thing as programs meet it."""

    label: str
    example: str
    """The code of the first one."""
    href: str
    export: str
    """The list of handbook.json that holds them."""
    count: int


@dataclass(frozen=True)
class KindsView:
    """Every kind of thing that has a permalink."""

    rows: tuple[KindRow, ...]


def kinds_view(handbook: Handbook) -> KindsView:
    """Return the kinds in the order of the exports."""
    codes: dict[str, list[str]] = {kind.word: [] for kind in PUBLISHED}
    for thing in handbook.things.values():
        codes[thing.kind].append(thing.code)
    return KindsView(
        tuple(
            KindRow(kind.label, found[0], addresses.permalink(found[0]), kind.export, len(found))
            for kind in PUBLISHED
            if (found := codes[kind.word])
        )
    )


def _holds(handbook: Handbook, name: str) -> str:
    tree = list(nodes(handbook))
    statements, terms = f"{len(handbook.statements)} statements", f"{len(handbook.glossary.terms)} terms"
    levels = [_counted(sum(node.kind == kind for node in tree), kind) for kind in LEVELS]
    framework = f"{', '.join(levels[:-1])} and {levels[-1]}"
    held = {
        "handbook.json": f"{len(handbook.things)} things with a code, their sources and links",
        "handbook.csv": f"{statements}, one per row",
        "handbook.xlsx": f"the matrix and {statements} in {len(handbook.groups)} sheets, one for each group",
        "defined-terms.jsonld": f"{len(tree)} competencies and {terms}",
        "glossary.skos.jsonld": terms,
    }
    return held.get(name, framework)


def _counted(number: int, kind: str) -> str:
    return f"{number} {kind if number == 1 else KINDS[kind].several}"


def _cut(handbook: Handbook, short: Callable[[Node], str]) -> str:
    """Return how many names in the framework are cut, as the end of a sentence."""
    number = sum(short(node).endswith(" …") for node in nodes(handbook))
    if not number:
        return "none has to be shortened"
    return f"{number} {'is' if number == 1 else 'are'} shortened between words, with the whole text in the description"


def _json(_: Handbook) -> list[str]:
    return ["Figures are given in words, without their drawings."]


def _csv(handbook: Handbook) -> list[str]:
    others = len(handbook.things) - len(handbook.statements)
    return [f"Only statements: the {others} other things with a code, such as terms and guides, are left out."]


def _case(_: Handbook) -> list[str]:
    return ["The file cuts nothing. Importers may drop item types, notes, or topics; codes, texts, and the tree stay."]


def _opensalt(handbook: Handbook) -> list[str]:
    return [
        f"The types of the {len(list(nodes(handbook)))} items are not read.",
        "OpenSALT gives each item its own address; the permalink is in the notes.",
        "When you import again, an item is changed only if its statement differs, and it is never moved.",
    ]


def _moodle(handbook: Handbook) -> list[str]:
    return [
        f"Names of {moodle.NAME_LENGTH} characters at most: {_cut(handbook, moodle.short_name)}.",
        "Topics are left out.",
        "Moodle has no word for cells and statements; it calls them domains and outcomes.",
    ]


def _canvas(handbook: Handbook) -> list[str]:
    return [
        f"Titles of {canvas.LENGTH} characters at most: {_cut(handbook, canvas.title)}.",
        "Where a statement is longer than that, its description for learners is the statement in short.",
        "Topics are left out.",
    ]


def _smart_evidence(handbook: Handbook) -> list[str]:
    return [
        f"Names of {smart_evidence.NAME_LENGTH} characters at most: {_cut(handbook, smart_evidence.name)}.",
        "Mahara shows two levels below a standard.",
        f"The {len(handbook.competencies)} competencies are not a separate level; the names of standards include them.",
        "Topics and identifiers are left out.",
    ]


def _ctdl_asn(_: Handbook) -> list[str]:
    return [
        "The publisher is missing because it must be an organization that the registry knows.",
        "Topics are left out.",
    ]


def _defined_terms(_: Handbook) -> list[str]:
    return ["The order and the tree are left out; the codes show what belongs to what."]


def _skos(handbook: Handbook) -> list[str]:
    return [f"The sources of the {len(handbook.glossary.terms)} meanings are left out."]


LOSSES: dict[str, Callable[[Handbook], list[str]]] = {
    "handbook.json": _json,
    "handbook.csv": _csv,
    "handbook.xlsx": _csv,
    "case.json": _case,
    "opensalt.csv": _opensalt,
    "moodle.csv": _moodle,
    "canvas.csv": _canvas,
    "smart-evidence.matrix": _smart_evidence,
    "ctdl-asn.jsonld": _ctdl_asn,
    "defined-terms.jsonld": _defined_terms,
    "glossary.skos.jsonld": _skos,
}
