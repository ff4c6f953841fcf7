"""What every model is built on: entries that know their place, and the kinds of text that values may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Self, get_args
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from macros.model.kinds import KINDS, PUBLISHED
from macros.read.problems import Where
from macros.read.yaml_lines import Mapping, Steps, place


def one_line(text: str) -> str:
    """Return a paragraph or title without space around it; refuse an empty one and one with a line break."""
    stripped = text.strip()
    if not stripped:
        raise PydanticCustomError("empty", "is empty; write its text, or leave the key out where it may be missing")
    if "\n" in stripped:
        raise PydanticCustomError(
            "line_break", "holds a line break; write one paragraph, after '>-' and without an empty line"
        )
    return stripped


def matches(pattern: str, what: str) -> AfterValidator:
    """Return a validator of codes whose message says what the code should look like."""
    shape = re.compile(pattern)

    def check(code: str) -> str:
        if not shape.fullmatch(code):
            raise PydanticCustomError("code", "is '{code}'; write {what}", {"code": code, "what": what})
        return code

    return AfterValidator(check)


def link(address: str) -> str:
    """Return an address as it is linked; refuse what a browser would run or could not open."""
    if not re.match(r"(https?://[^\s/]|tel:[+0-9]|mailto:[^\s@]+@)", address) or re.search(r"\s", address):
        raise PydanticCustomError(
            "link", "is '{address}'; an address starts with https://, http://, tel: or mailto:", {"address": address}
        )
    # A hyphen may be written %2D, which is the same address.
    return address.replace("%2D", "-")


def _day(value: Any) -> Any:  # noqa: ANN401 – whatever the data holds
    # A year that is mistyped would make a date that no file can bear.
    if isinstance(value, str) and not re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError(
            "day",
            "is '{value}'; write year, month and day as in 2026-10-05",
            {"value": value},
        )
    return value


def _identifier(text: str) -> str:
    try:
        uuid = UUID(text)
    except ValueError:
        uuid = None
    if uuid is None or uuid.version != 4 or str(uuid) != text:
        raise PydanticCustomError(
            "identifier",
            "is '{text}'; an identifier is a lower-case UUID of version 4, as 'make mint' writes",
            {"text": text},
        )
    return text


Text = Annotated[str, AfterValidator(one_line)]
"""One paragraph or title: not empty, no line break."""
Link = Annotated[str, AfterValidator(one_line), AfterValidator(link)]
WebLink = Annotated[
    str,
    AfterValidator(one_line),
    matches(r"https?://[^\s/]\S*", "an address that starts with https:// or http://"),
    AfterValidator(link),
]
"""An address on the web, and no other kind."""
REPLY = r"(https?://[^\s/]\S*|mailto:[^\s@]+@[^\s@]+)"
ReplyLink = Annotated[
    str,
    AfterValidator(one_line),
    matches(REPLY, "an address that starts with mailto: or https://"),
    AfterValidator(link),
]
"""An address at which readers write: a mailbox, or a page on the web."""
Day = Annotated[date, BeforeValidator(_day)]
"""A date as 2026-10-05; any other order of day and month is read differently from country to country."""
Month = Annotated[str, matches(r"20[0-9]{2}-(0[1-9]|1[0-2])", "year and month, such as 2026-11")]
Slug = Annotated[
    str,
    matches(
        r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*",
        "lower-case words joined by '-', such as 'language-access', with at most 60 characters",
    ),
]
"""A code that is also the name of a file."""
CompetencyCode = Annotated[str, matches(r"U|[1-9]", "U for the universal competency or a digit, such as '2'")]
SubCompetencyCode = Annotated[str, matches(r"(U|[1-9])[A-Z]", "the competency's code and a capital letter, such as 2B")]
CellCode = Annotated[
    str, matches(r"(U|[1-9])[A-Z]\.[IORE]", "the sub-competency's code and a group's letter, such as 2B.I")
]
StatementCode = Annotated[
    str, matches(r"(U|[1-9])[A-Z]\.[IORE][1-9][0-9]?", "the cell's code and a number, such as 2B.I3")
]
Language = Annotated[
    str,
    matches(
        r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*",
        "the code of a language, such as es, pt-BR or zh-Hant",
    ),
]
"""A language as BCP 47 writes it: language, script, country or region, variants."""
Identifier = Annotated[str, AfterValidator(_identifier)]


class Dialed:
    """Marks a text as a number of the handbook's own that readers dial."""


OWN = "own"
"""Where a source is named: the handbook itself."""


class Refers:
    """Marks a text as the code of something else in the data, and says of which kinds; of any where none is named."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = frozenset(kinds)
        if unknown := self.kinds - KINDS.keys() - {OWN}:
            raise KeyError(f"no kind {', '.join(unknown)} in macros.model.kinds")

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Let an editor mark a code that none of the kinds could have."""
        kinds = [KINDS[word] for word in sorted(self.kinds - {OWN})] or list(PUBLISHED)
        patterns = [*(kind.code_pattern for kind in kinds), *sorted(self.kinds & {OWN})]
        return {**handler(schema), "pattern": f"^(?:{'|'.join(patterns)})$"}


