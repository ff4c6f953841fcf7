"""YAML as text only, with the line of every value.

YAML can do far more than data for readers needs, and most of it surprises: `no` becomes false, `12:30` a number, a
second key with the same name wins in silence. Here every value is text, a list or a mapping, and anything else is a
problem with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

import yaml

from macros.read.contents import too_large
from macros.read.problems import Problem, Where
from macros.read.signs import forbidden_characters, shown
from macros.read.yaml_causes import explain, odd_spaces

PARSER = getattr(yaml, "CLoader", yaml.Loader)

DEEPEST = 12
"""Levels of nesting; the data needs seven, and deeper input can exhaust the stack of whoever walks it."""

Steps = tuple[str | int, ...]
"""Keys and positions that lead from the top of a file to a value."""

MOST_ITEMS = 20_000
MOST_VALUES = 200_000
"""How much a list and a file may hold; a directory of 2,000 services holds 80,000 keys, texts and lists."""
MOST_PROBLEMS = 100
"""How many problems of one file are looked for; more are not read by anybody in one go."""

COMMENT = re.compile(r"(?<=[ \t])#")
ENDS = (".", "!", "?", "…", ".”", ".)", '."')
"""What a line ends with after which a sentence does not go on."""
INNER = re.compile(r"[ ]*(?P<ITEM>- +)?(?:(?P<KEY>[A-Za-z_][\w-]*):(?: |$))?")
"""What a line begins with that would be a key or an item of a list, if it were outside a text."""
NOTHING = {"null", "Null", "NULL", "~"}


UNREADABLE = object()
"""Stands in the tree for a value whose problem is already known, so that nobody reports it twice."""


@dataclass(frozen=True, slots=True)
class Inner:
    """A line inside of a text that looks like a key or an item of a list, as when the key above it was lost."""

    line: int
    key: str
    """The key that it begins with; empty where it has none."""
    item: str
    """The text of an item of a list; empty where it is none."""
    begins: bool
    """Whether no sentence goes on here: nothing is above, or what ends a sentence or looks like a key."""


class Mapping(dict[str, object]):
    """A mapping of the data that knows its own place and the place of each key."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where
        self.key_lines: dict[str, int] = {}
        self.last = 0
        """Its last line; 0 where that is not known, as in a table."""
        self.inner: list[Inner] = []
        """The lines of its texts that look like keys or items."""


