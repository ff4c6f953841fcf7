"""A logo is a picture and nothing more."""

from __future__ import annotations

import pytest

from macros.load.logo import LARGEST, LogoError, to_logo
from tests.conftest import EXAMPLE, PROJECT

PNG = (PROJECT / EXAMPLE / "logo.png").read_bytes()


def test_a_png_has_its_size() -> None:
    logo = to_logo(PNG)
    assert (logo.width, logo.height, logo.content) == (96, 96, PNG)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "is no PNG picture"),
        (b"", "is no PNG picture"),
        (PNG[:20], "is no PNG picture"),
        (PNG + b"\0" * LARGEST, "make it smaller"),
        (PNG[:16] + (5000).to_bytes(4) + PNG[20:], "is 5000 by 96 pixels"),
    ],
)
def test_anything_else_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(LogoError, match=message):
        to_logo(content)
