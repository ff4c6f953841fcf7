"""The page on which an educator maps a course: a script does the work, and a table does it without one."""

from __future__ import annotations

from dataclasses import dataclass

from macros.exports.course_formats import FORMATS
from macros.model.handbook import Handbook
from macros.model.matrix import Group
from macros.parts.links import LinkView
from macros.views.courses import courses_view
from macros.views.matrix import MatrixView, matrix_view


@dataclass(frozen=True)
class FieldView:
    """Something to say of a course: its column in the table, and what readers call it."""

    code: str
    label: str


@dataclass(frozen=True)
class SubView:
    """A sub-competency to choose."""

    code: str
    title: str


@dataclass(frozen=True)
class CourseMapView:
    """The page that maps a course."""

    title: str
    description: str
    fields: tuple[FieldView, ...]
    more: tuple[FieldView, ...]
    """What need not be said of every course."""
    groups: tuple[Group, ...]
    subs: tuple[SubView, ...]
    files: tuple[FieldView, ...]
    """What the course can be saved as: the ending of the file, and what it is for."""
    template: LinkView | None
    """A course as a table, to start from."""
    matrix: MatrixView


FIELDS = {"title": "Title", "level": "For whom", "publisher": "Who offers it"}
MORE = {
    "about": "About it, in a sentence or two",
    "hours": "Hours in all",
    "address": "Address of its page (https://…)",
    "rights": "Rights",
    "license": "Address of the license (https://…)",
    "code": "Code: lower-case words joined by “-”",
    "language": "Code of its language, such as en",
}
"""The columns of a course's table that are one text each; the page sets the edition."""
LEARNING = {"moodle.csv": "Moodle (competencies)", "canvas.csv": "Canvas (outcomes)"}
"""What the statements of a course are saved as, as those of a collection are."""


def course_map_view(handbook: Handbook) -> CourseMapView:
    """Return the page that maps a course."""
    formats = {ending: each.label for ending, each in FORMATS.items()}
    return CourseMapView(
        title="Map a course",
        description="Say which statements each session teaches, practices, and assesses, and save the course as files.",
        fields=_fields(FIELDS),
        more=_fields(MORE),
        groups=handbook.groups,
        subs=tuple(SubView(sub.code, sub.title) for each in handbook.competencies for sub in each.sub_competencies),
        files=_fields({"csv": "Table (CSV)", **formats, **LEARNING}),
        template=courses_view(handbook).template,
        matrix=matrix_view(handbook),
    )


def _fields(names: dict[str, str]) -> tuple[FieldView, ...]:
    return tuple(FieldView(code, label) for code, label in names.items())
