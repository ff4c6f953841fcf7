"""What the page that shows a collection knows: every statement, local notes, and what became of retired codes."""

from __future__ import annotations

import json

from macros.model.handbook import Handbook
from macros.query.selections import every


def data_file(handbook: Handbook, site: str) -> dict[str, bytes]:
    """Return the script that holds the statements; `site` is the handbook's public address, empty where it has none."""
    data: dict[str, object] = {
        "site": site,
        "edition": handbook.edition.code,
        "title": handbook.edition.title,
        "source": f"{handbook.edition.report.title}, {handbook.edition.report.publisher}",
        "competencies": {competency.code: competency.title for competency in handbook.competencies},
        "subs": {sub.code: sub.title for competency in handbook.competencies for sub in competency.sub_competencies},
        "groups": {group.letter: group.name for group in handbook.groups},
        "statements": {code: [entry.text, entry.condition or ""] for code, entry in handbook.statements.items()},
        "retired": {
            entry.code: {"by": replacements(handbook, entry.code), "reason": entry.reason}
            for entry in handbook.ledger.retired
        },
        "prepared": [*every(handbook)],
    }
    data |= _notes(handbook)
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {"assets/collection-data.js": f"globalThis.hbCollectionData={written};\n".encode()}


def _notes(handbook: Handbook) -> dict[str, object]:
    """Return what an organization notes on statements, each note with its language, and who it is."""
    found: dict[str, list[list[str]]] = {}
    for note in handbook.local.notes:
        for code in replacements(handbook, note.on):
            found.setdefault(code, []).append([note.text, note.written_in or ""])
    return {"by": handbook.local.by, "notes": found} if found else {}


def replacements(handbook: Handbook, code: str) -> list[str]:
    """Return the statements in use that a code leads to: itself, or what replaced it by whatever number of steps."""
    return [now for now in handbook.now(code) if now in handbook.statements]
