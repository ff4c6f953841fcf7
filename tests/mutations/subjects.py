"""What is damaged: every file of the data that is shipped, and an example of each that an organization may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from macros.load.handbook import FILES, LOCAL
from macros.load.local import COURSES
from macros.load.local_files import FILES as LOCAL_FILES
from tests.conftest import EXAMPLE as EXAMPLES
from tests.conftest import KEPT, PROJECT
from tests.mutations.operators import TEXTS, WORKBOOKS, Damage

EXAMPLE = PROJECT / EXAMPLES
DATA = PROJECT / "data"
BOOK = KEPT / "local-additions.xlsx"
OFFICIAL = KEPT / "local" / "official.yaml"
TABLE = KEPT / "courses" / "quiet-care.csv"


class Judge(Enum):
    """Who says whether a file is in order."""

    DATA = auto()
    LOCAL = auto()
    BOOK = auto()
    COURSE = auto()


@dataclass(frozen=True)
class Subject:
    """A file that is damaged."""

    kind: str
    """What it is one of: the pattern of its name, which no other kind has."""
    path: Path
    place: str
    """Where it is in the folder that it belongs to."""
    judge: Judge
    ways: Mapping[str, Damage]


def subjects() -> Iterator[Subject]:
    """Yield every file, in an order that does not change."""
    for pattern in FILES:
        for path in sorted(DATA.glob(pattern)):
            place = path.relative_to(DATA).as_posix()
            yield Subject(f"data/{pattern}", path, place, Judge.DATA, TEXTS)
    for pattern in (*LOCAL_FILES, COURSES, "services.csv"):
        found = sorted(EXAMPLE.glob(pattern)) or [OFFICIAL]
        for path in found:
            place = path.relative_to(path.parent.parent if "/" in pattern else path.parent).as_posix()
            yield Subject(f"{LOCAL}/{pattern}", path, place, Judge.LOCAL, TEXTS)
    yield Subject("a workbook of local additions", BOOK, BOOK.name, Judge.BOOK, WORKBOOKS)
    yield Subject("a course as a table", TABLE, TABLE.name, Judge.COURSE, TEXTS)
