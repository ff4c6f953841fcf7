"""Pictures that the build draws: of the size that others ask for, of our colors, and true to the data."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.model.matrix import LETTERS
from macros.model.tokens import token, with_tokens
from macros.site import pictures
from macros.site.pictures import SHARE, Words, icon, share
from tests.conftest import EXAMPLE, PROJECT

MARK = with_tokens((PROJECT / "docs/assets/styles/mark.svg").read_text("utf-8"))
WORDS = Words("A handbook", "What it is.", "")


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=("PNG",)).convert("RGB")


def near(one: object, other: str) -> bool:
    """Say whether two colors look alike: the picture has few."""
    wanted = tuple(bytes.fromhex(other[1:] if len(other) == 7 else "".join(2 * sign for sign in other[1:])))
    return isinstance(one, tuple) and all(abs(a - b) <= 6 for a, b in zip(one, wanted, strict=True))


def colors(picture: Image.Image) -> list[object]:
    return [color for _, color in picture.getcolors(1 << 24) or ()]


@pytest.mark.parametrize("size", [180, 512])
def test_an_icon_is_the_mark_on_paper(size: int) -> None:
    picture = opened(icon(MARK, size))
    assert picture.size == (size, size)
    found = colors(picture)
    for name in ("paper", *LETTERS):
        assert any(near(color, token(name)) for color in found), name
    edges = (0, 0, size - 1, size - 1)
    assert all(near(picture.getpixel((x, y)), token("paper")) for x in edges[::2] for y in edges[1::2])


def test_the_matrix_has_a_dot_for_each_statement(handbook: Handbook) -> None:
    drawn: list[tuple[float, ...]] = []

    class Counted:
        """As much of a sheet as the matrix uses."""

        def ellipse(self, box: tuple[float, ...], fill: str) -> None:
            drawn.append((*box, *fill.encode()))

        def rounded_rectangle(self, box: tuple[float, ...], *_: object, **__: object) -> None:
            assert 0 < box[0] < box[2] < SHARE[0] * pictures.FINE
            assert 0 < box[1] < box[3] < SHARE[1] * pictures.FINE

    pictures._matrix(handbook, Counted())  # type: ignore[arg-type]
    assert len(set(drawn)) == len(handbook.statements)


def test_the_picture_has_the_words_and_without_the_face_none(handbook: Handbook, tmp_path: Path) -> None:
    with_words, bare = (opened(share(handbook, WORDS, folder)) for folder in (PROJECT, tmp_path))
    left = (0, 0, pictures.PLACE[0] - 1, SHARE[1])
    assert with_words.size == bare.size == SHARE
    assert len(bare.crop(left).getcolors() or ()) == 1
    assert any(near(color, token("ink")) for color in colors(with_words.crop(left)))
    assert (
        with_words.crop((pictures.PLACE[0], 0, *SHARE)).getbbox() == bare.crop((pictures.PLACE[0], 0, *SHARE)).getbbox()
    )


def test_a_name_that_the_face_cannot_set_is_left_out(handbook: Handbook) -> None:
    plain = share(handbook, WORDS, PROJECT)
    assert share(handbook, replace(WORDS, by="診療所"), PROJECT) == plain
    assert share(handbook, replace(WORDS, by="Clinic"), PROJECT) != plain


def test_the_logo_and_a_long_name_are_beside_each_other_or_the_name_is_left_out() -> None:
    local = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)
    logo = opened(share(local, WORDS, PROJECT))
    for by in ("Riverbend", "A regional center of health and behavioral health, with its clinics", "Very long " * 40):
        named = opened(share(local, replace(WORDS, by=by), PROJECT))
        # A picture has few colors, so that each of them is a little different beside others.
        changed = ImageChops.difference(logo, named).convert("L").point(lambda value: 255 * (value > 60)).getbbox()
        if len(by) > 100:
            assert changed is None
        else:
            assert changed
            assert changed[0] > pictures.MARGIN + 40
            assert changed[2] < pictures.PLACE[0]
            assert changed[1] >= pictures.FOOT[0]
            assert changed[3] <= pictures.FOOT[1] + 4


def test_a_copy_has_its_logo_on_the_picture(handbook: Handbook) -> None:
    local = load_with(PROJECT / "data", PROJECT / EXAMPLE, EXAMPLE)
    below = (0, pictures.FOOT[0], pictures.PLACE[0] - 1, SHARE[1])
    bare, shown = (opened(share(each, WORDS, PROJECT)).crop(below) for each in (handbook, local))
    assert len(bare.getcolors() or ()) == 1
    assert len(shown.getcolors(1 << 20) or ()) > 1


def test_a_picture_is_the_same_each_time(handbook: Handbook) -> None:
    assert share(handbook, WORDS, PROJECT) == share(handbook, WORDS, PROJECT)
