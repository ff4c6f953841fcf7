"""The handbook as JSON, with a JSON Schema beside it made from the same models."""

from __future__ import annotations

import operator
from datetime import date
from functools import reduce
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from macros.exports.dump import dump
from macros.exports.links import permalink
from macros.exports.rows import StatementRow, statement_rows
from macros.model import addresses
from macros.model.base import Entry
from macros.model.handbook import Handbook, models_of
from macros.model.kinds import PUBLISHED, Kind
from macros.model.matrix import GroupCode
from macros.model.sources import Contact, Resource

FORMAT = "1.2"
"""The version of the format, not of the edition; docs/teach/formats.md says what its two numbers mean."""


class _Exported(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")


class ExportedEdition(_Exported):
    """Which edition this is, and of which report."""

    code: str
    """Year and number."""
    date: date
    """The day of the edition."""
    title: str
    """The handbook's title."""
    report: str
    """Title of the report that the handbook presents."""
    publisher: str
    """Who published the report."""
    published: str
    """When the report was published."""


class ExportedGroup(_Exported):
    """One of the four groups that statements address."""

    code: GroupCode
    """Code of the group."""
    letter: str
    """The group's letter in the codes of cells and statements."""
    name: str
    """Name of the group."""
    who: str
    """Whom the group takes in."""
    url: str
    """Page of the group's statements, relative to the site's root."""


class ExportedTopic(_Exported):
    """A subject that statements carry."""

    code: str
    """Code of the topic."""
    name: str
    """Name of the topic."""
    about: str
    """What the topic covers."""
    url: str
    """Page and anchor, relative to the site's root."""


class ExportedCell(_Exported):
    """A sub-competency for one group."""

    code: str
    """Published code, such as 2B.I."""
    identifier: str
    """UUID (version 4)."""
    group: GroupCode
    """The group of the cell."""
    statements: tuple[str, ...]
    """Codes of the cell's statements."""
    url: str
    """Page and anchor, relative to the site's root."""
    permalink: str
    """The address to link to, which leads on in every edition; relative to the site's root where none is public."""


class ExportedSubCompetency(_Exported):
    """A part of a competency."""

    code: str
    """Published code, such as 2B."""
    identifier: str
    """UUID (version 4)."""
    title: str
    """The report's title."""
    name: str
    """The report's title once more: the report gives sub-competencies no shorter name."""
    summary: str
    """What it is for, in the handbook's own words."""
    url: str
    """Page, relative to the site's root."""
    permalink: str
    """The address to link to, which leads on in every edition; relative to the site's root where none is public."""
    cells: tuple[ExportedCell, ...]
    """Its four cells, one a group."""


class ExportedCompetency(_Exported):
    """One of the seven competencies."""

    code: str
    """Published code: U or a digit."""
    identifier: str
    """UUID (version 4)."""
    title: str
    """The report's title."""
    name: str
    """The report's short name."""
    summary: str
    """What it is for, in the handbook's own words."""
    introduction: tuple[str, ...]
    """The report's introduction, reworded; paragraphs."""
    url: str
    """Page, relative to the site's root."""
    permalink: str
    """The address to link to, which leads on in every edition; relative to the site's root where none is public."""
    sub_competencies: tuple[ExportedSubCompetency, ...]
    """Its parts."""


class _Placed(_Exported):
    """What every thing has besides the fields of its model."""

    identifier: str
    """UUID (version 4); stays the same in every edition."""
    url: str
    """Page and anchor, relative to the site's root."""
    permalink: str
    """The address to link to, which leads on in every edition; relative to the site's root where none is public."""


class _Made(_Placed):
    """The base of models that are made below; their fields bring their descriptions, so no source needs to be read."""

    model_config = ConfigDict(use_attribute_docstrings=False)


def _exported_model(model: type[Entry]) -> type[_Placed]:
    """Return a model that adds identifier and address to a model of the data, with all its descriptions."""
    fields: Any = {name: (field.annotation, field) for name, field in model.model_fields.items() if name != "code"}
    code = (str, Field(description="Published code with its kind, such as term/coercion."))
    if "checked" in fields:  # programs made for format 1.0 find a month here
        about = "Year and month when a person last opened it or, where nobody has, when it was last `seen`."
        fields["checked"] = (str, Field(description=about))
    return create_model(f"Exported{model.__name__}", __base__=_Made, __doc__=model.__doc__, code=code, **fields)


THINGS = tuple(kind for kind in PUBLISHED if kind.export and not kind.in_matrix)
"""The kinds that have a list of their own beside the matrix."""

EXPORTED = {model: _exported_model(model) for kind in THINGS for model in models_of(kind)}


class _Matrix(_Exported):
    format: str
    """Version of this format: the second number grows with each new key, the first when one goes or changes."""
    edition: ExportedEdition
    """This edition."""
    groups: tuple[ExportedGroup, ...]
    """The four groups, in the order of the matrix."""
    topics: tuple[ExportedTopic, ...]
    """The subjects that statements carry."""
    competencies: tuple[ExportedCompetency, ...]
    """The seven competencies, the universal one first."""
    statements: tuple[StatementRow, ...]
    """All statements, in the order of the matrix."""


def _tuple_of(kind: Kind) -> Any:  # noqa: ANN401 – an annotation made at run time
    either = reduce(operator.or_, (EXPORTED[model] for model in models_of(kind)))
    return tuple[either, ...]  # type: ignore[valid-type]


_lists: Any = {
    kind.export: (_tuple_of(kind), Field(description=f"All things of the kind `{kind.word}`; `sources` names codes."))
    for kind in THINGS
}
ExportedHandbook = create_model(
    "ExportedHandbook",
    __base__=_Matrix,
    __doc__="The Core Competencies Handbook: the statements of the report, reworded, and what goes with them.",
    **_lists,
)


def to_json(handbook: Handbook, base: str) -> bytes:
    """Return the whole handbook as JSON: UTF-8, two-space indentation, keys in the order of the schema."""
    return dump(_exported(handbook, base).model_dump(mode="json", exclude_none=True))


def to_json_schema() -> bytes:
    """Return the JSON Schema of `to_json`, which says what each part means."""
    schema = ExportedHandbook.model_json_schema(mode="serialization")
    return dump({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def _things(handbook: Handbook, base: str, kind: Kind) -> tuple[_Placed, ...]:
    return tuple(
        EXPORTED[type(thing.entry)](
            **{**thing.entry.model_dump(), **_checked(thing.entry), "code": thing.code},
            identifier=handbook.ledger.identifiers[thing.code],
            url=handbook.address(thing.code),
            permalink=permalink(base, thing.code),
        )
        for thing in handbook.things.values()
        if thing.kind == kind.word
    )


def _checked(entry: Entry) -> dict[str, str]:
    if isinstance(entry, Resource | Contact):
        return {"checked": entry.checked or entry.seen.when}
    return {}


def _exported(handbook: Handbook, base: str) -> BaseModel:
    edition, identifier = handbook.edition, handbook.ledger.identifiers
    return ExportedHandbook(
        format=FORMAT,
        edition=ExportedEdition(
            code=edition.code,
            date=edition.date,
            title=edition.title,
            report=edition.report.title,
            publisher=edition.report.publisher,
            published=edition.report.published,
        ),
        groups=tuple(
            ExportedGroup(
                code=group.code,
                letter=group.letter,
                name=group.name,
                who=group.who,
                url=addresses.page_of_group(group.code),
            )
            for group in handbook.groups
        ),
        topics=tuple(
            ExportedTopic(code=topic.code, name=topic.name, about=topic.about, url=addresses.of_topic(topic.code))
            for topic in handbook.topics
        ),
        competencies=tuple(
            ExportedCompetency(
                code=competency.code,
                identifier=identifier[competency.code],
                title=competency.title,
                name=competency.name,
                summary=competency.summary,
                introduction=competency.introduction,
                url=addresses.of_matrix_code(competency.code),
                permalink=permalink(base, competency.code),
                sub_competencies=tuple(
                    ExportedSubCompetency(
                        code=sub.code,
                        identifier=identifier[sub.code],
                        title=sub.title,
                        name=sub.title,
                        summary=sub.summary,
                        url=addresses.of_matrix_code(sub.code),
                        permalink=permalink(base, sub.code),
                        cells=tuple(
                            ExportedCell(
                                code=cell.code,
                                identifier=identifier[cell.code],
                                group=cell.group.code,
                                statements=tuple(statement.code for statement in cell.statements),
                                url=addresses.of_matrix_code(cell.code),
                                permalink=permalink(base, cell.code),
                            )
                            for cell in handbook.cells
                            if cell.sub_competency is sub
                        ),
                    )
                    for sub in competency.sub_competencies
                ),
            )
            for competency in handbook.competencies
        ),
        statements=tuple(statement_rows(handbook, base)),
        **{kind.export: _things(handbook, base, kind) for kind in THINGS},
    )
