"""The pages that the data asks for, each a stub with one macro call: the macro gives title, description and content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.model import addresses
from macros.model.base import Entry
from macros.model.course import Course
from macros.model.handbook import Handbook
from macros.model.kinds import SHELVES
from macros.model.local import LocalRole
from macros.model.roles import Role
from macros.model.sources import LAW_PARTS
from macros.model.translation import PAGES, Translation
from macros.query.translated import address_of
from macros.read.front_matter import front_matter
from macros.read.problems import DataError, Problem
from macros.read.whole import write_whole
from macros.site import words


def _in_docs(page: str) -> str:
    """Return the path in docs/ of a page, by its address."""
    return page.partition("#")[0].removesuffix("html") + "md"


FIXED = {
    "index.md": "home()",
    "roles/index.md": "roles()",
    "competencies/index.md": "matrix()",
    "by-group/index.md": "groups()",
    "topics.md": "topics()",
    "definitions/index.md": "definitions()",
    "definitions/glossary.md": "glossary()",
    "definitions/words.md": "words()",
    "prevention/index.md": "prevention()",
    "practice/index.md": "guides()",
    "practice/card.md": "card()",
    "practice/principles.md": "principles()",
    "practice/team.md": "team()",
    "adopt/index.md": "adopt()",
    "adopt/recommendations.md": "recommendations()",
    "adopt/models.md": "models()",
    "adopt/standards.md": 'sections("standards")',
    "adopt/uses.md": 'sections("uses")',
    "plan/documents.md": "documents()",
    "teach/index.md": "teach()",
    "teach/courses.md": "courses()",
    "teach/map.md": "course_map()",
    "teach/self-check.md": "self_check()",
    "teach/visit.md": "visit()",
    "teach/visit-sheet.md": "visit_sheet()",
    "teach/collections.md": "collections()",
    "resources/index.md": "resources()",
    "resources/hotline.md": "hotline()",
    "resources/references.md": "references()",
    "resources/law.md": "laws()",
    "teach/cite.md": "cite()",
    "plan/assess.md": "assess()",
    "why.md": "why()",
    "about/index.md": 'sections("about")',
    "about/development.md": "development()",
    "about/guiding-principles.md": "guiding_principles()",
    "about/sources.md": "sources()",
    "about/inventory.md": "inventory()",
    "about/changes.md": "changes()",
    "local/index.md": "local()",
    "local/services.md": "services()",
    "local/reporting.md": "reporting()",
}
FIXED |= {_in_docs(addresses.page_of_shelf(shelf)): f'shelf("{shelf}")' for shelf in SHELVES}
FIXED |= {_in_docs(addresses.page_of_laws(part)): f'law_part("{part}")' for part in LAW_PARTS}


def local_pages(handbook: Handbook) -> dict[str, bool]:
    """Return the pages of an organization's additions by path in docs/, and whether there is anything on each."""
    local = handbook.local
    return {
        "local/index.md": local.organization is not None,
        "local/services.md": bool(local.services),
        "local/reporting.md": bool(local.rules),
    }


def stubs(handbook: Handbook) -> dict[str, str]:
    """Return the content of every stub by its path in docs/."""
    calls = {path: call for path, call, _ in _pages_of(handbook)} | FIXED
    return {path: f"{{{{ {call} }}}}\n" for path, call in calls.items()}


def _pages_of(handbook: Handbook) -> Iterator[tuple[str, str, Entry]]:
    """Yield the path of every page that stands for an entry of the data, the macro call it holds, and the entry."""
    for competency in handbook.competencies:
        yield f"competencies/{competency.code.lower()}.md", f'competency("{competency.code}")', competency
        for sub in competency.sub_competencies:
            yield f"competencies/{sub.code.lower()}.md", f'sub_competency("{sub.code}")', sub
    for group in handbook.groups:
        yield f"by-group/{group.code}.md", f'group("{group.code}")', group
    for tier in handbook.prevention.tiers:
        yield f"prevention/{tier.code}.md", f'tier("{tier.code}")', tier
    for guide in handbook.guides:
        yield f"practice/{guide.code}.md", f'guide("{guide.code}")', guide
    roles: tuple[Role | LocalRole, ...] = (*handbook.roles, *handbook.own_roles)
    for role in roles:
        yield _path_of_role(role), f'role("{role.code}")', role
    yield from _translated_pages_of(handbook.translations)
    yield from _listed_pages_of(handbook)


def _translated_pages_of(translations: Iterable[Translation]) -> Iterator[tuple[str, str, Entry]]:
    for translation in translations:
        for page in PAGES:
            yield _in_docs(address_of(translation, page)), f'{page}_in("{translation.language}")', translation


