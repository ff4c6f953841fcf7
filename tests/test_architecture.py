"""The structure of the code: imports point one way, HTML stands in templates, templates hold no logic of their own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

MACROS = Path(__file__).parent.parent / "macros"
OVERRIDES = MACROS.parent / "overrides"
MODULES = sorted(MACROS.rglob("*.py"))

LAYERS = [
    {"problems", "policy", "tokens"},
    {"source"},
    {"model", "spreadsheet"},
    {"addresses", "editions", "scripts"},
    {"coverage", "course_rules", "styles"},
    {"checks", "cited"},
    {"load"},
    {"course_table", "collection"},
    {"local"},
    {"exports"},
    {"views", "search", "mint", "import_course", "schemas", "pages", "terms", "offline", "materials"},
    {"citations", "official"},
    {"render"},
    {"permalinks", "book"},
    {"hooks"},
    {"__init__", "__main__"},
]
"""From the ground up: a module imports only from layers below its own, or from its own package."""


def part(path: Path) -> str:
    """Return the module or package right under macros/ that a file belongs to."""
    return path.relative_to(MACROS).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the parts of the package that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "macros":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("macros."):
            found.add(str(node.module).split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("macros.")}
    return found


def test_every_module_has_its_layer() -> None:
    assert {part(path) for path in MODULES} == set().union(*LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(MACROS).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    here = part(path)
    depth = next(number for number, layer in enumerate(LAYERS) if here in layer)
    below = set().union(*LAYERS[:depth]) | {here}
    assert imported(path) <= below


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(MACROS).as_posix())
def test_python_holds_no_html(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"</?[a-z][a-z0-9-]*(\s[^<>]*)?>", node.value), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize(
    "path", sorted(OVERRIDES.rglob("*.html")), ids=lambda path: path.relative_to(OVERRIDES).as_posix()
)
def test_templates_hold_no_scripts_or_styles_of_their_own(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|\|\s*safe\b", text)


@pytest.mark.parametrize("path", sorted((OVERRIDES / "fragments").glob("[!_]*.html")), ids=lambda path: path.name)
def test_fragments_open_with_what_they_are_given(path: Path) -> None:
    found = re.match(r"\{#- .+?view: (macros\.views\.\w+)\.(\w+) -#\}", path.read_text("utf-8"), re.DOTALL)
    assert found
    module = MACROS.parent / (found[1].replace(".", "/") + ".py")
    assert f"class {found[2]}:" in module.read_text("utf-8")
