"""What can be found: one record for each thing of the handbook that has a place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model import addresses
from macros.model.base import Entry
from macros.model.handbook import Handbook, Thing
from macros.model.kinds import KINDS, found_as
from macros.model.local import LocalRole
from macros.model.practice import Guide, Step, Table
from macros.model.sources import Law, Resource
from macros.search.lines import line_of


@dataclass(frozen=True)
class Record:
    """Something that a search can find."""

    kind: str
    """The kind as which a search shows it; see macros.model.kinds."""
    code: str
    """Its published code; of a part without a code of its own, that of the whole, '#' and the anchor."""
    title: str
    """What a result shows; of a statement, its text."""
    url: str
    """Page and anchor, relative to the site's root."""
    words: str = ""
    """The text it is found in besides its title."""
    condition: str = ""
    """The limit that a statement is under."""
    groups: tuple[str, ...] = ()
    """Codes of the groups it addresses."""
    topics: tuple[str, ...] = ()
    """Codes of a statement's topics."""
    line: str = ""
    """One line that says what it is, beside its title."""
    worded: bool = False
    """Whether it is a statement in the words of the report, which only this copy has."""

    @property
    def is_local(self) -> bool:
        """Whether only this copy has it: what is local is searched apart, and changes nothing of the rest."""
        return self.worded or self.kind == LOCAL


LOCAL = "local"
"""The kind of everything that an organization has added."""
PAGES = {
    addresses.MATRIX: "The matrix",
    addresses.ROLES: "Who are you?",
    addresses.GLOSSARY: "Glossary",
    addresses.HOW_TO_CITE: "How to cite",
    addresses.COLLECTIONS: "Prepared collections",
    addresses.COURSES: "Courses",
    "about/changes.html": "What changed",
}
"""Pages made from data that are themselves looked for, beside the things on them; by address, with their titles."""


def records(handbook: Handbook) -> Iterator[Record]:
    """Yield a record for everything in the data that this copy shows, kind by kind."""
    for record in _all(handbook):
        if not handbook.local.hides(record.url):
            yield record


def words_of(found: Iterable[Record]) -> dict[str, str]:
    """Return the words by which each thing is found, by its code; those of its parts are among its own."""
    words: dict[str, str] = {}
    for record in found:
        for code in {record.code, record.code.partition("#")[0]}:
            words[code] = f"{words.get(code, '')} {record.condition} {record.title} {record.words}".strip()
    return words


def _all(handbook: Handbook) -> Iterator[Record]:
    yield from _matrix(handbook)
    for topic in handbook.topics:
        at, line = addresses.of_topic(topic.code), line_of(handbook, [topic.about])
        yield Record("topic", f"topic/{topic.code}", topic.name, at, topic.about, line=line)
    for thing in handbook.things.values():
        if thing.kind == "guide":
            yield from _guide(handbook, handbook.guide(thing.code.removeprefix("guide/")))
            if thing.code == handbook.reporting.guide:
                yield from _questions(handbook)
        elif not KINDS[thing.kind].in_matrix:
            yield _thing(handbook, thing)
    for course in handbook.courses:
        if handbook.local.added(course):
            continue
        yield Record("course", f"course/{course.code}", course.name, addresses.of_course(course.code), _words(course))
    yield from _pages(handbook)
    yield from _local(handbook)


def _pages(handbook: Handbook) -> Iterator[Record]:
    """Yield what the site does for its readers, pages, and sections of prose."""
    for url, title in PAGES.items():
        yield Record("page", url, title, url)
    for function in handbook.functions.functions:
        # Its everyday names are among the words that people say; see macros.search.files.
        code, short = f"function/{function.code}", function.short
        yield Record("function", code, function.name, function.at, short, line=short)
    for section in handbook.sections:
        url = addresses.of_section(section.page, section.code)
        line = line_of(handbook, [*section.paragraphs, *(item.text or "" for item in section.items)])
        yield Record("page", url, section.title, url, _words(section), line=line)


def _local(handbook: Handbook) -> Iterator[Record]:
    """Yield what an organization has added to its copy; each carries the organization's name."""
    local = handbook.local
    if local.organization:
        words = f"{local.organization.notice or ''} {local.organization.contact or ''}"
        yield Record(LOCAL, "local/organization", local.by, addresses.LOCAL, words)
    kinds: tuple[tuple[str, tuple[Entry, ...]], ...] = (
        ("contact", local.contacts),
        ("service", local.services),
        ("rule", local.rules),
        ("protocol", local.protocols),
        ("term", local.terms),
    )
    for kind, entries in kinds:
        for entry in entries:
            code = str(getattr(entry, "code", ""))
            title = str(getattr(entry, "name", "") or getattr(entry, "title", ""))
            words = f"{_words(entry)} {local.by}"
            yield Record(LOCAL, f"local-{kind}/{code}", title, addresses.of_local(kind, code), words)
    for course in local.courses:
        words = f"{_words(course)} {local.by}"
        yield Record(LOCAL, f"local-course/{course.code}", course.name, addresses.of_course(course.code), words)
    for role in local.roles:
        yield from _local_role(handbook, role)
    yield from _official(handbook)
    for number, note in enumerate(local.notes):
        there = next(iter(handbook.now(note.on)), "")
        title = f"Note on {handbook.things[note.on].title if '/' in note.on and note.on == there else note.on}"
        url = addresses.of(there) if there else addresses.LOCAL_NOTES
        yield Record(LOCAL, f"local-note/{number}", title, url, f"{note.text} {local.by}")


