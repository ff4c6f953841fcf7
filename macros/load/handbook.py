"""From the folder of data to a handbook, or to the complete list of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.load.swallowed import swallowed
from macros.model.advice import AdviceList
from macros.model.asked import AskedList
from macros.model.assessment import Assessments
from macros.model.base import Entry
from macros.model.collections import Collections
from macros.model.course import Course
from macros.model.edition import Edition, Ledger, PublishedEdition
from macros.model.figures import Figures
from macros.model.functions import Functions
from macros.model.handbook import Handbook
from macros.model.inventory import Inventory
from macros.model.knowledge import Definitions, Glossary, Prevention, Principles
from macros.model.matrix import Competency, Groups, Topics
from macros.model.practice import Guide, Reporting
from macros.model.roles import Roles
from macros.model.sections import About, Adoption
from macros.model.self_check import SelfCheck
from macros.model.sources import Contacts, Laws, References, ResourceCategory, ResourceWords, SourceList
from macros.model.synonyms import Synonyms
from macros.model.translation import Translation
from macros.model.visit import Visit
from macros.model.words import Words
from macros.read.contents import contents
from macros.read.problems import DataError, Problem, Where
from macros.read.signs import shown
from macros.read.yaml_lines import UNREADABLE, Mapping, Sequence, Steps, parse_yaml, place
from macros.rules.handbook import check

E = TypeVar("E", bound=Entry)

FILES: dict[str, tuple[str, type[Entry]]] = {
    "edition.yaml": ("edition", Edition),
    "groups.yaml": ("group_list", Groups),
    "topics.yaml": ("topic_list", Topics),
    "competencies/*.yaml": ("competencies", Competency),
    "glossary.yaml": ("glossary", Glossary),
    "definitions.yaml": ("definitions", Definitions),
    "principles.yaml": ("principles", Principles),
    "prevention.yaml": ("prevention", Prevention),
    "practice/*.yaml": ("guides", Guide),
    "advice.yaml": ("advice_list", AdviceList),
    "reporting.yaml": ("reporting", Reporting),
    "adoption.yaml": ("adoption", Adoption),
    "about.yaml": ("about", About),
    "figures.yaml": ("figures", Figures),
    "resources/*.yaml": ("categories", ResourceCategory),
    "resource-words.yaml": ("resource_words", ResourceWords),
    "references.yaml": ("references", References),
    "law.yaml": ("laws", Laws),
    "sources.yaml": ("sources", SourceList),
    "contacts.yaml": ("contacts", Contacts),
    "inventory.yaml": ("inventory", Inventory),
    "synonyms.yaml": ("synonyms", Synonyms),
    "functions.yaml": ("functions", Functions),
    "asked.yaml": ("asked_list", AskedList),
    "collections.yaml": ("collection_list", Collections),
    "roles.yaml": ("role_list", Roles),
    "assessment.yaml": ("assessments", Assessments),
    "self-check.yaml": ("self_check", SelfCheck),
    "visit.yaml": ("visit", Visit),
    "identifiers.yaml": ("ledger", Ledger),
    "curricula/*.yaml": ("courses", Course),
    "editions/*.yaml": ("editions", PublishedEdition),
    "words/*.yaml": ("word_lists", Words),
    "translations/*.yaml": ("translations", Translation),
}
"""The files of the data: which part of the handbook each is, and its model; `*` stands for any number of files."""
MAY_BE_NONE = {
    "functions.yaml",
    "asked.yaml",
    "self-check.yaml",
    "visit.yaml",
    "curricula/*.yaml",
    "editions/*.yaml",
    "translations/*.yaml",
}
"""The kinds of files of which there may be none."""

LOCAL = "local"
"""The folder in the data that an organization puts its own additions in; `macros.load.local` reads it."""


def load(folder: Path) -> Handbook:
    """Load and check the data in a folder. Raises DataError with every problem found."""
    handbook, problems, unsound = gather(folder)
    problems += check(handbook, unsound)
    if problems:
        raise DataError(problems)
    return handbook


def gather(folder: Path) -> tuple[Handbook, list[Problem], set[str]]:
    """Return what the files of a folder hold, as far as it could be read.

    With it come the problems of each file by itself, and the kinds of files that have any.
    """
    reading = _Reading(folder)
    reading.find_unknown_files()
    parts: dict[str, Any] = {}
    for pattern, (part, model) in FILES.items():
        found = reading.all(pattern, model)
        if "*" in pattern:
            # By file name, but the universal competency before the six.
            parts[part] = tuple(sorted(found, key=lambda entry: getattr(entry, "code", "") != "U"))
        else:
            parts[part] = found[0] if found else _stand_in(model)
    return Handbook(**parts), reading.problems, reading.unsound


def _stand_in(model: type[E]) -> E:
    """Return an empty entry for a file that cannot be read, so that rules about the others still run."""
    empty: dict[Any, Any] = {tuple: (), dict: {}}
    values: Any = {name: empty.get(get_origin(field.annotation)) for name, field in model.model_fields.items()}
    return cast("E", model.model_construct(**values))


@dataclass
class _Reading:
    """The files of one folder while they are being read, with the problems so far."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    unsound: set[str] = field(default_factory=set)

    def name(self, path: Path) -> str:
        return f"{self.folder.name}/{path.relative_to(self.folder).as_posix()}"

    def all(self, pattern: str, model: type[E]) -> list[E]:
        """Return what the files of one kind hold, as far as it can be used."""
        before = len(self.problems)
        paths = sorted(self.folder.glob(pattern))
        if not paths and pattern not in MAY_BE_NONE:
            self.problems.append(Problem(f"{self.folder.name}/{pattern}", 1, "the file is missing; put it back"))
        found = [entry for path in paths for entry in self.one(path, model)]
        if len(self.problems) > before:
            self.unsound.add(pattern)
        return found

    def one(self, path: Path, model: type[E]) -> Iterator[E]:
        try:
            content = contents(path)
        except OSError as error:
            self.problems.append(Problem(self.name(path), 1, f"the file cannot be read ({error.strerror})"))
            return
        entry, problems = _read(self.name(path), content, model)
        self.problems += problems
        if entry is not None:
            yield entry

    def find_unknown_files(self) -> None:
        known = {path for pattern in FILES for path in self.folder.glob(pattern)}
        for path in sorted(self.folder.rglob("*")):
            like_data = re.search(r"\.(ya?ml|csv|xlsx|ods)(\.txt)?$", path.name, re.IGNORECASE)
            if like_data and path not in known and self.folder / LOCAL not in path.parents:
                patterns = ", ".join(FILES)
                self.problems.append(Problem(self.name(path), 1, f"no such file is read; the data is in: {patterns}"))


