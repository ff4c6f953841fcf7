"""Bundles: one for each folder of scripts, with the licenses of its libraries; what goes wrong is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.load.words import facts_of
from macros.node.scripts import ScriptError, bundles
from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return bundles(PROJECT, facts_of([PROJECT / "data"]))


def test_every_folder_of_scripts_becomes_a_bundle(made: dict[str, bytes]) -> None:
    folders = {path.parent.name for path in (PROJECT / "docs" / "assets").glob("*/main.mjs")}
    assert folders
    assert {name for name in made if name.endswith(".js")} == {f"assets/{name}.js" for name in folders}


def test_bundles_are_the_same_every_time(made: dict[str, bytes]) -> None:
    assert bundles(PROJECT, facts_of([PROJECT / "data"])) == made


def test_each_bundle_holds_its_own_script(project: Path) -> None:
    for name in ("aaa", "zzz"):
        folder = project / "docs" / "assets" / name
        folder.mkdir()
        (folder / "main.mjs").write_text(f"globalThis.is = '{name}';", "utf-8")
    made = bundles(project, facts_of([PROJECT / "data"]))
    assert b"aaa" in made["assets/aaa.js"]
    assert b"zzz" in made["assets/zzz.js"]
    assert b"minisearch" not in made["assets/zzz.js"].lower()
    assert "assets/aaa-licenses.txt" not in made


def test_the_licenses_of_what_a_bundle_contains_come_with_it(made: dict[str, bytes]) -> None:
    licenses = made["assets/search-licenses.txt"].decode()
    for name in ("minisearch", "stemmer"):
        assert f"{name} " in licenses
    assert licenses.count("Permission is hereby granted") == 2


def test_a_library_that_holds_others_comes_with_their_licenses(made: dict[str, bytes]) -> None:
    licenses = made["assets/collection-docx-licenses.txt"].decode()
    assert re.findall(r"^(\S+) \d+\.\d+\.\d+$", licenses, re.MULTILINE) == ["docx", "fflate", "nanoid"]


def test_missing_packages_are_reported(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="'make build' installs them"):
        bundles(tmp_path, facts_of([PROJECT / "data"]))


def test_a_broken_script_is_reported(project: Path) -> None:
    (project / "docs" / "assets" / "search" / "main.mjs").write_text("const = 1;", "utf-8")
    with pytest.raises(ScriptError, match=r"assets/search/main\.mjs:1:6: ERROR") as error:
        bundles(project, facts_of([PROJECT / "data"]))
    assert "    at " not in str(error.value)
