"""Pictures of the handbook, drawn from its own data: icons from the mark, and the matrix, each statement a dot.

Both take their colors from the design, and nothing in them depends on the machine.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from macros.model.handbook import Handbook
from macros.model.tokens import token

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SHARE = (1200, 630)
"""Pixels of the picture that goes with a link, as the programs ask for that show one."""
FINE = 2
"""So many times larger is drawn than shown, so that round is round."""
COLORS = 128
"""Colors of a picture that is written."""
WITHIN = 0.8
"""How much of an icon its mark fills: systems cut corners off."""

FACE = "node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-{}-normal.woff2"
"""The face of the books, by its weight. Its license, the SIL Open Font License, lets pictures be set in it."""
LETTERS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2014, 0x2018, 0x2019, 0x2026)))
"""What the face can set; a name in other letters is left out."""

PLACE = (612, 36)
"""Where the matrix begins."""
CELL = (130, 22)
GAP = 5
BETWEEN = 7
"""Room between cells, and what more there is between competencies."""
DOT, STEP = 11, 16
MARGIN = 64
"""Left of the words, and above them."""
WIDEST = 572
"""Where the words end."""
FOOT = (506, 594)
"""Where the name of who gives out a copy begins, and where it ends."""

_CIRCLE = re.compile(r"M([\d.]+) ([\d.]+)a([\d.]+) ")
_PATH = re.compile(r'fill="([^"]+)" d="([^"]+)"')


@dataclass(frozen=True)
class Words:
    """What is beside the matrix; `by` is who gives out the copy, empty where nobody does."""

    title: str
    text: str
    by: str


def icon(mark: str, size: int) -> bytes:
    """Return the mark, an SVG of circles in a box of 24 units, as a square PNG picture on paper."""
    draw, picture = _sheet((size, size))
    unit = size * FINE / 24

    def place(value: float) -> float:
        return (12 + (value - 12) * WITHIN) * unit

    for fill, path in _PATH.findall(mark):
        for left, middle, radius in (map(float, found) for found in _CIRCLE.findall(path)):
            box = (place(left), place(middle - radius), place(left + 2 * radius), place(middle + radius))
            draw.ellipse(box, fill=fill)
    return _written(picture.resize((size, size)))


def share(handbook: Handbook, words: Words, project: Path) -> bytes:
    """Return the picture that goes with a link to the handbook, as PNG: the matrix, what it is, and who gives it out.

    Without the face, which comes with the packages in the project's folder, the matrix is alone.
    """
    draw, picture = _sheet(SHARE)
    _matrix(handbook, draw)
    logo = handbook.local.logo
    beside = _logo(logo.content, picture) if logo else MARGIN
    if all((project / FACE.format(weight)).is_file() for weight in (400, 700)):
        by = words.by if LETTERS.issuperset(words.by) else ""
        top = MARGIN if by or logo else 3 * MARGIN // 2
        top = _set(words.title, _Type(draw, project, 700, 60, "ink"), (MARGIN, top))
        _set(words.text, _Type(draw, project, 400, 29, "muted"), (MARGIN, top + 30))
        _set(by, _Type(draw, project, 700, 24, "quiet"), (beside, FOOT[0]), FOOT[1])
    return _written(picture.resize(SHARE))


def _sheet(size: tuple[int, int]) -> tuple[ImageDraw, Image]:
    # Loaded only where something is drawn.
    from PIL import Image, ImageDraw  # noqa: PLC0415

    width, height = size
    picture = Image.new("RGB", (width * FINE, height * FINE), token("paper"))
    return ImageDraw.Draw(picture), picture


def _matrix(handbook: Handbook, draw: ImageDraw) -> None:
    """Draw a row a sub-competency and a cell a group, with a dot a statement."""
    left, top = PLACE
    width, height = CELL
    for competency in handbook.competencies:
        for sub in competency.sub_competencies:
            for column, group in enumerate(handbook.groups):
                x = left + column * (width + GAP)
                box = (x, top, x + width, top + height)
                draw.rounded_rectangle(_fine(box), 4 * FINE, fill=token(f"{group.code}-tint"))
                for number in range(len(sub.statements(group.code))):
                    at, y = x + 6 + number * STEP, top + (height - DOT) / 2
                    draw.ellipse(_fine((at, y, at + DOT, y + DOT)), fill=token(group.code))
            top += height + GAP
        top += BETWEEN


def _fine(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (place * FINE for place in box)
    return left, top, right, bottom


@dataclass(frozen=True)
class _Type:
    """How words are set: on what, in which weight, size and color of the design."""

    draw: ImageDraw
    project: Path
    weight: int
    size: int
    ink: str


def _set(text: str, how: _Type, place: tuple[int, int], bottom: int = SHARE[1]) -> int:
    """Set a text in lines to the left of the matrix; return where they end. What does not fit is left out whole."""
    from PIL import ImageFont  # noqa: PLC0415

    left, top = place
    face = ImageFont.truetype(how.project / FACE.format(how.weight), how.size * FINE)
    step = round(how.size * 1.18)
    lines = list(_lines(text, face.getlength, (WIDEST - left) * FINE))
    if LETTERS.issuperset(text) and top + len(lines) * step <= bottom:
        for number, line in enumerate(lines):
            place_of_line = (left * FINE, (top + number * step) * FINE)
            how.draw.text(place_of_line, line, font=face, fill=token(how.ink))
    return top + len(lines) * step


def _lines(text: str, length: Callable[[str], float], widest: float) -> Iterator[str]:
    """Yield a text in lines, none of which is wider than allowed unless it is one word."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and length(longer) > widest:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _logo(content: bytes, picture: Image) -> int:
    """Put an organization's logo below the words, on white, as logos are made for; return where its name may begin."""
    from PIL import Image  # noqa: PLC0415

    with Image.open(io.BytesIO(content), formats=("PNG",)) as read:
        logo = read.convert("RGBA")
    # It is written three times as large as pages show it; here it is as high as the foot.
    height = (FOOT[1] - FOOT[0] - 12) * FINE
    logo.thumbnail((WIDEST * FINE // 2, height))
    room = Image.new("RGBA", (logo.width + 12 * FINE, logo.height + 12 * FINE), token("on-urgent"))
    room.alpha_composite(logo, (6 * FINE, 6 * FINE))
    picture.paste(room.convert("RGB"), (MARGIN * FINE, FOOT[0] * FINE))
    return MARGIN + room.width // FINE + 16


def _written(picture: Image) -> bytes:
    target = io.BytesIO()
    picture.quantize(COLORS).save(target, "PNG", optimize=True)
    return target.getvalue()
