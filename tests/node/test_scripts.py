"""Bundles: one for each folder of scripts, with the licenses of its libraries; what goes wrong is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.load.words import facts_of
from macros.model.facts import SPOKEN
from macros.node.scripts import ScriptError, bundles
from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return bundles(PROJECT, facts_of([PROJECT / "data"]))


def test_every_folder_of_scripts_becomes_a_bundle(made: dict[str, bytes]) -> None:
    folders = {path.parent.name for path in (PROJECT / "docs" / "assets").glob("*/main.mjs")}
    assert folders
    spoken = {f"assets/{name}-es.js" for name in SPOKEN}
    assert {name for name in made if name.endswith(".js")} == {f"assets/{name}.js" for name in folders} | spoken


def test_scripts_that_speak_are_bundled_for_every_language(made: dict[str, bytes]) -> None:
    scripts = (PROJECT / "docs" / "assets").glob("*/*.mjs")
    assert {path.parent.name for path in scripts if "HANDBOOK.words" in path.read_text("utf-8")} == set(SPOKEN)
    english, spanish = made["assets/search.js"].decode(), made["assets/search-es.js"].decode()
    for ours, theirs in (("No results", "Sin resultados"), ("Step of a guide", "Paso de una guía")):
        assert ours in english
        assert theirs in spanish
        assert theirs not in english
        assert ours not in spanish
    assert '"search-index"' in made["assets/handbook-es.js"].decode()


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
