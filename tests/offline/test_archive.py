"""The offline copy: what is in it, that every system can unpack it, and that the same site makes the same bytes."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import zipfile
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from macros.offline.archive import ONLY_FOR_SERVERS, Built, to_archive, write_archive
from macros.offline.names import refused
from macros.offline.sums import SUMS, CopyError, from_sums
from tests.conftest import Count, Once

BUILT = Built("2026.1", date(2026, 11, 22), "")
MOST = 5_000_000


@pytest.fixture(scope="session")
def archive(site: Path, once: Once) -> Path:
    """The offline copy of the handbook."""
    (made,) = once("offline copy", partial(write_archive, site)).glob("*.zip")
    return made


def read(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as opened:
        tops = {entry.filename.partition("/")[0] for entry in opened.infolist()}
        assert len(tops) == 1, "one folder, as unpacked"
        assert re.fullmatch(r"handbook-20\d\d\.\d+", tops.pop())
        return {entry.filename.partition("/")[2]: opened.read(entry) for entry in opened.infolist()}


def test_it_holds_the_site_and_what_tells_that_it_is_whole(archive: Path, site: Path, handbook: Handbook) -> None:
    found = read(archive.read_bytes())
    expected = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    for name in ONLY_FOR_SERVERS:
        del expected[name]
    assert "index.html" in found
    assert {name: found[name] for name in expected} == expected
    assert found.keys() - expected.keys() == {"README.txt", SUMS}
    assert from_sums(found[SUMS]) == {
        name: hashlib.sha256(content).hexdigest() for name, content in found.items() if name != SUMS
    }
    assert archive.name == f"handbook-{handbook.edition.code}.zip"


def test_its_checksum_stands_beside_it(archive: Path) -> None:
    beside = (archive.parent / f"{archive.name}.sha256").read_bytes()
    assert from_sums(beside) == {archive.name: hashlib.sha256(archive.read_bytes()).hexdigest()}


def test_it_is_small_and_every_system_takes_its_names(archive: Path, count: Count) -> None:
    names = list(read(archive.read_bytes()))
    count("offline copy, bytes", archive.stat().st_size)
    count("offline copy, files", len(names))
    count("offline copy, characters of the longest name", max(map(len, names)))
    assert archive.stat().st_size <= MOST
    assert list(refused(names)) == []


def test_the_readme_says_what_edition_it_is_in_plain_text(archive: Path, handbook: Handbook) -> None:
    readme = read(archive.read_bytes())["README.txt"].decode("ascii")
    assert f"Edition {handbook.edition.code}, {handbook.edition.day}" in readme
    assert "Ask whoever gave you this copy for a newer one." in readme
    assert readme.count("\n") == readme.count("\r\n")
    assert all(len(line) <= 78 for line in readme.splitlines() if not line.startswith("    "))


def test_a_copy_with_an_address_names_it(site: Path, tmp_path: Path) -> None:
    copied = tmp_path / "site"
    for name in ("index.html", "exports/handbook.json"):
        (copied / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, copied / name)
    page = copied / "index.html"
    canonical = '<link rel="canonical" href="https://example.org/a&amp;b/index.html">'
    page.write_text(page.read_text("utf-8").replace("</title>", f"</title>{canonical}", 1), "utf-8")
    readme = read(write_archive(copied, tmp_path).read_bytes())["README.txt"].decode("ascii")
    assert "The current edition:\r\nhttps://example.org/a&b/\r\n" in readme


def test_the_same_files_make_the_same_bytes_whatever_their_order() -> None:
    files = {name: name.encode() for name in ("index.html", "b/page.html", "a.txt", "é.txt")}
    assert to_archive(files, BUILT) == to_archive(dict(reversed(files.items())), BUILT)


def test_the_same_files_make_the_same_bytes_whatever_their_time_and_rights(
    site: Path, archive: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "a site" / "copied"
    copied.mkdir(parents=True)
    for path in site.rglob("*"):
        if path.is_file():
            target = copied / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            target.chmod(0o600)
            os.utime(target, (0, 0))
    assert write_archive(copied, tmp_path).read_bytes() == archive.read_bytes()


def test_files_bear_the_day_of_the_edition_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    def days() -> set[tuple[int, ...]]:
        with zipfile.ZipFile(BytesIO(to_archive({"index.html": b""}, BUILT))) as opened:
            return {entry.date_time for entry in opened.infolist()}

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert days() == {(2026, 11, 22, 0, 0, 0)}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert days() == {(2001, 9, 9, 1, 46, 40)}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert days() == {(1980, 1, 1, 0, 0, 0)}  # a zip knows no earlier day


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["a" * 101], f"{'a' * 101}: 101 characters; 100 is the most"),
        (["id/A.html", "id/a.html"], "id/a.html: differs from id/A.html only in capitals"),
        (["id/con.json"], "id/con.json: Windows refuses this name"),
        (["aux/page.html"], "aux/page.html: Windows refuses this name"),
        (["term/what?.html"], "term/what?.html: Windows refuses this name"),
        (["term/a:b.html"], "term/a:b.html: Windows refuses this name"),
        (["dot./page.html"], "dot./page.html: Windows refuses this name"),
        (["page.html "], "page.html : Windows refuses this name"),
        (["tab\t.html"], "tab\t.html: Windows refuses this name"),
    ],
)
def test_a_name_that_would_not_survive_is_refused(names: list[str], said: str) -> None:
    with pytest.raises(CopyError) as raised:
        to_archive(dict.fromkeys(names, b""), BUILT)
    assert said in str(raised.value)
    assert str(raised.value).count("\n") == 1


def test_names_that_only_look_like_trouble_are_taken() -> None:
    names = ["console.html", "id/com.html", "a" * 100, "a b/c-d.é.html", ".nojekyll", "id/2B.I3.html", "communion/x"]
    assert list(refused(names)) == []


def test_without_a_built_site_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(CopyError, match="run 'make build' first"):
        write_archive(tmp_path / "site", tmp_path / "dist")
    assert not (tmp_path / "dist").exists()
