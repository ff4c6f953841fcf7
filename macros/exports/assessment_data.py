"""What the pages for assessments know: scales and sets in words, and for each statement what closes a gap."""

from __future__ import annotations

import json

from macros.exports.collection_data import replacements
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.query.coverage import counted, statements_of
from macros.query.occasions import occasions

MOST_RESOURCES = 2
"""So many resources are named for a statement; its sub-competency has the others."""
Link = list[str]
"""What a link says, and its address from the site's root."""


def assessment_file(handbook: Handbook) -> dict[str, bytes]:
    """Return the script that holds it; collection-data.js has the texts of statements, matrix-data.js has roles."""
    data = {
        "edition": handbook.edition.code,
        "letters": {group.code: group.letter for group in handbook.groups},
        "scales": {
            scale.code: {
                "name": scale.name,
                "question": scale.question,
                "steps": [[step.rating, step.name, step.meaning] for step in scale.steps],
            }
            for scale in handbook.assessments.scales
        },
        "sets": {
            each.code: {"title": each.title, "about": each.about, "scales": each.scales}
            for each in handbook.assessments.sets
        },
        "collections": {
            each.code: {"name": each.name, "codes": [statement.code for statement in each.statements]}
            for each in occasions(handbook)
            if not each.is_role
        },
        "requirements": [[each.title, _statements(handbook, each.see)] for each in handbook.adoption.requirements],
        **_reads(handbook),
        "courses": _courses(handbook),
        "protocols": [
            [protocol.title, addresses.of_local("protocol", protocol.code), _statements(handbook, protocol.see)]
            for protocol in handbook.local.protocols
        ],
        "by": handbook.local.by,
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {"assets/assessment-data.js": f"globalThis.hbAssessmentData={written};\n".encode()}


def _statements(handbook: Handbook, codes: tuple[str, ...]) -> list[str]:
    """Return the statements that codes of anything lead to, each once."""
    found = (now for code in codes for now in replacements(handbook, code))
    return list(dict.fromkeys(found))


def _reads(handbook: Handbook) -> dict[str, object]:
    """Return guides and resources, with the statements and the sub-competencies that they are for."""
    resources: dict[str, list[str]] = {}
    for competency in handbook.competencies:
        for sub in competency.sub_competencies:
            own = [each.code for each in handbook.resources if sub.code in each.competencies]
            wider = [each.code for each in handbook.resources if competency.code in each.competencies]
            resources[sub.code] = [*dict.fromkeys([*own, *wider])][:MOST_RESOURCES]
    named = {code for codes in resources.values() for code in codes}
    return {
        "guides": {guide.code: [guide.title, addresses.of(f"guide/{guide.code}")] for guide in handbook.guides},
        "guidesOf": {code: [guide.code for guide in guides] for code, guides in handbook.guides_of.items()},
        "resources": {
            each.code: [each.title, handbook.address(f"resource/{each.code}")]
            for each in handbook.resources
            if each.code in named
        },
        "resourcesOf": resources,
    }


def _courses(handbook: Handbook) -> list[dict[str, object]]:
    """Return the courses that teach or practice statements, session by session; those that are made up teach nobody."""
    return [
        {
            "name": course.name,
            "href": addresses.of_course(course.code),
            "sessions": [
                [
                    session.title,
                    session.minutes or 0,
                    list(
                        dict.fromkeys(
                            statement
                            for code in (*session.teaches, *session.practices)
                            for statement in statements_of(handbook, course, code)
                            if statement in handbook.statements
                        )
                    ),
                ]
                for session in course.sessions
            ],
        }
        for course in counted(handbook)
    ]