@lru_cache(maxsize=256)
def _read(name: str, content: bytes, model: type[E]) -> tuple[E | None, tuple[Problem, ...]]:
    """Return what a file holds, and its problems; remembered, as most files are the same after an edit."""
    text = parse_yaml(name, content)
    if text.mapping is None:
        return None, (*text.problems,)
    entry, problems = validate(text.mapping, model)
    return entry, (*text.problems, *problems)


def validate(mapping: Mapping, model: type[E]) -> tuple[E | None, list[Problem]]:
    """Return what a mapping holds as a model, and its problems.

    Where a part is wrong, the rest is still returned without it, so that rules about the whole data can look at it
    and an editor sees every problem in one run.
    """
    inside = [*swallowed(mapping, model)]
    problems: list[Problem] = []
    while True:
        try:
            return model.model_validate(mapping), [*inside, *problems]
        except ValidationError as error:
            details = error.errors(include_url=False)
            if not problems:
                problems = [_problem(mapping, model, detail) for detail in details if not _is_consequence(detail)]
            if not _take_out(mapping, details):
                return None, [*inside, *problems]


def _is_consequence(detail: ErrorDetails) -> bool:
    """Say whether an error only follows from another one, which is reported by itself."""
    value = detail["input"]
    if detail["type"] == "too_short":
        return isinstance(value, Sequence) and len(value) >= detail["ctx"]["min_length"]
    return value is UNREADABLE


def _data_path(detail: ErrorDetails) -> Steps:
    """Return the part of an error's location that exists in the data; pydantic adds '[key]' for a key of a mapping."""
    return tuple(step for step in detail["loc"] if step != "[key]")


def _take_out(root: Mapping, details: list[ErrorDetails]) -> bool:
    """Take the wrong parts out of the data; False where that would leave nothing to look at."""
    items: dict[int, tuple[Sequence, set[int]]] = {}
    for detail in details:
        path = _data_path(detail)
        parents = _containers(root, path)
        holder, key = parents[-1] if parents else (root, "")
        if detail["type"] == "extra_forbidden" and isinstance(holder, Mapping):
            del holder[str(key)]
            continue
        lists = [(parent, step) for parent, step in parents if isinstance(parent, Sequence)]
        if not lists:
            return False
        nearest, position = lists[-1]
        items.setdefault(id(nearest), (nearest, set()))[1].add(int(position))
    for nearest, positions in items.values():
        for position in sorted(positions, reverse=True):
            del nearest[position], nearest.lines[position]
    return True


