"""The sheets of a workbook of local additions: what each is called, what it is for, and an example row.

The keys are the files of a folder without their endings; what each column is for, the models say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ORGANIZATION = "organization"
"""The one sheet that is no table: each row has a key and a value."""


@dataclass(frozen=True)
class LocalSheet:
    """A sheet, as a workbook has it."""

    name: str
    about: str
    example: Mapping[str, str] = field(default_factory=dict)
    """Made-up values by the keys of the data, several with `;` between them. The first begins with `Example:`."""


CHECKED = {"checked": "2026-10-12", "checked_by": "Social work lead", "next_check": "2027-04-12"}

SHEETS: Mapping[str, LocalSheet] = {
    ORGANIZATION: LocalSheet(
        "Organization",
        "Who gives out this copy. Write in the framed cells; only the name is needed.",
        {
            "name": "Riverbend Community Health",
            "logo": "logo.png",
            "contact": "Social work office, extension 0100",
            "page": "https://riverbend.example.org/",
            "notice": "Read our protocol on trafficking first.",
            "leave_shown": "yes",
            "leave_target": "https://weather.example.org/",
            "corrections": "mailto:handbook@riverbend.example.org",
        },
    ),
    "contacts": LocalSheet(
        "Contacts",
        "Whom to call: people on call, a local hotline, security.",
        {
            "name": "Example: Social worker on call",
            "what_for": "Any concern about trafficking, day or night.",
            "phone": "555-0100",
            "text": "555-0101",
            "hours": "Every day, 24 hours",
            "languages": "English; Spanish",
            "beside_hotline": "yes",
            "emergency": "no",
            **CHECKED,
        },
    ),
    "services": LocalSheet(
        "Services",
        "The directory of services. Each needs a telephone number, an address or a page.",
        {
            "name": "Example: Harbor House",
            "what_for": "Shelter; Safety planning",
            "area": "Riverbend County",
            "languages": "English; Spanish",
            "hours": "Every day, 24 hours",
            "cost": "Free",
            "phone": "555-0110",
            "eligibility": "Adults, with or without children",
            "trauma_informed": "Patients need not give a name.",
            "referral": "Call together with the patient; Ask which room is quiet",
            **CHECKED,
        },
    ),
    "notes": LocalSheet(
        "Notes",
        "What your organization adds to a statement, a guide or a tier. The sheet Codes lists them.",
        {"on": "Example: 2B.I2", "text": "At Riverbend, these are the social workers that the protocol names."},
    ),
    "reporting": LocalSheet(
        "Reporting rules",
        "What your state, tribe or locality asks to be reported.",
        {
            "jurisdiction": "Example: Example State",
            "title": "Trafficking of a child",
            "text": "Health care staff report by telephone within 24 hours.",
            "authority": "Example State child protection line",
            "phone": "555-0130",
            "citation": "Example State Code § 00-000",
            "url": "https://law.example.org/00-000",
            "see": "5A; guide/reporting-and-law",
            **CHECKED,
        },
    ),
    "protocols": LocalSheet(
        "Protocols",
        "Your own protocols, forms and pages of the intranet.",
        {
            "title": "Example: Protocol on trafficking",
            "about": "Who does what, from first concern to follow-up.",
            "page": "https://intranet.example.org/protocol",
            "see": "2B.O4; guide/worried-now",
            **CHECKED,
        },
    ),
    "terms": LocalSheet(
        "Terms",
        "Words of your organization, for the glossary.",
        {"name": "Example: Code Harbor", "meaning": "The call for two nurses at the front desk."},
    ),
    "roles": LocalSheet(
        "Roles",
        "What you tell those who do one kind of work, and whom they call first; or a role of your own.",
        {
            "name": "Example: Night supervisor",
            "i_am": "a night supervisor",
            "who": "Supervisors on duty at night.",
            "lines": "Page the social worker on call; Note who was told, and when",
            "contacts": "social-worker-on-call",
            "statements": "2B.I1; 4A.I3",
        },
    ),
    "hidden": LocalSheet(
        "Hidden pages",
        "Pages that your copy does not show.",
        {"page": "Example: adopt/models.html", "reason": "Riverbend has chosen its model of care."},
    ),
}

READ_ME = "Read me"
CODES = "Codes"
HELP = (READ_ME, CODES)
"""The sheets of the template that only help to fill in the others."""
