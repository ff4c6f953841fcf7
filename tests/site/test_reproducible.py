"""Two builds are the same to the byte, wherever and whenever they are made, and so are their offline copies."""

from __future__ import annotations

import filecmp
from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from macros.offline.archive import write_archive
from tests.conftest import copy_project, mkdocs

ADDRESS = "https://handbook.example.org/"
PLACES = {
    "one": {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "a much longer folder": {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "271828"},
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two sites with an address and a book, built in different folders, time zones, locales and orders of sets."""
    sites = []
    for place, settings in PLACES.items():
        project = copy_project(tmp_path_factory.mktemp("place") / place)
        done = mkdocs("build", "--strict", cwd=project, HANDBOOK_URL=ADDRESS, HANDBOOK_BOOKS="education", **settings)
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append(project / "site")
    return sites


def files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def test_two_builds_are_equal(built: list[Path]) -> None:
    one, other = built
    assert files(one) == files(other)
    _, different, unread = filecmp.cmpfiles(one, other, files(one), shallow=False)
    assert (different, unread) == ([], [])


def test_two_offline_copies_are_equal(built: list[Path], tmp_path: Path) -> None:
    one, other = (write_archive(site, tmp_path / str(number)) for number, site in enumerate(built))
    assert one.read_bytes() == other.read_bytes()


def test_dates_are_those_of_the_edition(built: list[Path], handbook: Handbook) -> None:
    site_map = (built[0] / "sitemap.xml").read_text("utf-8")
    assert site_map.count(f"<lastmod>{handbook.edition.date}</lastmod>") == site_map.count("<url>") > 70
    assert int.from_bytes((built[0] / "sitemap.xml.gz").read_bytes()[4:8], "little") % 86_400 == 0
