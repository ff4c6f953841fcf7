"""All exports together: the same every time, and a permalink for everything in them."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import zipfile

import pytest

from macros.exports import EXPORTS, exports
from macros.model.handbook import Handbook
from tests.conftest import PROJECT
from tests.exports.loaded import BASE

DIGEST = """
import hashlib, pathlib
from macros.exports import exports
from macros.load.handbook import load
made = exports(load(pathlib.Path("data")), "https://handbook.example.org/cch")
print(hashlib.sha256(b"".join(name.encode() + made[name] for name in sorted(made))).hexdigest())
"""


def codes(handbook: Handbook, name: str) -> list[str]:
    """Return the codes of everything that an export holds."""
    matrix = [code for code in handbook.things if "/" not in code]
    terms = [f"term/{term.code}" for term in handbook.glossary.terms]
    subs = [sub.code for competency in handbook.competencies for sub in competency.sub_competencies]
    others = {
        "handbook.csv": list(handbook.statements),
        "handbook.xlsx": [*handbook.statements, *subs],
        "handbook.json": [code for code in handbook.things if not code.startswith("figure/")],
        "glossary.skos.jsonld": terms,
        "defined-terms.jsonld": [*matrix, *terms],
    }
    return others.get(name, matrix)


def text_of(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/sharedStrings.xml").decode()


IMPORTED = {"case.json", "opensalt.csv", "moodle.csv", "canvas.csv", "smart-evidence.matrix", "glossary.skos.jsonld"}
"""What systems take into themselves: there, an address that is not one in full would be dead text."""


@pytest.mark.parametrize("name", EXPORTS)
def test_everything_in_an_export_has_its_permalink(name: str, files: dict[str, bytes], handbook: Handbook) -> None:
    text = text_of(files[f"exports/{name}"])
    base = BASE if BASE in text else ""
    if not base and name in IMPORTED:
        assert ".html" not in text
        return
    missing = [code for code in codes(handbook, name) if f"{base}id/{code}.html" not in text]
    assert missing == []


@pytest.mark.parametrize("name", EXPORTS)
def test_only_a_published_handbook_names_its_address(
    name: str, published: dict[str, bytes], unpublished: dict[str, bytes]
) -> None:
    assert BASE in text_of(published[f"exports/{name}"])
    assert BASE not in text_of(unpublished[f"exports/{name}"])


def test_an_address_may_be_given_without_its_slash(handbook: Handbook, published: dict[str, bytes]) -> None:
    assert exports(handbook, BASE.rstrip("/")) == published


@pytest.mark.slow
def test_exports_are_the_same_every_time() -> None:
    """Neither the order of hashes nor the place of the clock on earth gets in."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Adak"))
    }
    assert len(digests) == 1


@pytest.mark.parametrize("name", [name for name in EXPORTS if name.endswith(".csv")])
def test_no_table_holds_a_formula(name: str, hostile_files: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(hostile_files[f"exports/{name}"].decode("utf-8-sig"), newline="")))
    assert len(rows) > 200
    assert [value for row in rows for value in row if value.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("name", [name for name in EXPORTS if name.endswith(".csv")])
def test_every_cell_of_a_table_is_in_quotes(name: str, files: dict[str, bytes]) -> None:
    text = files[f"exports/{name}"].decode("utf-8-sig")
    assert re.fullmatch(r'(?:"(?:[^"]|"")*"(?:,|\r?\n))+', text)
