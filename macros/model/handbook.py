"""Everything the data holds, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from math import ceil
from typing import Any, get_args, get_origin, get_type_hints

from macros.model import addresses
from macros.model.advice import Advice, AdviceList
from macros.model.asked import AskedList
from macros.model.assessment import Assessments
from macros.model.base import Entry
from macros.model.collections import Collection, Collections
from macros.model.course import Course
from macros.model.edition import Edition, Ledger, PublishedEdition, Retired
from macros.model.figures import Figures
from macros.model.functions import Functions
from macros.model.inventory import Inventory
from macros.model.kinds import PUBLISHED, Kind
from macros.model.knowledge import Definitions, Glossary, Prevention, Principles
from macros.model.local import Local, LocalRole
from macros.model.matrix import Competency, Group, Groups, Statement, SubCompetency, Topic, Topics
from macros.model.practice import Guide, Reporting
from macros.model.roles import Role, Roles
from macros.model.sections import About, Adoption, Section
from macros.model.self_check import SelfCheck
from macros.model.sources import (
    Contact,
    Contacts,
    Laws,
    References,
    Resource,
    ResourceCategory,
    ResourceWords,
    SourceList,
)
from macros.model.synonyms import Synonyms
from macros.model.translation import Translation
from macros.model.visit import NO_VISIT, Visit
from macros.model.words import ENGLISH, Wording, Words
from macros.read.problems import Where


@dataclass(frozen=True)
class Thing:
    """Anything that has a code of its own, and so an identifier and an address."""

    code: str
    """The full code: `2B.I3`, `term/coercion`."""
    kind: str
    title: str
    entry: Entry
    where: Where


@dataclass(frozen=True)
class Cell:
    """A sub-competency for one group."""

    code: str
    competency: Competency
    sub_competency: SubCompetency
    group: Group
    statements: tuple[Statement, ...]


MOST_RESOURCES = 24
"""How many records of resources are on one page, so that none is longer than twenty screens of a phone."""


@dataclass(frozen=True)
class Handbook:
    """Everything the data holds, loaded and checked."""

    edition: Edition
    group_list: Groups
    topic_list: Topics
    competencies: tuple[Competency, ...]
    glossary: Glossary
    definitions: Definitions
    principles: Principles
    prevention: Prevention
    guides: tuple[Guide, ...]
    advice_list: AdviceList
    reporting: Reporting
    adoption: Adoption
    about: About
    figures: Figures
    categories: tuple[ResourceCategory, ...]
    resource_words: ResourceWords
    references: References
    laws: Laws
    sources: SourceList
    contacts: Contacts
    inventory: Inventory
    synonyms: Synonyms
    functions: Functions
    asked_list: AskedList
    collection_list: Collections
    role_list: Roles
    assessments: Assessments
    ledger: Ledger
    courses: tuple[Course, ...]
    """All courses; in a copy with local additions, those of the organization after those that are shipped."""
    editions: tuple[PublishedEdition, ...]
    word_lists: tuple[Words, ...] = ()
    """The words of templates and scripts, one list a language; those of an organization after the others."""
    translations: tuple[Translation, ...] = ()
    """The pages that are in other languages, likewise."""
    self_check: SelfCheck = field(default_factory=lambda: SelfCheck(items=()))
    """The questions with which learners check what they know."""
    visit: Visit = NO_VISIT
    """The simulated visit."""
    language: str = ENGLISH
    """The language in which it is shown; see macros.query.translated."""
    local: Local = field(default_factory=Local)
    """What an organization has added to its copy; nothing in the handbook as it is published."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The four groups, in the order of the matrix."""
        return self.group_list.groups

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics, in the order of their file."""
        return self.topic_list.topics

    @property
    def collections(self) -> tuple[Collection, ...]:
        """The prepared collections, in the order of their file."""
        return self.collection_list.collections

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles, in the order of their file."""
        return self.role_list.roles

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """The resources of all categories."""
        return tuple(resource for category in self.categories for resource in category.resources)

    @cached_property
    def _records(self) -> dict[str, str]:
        return {
            **{
                f"resource/{resource.code}": f"{addresses.page_of_category(page)}#{resource.code}"
                for page, (_, resources) in self.resource_pages.items()
                for resource in resources
            },
            **{f"law/{law.code}": f"{addresses.page_of_laws(law.part)}#{law.code}" for law in self.laws.law},
        }

    @cached_property
    def resource_pages(self) -> dict[str, tuple[ResourceCategory, tuple[Resource, ...]]]:
        """The pages of resources by their codes; a long category has several, which are called `-2` and so on."""
        found = {}
        for category in self.categories:
            number = ceil(len(category.resources) / MOST_RESOURCES)
            size = ceil(len(category.resources) / number)
            for part in range(number):
                page = f"{category.code}-{part + 1}" if part else category.code
                found[page] = category, category.resources[part * size : (part + 1) * size]
        return found

    @cached_property
    def words(self) -> Wording:
        """The words of templates, in the language in which it is shown."""
        return self.words_in(self.language)

    def words_in(self, language: str) -> Wording:
        """Return the words of templates and scripts in a language; KeyError where nobody has written them."""
        return Wording(language, {each.language: each.words for each in self.word_lists}[language])

    def translation(self, language: str) -> Translation:
        """Return the pages in a language such as `es`; KeyError where there are none."""
        return {each.language: each for each in self.translations}[language]

    def address(self, code: str) -> str:
        """Return page and anchor of what is said of anything that has a code; of resources and laws, their records."""
        return self._records.get(code) or addresses.of(code)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of all pages of prose."""
        return (*self.about.sections, *self.adoption.sections, *self.figures.sections)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, in the order of the matrix: row by row."""
        return tuple(
            Cell(f"{sub.code}.{group.letter}", competency, sub, group, sub.statements(group.code))
            for competency in self.competencies
            for sub in competency.sub_competencies
            for group in self.groups
        )

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """All statements by code, in the order of the matrix."""
        return {statement.code: statement for cell in self.cells for statement in cell.statements}

    @cached_property
    def cell_of(self) -> dict[str, Cell]:
        """The cell of each statement, by the statement's code."""
        return {statement.code: cell for cell in self.cells for statement in cell.statements}

    @cached_property
    def under(self) -> dict[str, tuple[str, ...]]:
        """The codes of the statements under a sub-competency, a cell or a statement, by its code."""
        found: dict[str, tuple[str, ...]] = {}
        for cell in self.cells:
            codes = tuple(statement.code for statement in cell.statements)
            sub = cell.sub_competency.code
            found |= {code: (code,) for code in codes}
            found |= {cell.code: codes, sub: (*found.get(sub, ()), *codes)}
        return found

    @cached_property
    def retired(self) -> dict[str, Retired]:
        """What is no longer in use, by its code."""
        return {entry.code: entry for entry in self.ledger.retired}

    def knows(self, code: str) -> bool:
        """Say whether a code is that of something in the handbook, or was until it was retired."""
        return code in self.things or code in self.retired

    def now(self, code: str) -> tuple[str, ...]:
        """Return the codes in use that a code leads to: itself, or what replaced it, and what replaced that."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        left = [code]
        while left:
            here = left.pop(0)
            if here in seen:
                continue
            seen.add(here)
            if here in self.things:
                found[here] = None
            elif here in self.retired:
                left += self.retired[here].replaced_by
        return tuple(found)

    @cached_property
    def topic(self) -> dict[str, Topic]:
        """All topics by code."""
        return {topic.code: topic for topic in self.topics}

    @property
    def day(self) -> date:
        """The day of the build, which dates of expiry are compared with."""
        return max(self.local.day, self.edition.date)

    @cached_property
    def advice(self) -> dict[str, Advice]:
        """The kinds of advice by code."""
        return {advice.code: advice for advice in self.advice_list.advice}

    def group(self, code: str) -> Group:
        """Return the group with a code such as `research`; KeyError where there is none."""
        return {group.code: group for group in self.groups}[code]  # type: ignore[index]

    def competency(self, code: str) -> Competency:
        """Return the competency with a code such as `2`; KeyError where there is none."""
        return {competency.code: competency for competency in self.competencies}[code]

    def course(self, code: str) -> Course:
        """Return the course with a code such as `nursing-basics`; KeyError where there is none."""
        return {course.code: course for course in self.courses}[code]

    def guide(self, code: str) -> Guide:
        """Return the guide with a code such as `worried-now`; KeyError where there is none."""
        return {guide.code: guide for guide in self.guides}[code]

    def role(self, code: str) -> Role | LocalRole:
        """Return the role with a code such as `nurse`, shipped or an organization's own; KeyError if there is none."""
        every: tuple[Role | LocalRole, ...] = (*self.own_roles, *self.roles)
        return {role.code: role for role in every}[code]

    def statements_for(self, role: Role) -> tuple[str, ...]:
        """Return the codes of a role's statements: its own, or those of the prepared collection that is for it."""
        prepared = next((each for each in self.collections if f"collection/{each.code}" == role.collection), role)
        return prepared.statements

    @cached_property
    def own_roles(self) -> tuple[LocalRole, ...]:
        """The roles that an organization has added to those of the handbook."""
        return tuple(role for role in self.local.roles if not self.knows(f"role/{role.code}"))

    @cached_property
    def added_to_roles(self) -> dict[str, tuple[LocalRole, ...]]:
        """What an organization has added to roles of the handbook, by the code of the role that shows it today."""
        found: dict[str, tuple[LocalRole, ...]] = {}
        for added in self.local.roles:
            for code in self.now(f"role/{added.code}"):
                role = code.removeprefix("role/")
                found[role] = (*found.get(role, ()), added)
        return found

    @cached_property
    def guides_of(self) -> dict[str, tuple[Guide, ...]]:
        """The guides with a step that rests on a statement, by the statement's code."""
        found: dict[str, dict[str, Guide]] = {}
        for guide in self.guides:
            for step in guide.steps:
                for code in step.statements:
                    found.setdefault(code, {})[guide.code] = guide
        return {code: tuple(guides.values()) for code, guides in found.items()}

    @property
    def name(self) -> str:
        """What the handbook is called where nothing else of it is seen: its title, and who gives out this copy."""
        return " · ".join(filter(None, (self.edition.title, self.local.by)))

    @property
    def hotline(self) -> Contact:
        """The contact that every page shows."""
        return self.contacts.contacts[0]

    def files(self) -> Iterator[Entry]:
        """Yield what each file holds."""
        for part in (getattr(self, each.name) for each in fields(self)):
            if isinstance(part, Entry):
                yield part
            elif isinstance(part, tuple):
                yield from (entry for entry in part if isinstance(entry, Entry))

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Everything that has a code, by its code."""
        found: dict[str, Thing] = {}
        for thing in self.citable():
            found.setdefault(thing.code, thing)
        return found

    @cached_property
    def referring(self) -> dict[str, tuple[str, ...]]:
        """The codes of the things that refer to a thing, by its code: every link read backwards."""
        found: dict[str, dict[str, None]] = {}
        for thing in self.things.values():
            if "/" in thing.code:
                for code, _, _ in thing.entry.links():
                    found.setdefault(code, {})[thing.code] = None
        return {code: tuple(codes) for code, codes in found.items()}

    def citable(self) -> Iterator[Thing]:
        """Yield everything that has a code of its own in the ledger, the matrix first."""
        for competency in self.competencies:
            yield Thing(competency.code, "competency", competency.title, competency, competency.place("code"))
            for sub in competency.sub_competencies:
                yield Thing(sub.code, "sub-competency", sub.title, sub, sub.place("code"))
                for group in self.groups:
                    cell = f"{sub.code}.{group.letter}"
                    yield Thing(cell, "cell", f"{sub.title}: {group.name}", sub, sub.place(group.code))
                    for statement in sub.statements(group.code):
                        yield Thing(statement.code, "statement", statement.text, statement, statement.place("code"))
        for kind in PUBLISHED:
            if not kind.in_matrix:
                for entry in self.entries(kind):
                    code, title = getattr(entry, "code", ""), getattr(entry, "title", "")
                    yield Thing(f"{kind.word}/{code}", kind.word, title, entry, entry.place("code"))

    def entries(self, kind: Kind) -> Iterator[Entry]:
        """Yield every entry of a kind, from where the table of kinds says that the handbook holds them."""
        for path in kind.lists:
            yield from _reached(self, path.split("."))


def _reached(value: object, steps: Sequence[str]) -> Iterator[Entry]:
    """Yield the entries that a path of attributes leads to; a list on the way stands for each of its items."""
    if isinstance(value, tuple):
        for each in value:
            yield from _reached(each, steps)
    elif steps:
        yield from _reached(getattr(value, steps[0]), steps[1:])
    elif isinstance(value, Entry):
        yield value


def models_of(kind: Kind) -> tuple[type[Entry], ...]:
    """Return the models of a kind, one for each place that the handbook holds them in."""
    return tuple(_model(path.split(".")) for path in kind.lists)


def _model(steps: Sequence[str]) -> type[Entry]:
    found: Any = get_type_hints(Handbook)[steps[0]]
    for step in (*steps[1:], ""):
        while get_origin(found):
            found = get_args(found)[0]
        found = found.model_fields[step].annotation if step else found
    model: type[Entry] = found
    return model
