"""The JSON Schemas for editors are those of the models, and the data files name them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from macros.commands.schemas import schemas, write
from macros.load.handbook import FILES
from macros.load.local import FOLDERS as LOCAL_FOLDERS
from macros.load.local import read_folder
from macros.load.local_files import FILES as LOCAL_FILES
from tests.commands.editor import marks
from tests.conftest import PROJECT

DATA = PROJECT / "data"
EXAMPLE = DATA.parent / "examples" / "riverbend"
NAMED = [
    *sorted(path for pattern in FILES for path in DATA.glob(pattern)),
    *(EXAMPLE / name for name in LOCAL_FILES if name != "official.yaml"),
    *(path for folder in LOCAL_FOLDERS for path in sorted(EXAMPLE.glob(folder))),
]


def test_schemas_are_current() -> None:
    found = {path.name: path.read_text("utf-8") for path in (DATA / "schema").glob("*.json")}
    assert found == schemas(), "the models have changed: run 'make schemas'"


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert sorted(write(tmp_path)) == sorted(schemas())
    assert write(tmp_path) == []


@pytest.mark.parametrize("path", NAMED, ids=lambda path: path.relative_to(DATA.parent).as_posix())
def test_each_data_file_names_its_schema_and_meets_it(path: Path) -> None:
    text = path.read_text("utf-8")
    first = text.splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    schema = json.loads((path.parent / first.partition("=")[2]).read_text("utf-8"))
    jsonschema.validate(yaml.load(text, Loader=yaml.BaseLoader), schema)  # noqa: S506 – text only


@pytest.mark.parametrize("path", NAMED, ids=lambda path: path.relative_to(DATA.parent).as_posix())
def test_an_editor_marks_nothing_in_what_is_shipped(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert marks(path, path.parent / first.partition("=")[2]) == []


LOCAL_CONTACT = """contacts:
  - code: desk
    name: 24
    what_for: true
    phone: 5550110
    beside_hotline: "true"
    checked: 2026-10-01
    checked_by: Lead
    next_check: 2027-10-01
"""


def test_an_editor_takes_what_the_loader_takes(tmp_path: Path) -> None:
    path = tmp_path / "contacts.yaml"
    path.write_text(LOCAL_CONTACT, "utf-8")
    (tmp_path / "organization.yaml").write_text("name: 1\n", "utf-8")
    assert read_folder(tmp_path, "here")[1] == []
    assert marks(path, DATA / "schema" / "local-contacts.json") == []


@pytest.mark.parametrize("wrong", ["name: [24]", "name: {a: b}", "name:", "nam: x"])
def test_an_editor_still_marks_what_the_loader_refuses(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "contacts.yaml"
    path.write_text(LOCAL_CONTACT.replace("name: 24", wrong), "utf-8")
    assert read_folder(tmp_path, "here")[1]
    assert marks(path, DATA / "schema" / "local-contacts.json")


def test_the_editor_knows_the_schema_of_every_file() -> None:
    settings = json.loads((DATA.parent / ".vscode" / "settings.json").read_text("utf-8"))
    named = [each if isinstance(each, list) else [each] for each in settings["yaml.schemas"].values()]
    assert sorted(name for names in named for name in names) == sorted(
        f"data/{pattern}" for pattern in (*FILES, *(f"local/{name}" for name in (*LOCAL_FILES, *LOCAL_FOLDERS)))
    )
    assert {Path(name).name for name in settings["yaml.schemas"]} == set(schemas())


def test_every_file_is_explained_to_editors() -> None:
    explained = (DATA / "README.md").read_text("utf-8")
    assert [pattern for pattern in FILES if f"`{pattern}`" not in explained] == []
    local = (DATA / "local" / "README.md").read_text("utf-8")
    assert [name for name in (*LOCAL_FILES, *LOCAL_FOLDERS) if f"`{name}`" not in local] == []


def test_every_key_of_local_additions_is_explained_to_editors() -> None:
    explained = (DATA / "README.md").read_text("utf-8").partition("## Local additions")[2].partition("## Codes")[0]
    for name in LOCAL_FILES:
        schema = json.loads((DATA / "schema" / f"local-{name.removesuffix('.yaml')}.json").read_text("utf-8"))
        for definition in (schema, *schema.get("$defs", {}).values()):
            assert [key for key in definition["properties"] if f"`{key}`" not in explained] == [], name


def test_every_key_of_local_additions_is_described() -> None:
    for name in LOCAL_FILES:
        schema = json.loads((DATA / "schema" / f"local-{name.removesuffix('.yaml')}.json").read_text("utf-8"))
        for definition in schema.get("$defs", {}).values():
            assert [key for key, part in definition["properties"].items() if "description" not in part] == [], name
