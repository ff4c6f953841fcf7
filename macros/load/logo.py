"""The organization's logo: a PNG picture, and nothing that could be more than a picture."""

from __future__ import annotations

from macros.model.local import Logo

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST = 100_000
"""Bytes; a phone on a ward loads it with every page."""
WIDEST = 2000
"""Pixels of width or height."""
HEADER = 24
"""Bytes up to the end of the height, in every PNG file."""


class LogoError(Exception):
    """The file is no logo that can be shown; the message says why, and what to do instead."""


def to_logo(content: bytes) -> Logo:
    """Return a picture with its size. Raises LogoError."""
    if not content.startswith(SIGNATURE) or content[12:16] != b"IHDR" or len(content) < HEADER:
        raise LogoError("is no PNG picture; save it as PNG (an SVG can carry scripts, so none is taken)")
    if len(content) > LARGEST:
        raise LogoError(f"has {len(content)} bytes; make it smaller, {LARGEST} at most")
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    if not (0 < width <= WIDEST and 0 < height <= WIDEST):
        raise LogoError(f"is {width} by {height} pixels; make it {WIDEST} at most each way")
    return Logo(content, width, height)
