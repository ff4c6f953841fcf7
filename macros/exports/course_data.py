"""What the page that maps a course knows: statements, the columns of the table, and the templates of every format."""

from __future__ import annotations

import json

from macros.exports.collection_data import replacements
from macros.exports.course_formats import FORMATS, shared_values, statement_values, template
from macros.exports.filled import parse
from macros.exports.practice_values import question_values, visit_values
from macros.load.course_table import ALSO, COURSE, SESSION
from macros.model.course import DOES
from macros.model.handbook import Handbook


def course_data_file(handbook: Handbook, site: str) -> dict[str, bytes]:
    """Return the script that holds it; `site` is the handbook's public address, empty where it has none."""
    names = {member.template for each in FORMATS.values() for member in each.members}
    data = {
        "site": site,
        "shared": shared_values(handbook),
        "statements": statement_values(handbook),
        "subs": {sub.code: sub.title for competency in handbook.competencies for sub in competency.sub_competencies},
        "groups": {group.letter: {"code": group.code, "name": group.name} for group in handbook.groups},
        "retired": {entry.code: replacements(handbook, entry.code) for entry in handbook.ledger.retired},
        "does": DOES,
        "questions": question_values(handbook),
        "visit": visit_values(handbook),
        "columns": {"course": COURSE, "session": SESSION, "also": ALSO},
        "templates": {name: template(name) for name in sorted(names)},
        "formats": {
            ending: {
                "label": each.label,
                "type": each.type,
                "zipped": each.zipped,
                "values": each.values,
                "members": [
                    {
                        "path": parse(member.path),
                        "template": member.template,
                        "each": member.each,
                        "kind": member.kind,
                    }
                    for member in each.members
                ],
            }
            for ending, each in FORMATS.items()
        },
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {"assets/course-data.js": f"globalThis.hbCourseData={written};\n".encode()}