def _listed_pages_of(handbook: Handbook) -> Iterator[tuple[str, str, Entry]]:
    """Yield those that no menu lists, in the order in which the page above them does."""
    for topic in sorted(handbook.topics, key=lambda topic: topic.name.casefold()):
        yield _in_docs(addresses.of_topic(topic.code)), f'topic("{topic.code}")', topic
    for definition in handbook.definitions.definitions:
        yield _in_docs(addresses.of(f"definition/{definition.code}")), f'definition("{definition.code}")', definition
    for collection in handbook.collections:
        yield _in_docs(addresses.of(f"collection/{collection.code}")), f'collection("{collection.code}")', collection
    for page, (category, _) in handbook.resource_pages.items():
        yield _in_docs(addresses.page_of_category(page)), f'category("{page}")', category
    for group in handbook.groups:
        yield _in_docs(addresses.page_of_sheet(group.code)), f'sheet("{group.code}")', group
    for course in handbook.courses:
        yield _path_of(course), f'course("{course.code}")', course


def checked(handbook: Handbook, docs: Path) -> Handbook:
    """Return the handbook, whose pages are in a folder. Raises DataError where the two do not fit together."""
    if problems := [*check(handbook, docs), *words.check(handbook, docs.parent)]:
        raise DataError(problems)
    return handbook


_OF_ENTRIES = "competency|sub_competency|group|tier|guide|role|topic|definition|collection|category|course|sheet"
_OF_ENTRIES += "|guide_in|card_in|hotline_in"
OF_AN_ENTRY = re.compile(rf'\{{\{{ ({_OF_ENTRIES})\("[^"]*"\) \}}\}}\s*')
"""A page that stands for an entry of the data, and holds nothing else."""


def check(handbook: Handbook, docs: Path) -> Iterator[Problem]:
    """Yield what is wrong with the pages: missing, asked for by nothing, empty, or without a title."""
    for path, _, entry in _pages_of(handbook):
        if path in FIXED:
            yield entry.place("code").problem(f"another page is docs/{path} already; choose another code")
    yield from _pages_that_roles_name(handbook, docs)
    made_by_the_build = local_stubs(handbook)
    wanted = {path: stub for path, stub in stubs(handbook).items() if path not in made_by_the_build}
    for path, stub in wanted.items():
        file = docs / path
        if not file.is_file():
            yield Problem(f"docs/{path}", 1, "the page is missing; run 'make pages'")
        elif stub.strip() not in file.read_text("utf-8"):
            yield Problem(f"docs/{path}", 1, f"this page does not hold '{stub.strip()}'; write it here")
    for file in sorted(docs.rglob("*.md")):
        path, text = file.relative_to(docs).as_posix(), file.read_text("utf-8")
        if path in wanted or path.startswith("assets/"):  # what is there belongs to scripts and styles
            continue
        if OF_AN_ENTRY.fullmatch(text):
            yield Problem(f"docs/{path}", 1, "nothing in the data asks for this page; delete it")
        elif not {"title", "description"} <= front_matter(text)[0].keys():
            yield Problem(
                f"docs/{path}",
                1,
                "'title' and 'description' are missing; write them at the top, between two lines of ---",
            )


def _pages_that_roles_name(handbook: Handbook, docs: Path) -> Iterator[Problem]:
    for role in handbook.roles:
        for named in role.pages:
            if not (docs / named.page).with_suffix(".md").is_file():
                yield named.place("page").problem(f"there is no page '{named.page}'; write the address of one in docs/")


def outline(handbook: Handbook) -> tuple[object, ...]:
    """Return what decides which pages there are and where they are in the menu; while it stays, so do these."""
    hidden = tuple(entry.page for entry in handbook.local.hidden)
    # Words are in scripts and on every page.
    return tuple(stubs(handbook).items()), tuple(local_pages(handbook).items()), hidden, handbook.word_lists


def local_stubs(handbook: Handbook) -> dict[str, str]:
    """Return the stubs that are in no folder: an organization's own courses, roles and languages, made by the build."""
    paths = {_path_of(course) for course in handbook.local.courses} | {*map(_path_of_role, handbook.own_roles)}
    paths |= {path for path, _, _ in _translated_pages_of(handbook.local.translations)}
    return {path: content for path, content in stubs(handbook).items() if path in paths}


def _path_of(course: Course) -> str:
    return _in_docs(addresses.of_course(course.code))


def _path_of_role(role: Role | LocalRole) -> str:
    return f"roles/{role.code}.md"


def write_missing(handbook: Handbook, docs: Path) -> list[str]:
    """Write the stubs that are not there yet, and return their paths; what is there is left alone."""
    missing = {name: content for name, content in stubs(handbook).items() if not (docs / name).exists()}
    for name in missing:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
    write_whole({docs / name: content for name, content in missing.items()})
    return list(missing)
