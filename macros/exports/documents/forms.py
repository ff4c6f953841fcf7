"""What each kind of document is for, and what it is not: said once, for the documents and for the page of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """A kind of document."""

    title: str
    use: str
    limits: tuple[str, ...]
    """What it is not, in sentences."""


NO_PROOF = "It proves no competence and is no ground alone for a decision on employment."

FORMS = {
    "job-description": Form(
        "Job descriptions",
        "Paragraphs to copy into a job description, with the code and the permalink of each. Take what belongs to the "
        "job; each statement is whole under its short line.",
        (
            "It is no whole job description. Tasks, supervision, and conditions of work are yours to add.",
            (
                "A condition belongs to its statement. “Only if trained” describes only the job of somebody who "
                "is trained and appointed to do it."
            ),
            (
                "It is not legal advice. Have human resources read what you make of it, and counsel where a law "
                "or a contract asks for that."
            ),
        ),
    ),
    "evaluation": Form(
        "Observation and performance evaluation",
        "A form for a supervisor and a staff member. Choose together, beforehand, what to look at; note what was seen; "
        "talk it over; agree on support.",
        (
            f"What was seen on some days is not all that a person can do. {NO_PROOF}",
            (
                "It is no self-assessment. What somebody has rated about themself is for that person: do not ask "
                "for it, and do not copy from it."
            ),
            (
                "Do not join a patient's visit for this form: staff see patients alone. Observe simulations, case "
                "talks without names, and other work in which nobody's privacy is lost."
            ),
            "Write nothing by which a patient could be recognized.",
        ),
    ),
    "checklist": Form(
        "Checklists",
        "All statements of a group, competency by competency, with a box and a place for a note: for a unit, a team "
        "meeting, or a plan of a course.",
        (
            f"A box says what somebody thought on one day. {NO_PROOF}",
            "One that a person fills in about themself is for that person.",
        ),
    ),
    "policy-outline": Form(
        "Policy outline",
        "A heading for each statement for organizations, with its text and places for your own procedure, owner, and "
        "dates.",
        (
            "It is no policy. You write what your law, your setting, and experts with lived experience ask for.",
            (
                "It is not legal advice. Have counsel read what you write on reporting, privacy, and "
                "documentation before it is in force."
            ),
        ),
    ),
    "adoption-workbook": Form(
        "Adoption workbook",
        "The six requirements of adoption, the considerations, and all statements for organizations, each with owner, "
        "status, evidence, and date; scores are counted by formula.",
        (
            (
                "A score shows where to work next. It proves nothing about the care that patients receive, nor "
                "about anyone on the staff."
            ),
            "Only what is chosen from the list of statuses is counted.",
        ),
    ),
}
"""The kinds of documents by the beginning of their files' names."""
