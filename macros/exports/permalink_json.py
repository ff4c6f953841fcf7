"""Each thing by itself as JSON, beside its permalink, with a JSON Schema that says what each part means."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import BaseModel, ConfigDict

from macros.exports.dump import dump
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.kinds import kind_of
from macros.query.cited import cited

FORMAT = "1.0"
"""The version of the format, not of the edition; docs/teach/formats.md says what its two numbers mean."""
Publish = Callable[[str], str]
"""Makes an address of the site one that others can use."""


class PermalinkRecord(BaseModel):
    """Anything that the handbook ever published under a code. A key is absent where there is nothing to say."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")

    format: str = FORMAT
    """Version of this format: the second number grows with each new key, the first when one goes or changes."""
    code: str
    """Published code, such as 2B.I3 or term/coercion. Never renumbered, never reused."""
    identifier: str
    """UUID (version 4); stays the same in every edition."""
    kind: str
    """What it is: statement, term, guide and so on."""
    title: str | None = None
    """What it is called. Statements have no title, and retired things keep none."""
    text: str | None = None
    """What it says or is; of a statement, its text."""
    condition: str | None = None
    """The limit under which a statement is; always show it with the text."""
    group: str | None = None
    """The group that a cell or statement addresses."""
    competency: str | None = None
    """Code of the competency, for things of the matrix."""
    origin: str | None = None
    """Whose text it rewords or rests on. Absent where it is the handbook's own."""
    url: str | None = None
    """Page and anchor: a full address where the publisher has given one, otherwise relative to the site's root."""
    permalink: str
    """The address to cite, which never changes: full or relative, as `url`."""
    edition: str
    """The edition that this record is from."""
    retired: bool = False
    """Whether the code is no longer in use."""
    replaced_by: tuple[str, ...] | None = None
    """Of a retired code: the codes that took its place; empty where nothing did."""
    reason: str | None = None
    """Of a retired code: why it is no longer in use."""


def to_permalink_json(handbook: Handbook, publish: Publish) -> Iterator[tuple[str, bytes]]:
    """Yield the record of everything in the ledger, by its address."""
    for code in handbook.ledger.identifiers:
        yield addresses.permalink_json(code), _dump(_in_use(handbook, code, publish))
    for entry in handbook.ledger.retired:
        record = PermalinkRecord(
            code=entry.code,
            identifier=entry.identifier,
            kind=kind_of(entry.code),
            permalink=publish(addresses.permalink(entry.code)),
            edition=handbook.edition.code,
            retired=True,
            replaced_by=entry.replaced_by,
            reason=entry.reason,
        )
        yield addresses.permalink_json(entry.code), _dump(record)


def to_permalink_schema() -> bytes:
    """Return the JSON Schema of the records."""
    schema = PermalinkRecord.model_json_schema(mode="serialization")
    return dump({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def _in_use(handbook: Handbook, code: str, publish: Publish) -> PermalinkRecord:
    thing = cited(handbook, code)
    return PermalinkRecord(
        code=code,
        identifier=handbook.ledger.identifiers[code],
        kind=thing.kind,
        title=None if thing.kind == "statement" else thing.title,
        text=(thing.title if thing.kind == "statement" else thing.text) or None,
        condition=thing.condition or None,
        group=thing.group or None,
        competency=thing.competency or None,
        origin=thing.origin or None,
        url=publish(thing.address),
        permalink=publish(thing.permalink),
        edition=handbook.edition.code,
    )


def _dump(record: PermalinkRecord) -> bytes:
    return dump(record.model_dump(mode="json", exclude_none=True))
