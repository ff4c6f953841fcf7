"""YAML as text only, with the line of every value.

YAML can do far more than data for readers needs, and most of it surprises: `no` becomes false, `12:30` a number, a
second key with the same name wins in silence. Here every value is text, a list or a mapping, and anything else is a
problem with its line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from macros.read.problems import Problem, Where

PARSER = getattr(yaml, "CLoader", yaml.Loader)

DEEPEST = 12
"""Levels of nesting; the data needs seven, and deeper input can exhaust the stack of whoever walks it."""

Steps = tuple[str | int, ...]
"""Keys and positions that lead from the top of a file to a value."""

COMMENT_AFTER_VALUE = re.compile(r"[ \t]+#")
JOINED = re.compile(r"(?<=[^\x00-\x7f])[\u200c\u200d](?=[^\x00-\x7f])")
"""Joiners between letters of other scripts, which are misspelled without them."""
NOTHING = {"null", "Null", "NULL", "~"}


UNREADABLE = object()
"""Stands in the tree for a value whose problem is already known, so that nobody reports it twice."""


class Mapping(dict[str, object]):
    """A mapping of the data that knows its own place and the place of each key."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where
        self.key_lines: dict[str, int] = {}


class Sequence(list[object]):
    """A list of the data that knows its own place and the line of each item."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where
        self.lines: list[int] = []


@dataclass(slots=True)
class Source:
    """One parsed file: its mapping (None where there is none) and everything that was wrong with the text."""

    file: str
    mapping: Mapping | None = None
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Steps) -> Where:
        """Return where a value stands, or the nearest thing above it."""
        return place(self.mapping, path) if self.mapping is not None else Where(self.file, 1)


def place(root: Mapping, path: Steps) -> Where:
    """Return where the value at a path of keys and positions stands, or the nearest thing above it."""
    line = root.where.line
    value: object = root
    for step in path:
        if isinstance(value, Mapping) and step in value:
            line, value = value.key_lines[str(step)], value[str(step)]
        elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
            line, value = value.lines[step], value[step]
        else:
            break
    return Where(root.where.file, line)


def parse_yaml(file: str, content: bytes) -> Source:
    """Parse the bytes of one file. Never raises: whatever the bytes are, they load or the problems say why not."""
    source = Source(file)
    text = _decode(source, content)
    if text is None:
        return source
    source.problems += forbidden_characters(file, text)
    if source.problems:
        return source
    try:
        _Builder(source, text).build()
    except yaml.MarkedYAMLError as error:
        source.mapping = None
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        source.problems.append(Problem(file, min(line, text.count("\n") + 1), _explain(error)))
    except yaml.YAMLError as error:
        source.mapping = None
        source.problems.append(Problem(file, 1, f"this is not YAML ({' '.join(str(error).split())})"))
    return source


def _decode(source: Source, content: bytes) -> str | None:
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        message = "the file starts with a byte order mark; save it as 'UTF-8' (without BOM)"
        source.problems.append(Problem(source.file, 1, message))
        return None
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        source.problems.append(Problem(source.file, line, "this line is not UTF-8; save the file as 'UTF-8'"))
        return None


def forbidden_characters(file: str, text: str) -> Iterator[Problem]:
    """Yield characters that readers or editors cannot see, or that change the order in which text is shown."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():  # nearly every line; none of the characters below is printable
            continue
        for character in dict.fromkeys(JOINED.sub("", line)):
            if character == "\t":
                yield Problem(file, number, "a tab stands here; use spaces")
            elif unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} or _is_noncharacter(character):
                name = unicodedata.name(character, "control character")
                code = f"U+{ord(character):04X}"
                yield Problem(file, number, f"the invisible character {code} ({name.lower()}) stands here; delete it")


def _is_noncharacter(character: str) -> bool:
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF


def _explain(error: yaml.MarkedYAMLError) -> str:
    said = " ".join(part for part in (error.context, error.problem) if part)
    if "mapping values are not allowed" in said:
        return "a second ': ' stands in this line; put the text in quotes, or on the next line after '>-'"
    if "could not find expected ':'" in said:
        return "a key needs ':' and a space after it"
    return f"this is not YAML ({said}); check quotes, brackets and indentation"


