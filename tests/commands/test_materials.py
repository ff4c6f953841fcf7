"""The bill of materials: valid, complete, and the same from run to run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from macros.commands.materials import IN_THE_PAGES, LICENSES, OF_THE_SYSTEM, PYTHON_LOCKS, to_bill
from macros.model.handbook import Handbook
from tests.conftest import PROJECT, Count


@pytest.fixture(scope="session")
def bill(handbook: Handbook) -> dict[str, Any]:
    """The bill of the handbook, parsed."""
    found: dict[str, Any] = json.loads(to_bill(PROJECT, handbook.edition))
    return found


def problems(bill: dict[str, Any]) -> bool:
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill)) is not None


def test_it_is_valid_cyclonedx_1_6(bill: dict[str, Any]) -> None:
    assert bill["specVersion"] == "1.6"
    assert not problems(bill)
    assert problems({**bill, "serialNumber": "none"})
    assert problems({**bill, "components": [{"name": "without a type"}]})


def test_it_lists_every_locked_package_with_its_hashes(bill: dict[str, Any], count: Count) -> None:
    locks = "".join((PROJECT / name).read_text("utf-8") for name in PYTHON_LOCKS)
    python = set(re.findall(r"^([\w.-]+)==(\S+)", locks, re.MULTILINE))
    lock = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))["packages"]
    node = {
        (path.rpartition("node_modules/")[2], entry["version"])
        for path, entry in lock.items()
        if path and not entry.get("dev")
    }
    listed = [(item["purl"].partition(":")[2].partition("/")[0], item) for item in bill["components"]]
    assert {(item["name"], item["version"]) for kind, item in listed if kind == "pypi"} == python
    assert {(item["name"], item["version"]) for kind, item in listed if kind == "npm"} == node
    for kind, item in listed:
        if kind == "generic":
            continue
        hashes = item["hashes"] if kind == "npm" else item["externalReferences"][0]["hashes"]
        assert hashes, item["name"]
    count("bill of materials, packages", len(listed))


def test_it_says_the_license_of_each_component_and_what_books_take_from_the_system(bill: dict[str, Any]) -> None:
    assert [item["name"] for item in bill["components"] if not item.get("licenses")] == [], f"write them in {LICENSES}"
    names = {item["name"] for item in bill["components"]}
    assert {"weasyprint", *OF_THE_SYSTEM} <= names


def test_what_reaches_readers_is_told_from_what_only_builds(bill: dict[str, Any], site: Path) -> None:
    required = {item["name"] for item in bill["components"] if item["scope"] == "required"}
    assert required == IN_THE_PAGES
    licenses = "\n".join(path.read_text("utf-8") for path in (site / "assets").glob("*-licenses.txt"))
    bundled = set(re.findall(r"^(\S+) \d+\.\d+\.\d+$", licenses, re.MULTILINE))
    assert bundled == IN_THE_PAGES - {"mkdocs-material"}


def test_it_says_what_the_handbook_itself_asks_for(bill: dict[str, Any]) -> None:
    root = bill["metadata"]["component"]["bom-ref"]
    asked = next(entry["dependsOn"] for entry in bill["dependencies"] if entry["ref"] == root)
    names = {re.split(r"[/@]", reference)[1] for reference in asked}
    assert {"mkdocs", "mkdocs-material", "pyyaml", "pydantic", "esbuild", "minisearch", "stemmer"} <= names
    assert "axe-core" not in names


@pytest.mark.slow
def test_it_is_the_same_on_another_day_and_in_another_zone(handbook: Handbook) -> None:
    code = (
        "import sys; from pathlib import Path; from macros.load.handbook import load;"
        "from macros.commands.materials import to_bill;"
        "sys.stdout.buffer.write(to_bill(Path('.'), load(Path('data')).edition))"
    )
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Lima", "2")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=PROJECT,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert done.stdout == to_bill(PROJECT, handbook.edition)
