"""The pages that the data asks for, each a stub with one macro call: the macro gives title, description and content."""

from __future__ import annotations

from pathlib import Path

from macros.model.course import Course
from macros.model.handbook import Handbook

FIXED = {
    "index.md": "home()",
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
    "teach/index.md": "teach()",
    "teach/courses.md": "courses()",
    "teach/collections.md": "collections()",
    "resources/index.md": "resources()",
    "resources/hotline.md": "hotline()",
    "resources/references.md": "references()",
    "resources/law.md": "laws()",
    "teach/cite.md": "cite()",
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
    calls = dict(FIXED)
    for competency in handbook.competencies:
        calls[f"competencies/{competency.code.lower()}.md"] = f'competency("{competency.code}")'
        for sub in competency.sub_competencies:
            calls[f"competencies/{sub.code.lower()}.md"] = f'sub_competency("{sub.code}")'
    for group in handbook.groups:
        calls[f"by-group/{group.code}.md"] = f'group("{group.code}")'
    for tier in handbook.prevention.tiers:
        calls[f"prevention/{tier.code}.md"] = f'tier("{tier.code}")'
    for guide in handbook.guides:
        calls[f"practice/{guide.code}.md"] = f'guide("{guide.code}")'
    for course in handbook.courses:
        calls[_path_of(course)] = f'course("{course.code}")'
    return {path: f"{{{{ {call} }}}}\n" for path, call in calls.items()}


def local_stubs(handbook: Handbook) -> dict[str, str]:
    """Return the stubs that stand in no folder: those of an organization's own courses, which only the build makes."""
    paths = {_path_of(course) for course in handbook.local.courses}
    return {path: content for path, content in stubs(handbook).items() if path in paths}


def _path_of(course: Course) -> str:
    return f"teach/courses/{course.code}.md"


def write_missing(handbook: Handbook, docs: Path) -> list[str]:
    """Write the stubs that are not there yet, and return their paths; what is there is left alone."""
    written = []
    for name, content in stubs(handbook).items():
        path = docs / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
            written.append(name)
    return written
