"""How a damaged file is judged: as `make check` does, in folders that hold all that is sound beside it."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from macros.commands.import_course import Target, import_course
from macros.commands.seal import broken
from macros.load.handbook import validate
from macros.load.overlay import lay_over, load_with
from macros.model.base import Entry
from macros.model.course import Course
from macros.model.handbook import Handbook
from macros.read.problems import DataError, Where
from macros.read.yaml_lines import Mapping, parse_yaml
from macros.rules.advice import in_local_texts
from macros.rules.local import checked_too_late, not_dialed
from macros.rules.retired import on_retired
from macros.site import pages
from tests.conftest import PROJECT
from tests.mutations.remembering import remember
from tests.mutations.subjects import BOOK, DATA, EXAMPLE, OFFICIAL, Judge, Subject

NAMES = {Judge.DATA: "data/", Judge.LOCAL: "local/", Judge.BOOK: "", Judge.COURSE: ""}
"""What the folder of a file is called in problems."""


@dataclass(frozen=True)
class Judged:
    """What was said of a file: what an editor reads of its problems, or what it says where it has none."""

    problems: tuple[str, ...] = ()
    words: Counter[str] = field(default_factory=Counter)
    statements: Counter[str] = field(default_factory=Counter)
    """The words of the statements."""


class Bench:
    """Sound folders, in each of which one file is damaged at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # What a copy of the project has of its own is not looked at.
        shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("local"))
        shutil.copytree(EXAMPLE, folder / "local")
        shutil.copy(OFFICIAL, folder / "local" / OFFICIAL.name)
        shutil.copy(BOOK, folder)
        (folder / "curricula").mkdir()
        memory = remember()
        self.data()
        with memory.opened():
            self.sound = self.data()
            self.local = self.with_additions(folder / "local")
            self.book = self.with_additions(folder / BOOK.name)

    def data(self) -> Handbook:
        """Return the handbook as it is shipped. Raises DataError."""
        data = self.folder / "data"
        handbook = pages.checked(load_with(data, data / "local", "data/local"), PROJECT / "docs")
        if problems := broken(handbook, data):
            raise DataError(problems)
        return handbook

    def with_additions(self, additions: Path) -> Handbook:
        """Return the handbook with local additions. Raises DataError."""
        handbook = lay_over(self.sound, [], additions, additions.name)
        # These only say what to look at; they must do it with anything.
        list(in_local_texts(handbook, handbook.local))
        list(on_retired(handbook, handbook.local, additions.name))
        list(not_dialed(handbook.local))
        list(checked_too_late(handbook.local))
        return handbook

    def course(self, table: Path) -> Course:
        """Return the course that a table becomes. Raises DataError."""
        target = Target(self.folder / "curricula", "curricula", self.sound)
        import_course(table, target, over=True)
        (written,) = target.folder.iterdir()
        mapping = parse_yaml(written.name, written.read_bytes()).mapping
        written.unlink()
        course, problems = validate(mapping or Mapping(Where("", 1)), Course)
        if course is None:
            raise DataError(problems)
        return course

    def place(self, subject: Subject) -> Path:
        """Return where the file to be damaged is."""
        inside = {Judge.DATA: "data", Judge.LOCAL: "local"}.get(subject.judge, "")
        return self.folder / inside / subject.place

    def judge(self, subject: Subject, content: bytes) -> Judged:
        """Return what is said of a file that holds other bytes; the folders are as they were before."""
        place = self.place(subject)
        place.write_bytes(content)
        try:
            return self._said(subject, place)
        except DataError as error:
            return Judged(tuple(str(error).replace(f"{self.folder}/", "").split("\n")[1:]))
        finally:
            place.write_bytes(subject.path.read_bytes())

    def _said(self, subject: Subject, place: Path) -> Judged:
        if subject.judge is Judge.DATA:
            return _of_data(self.data(), subject)
        if subject.judge is Judge.COURSE:
            return Judged((), _words([self.course(place)]))
        return _of_additions(self.with_additions(place if subject.judge is Judge.BOOK else self.folder / "local"))

    def of_sound(self, subject: Subject) -> Judged:
        """Return what a file says before it is damaged."""
        if subject.judge is Judge.DATA:
            return _of_data(self.sound, subject)
        if subject.judge is Judge.COURSE:
            return self.judge(subject, subject.path.read_bytes())
        return _of_additions(self.book if subject.judge is Judge.BOOK else self.local)


def _of_data(handbook: Handbook, subject: Subject) -> Judged:
    said = [entry for entry in handbook.files() if entry.place().file == f"data/{subject.place}"]
    return Judged((), _words(said), _words_of_statements(handbook))


def _of_additions(handbook: Handbook) -> Judged:
    return Judged((), _words(_entries(handbook)))


def _entries(handbook: Handbook) -> Iterator[Entry]:
    for part in (getattr(handbook.local, each.name) for each in fields(handbook.local)):
        yield from (each for each in (part if isinstance(part, tuple) else (part,)) if isinstance(each, Entry))


def _words(entries: Iterable[Entry]) -> Counter[str]:
    return Counter(word for entry in entries for text in entry.texts() for word in re.findall(r"\w+", text))


def _words_of_statements(handbook: Handbook) -> Counter[str]:
    said = (f"{each.condition or ''} {each.text}" for each in handbook.statements.values())
    return Counter(word for text in said for word in re.findall(r"\w+", text))
