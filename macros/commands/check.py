"""What is wrong with the data, and what of the local additions is due."""

from __future__ import annotations

from dataclasses import replace

from macros.commands.command import Command, Options
from macros.commands.seal import broken
from macros.load.overlay import folder_of, is_named, load_with
from macros.model.sources import Expiring
from macros.read import clock
from macros.read.problems import DataError
from macros.rules.advice import in_local_texts
from macros.rules.local import checked_too_late, not_dialed
from macros.rules.retired import on_retired
from macros.rules.translations import behind
from macros.site import pages


def _run(options: Options) -> str:
    folder, name = folder_of(options.project, options.local)
    handbook = pages.checked(load_with(options.project / "data", folder, name), options.project / "docs")
    if problems := [*broken(handbook, options.project / "data"), *behind(handbook)]:
        raise DataError(problems)
    lines = [f"The data is in order: {len(handbook.statements)} statements in {len(handbook.cells)} cells."]
    local = replace(handbook.local, day=clock.today())
    entries, due = len(tuple(local.dated)), local.due()
    if entries:
        lines.append(f"{name} is in order: {len(due)} of {entries} dated entries are due for a check.")
        lines += [f"{entry.place()}: {kind} '{title}' since {entry.next_check}" for kind, title, entry in due]
    lines += local.how
    if is_named(options.local) and handbook.local.organization is None:
        lines.append(f"{name} holds no organization.yaml, so nothing is added to the handbook.")
    advice = sorted(in_local_texts(handbook, handbook.local))
    if advice:
        lines.append(f"{name} gives advice that can do harm without a condition; look at each:")
        lines += map(str, advice)
    left = sorted(on_retired(handbook, handbook.local, name))
    if left:
        lines.append(f"{name} names what is retired; nothing of it is lost, and this is to be put right:")
        lines += map(str, left)
    stale = sorted(
        (entry.doubtful_from, str(entry.place()), code)
        for code, thing in handbook.things.items()
        if isinstance(entry := thing.entry, Expiring) and entry.doubtful_from < clock.today()
    )
    if stale:
        lines.append(f"Records of law, numbers, and addresses that are due for a look ({len(stale)}):")
        lines += [f"{place}: {code} since {day}" for day, place, code in stale]
    lines += map(str, sorted([*not_dialed(handbook.local), *checked_too_late(handbook.local)]))
    return "\n".join(lines)


COMMAND = Command("check", "say what is wrong with the data and what local is due for a check", _run)