def _official(handbook: Handbook) -> Iterator[Record]:
    """Yield the statements in the words of the report, where this copy has them."""
    official = handbook.local.official or {}
    for statement in handbook.statements.values():
        found = official.get(statement.code)
        if found:
            yield Record(
                kind="statement",
                code=statement.code,
                title=found.text,
                url=addresses.of_matrix_code(statement.code),
                condition=found.condition or "",
                line=statement.short,
                worded=True,
            )


def _local_role(handbook: Handbook, role: LocalRole) -> Iterator[Record]:
    """Yield a role of the organization's own, or what it tells those who have a role of the handbook."""
    code, words = f"local-role/{role.code}", f"{_words(role)} {handbook.local.by}"
    there = next(iter(handbook.now(f"role/{role.code}")), "")
    if role in handbook.own_roles:
        yield Record(LOCAL, code, role.title, addresses.of_role(role.code), words)
    elif role.lines:
        url = f"{addresses.of(there)}#{addresses.local_anchor('role', role.code)}" if there else addresses.LOCAL_NOTES
        yield Record(LOCAL, code, f"For: {handbook.things[there].title if there else role.code}", url, words)


def _matrix(handbook: Handbook) -> Iterator[Record]:
    of = addresses.of_matrix_code
    for competency in handbook.competencies:
        words = " ".join((competency.name, competency.summary, *competency.introduction))
        line = line_of(handbook, [competency.summary])
        yield Record("competency", competency.code, competency.title, of(competency.code), words, line=line)
    for competency in handbook.competencies:
        for sub in competency.sub_competencies:
            line = line_of(handbook, [sub.summary])
            yield Record("sub-competency", sub.code, sub.title, of(sub.code), sub.summary, line=line)
    for cell in handbook.cells:
        title = f"{cell.sub_competency.title}: {cell.group.name}"
        yield Record("cell", cell.code, title, of(cell.code), groups=(cell.group.code,))
    for cell in handbook.cells:
        for statement in cell.statements:
            yield Record(
                kind="statement",
                code=statement.code,
                title=statement.text,
                url=of(statement.code),
                words=statement.short,
                condition=statement.condition or "",
                groups=(cell.group.code,),
                topics=statement.topics,
                line=statement.short,
            )


def _thing(handbook: Handbook, thing: Thing) -> Record:
    title, words = thing.title, _words(thing.entry)
    if isinstance(thing.entry, Law):
        title = f"{thing.entry.citation}: {title}"
    if isinstance(thing.entry, Resource):
        choices = (*handbook.resource_words.formats, *handbook.resource_words.audiences)
        names = {choice.code: choice.name for choice in choices}
        words = " ".join((words, *(names[code] for code in (*thing.entry.formats, *thing.entry.audiences))))
    said = getattr(thing.entry, KINDS[thing.kind].text, None) if KINDS[thing.kind].text else None
    line = line_of(handbook, [said] if isinstance(said, str) else [])
    return Record(found_as(thing.kind), thing.code, title, handbook.address(thing.code), words, line=line)


def _guide(handbook: Handbook, guide: Guide) -> Iterator[Record]:
    code, url = f"guide/{guide.code}", addresses.of(f"guide/{guide.code}")
    words = " ".join((guide.question, guide.summary, *guide.remember))
    line = line_of(handbook, [guide.summary, guide.question])
    yield Record("guide", code, guide.title, url, words, groups=guide.groups, line=line)
    parts: tuple[Step | Table, ...] = (*guide.steps, *guide.tables)
    for part in parts:
        texts = [part.text] if isinstance(part, Table) else [part.brief or "", part.text or "", *part.do]
        line = line_of(handbook, filter(None, texts))
        at = f"{url}#{part.code}"
        yield Record("step", f"{code}#{part.code}", part.title, at, _words(part), groups=guide.groups, line=line)


def _questions(handbook: Handbook) -> Iterator[Record]:
    """Yield the questions about a report, which open one of the guides."""
    code = handbook.reporting.guide
    groups = handbook.guide(code.removeprefix("guide/")).groups
    for door in handbook.reporting.doors:
        for each in door.questions:
            anchor = f"{door.code}-{each.code}"
            url, title = f"{addresses.of(code)}#{anchor}", f"{door.title}: {each.ask}"
            yield Record("step", f"{code}#{anchor}", title, url, _words(each), groups=groups)


def _words(entry: Entry) -> str:
    return " ".join(entry.texts())
