"""Tokens become bullets in their cells. The matrix says what has to come next; whatever else comes is a problem."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from macros.load.official.tokens import Token
from macros.model.handbook import Handbook
from macros.model.matrix import LETTERS
from macros.read.problems import Problem
from macros.read.signs import shown

STOPS = (".", ".”", ".)", ".’", '."', ".'")
"""What a statement ends with."""
NO_BULLET = "belongs to no bullet; take it out"


@dataclass(frozen=True)
class Piece:
    """A line of a bullet."""

    line: int
    text: str
    sure: bool = True
    """Whether it is certain that it belongs there; after a stop and an empty line it may be of something else."""


@dataclass
class Bullet:
    """A bullet of the report, from the line it starts in."""

    line: int
    pieces: list[Piece]

    @property
    def sure(self) -> int:
        """How many of its pieces are certain."""
        return sum(piece.sure for piece in self.pieces)

    def text(self, count: int | None = None) -> str:
        """Return what its first pieces say, or all of them; lines stay apart, because how they join is not certain."""
        return "\n".join(piece.text for piece in self.pieces[:count])


@dataclass(frozen=True)
class Step:
    """What has to come: a competency with its title, a sub-competency with letter and title, or a group."""

    kind: str
    code: str
    words: str


@dataclass
class Cells:
    """The bullets of each cell by its code, the line each cell begins in, and what did not fit."""

    file: str
    bullets: dict[str, list[Bullet]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, message: str) -> None:
        """Note something that does not fit."""
        self.problems.append(Problem(self.file, line, message))


def cells(handbook: Handbook, file: str, found: Iterable[Token]) -> Cells:
    """Return the bullets of the report, cell by cell."""
    walk = _Walk(Cells(file), list(_steps(handbook)))
    last = 1
    for token in found:
        walk.take(token)
        last = token.line
    walk.finish(last)
    return walk.cells


def _steps(handbook: Handbook) -> Iterator[Step]:
    for competency in handbook.competencies:
        yield Step("competency", competency.code, plain(competency.title))
        for sub in competency.sub_competencies:
            yield Step("sub", sub.code, plain(f"{sub.code[-1]}. {sub.title}"))
            for group, letter in LETTERS.items():
                yield Step("cell", f"{sub.code}.{letter}", group)


def plain(text: str) -> str:
    """Return a title as it is compared: its letters and digits, because it only tells where the text is."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@dataclass
