"""The statements as rows: what every export of the matrix holds, described once."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from macros.exports.links import permalink
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.matrix import GroupCode


class StatementRow(BaseModel):
    """One statement of the handbook."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")

    code: str
    """Published code, such as 2B.I3. Never renumbered, never reused."""
    identifier: str
    """UUID (version 4) of the statement; stays the same in every edition."""
    competency: str
    """Code of the competency, such as 2; U is the universal competency."""
    sub_competency: str
    """Code of the sub-competency, such as 2B."""
    group: GroupCode
    """The group that the statement addresses."""
    text: str
    """The statement, reworded from the report."""
    condition: str | None = None
    """The limit under which the statement is; always show it with the text. Absent where there is none."""
    topics: tuple[str, ...]
    """Codes of one to three topics; see `topics`."""
    url: str
    """Page and anchor, relative to the site's root."""
    permalink: str
    """The address to link to, which leads on in every edition; relative to the site's root where none is public."""
    short: str
    """The statement in at most 12 words, for lists and names; never a stand-in for the text."""


def statement_rows(handbook: Handbook, base: str) -> Iterator[StatementRow]:
    """Yield the statements in the order of the matrix, row by row."""
    for cell in handbook.cells:
        for statement in cell.statements:
            yield StatementRow(
                code=statement.code,
                identifier=handbook.ledger.identifiers[statement.code],
                competency=cell.competency.code,
                sub_competency=cell.sub_competency.code,
                group=cell.group.code,
                text=statement.text,
                short=statement.short,
                condition=statement.condition,
                topics=statement.topics,
                url=addresses.of_matrix_code(statement.code),
                permalink=permalink(base, statement.code),
            )
