"""The handbook as JSON, with a JSON Schema beside it made from the same models."""

from __future__ import annotations

import json
from datetime import date

from pydantic import BaseModel, ConfigDict

from macros import addresses
from macros.exports.rows import StatementRow, statement_rows
from macros.model import GroupCode, Handbook


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
    sub_competencies: tuple[ExportedSubCompetency, ...]
    """Its parts."""


class ExportedHandbook(_Exported):
    """The Core Competencies Handbook: the statements of the HHS report of 2021, reworded, with what they belong to."""

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


def to_json(handbook: Handbook) -> bytes:
    """Return the whole handbook as JSON: UTF-8, two-space indentation, keys in the order of the schema."""
    return _dump(_exported(handbook).model_dump(mode="json", exclude_none=True))


def to_json_schema() -> bytes:
    """Return the JSON Schema of `to_json`, which says what each part means."""
    schema = ExportedHandbook.model_json_schema(mode="serialization")
    return _dump({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def _dump(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _exported(handbook: Handbook) -> ExportedHandbook:
    edition, identifier = handbook.edition, handbook.ledger.identifiers
    return ExportedHandbook(
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
                sub_competencies=tuple(
                    ExportedSubCompetency(
                        code=sub.code,
                        identifier=identifier[sub.code],
                        title=sub.title,
                        name=sub.title,
                        summary=sub.summary,
                        url=addresses.of_matrix_code(sub.code),
                        cells=tuple(
                            ExportedCell(
                                code=cell.code,
                                identifier=identifier[cell.code],
                                group=cell.group.code,
                                statements=tuple(statement.code for statement in cell.statements),
                                url=addresses.of_matrix_code(cell.code),
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
        statements=tuple(statement_rows(handbook)),
    )
