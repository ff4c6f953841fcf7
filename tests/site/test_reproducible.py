"""Two builds are the same to the byte, wherever and whenever they are made, and so are their offline copies."""

from __future__ import annotations

import filecmp
from pathlib import Path

import pytest

from macros.book.single import Told, single
from macros.offline.archive import write_archive
from tests.conftest import ADDRESS, built, copy_project

pytestmark = pytest.mark.slow
PLACES = {
    "one": {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "a much longer folder": {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "271828"},
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two sites with an address and a book, built in different folders, time zones, locales and orders of sets."""
    made = []
    for place, settings in PLACES.items():
        project = copy_project(tmp_path_factory.mktemp("place") / place)
        how = {"HANDBOOK_URL": ADDRESS, "HANDBOOK_BOOKS": "education", **settings}
        made.append(built(project / "site", project=project, apart=True, **how))
    return made


def files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def test_two_builds_are_equal(sites: list[Path]) -> None:
    one, other = sites
    assert files(one) == files(other)
    _, different, unread = filecmp.cmpfiles(one, other, files(one), shallow=False)
    assert (different, unread) == ([], [])


def test_two_offline_copies_are_equal(sites: list[Path], tmp_path: Path) -> None:
    one, other = (write_archive(site, tmp_path / str(number)) for number, site in enumerate(sites))
    assert one.read_bytes() == other.read_bytes()
    told = Told("2026.1", "November 22, 2026", ADDRESS)
    assert single(sites[0], told) == single(sites[1], told)
