"""The way in for those who teach: what the handbook has for a course, and how to point at a statement."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.parts.links import LinkView


@dataclass(frozen=True)
class WayView:
    """Something that an educator can do with the handbook."""

    link: LinkView
    text: str


@dataclass(frozen=True)
class ExampleView:
    """A statement as a syllabus would name it."""

    code: str
    condition: str | None
    text: str
    permalink: str


@dataclass(frozen=True)
class TeachView:
    """The page for educators."""

    title: str
    description: str
    ways: tuple[WayView, ...]
    example: ExampleView
    find: tuple[LinkView, ...]


def teach_view(handbook: Handbook) -> TeachView:
    """Return what educators find here; a new way is one more line of `ways`."""
    counts = {
        group.code: sum(len(cell.statements) for cell in handbook.cells if cell.group is group)
        for group in handbook.groups
    }
    chosen = next((each for each in handbook.statements.values() if each.condition), None)
    statement = chosen or next(iter(handbook.statements.values()))
    return TeachView(
        title="For educators",
        description="Link a course to exact statements, and load the competencies into your school's system.",
        ways=(
            WayView(
                LinkView("Statements for education", addresses.page_of_group("education")),
                f"{counts['education']} statements for everyone who educates health professionals.",
            ),
            WayView(
                LinkView("Statements for research", addresses.page_of_group("research")),
                f"{counts['research']} statements for those who do research on trafficking.",
            ),
            WayView(
                LinkView("How to cite", "teach/cite.html"),
                "Permalinks, and how to cite a statement, a term, a guide, or a resource.",
            ),
            WayView(
                LinkView("Courses", "teach/courses.html"),
                "What courses teach, practice, and assess, and which part of the matrix they reach or leave out.",
            ),
            WayView(
                LinkView("Map a course", addresses.COURSE_MAP),
                "Say what each session teaches, practices, and assesses; save it for a learning system.",
            ),
            WayView(
                LinkView("Check yourself", addresses.SELF_CHECK),
                "Questions for the individual group, with the reason of each answer, and files for learning systems.",
            ),
            WayView(
                LinkView("A simulated visit", addresses.VISIT),
                "Four scenes to play or to talk through, what others look for, and a sheet for the debriefing.",
            ),
            WayView(
                LinkView("Files for learning systems", "teach/exports.html"),
                "For Moodle, Canvas, Mahara, OpenSALT, and everything that reads CASE; a workbook to filter and print.",
            ),
            WayView(
                LinkView("For developers", "teach/developers.html"),
                "Addresses that programs read, what never changes in them, and examples to start from.",
            ),
        ),
        example=ExampleView(statement.code, statement.condition, statement.text, addresses.permalink(statement.code)),
        find=(
            LinkView("in the matrix", addresses.MATRIX),
            LinkView("by group", "by-group/index.html"),
            LinkView("or by topic", addresses.TOPICS),
        ),
    )
