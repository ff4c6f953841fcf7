"""What an edition said, frozen when it is published, and what has changed between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

from macros.model.edition import PublishedEdition, PublishedThing, Retired
from macros.model.handbook import Handbook, Thing
from macros.model.matrix import Competency, Statement, SubCompetency
from macros.read.problems import DataError
from macros.read.whole import write_whole

FOLDER = "editions"
HEAD = """\
# yaml-language-server: $schema=../schema/published-edition.json
# What edition {code} said when it was published; written by `make edition`, and never changed afterwards.
"""


@dataclass(frozen=True)
class Reworded:
    """Something whose words differ, as it was and as it is."""

    before: PublishedThing
    now: PublishedThing


@dataclass(frozen=True)
class Moved:
    """Something that says the same under another code."""

    before: PublishedThing
    now: PublishedThing


@dataclass(frozen=True)
class Gone:
    """Something whose code is no longer in use; `retired` says what replaced it."""

    before: PublishedThing
    retired: Retired | None


@dataclass(frozen=True)
class Changes:
    """What differs between two editions, each list in the order of the handbook."""

    added: tuple[PublishedThing, ...]
    reworded: tuple[Reworded, ...]
    moved: tuple[Moved, ...]
    retired: tuple[Gone, ...]

    def codes(self) -> Iterator[str]:
        """Yield the code of everything that differs, as the earlier edition has it where that knew it."""
        yield from (thing.code for thing in self.added)
        yield from (thing.code for thing in self.known)

    @property
    def known(self) -> tuple[PublishedThing, ...]:
        """What the earlier edition holds and the later one does not hold as it was."""
        changed: tuple[Reworded | Moved | Gone, ...] = (*self.reworded, *self.moved, *self.retired)
        return tuple(change.before for change in changed)


def as_published(handbook: Handbook) -> PublishedEdition:
    """Return what the edition at hand says, as it would be published."""
    return PublishedEdition(
        code=handbook.edition.code,
        date=handbook.edition.date,
        retired=handbook.ledger.retired,
        things=tuple(_published(thing) for thing in handbook.things.values() if thing.kind != "cell"),
    )


def _published(thing: Thing) -> PublishedThing:
    words = "\n".join(sorted(_words(thing)))
    condition = thing.entry.condition if isinstance(thing.entry, Statement) else None
    return PublishedThing(
        code=thing.code, title=thing.title, condition=condition, digest=sha256(words.encode()).hexdigest()[:16]
    )


def _words(thing: Thing) -> Iterator[str]:
    """Yield the words of a thing itself, without those of the things in it that have a code of their own."""
    entry = thing.entry
    if isinstance(entry, Competency):
        yield from (entry.title, entry.name, entry.summary, *entry.introduction)
    elif isinstance(entry, SubCompetency):
        yield from (entry.title, entry.summary)
    elif isinstance(entry, Statement):  # its short line may change without a change of what it asks
        yield from filter(None, (entry.condition, entry.text))
    else:
        yield from entry.texts()


def compare(before: PublishedEdition, now: PublishedEdition) -> Changes:
    """Return what differs between two editions."""
    retired = {entry.code: entry for entry in now.retired}
    gone = [thing for thing in before.things if thing.code not in now.thing]
    moved = {thing.code: new for thing in gone if (new := _same_elsewhere(thing, before, now, retired))}
    arrived = {new.code for new in moved.values()}
    return Changes(
        added=tuple(thing for thing in now.things if thing.code not in before.thing and thing.code not in arrived),
        reworded=tuple(
            Reworded(thing, now.thing[thing.code])
            for thing in before.things
            if thing.code in now.thing and now.thing[thing.code].digest != thing.digest
        ),
        moved=tuple(Moved(thing, moved[thing.code]) for thing in gone if thing.code in moved),
        retired=tuple(Gone(thing, retired.get(thing.code)) for thing in gone if thing.code not in moved),
    )


def _same_elsewhere(
    thing: PublishedThing, before: PublishedEdition, now: PublishedEdition, retired: dict[str, Retired]
) -> PublishedThing | None:
    """Return the one new thing that replaced another and says the same."""
    replaced_by = retired[thing.code].replaced_by if thing.code in retired else ()
    if len(replaced_by) != 1 or replaced_by[0] in before.thing:
        return None
    new = now.thing.get(replaced_by[0])
    return new if new and new.digest == thing.digest else None


def published(handbook: Handbook, code: str) -> PublishedEdition | None:
    """Return what an edition said when it was published; None where it never was."""
    return next((edition for edition in handbook.editions if edition.code == code), None)


def earlier(handbook: Handbook) -> tuple[PublishedEdition, ...]:
    """Return the editions published before the one at hand, the newest first."""
    here = number(handbook.edition.code)
    others = (edition for edition in handbook.editions if number(edition.code) < here)
    return tuple(sorted(others, key=lambda edition: number(edition.code), reverse=True))


def number(code: str) -> tuple[int, int]:
    """Return year and number of an edition, by which editions are in order: 2026.10 comes after 2026.9."""
    year, _, count = code.partition(".")
    return int(year), int(count)


def write(handbook: Handbook, data: Path) -> list[str]:
    """Write down what the edition at hand says, and return the file's name; what is written already stays.

    Raises DataError where the edition was written down before and says something else now.
    """
    path = data / FOLDER / f"{handbook.edition.code}.yaml"
    content = to_yaml(as_published(handbook))
    if path.exists():
        if path.read_text("utf-8") != content:
            message = f"edition {handbook.edition.code} is published and says something else; "
            raise DataError([handbook.edition.place("code").problem(message + "write the next code here")])
        return []
    path.parent.mkdir(exist_ok=True)
    write_whole({path: content})
    return [f"data/{FOLDER}/{path.name}"]


def to_yaml(edition: PublishedEdition) -> str:
    """Return an edition as a file of the data."""
    plain = edition.model_dump(mode="json", exclude_none=True)
    body = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=120)
    return HEAD.format(code=edition.code) + body