class _Walk:
    """The way through the report: where it is in the matrix, and the bullet that is open."""

    cells: Cells
    steps: list[Step]
    position: int = -1
    inside: bool = False
    """Whether sub-competencies are read; what introduces a competency is passed over."""
    heading: str = ""
    """A competency whose title has to follow; a running head may look the same and has none."""
    title: str = ""
    cell: str = ""
    open: bool = False
    """Whether the next line may go on with the last bullet."""
    apart: bool = False
    """Whether there was an empty line since the last heading."""

    def take(self, token: Token) -> None:
        if self.heading and token.kind == "text" and self._takes_title(token):
            return
        if token.kind == "heading":
            self.heading, self.title, self.open, self.apart = token.text, "", False, False
        elif token.kind == "start":
            self.inside, self.open = self.position >= 0, False
        elif token.kind in {"empty", "turn", "end"}:
            self.heading = self.heading if token.kind == "empty" else ""
            self.open, self.apart = False, True
            self.inside = self.inside and token.kind != "end"
        elif self.inside:
            self.heading = ""
            self._take_inside(token)

    def _takes_title(self, token: Token) -> bool:
        """Take a line of a competency's title; say whether it is one, or wrong in the place of one."""
        title = self.title + plain(token.text)
        step = next((step for step in self.steps if (step.kind, step.code) == ("competency", self.heading)), None)
        if step is None or not step.words.startswith(title):
            # A running head looks the same, and has an empty line after it.
            heading, self.heading = self.heading, ""
            if self.apart and not self.title:
                return False
            said = f"what is under the heading of competency {heading} is not its title"
            self.cells.problem(token.line, f"{said}; put the text of the report back in its order")
            return True
        self.title = title
        if step.words == title:
            self._go_to(step, token.line, f"competency {step.code}")
            self.heading, self.cell, self.inside = "", "", False
        return True

    def _take_inside(self, token: Token) -> None:
        titled = self._titled(token)
        if titled or token.kind == "sub":
            self._take_sub(token, titled)
        elif token.kind == "label":
            self._take_label(token)
        elif token.kind == "bullet" or (token.kind == "under" and not self._unfinished()):
            self._begin_bullet(token)
        elif self.cell and self._bullets():
            last = self._bullets()[-1]
            sure = last.sure == len(last.pieces) and (self.open or self._unfinished())
            last.pieces.append(Piece(token.line, f"{token.sign} {token.text}" if token.sign else token.text, sure))
            self.open = True
        else:
            self.cells.problem(token.line, f"'{shorten(token.text)}' {NO_BULLET}")

    def _titled(self, token: Token) -> Step | None:
        """Return the sub-competency whose title a line is, with its letter or, where a list had the letter, without."""
        words = plain(token.text)
        # The letter is the first sign.
        return next((step for step in self.steps if step.kind == "sub" and words in {step.words, step.words[1:]}), None)

    def _take_sub(self, token: Token, step: Step | None) -> None:
        self.cell, self.open = "", False
        if step is None:
            self.cells.problem(token.line, f"'{shorten(token.text)}' is no sub-competency of the report")
        else:
            self._go_to(step, token.line, f"sub-competency {step.code}")

    def _take_label(self, token: Token) -> None:
        sub = self.steps[self.position].code.partition(".")[0]
        step = next(
            (step for step in self.steps if step.kind == "cell" and step.code[:-2] == sub and step.words == token.text),
            None,
        )
        self.open = False
        if step is None:
            self.cell = ""
            self.cells.problem(token.line, f"the group '{token.text}' begins here, but no sub-competency has begun")
            return
        self._go_to(step, token.line, f"cell {step.code}")
        self.cell = step.code
        self.cells.lines.setdefault(step.code, token.line)
        self.cells.bullets.setdefault(step.code, [])

    def _begin_bullet(self, token: Token) -> None:
        if not self.cell:
            self.cells.problem(token.line, f"the bullet '{shorten(token.text)}' is under no group")
            return
        self._bullets().append(Bullet(token.line, [Piece(token.line, token.text)]))
        self.open = True

    def _go_to(self, step: Step, line: int, name: str) -> None:
        """Take the next step; where it is another than the matrix has next, say so and go on from there."""
        place = self.steps.index(step)
        if place != self.position + 1:
            expected = self.steps[self.position + 1].code if self.position + 1 < len(self.steps) else "nothing more"
            self.cells.problem(
                line, f"{name} begins here, where {expected} has to come; put the text back in its order"
            )
        self.position = place

    def _bullets(self) -> list[Bullet]:
        return self.cells.bullets[self.cell]

    def _unfinished(self) -> bool:
        """Say whether the last bullet of this cell goes on, whatever is between."""
        bullets = self.cells.bullets.get(self.cell, [])
        return bool(bullets) and not bullets[-1].text().rstrip().endswith((*STOPS, ":"))

    def finish(self, line: int) -> None:
        """Note where the text ends before the matrix does."""
        if self.position + 1 < len(self.steps):
            missing = self.steps[self.position + 1].code
            self.cells.problem(line, f"the text ends here, before {missing}; take the whole text of the report")


def shorten(text: str) -> str:
    """Return the beginning of a line, for a message; signs that nobody sees are named."""
    bare = " ".join(text.split())
    return shown(bare if len(bare) <= 40 else f"{bare[:40].rstrip()} …")