def _containers(root: Mapping, path: Steps) -> list[tuple[Mapping | Sequence, str | int]]:
    """Return the mappings and lists that a path leads through, each with the step taken from it."""
    found: list[tuple[Mapping | Sequence, str | int]] = []
    value: object = root
    for step in path:
        if isinstance(value, Mapping) and step in value:
            found.append((value, step))
            value = value[str(step)]
        elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
            found.append((value, step))
            value = value[step]
        else:
            break
    return found


def _problem(mapping: Mapping, model: type[Entry], detail: ErrorDetails) -> Problem:
    path = _data_path(detail)
    where = _place_of_missing(mapping, model, path) if detail["type"] == "missing" else place(mapping, path)
    return where.problem(_message(model, path, detail))


def _place_of_missing(mapping: Mapping, model: type[Entry], path: Steps) -> Where:
    """Return where a key would be that is missing: behind the one that comes before it in the model."""
    where = place(mapping, path[:-1])
    holder: object = mapping
    for parent, step in _containers(mapping, path[:-1]):
        holder = parent[str(step)] if isinstance(parent, Mapping) else parent[int(step)]
    if not isinstance(holder, Mapping) or not holder.last:
        return where
    keys = list(_keys(model, path[:-1]))
    before = [key for key in keys[: keys.index(str(path[-1]))] if key in holder.key_lines]
    if not before:
        return where
    begun = holder.key_lines[before[-1]]
    after = (line - 1 for line in holder.key_lines.values() if line > begun)
    return Where(where.file, min(after, default=holder.last))


MESSAGES = {
    "missing": "{name} is missing",
    "extra_forbidden": "unknown key {name}; use one of: {keys}",
    "string_type": "{name} must be text, not a list or a mapping",
    "tuple_type": "{name} must be a list: start each line with '- '",
    "dict_type": "{name} must be lines of 'key: value'",
    "model_type": "{name} must be lines of 'key: value'",
    "too_short": "{name} has too few items; it needs at least {min_length}",
    "too_long": "{name} has {actual_length} items; at most {max_length} are allowed",
    "literal_error": "{name} is '{input}'; use one of: {expected}",
    "int_parsing": "{name} must be a whole number, not '{input}'",
    "int_type": "{name} must be a whole number",
    "greater_than_equal": "{name} must be at least {ge}, not '{input}'",
    "bool_parsing": "{name} must be true or false, not '{input}'",
    "string_pattern_mismatch": "{name} must be a year and a month such as 2026-11, not '{input}'",
    "date_from_datetime_parsing": "{name} must be a date such as 2026-11-22, not '{input}'",
    "date_type": "{name} must be a date such as 2026-11-22",
}
"""What to say for each kind of mistake pydantic finds, in the words of an editor, not of Python."""


def _message(model: type[Entry], path: Steps, detail: ErrorDetails) -> str:
    name = next((f"'{shown(step)}'" for step in reversed(path) if isinstance(step, str)), "this")
    if path and isinstance(path[-1], int):
        name = f"item {path[-1] + 1} of {name}"
    text = MESSAGES.get(detail["type"])
    context = detail.get("ctx", {})
    if text is None:
        # The models' own checks say it all; pydantic's remaining kinds at least name the place.
        said, written = detail["msg"], str(detail["input"])
        for value in (each for each in context.values() if isinstance(each, str) and each and each in written):
            said = said.replace(f"'{value}'", f"'{shown(value)}'")
        return f"{name} {said}"
    keys = ", ".join(sorted(_keys(model, path[:-1]))) if detail["type"] == "extra_forbidden" else ""
    return text.format(name=name, input=shown(detail["input"]), keys=keys, **context)


def _keys(model: type[BaseModel], path: Steps) -> Iterable[str]:
    """Return the keys that an editor may write at a path, in the order of the model."""
    found: Any = model
    for step in path:
        if isinstance(found, type) and issubclass(found, BaseModel):
            found = _plain(found.model_fields[str(step)].annotation)
        else:
            found = _plain(get_args(found)[1 if get_origin(found) is dict else 0])
    return (field.alias or name for name, field in found.model_fields.items())


def _plain(annotation: Any) -> Any:  # noqa: ANN401 – a type annotation can be anything
    """Return an annotation without its metadata, and without None where it is optional."""
    while get_origin(annotation) not in {None, tuple, dict}:
        annotation = get_args(annotation)[0]
    return annotation