Code = Annotated[str, AfterValidator(one_line)]
StatementRef = Annotated[Code, Refers("statement")]
SubCompetencyRef = Annotated[Code, Refers("sub-competency")]
MatrixRef = Annotated[Code, Refers("competency", "sub-competency", "cell", "statement")]
TermRef = Annotated[Code, Refers("term")]
ResourceRef = Annotated[Code, Refers("resource")]
GuideRef = Annotated[Code, Refers("guide")]
TierRef = Annotated[Code, Refers("tier")]
ContactRef = Annotated[Code, Refers("contact")]
LawRef = Annotated[Code, Refers("law")]
ReferenceRef = Annotated[Code, Refers("reference")]
SourceRef = Annotated[Code, Refers("source", "reference", "law", "resource", OWN)]
"""Where something comes from; `own` is the handbook itself."""
AnyRef = Annotated[Code, Refers()]


class Entry(BaseModel):
    """Anything in the data; knows where it was read from."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    _raw: Mapping = PrivateAttr(default_factory=lambda: Mapping(Where("", 1)))

    @model_validator(mode="wrap")
    @classmethod
    def _remember_place(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401 – pydantic's own type
        entry = handler(value)
        if isinstance(value, Mapping):
            entry._raw = value
        return entry

    def place(self, *path: str | int) -> Where:
        """Return where this entry is in the data, or the part of it that keys and positions lead to."""
        return place(self._raw, path)

    def links(self) -> Iterator[tuple[str, Refers, Where]]:
        """Yield every code in this entry that refers to something else, with its place."""
        yield from _links(self, self, ())

    def values(self) -> Iterator[Value]:
        """Yield everything written in this entry and in those within it, in the order of their keys."""
        yield from _values(self, ())

    def texts(self) -> Iterator[str]:
        """Yield everything in this entry that readers read: titles and paragraphs, no codes and no addresses."""
        yield from (value.text for value in self.values() if value.is_read)


@dataclass(frozen=True, slots=True)
class Value:
    """A text of the data, as an entry holds it."""

    entry: Entry
    """The innermost entry that holds it."""
    path: Steps
    """The keys and positions that lead to it, from the entry that was asked."""
    own_path: Steps
    """The part of the path that leads from the innermost entry: a key, with positions in its lists."""
    text: str
    marks: frozenset[object]
    """What its field is marked with."""

    @property
    def key(self) -> str:
        """The key that it is written under."""
        return str(self.own_path[0])

    @property
    def is_read(self) -> bool:
        """Whether readers read it: a title or a paragraph, no code and no address."""
        return one_line in self.marks and not self.marks & {Refers, link}

    @property
    def is_address(self) -> bool:
        """Whether it is linked."""
        return link in self.marks

    @property
    def is_dialed(self) -> bool:
        """Whether it is a number of the handbook's own that is dialed."""
        return Dialed in self.marks

    def place(self) -> Where:
        """Return where it is in the data."""
        return self.entry.place(*self.own_path)


def _values(entry: Entry, path: Steps) -> Iterator[Value]:
    for name, key, marks in _keys_of(type(entry)):
        for steps, each in _leaves(getattr(entry, name)):
            if isinstance(each, Entry):
                yield from _values(each, (*path, key, *steps))
            elif isinstance(each, str):
                own = (key, *steps)
                yield Value(entry, (*path, *own), own, each, marks)


@cache
def _keys_of(model: type[Entry]) -> tuple[tuple[str, str, frozenset[object]], ...]:
    """Return each field of a model: its name, the key it is written under, and what its marks do."""
    return tuple(
        (name, model.model_fields[name].alias or name, frozenset(map(_what, marks)))
        for name, marks in _marks_of(model).items()
    )


def _what(mark: object) -> object:
    """Return what a mark of a field does: the function of a validator, or the kind of anything else."""
    return mark.func if isinstance(mark, AfterValidator) else type(mark)


def _leaves(value: object) -> Iterator[tuple[Steps, object]]:
    if isinstance(value, tuple):
        for position, each in enumerate(value):
            yield from (((position, *steps), leaf) for steps, leaf in _leaves(each))
    else:
        yield (), value


def _links(root: Entry, entry: Entry, path: Steps) -> Iterator[tuple[str, Refers, Where]]:
    for name, field_marks in _marks_of(type(entry)).items():
        value = getattr(entry, name)
        marks = [mark for mark in field_marks if isinstance(mark, Refers)]
        values = value if isinstance(value, tuple) else (value,)
        for position, each in enumerate(values):
            steps: Steps = (*path, name, position) if isinstance(value, tuple) else (*path, name)
            if isinstance(each, Entry):
                yield from _links(root, each, steps)
            elif marks and isinstance(each, str):
                yield each, marks[0], root.place(*steps)


@cache
def _marks_of(model: type[Entry]) -> dict[str, tuple[Any, ...]]:
    """Return what each field of a model is marked with, at any depth of its type."""
    fields = model.model_fields.items()
    return {name: (*field.metadata, *_marks(field.annotation)) for name, field in fields}


def _marks(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 – an annotation
    """Yield the metadata inside an annotation, as in `tuple[TermRef, ...]` or `TermRef | None`."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _marks(part)