class _Builder:
    """Builds the tree from the parser's events, with a stack of its own so that depth cannot exhaust Python's."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.lines = text.split("\n")
        self.events = yaml.parse(text, Loader=PARSER)
        self.open: list[Mapping | Sequence] = []
        self.keys: list[object] = []
        self.documents = 0
        self.skipped = 0

    def build(self) -> None:
        for event in self.events:
            self._take(event)
        if not self.documents:
            self._problem(1, "the file is empty; it needs at least one 'key: value'")

    def _take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event, line)
        elif isinstance(event, yaml.AliasEvent):
            self._problem(line, f"'*{event.anchor}' is an alias; write the value out, or put text with '*' in quotes")
            self._add(UNREADABLE, line)
        elif isinstance(event, yaml.NodeEvent):
            self._check_properties(event, line)
            self._take_node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _start_document(self, event: yaml.DocumentStartEvent, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self.source.mapping = None
            self._problem(line, "a second document starts here; one file holds one, so delete the '---'")
        if event.version or event.tags:
            self._problem(line, "a '%' directive stands here; delete it")

    def _check_properties(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor:
            self._problem(line, f"'&{event.anchor}' is an anchor; delete it, or put text with '&' in quotes")
        tag = getattr(event, "tag", None)
        if tag:
            self._problem(line, f"'{tag}' is a tag; delete it, or put text with '!' in quotes")

    def _take_node(self, event: yaml.NodeEvent, line: int) -> None:
        where = Where(self.source.file, line)
        if isinstance(event, yaml.ScalarEvent):
            if not event.style:
                self._check_comment(event)
                self._check_nothing(event, line)
            # What a '\u200b' stands for is seen only here.
            self.source.problems += (
                Problem(self.source.file, line, problem.message)
                for problem in forbidden_characters(self.source.file, event.value.replace("\n", ""))
            )
            self._add(event.value, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(Mapping(where), line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(Sequence(where), line)

    def _check_comment(self, event: yaml.ScalarEvent) -> None:
        """YAML drops what follows ' #' in unquoted text; that loses words without a sound."""
        end = event.end_mark
        if end and end.line < len(self.lines) and COMMENT_AFTER_VALUE.match(self.lines[end.line][end.column :]):
            self._problem(
                end.line + 1, "what follows '#' here is lost; put the text in quotes, a comment on its own line"
            )

    def _check_nothing(self, event: yaml.ScalarEvent, line: int) -> None:
        """YAML means nothing at all by these; here they would be read as words."""
        if event.value in NOTHING:
            self._problem(line, f"'{event.value}' stands for nothing; leave the key out, or put the word in quotes")

    def _open(self, container: Mapping | Sequence, line: int) -> None:
        if self.skipped or len(self.open) >= DEEPEST:
            if not self.skipped:
                self._problem(line, f"this is nested more than {DEEPEST} levels deep; the data never needs that")
            self.skipped += 1
            return
        self._add(container, line)
        self.open.append(container)
        self.keys.append(None)

    def _close(self) -> None:
        if self.skipped:
            self.skipped -= 1
            if not self.skipped:
                self._add(UNREADABLE, 1)
            return
        self.open.pop()
        self.keys.pop()

    def _add(self, value: object, line: int) -> None:
        if self.skipped:
            return
        if not self.open:
            self._add_root(value, line)
        elif isinstance(self.open[-1], Sequence):
            self.open[-1].append(value)
            self.open[-1].lines.append(line)
        elif self.keys[-1] is None:
            self._add_key(value, line)
        else:
            self._add_value(self.open[-1], self.keys[-1], value)
            self.keys[-1] = None

    def _add_root(self, value: object, line: int) -> None:
        if isinstance(value, Mapping):
            if self.documents == 1:
                self.source.mapping = value
        elif value == "" and self.documents == 1:
            self._problem(line, "the file is empty; it needs at least one 'key: value'")
        elif self.documents == 1:
            self._problem(line, "the file must be a mapping: lines of 'key: value'")

    def _add_key(self, value: object, line: int) -> None:
        mapping = self.open[-1]
        self.keys[-1] = value if isinstance(value, str) else UNREADABLE
        if not isinstance(value, str):
            self._problem(line, "a key must be one word of text before ':'")
        elif isinstance(mapping, Mapping) and value in mapping.key_lines:
            self._problem(line, f"key '{value}' stands twice here (first in line {mapping.key_lines[value]}); keep one")
        elif isinstance(mapping, Mapping):
            mapping.key_lines[value] = line

    @staticmethod
    def _add_value(mapping: Mapping | Sequence, key: object, value: object) -> None:
        if isinstance(mapping, Mapping) and isinstance(key, str):
            mapping.setdefault(key, value)

    def _problem(self, line: int, message: str) -> None:
        # The parser places what is missing at the end of the text after its last line.
        self.source.problems.append(Problem(self.source.file, min(line, len(self.lines)), message))
