"""The organization's logo: a PNG picture, read whole and written anew, so that nothing but the picture is handed on.

SVG is not taken: it can carry scripts and addresses, and no library cleans it that we would rely on.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from macros.model.local import Logo

if TYPE_CHECKING:
    from PIL.Image import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST = 2_000_000
"""Bytes that are read."""
WIDEST = 2000
"""Pixels of width or height that are read."""
SHOWN = (384, 144)
"""Pixels that are written at most: three times what docs/assets/styles/local.css shows, for the sharpest of phones."""
HEAVIEST = 60_000
"""Bytes that are written at most, as a phone on a ward loads them; a picture of 256 colors is always below."""
HEADER = 24
"""Bytes up to the end of the height, in every PNG file."""


class LogoError(Exception):
    """The file is no logo that can be shown; the message says why, and what to do instead."""


def to_logo(content: bytes) -> Logo:
    """Return a picture, as large as it is shown, with its size. Raises LogoError."""
    if not content.startswith(SIGNATURE) or content[12:16] != b"IHDR" or len(content) < HEADER:
        raise LogoError("is no PNG picture; save it as PNG (an SVG can carry scripts, so none is taken)")
    if len(content) > LARGEST:
        raise LogoError(f"is larger than {LARGEST // 1_000_000} MB; make it smaller")
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    if not (0 < width <= WIDEST and 0 < height <= WIDEST):
        raise LogoError(f"is {width} by {height} pixels; make it {WIDEST} at most each way")
    try:
        picture = _read(content)
    # What the library says of damage is told in many ways, none of which helps an editor.
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError):
        raise LogoError("is damaged; save it as PNG anew") from None
    picture.thumbnail(SHOWN)
    written = _written(picture)
    if len(written) > HEAVIEST:
        written = _written(picture.quantize(method=_OCTREE))
    return Logo(written, picture.width, picture.height)


_OCTREE = 2
"""The way of choosing colors that knows transparent ones."""


def _read(content: bytes) -> Image:
    """Return the picture in eight bits a color, once its check sums are seen to be right."""
    # It is loaded only where there is a logo.
    from PIL import Image  # noqa: PLC0415

    def opened() -> Image.Image:
        return Image.open(io.BytesIO(content), formats=("PNG",))

    with opened() as picture:
        if getattr(picture, "is_animated", False):
            raise LogoError("is animated, which draws the eye from what matters; save one picture of it")
        picture.verify()
    with opened() as picture:
        picture.load()
        if picture.mode.startswith("I"):
            return picture.point(lambda value: value / 256).convert("L")
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _written(picture: Image) -> bytes:
    # What else the file held, such as where a photo was taken, stays with the picture that was read.
    picture.info.clear()
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()
