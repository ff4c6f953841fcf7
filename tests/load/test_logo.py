"""A logo is a picture and nothing more."""

from __future__ import annotations

import io
import random
import struct

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from macros.load.logo import HEAVIEST, LARGEST, SHOWN, LogoError, to_logo
from tests.conftest import EXAMPLE, PROJECT

PNG = (PROJECT / EXAMPLE / "logo.png").read_bytes()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=("PNG",))


def saved(picture: Image.Image, **how: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, "PNG", **how)
    return target.getvalue()


def animated() -> bytes:
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    return saved(frames[0], save_all=True, append_images=frames[1:])


def test_a_png_has_its_size_and_its_colors() -> None:
    logo = to_logo(PNG)
    assert (logo.width, logo.height) == (96, 96)
    assert opened(logo.content).tobytes() == opened(PNG).tobytes()


def test_what_it_holds_besides_is_left_out() -> None:
    told = PngInfo()
    told.add_text("Comment", "taken at the shelter")
    camera = Image.Exif()
    camera[0x010F] = "Camera of the shelter"
    picture = Image.new("RGB", (300, 100), "green")
    content = saved(picture, pnginfo=told, exif=camera, icc_profile=b"profile of the shelter") + b"shelter"
    assert b"shelter" in content
    written = to_logo(content).content
    assert b"shelter" not in written
    assert [kind for kind in (b"eXIf", b"tEXt", b"iCCP") if kind in written] == []


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_large_one_is_written_as_large_as_it_is_shown(mode: str) -> None:
    noise = random.Random(1).randbytes(768 * 256 * len(mode))  # noqa: S311 – any will do
    content = saved(Image.frombytes(mode, (768, 256), noise))
    assert len(content) < LARGEST
    logo = to_logo(content)
    assert (logo.width, logo.height) == (384, 128)
    assert opened(logo.content).size == (384, 128)
    assert len(logo.content) <= HEAVIEST


def test_sixteen_bits_of_gray_stay_gray() -> None:
    picture = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0x8000, 0xFFFF))
    assert opened(to_logo(saved(picture)).content).tobytes() == b"\x80\xff"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "is no PNG picture"),
        (b"", "is no PNG picture"),
        (PNG[:20], "is no PNG picture"),
        (PNG + b"\0" * LARGEST, "make it smaller"),
        (PNG[:16] + (5000).to_bytes(4) + PNG[20:], "is 5000 by 96 pixels"),
        (PNG[: len(PNG) // 2], "is damaged"),
        (PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:], "is damaged"),
        (animated(), "is animated"),
    ],
)
def test_anything_else_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(LogoError, match=message):
        to_logo(content)


def test_damage_of_any_kind_is_told_in_words() -> None:
    chance = random.Random(19)  # noqa: S311 – the same damage each time
    told = 0
    for _ in range(400):
        content = bytearray(PNG)
        for _ in range(chance.randrange(1, 5)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            logo = to_logo(bytes(content[: chance.choice([None, chance.randrange(len(content))])]))
        except LogoError:
            told += 1
        else:
            assert logo.width <= SHOWN[0]
    assert told > 300
