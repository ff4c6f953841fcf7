"""Documents to work with, made from the data: for hiring, observing, checking, writing policy, and adopting.

They hold what needs no input; forms have places to write in.
"""

from __future__ import annotations

from macros.exports.documents.adoption import to_adoption_workbook
from macros.exports.documents.checklists import to_checklist
from macros.exports.documents.evaluation import to_evaluation
from macros.exports.documents.jobs import to_job_description, to_job_markdown
from macros.exports.documents.policy import to_policy_outline
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.query.occasions import occasions


def document_files(handbook: Handbook, base: str) -> dict[str, bytes]:
    """Return every document by its address on the site.

    `base` is the public address of the handbook, which permalinks begin with; without one they are relative.
    """
    base = f"{base.rstrip('/')}/" if base else ""
    made = {}
    for each in occasions(handbook):
        made[addresses.of_document("job-description", "docx", each.of)] = to_job_description(handbook, base, each)
        made[addresses.of_document("job-description", "md", each.of)] = to_job_markdown(handbook, base, each)
        if each.is_role:
            made[addresses.of_document("evaluation", "docx", each.of)] = to_evaluation(handbook, base, each)
    for group in handbook.groups:
        made[addresses.of_document("checklist", "docx", f"group/{group.code}")] = to_checklist(handbook, base, group)
    made[addresses.of_document("policy-outline", "docx")] = to_policy_outline(handbook, base)
    made[addresses.of_document("adoption-workbook", "xlsx")] = to_adoption_workbook(handbook, base)
    return made
