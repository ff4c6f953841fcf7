"""What an organization has to verify again, as a list for whoever makes the calls."""

from __future__ import annotations

from dataclasses import replace

from macros.exports.guarded_csv import kept_as_text, spreadsheet
from macros.model.handbook import Handbook
from macros.model.local import Checked, Local

COLUMNS = ("due", "next check", "kind", "name", "phone", "page", "last checked", "checked by", "entry")


def to_call_list(handbook: Handbook) -> bytes:
    """Return one row an entry that goes out of date, the most overdue first.

    "due" is "yes" where the day of the next check has passed on the day of the build. "entry" is the file and line.
    """
    local = handbook.local
    entries = sorted(local.dated, key=lambda each: (each[2].next_check, each[0], each[1]))
    return spreadsheet([COLUMNS, *(_row(local, kind, title, entry) for kind, title, entry in entries)])


def _row(local: Local, kind: str, title: str, entry: Checked) -> tuple[str, ...]:
    return (
        "yes" if entry.is_due(local.day) else "no",
        entry.next_check.isoformat(),
        kind,
        title,
        kept_as_text(_reached(entry, "phone")),
        _reached(entry, "page") or _reached(entry, "url"),
        entry.checked.isoformat(),
        entry.checked_by,
        # Where the folder is on the machine that builds is nobody else's business.
        str(replace(entry.place(), file=entry.place().file.rpartition("/")[2])),
    )


def _reached(entry: Checked, key: str) -> str:
    return str(getattr(entry, key, None) or "")