class Sequence(list[object]):
    """A list of the data that knows its own place and the line of each item."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where
        self.lines: list[int] = []
        self.inner: list[Inner] = []
        """The lines of its texts that look like keys or items."""


@dataclass(slots=True)
class Source:
    """One parsed file: its mapping (None where there is none) and everything that was wrong with the text."""

    file: str
    mapping: Mapping | None = None
    problems: list[Problem] = field(default_factory=list)
    how: str = ""
    """How a table was read, for whoever wrote it; empty where there is one way only."""
    told: list[str] = field(default_factory=list)
    """The parts of it that are not so in every table."""

    def place(self, path: Steps) -> Where:
        """Return where a value is, or the nearest thing above it."""
        return place(self.mapping, path) if self.mapping is not None else Where(self.file, 1)


def place(root: Mapping, path: Steps) -> Where:
    """Return where the value at a path of keys and positions is, or the nearest thing above it."""
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
    lines = text.split("\n")
    source.problems += islice(forbidden_characters(file, text), MOST_PROBLEMS)
    source.problems = source.problems or [*islice(odd_spaces(file, lines), MOST_PROBLEMS)]
    if source.problems:
        return source
    try:
        _Builder(source, text, lines).build()
    except _EnoughError:
        source.mapping = None
    except yaml.MarkedYAMLError as error:
        source.mapping = None
        cause = Problem(file, *explain(error, lines))
        # What seems wrong after the cause may only follow from it.
        source.problems = [*(problem for problem in source.problems if problem.line < cause.line), cause]
    except yaml.YAMLError:
        source.mapping = None
        source.problems.append(Problem(file, 1, "this is not YAML; write lines of 'key: value'"))
    return source


class _EnoughError(Exception):
    """Nobody reads on from here."""


def _decode(source: Source, content: bytes) -> str | None:
    source.problems += too_large(source.file, content)
    if source.problems:
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        source.problems.append(Problem(source.file, 1, "the file is UTF-16; save it as 'UTF-8'"))
        return None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        source.problems.append(Problem(source.file, line, "this line is not UTF-8; save the file as 'UTF-8'"))
        return None


class _Builder:
    """Builds the tree from the parser's events, with a stack of its own so that depth cannot exhaust Python's."""

    def __init__(self, source: Source, text: str, lines: list[str]) -> None:
        self.source = source
        self.lines = lines
        self.events = yaml.parse(text if text.endswith("\n") else f"{text}\n", Loader=PARSER)
        self.open: list[Mapping | Sequence] = []
        self.keys: list[object] = []
        self.documents = 0
        self.values = 0
        self.texts: list[tuple[tuple[int, int], tuple[int, int]]] = []
        """Where each text begins and ends: line and column, counted from 0."""

    def build(self) -> None:
        for event in self.events:
            self._take(event)
        if not self.documents:
            self._problem(1, "the file is empty; it needs at least one 'key: value'")
        self._check_comments()

    def _take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event, line)
        elif isinstance(event, yaml.AliasEvent):
            name = shown(event.anchor)
            self._problem(line, f"'*{name}' is an alias; write the value out, or put text with '*' in quotes")
            self._add(UNREADABLE, line)
        elif isinstance(event, yaml.NodeEvent):
            self.values += 1
            if self.values > MOST_VALUES or (self.open and len(self.open[-1]) > MOST_ITEMS):
                most = f"more than {MOST_ITEMS:,} items in one list, or {MOST_VALUES:,} values"
                self._problem(line, f"the file holds {most}; take out what does not belong")
                raise _EnoughError
            self._check_properties(event, line)
            self._take_node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)

    def _start_document(self, event: yaml.DocumentStartEvent, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self.source.mapping = None
            self._problem(line, "a second document starts here; one file holds one, so delete the '---'")
        if event.version or event.tags:
            self._problem(line, "a '%' directive is here; delete it")

    def _check_properties(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor:
            self._problem(line, f"'&{shown(event.anchor)}' is an anchor; delete it, or put text with '&' in quotes")
        tag = getattr(event, "tag", None)
        if tag:
            self._problem(line, f"'{shown(tag)}' is a tag; delete it, or put text with '!' in quotes")

    def _take_node(self, event: yaml.NodeEvent, line: int) -> None:
        where = Where(self.source.file, line)
        if isinstance(event, yaml.ScalarEvent):
            if not event.style:
                self._check_nothing(event, line)
            self._keep_lines(event)
            # What a "\u200b" stands for, which only such quotes can hold, is seen only here.
            if event.style == '"':
                self.source.problems += (
                    Problem(self.source.file, line, problem.message)
                    for problem in forbidden_characters(self.source.file, event.value.replace("\n", ""))
                )
            self._add(event.value, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(Mapping(where), line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(Sequence(where), line)

    def _keep_lines(self, event: yaml.ScalarEvent) -> None:
        """Keep where a text is, and which of its lines would be a key or an item of a list elsewhere."""
        start, end = event.start_mark, event.end_mark
        if not start or not end:
            return
        is_block = event.style in {">", "|"}
        # What follows '#' behind the sign that opens a block is a comment.
        self.texts.append(((start.line + 1, 0) if is_block else (start.line, start.column), (end.line, end.column)))
        last = -1
        for number in range(start.line + 1, min(end.line + (0 if is_block else 1), len(self.lines))):
            found = INNER.match(self.lines[number])
            if found and found[0].strip() and self.open:
                item = self.lines[number][found.end("ITEM") :].strip() if found["ITEM"] else ""
                above = number == start.line + 1 or self.lines[number - 1].rstrip().endswith(ENDS) or last == number
                self.open[-1].inner.append(Inner(number + 1, found["KEY"] or "", item, above))
                last = number + 1
            if found and found["ITEM"] and not event.style:
                self._problem(number + 1, "this '- ' is further in than the item above and read as text; align the two")

    def _check_comments(self) -> None:
        """YAML drops what follows ' #' behind a value; that loses words without a sound."""
        texts = iter([*self.texts, ((len(self.lines), 0), (len(self.lines), 0))])
        start, end = next(texts)
        for number, line in enumerate(self.lines):
            for found in COMMENT.finditer(line) if "#" in line else ():
                while end <= (number, found.start()):
                    start, end = next(texts)
                if (number, found.start()) < start and line[: found.start()].strip():
                    message = "what follows '#' here is lost; put the text in quotes, a comment on its own line"
                    self._problem(number + 1, message)
                    break

    def _check_nothing(self, event: yaml.ScalarEvent, line: int) -> None:
        """YAML means nothing at all by these; here they would be read as words."""
        if event.value in NOTHING:
            self._problem(line, f"'{event.value}' stands for nothing; leave the key out, or put the word in quotes")

    def _open(self, container: Mapping | Sequence, line: int) -> None:
        if len(self.open) >= DEEPEST:
            self._problem(line, f"this is nested more than {DEEPEST} levels deep; the data never needs that")
            raise _EnoughError
        self._add(container, line)
        self.open.append(container)
        self.keys.append(None)

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        closed = self.open.pop()
        if isinstance(closed, Mapping) and event.start_mark and event.end_mark:
            # Without a bracket, the parser has gone on to what comes next.
            has_bracket = event.start_mark.index != event.end_mark.index
            closed.last = min(event.start_mark.line + has_bracket, len(self.lines))
        self.keys.pop()

    def _add(self, value: object, line: int) -> None:
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
            first = mapping.key_lines[value]
            self._problem(line, f"key '{shown(value)}' is here twice (first in line {first}); keep one")
        elif isinstance(mapping, Mapping):
            mapping.key_lines[value] = line

    @staticmethod
    def _add_value(mapping: Mapping | Sequence, key: object, value: object) -> None:
        if isinstance(mapping, Mapping) and isinstance(key, str):
            mapping.setdefault(key, value)

    def _problem(self, line: int, message: str) -> None:
        # The parser places what is missing at the end of the text after its last line.
        self.source.problems.append(Problem(self.source.file, min(line, len(self.lines)), message))
        if len(self.source.problems) >= MOST_PROBLEMS:
            raise _EnoughError
