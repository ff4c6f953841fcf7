"""The handbook as files for other programs.

Each export is `Handbook + public address -> bytes`; the build of the site writes the files.
"""

from __future__ import annotations

from macros.exports.assessment_file import to_assessment_schema
from macros.exports.call_list import to_call_list
from macros.exports.canvas import to_canvas
from macros.exports.case import case_files, to_case
from macros.exports.ctdl_asn import to_ctdl_asn
from macros.exports.defined_terms import to_defined_terms
from macros.exports.handbook_csv import to_csv
from macros.exports.handbook_json import to_json, to_json_schema
from macros.exports.local_template import NAME, to_local_template
from macros.exports.moodle import to_moodle
from macros.exports.opensalt import to_opensalt
from macros.exports.permalink_json import to_permalink_schema
from macros.exports.questions import to_moodle_questions
from macros.exports.skos import to_skos
from macros.exports.smart_evidence import to_smart_evidence
from macros.exports.workbook import to_workbook
from macros.model import addresses
from macros.model.handbook import Handbook

EXPORTS = {
    "handbook.json": to_json,
    "handbook.csv": to_csv,
    "handbook.xlsx": to_workbook,
    "case.json": to_case,
    "opensalt.csv": to_opensalt,
    "moodle.csv": to_moodle,
    "canvas.csv": to_canvas,
    "smart-evidence.matrix": to_smart_evidence,
    "ctdl-asn.jsonld": to_ctdl_asn,
    "defined-terms.jsonld": to_defined_terms,
    "glossary.skos.jsonld": to_skos,
}
"""Every export by its file name in `exports/`."""


def exports(handbook: Handbook, base: str = "") -> dict[str, bytes]:
    """Return every export by its address on the site.

    `base` is the public address of the handbook, which permalinks begin with; without one they are relative.
    """
    base = f"{base.rstrip('/')}/" if base else ""
    made = {f"exports/{name}": export(handbook, base) for name, export in EXPORTS.items()}
    schemas = {
        "handbook.schema.json": to_json_schema(),
        "permalink.schema.json": to_permalink_schema(),
        "assessment.schema.json": to_assessment_schema(),
    }
    made[addresses.QUESTIONS] = to_moodle_questions(handbook, base)
    made |= {f"exports/{name}": schema for name, schema in schemas.items()}
    made[f"exports/{NAME}"] = to_local_template(handbook)
    if handbook.local.dated:
        made["exports/call-list.csv"] = to_call_list(handbook)
    return made | case_files(handbook, base)
