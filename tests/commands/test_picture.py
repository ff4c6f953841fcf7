"""The README's picture is the matrix as it is today."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image, ImageChops

from macros.__main__ import main
from macros.commands.picture import PLACE
from macros.site.pictures import SHARE
from tests.conftest import PROJECT


def test_the_picture_of_the_readme_is_what_the_command_draws(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("local"))
    (tmp_path / "node_modules").symlink_to(PROJECT / "node_modules")
    assert main(["--project", str(tmp_path), "picture"]) == 0
    with Image.open(tmp_path / PLACE) as drawn, Image.open(PROJECT / PLACE) as kept:
        assert drawn.size == SHARE
        # Pixels are compared, not bytes: another version of the library may pack them otherwise.
        assert ImageChops.difference(drawn.convert("RGB"), kept.convert("RGB")).getbbox() is None
    assert f"({PLACE})" in (PROJECT / "README.md").read_text("utf-8")
