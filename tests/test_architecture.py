"""The structure of the code: imports point one way, HTML is in templates, templates hold no logic of their own."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

MACROS = Path(__file__).parent.parent / "macros"
OVERRIDES = MACROS.parent / "overrides"
MODULES = sorted(MACROS.rglob("*.py"))

LOOSE = {"__init__", "hooks", "__main__"}
"""The modules right under macros/: they wire the rooms to mkdocs and to the command line."""
DATA = ' type="application/ld\\+json">'
"""Data, which no browser runs."""
MOST_ROOMS = 18
MOST_ARROWS = 61
"""The last one: the command that makes the offline copies makes the one that is a page, too, out of what books are."""

LAYERS = [
    {"read", "node"},
    {"model"},
    {"query"},
    {"rules"},
    {"load"},
    {"exports", "parts", "search"},
    {"views", "offline"},
    {"site"},
    {"book"},
    {"commands"},
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


def rooms() -> set[str]:
    """Return the packages of macros/, and the scripts of the pages as one room."""
    return {part(path) for path in MODULES} - LOOSE | {"scripts"}


def arrows() -> set[tuple[str, str]]:
    """Return which part imports from which other."""
    return {(part(path), other) for path in MODULES for other in imported(path) if other != part(path)}


def test_there_are_few_rooms_and_few_arrows_between_them() -> None:
    assert len(rooms()) <= MOST_ROOMS, sorted(rooms())
    assert len(arrows()) <= MOST_ARROWS, sorted(arrows())


def test_no_way_leads_back_to_where_it_began() -> None:
    found = arrows()
    reached = {room: {other for start, other in found if start == room} for room in rooms() | LOOSE}
    for _ in reached:
        reached = {room: others.union(*(reached[other] for other in others)) for room, others in reached.items()}
    assert [room for room, others in reached.items() if room in others] == []


def test_no_room_holds_more_than_a_quarter_of_the_code() -> None:
    lines = Counter[str]()
    for path in MODULES:
        lines[part(path)] += len(path.read_text("utf-8").splitlines())
    assert [room for room, count in lines.items() if count > lines.total() / 4] == []


def test_only_what_wires_the_rooms_stands_loose() -> None:
    assert {path.stem for path in MACROS.glob("*.py")} == LOOSE


def test_only_what_wires_the_rooms_knows_mkdocs() -> None:
    pattern = re.compile(r"^\s*(import|from) mkdocs\b", re.MULTILINE)
    found = {path.relative_to(MACROS).as_posix() for path in MODULES if pattern.search(path.read_text("utf-8"))}
    assert found == {"__init__.py", "hooks.py"}


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
    assert not re.search(rf"<script(?!{DATA}|[^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|\|\s*safe\b", text)


@pytest.mark.parametrize("path", sorted((OVERRIDES / "fragments").glob("[!_]*.html")), ids=lambda path: path.name)
def test_fragments_open_with_what_they_are_given(path: Path) -> None:
    found = re.match(r"\{#- .+?view: (macros\.views\.\w+)\.(\w+) -#\}", path.read_text("utf-8"), re.DOTALL)
    assert found
    module = MACROS.parent / (found[1].replace(".", "/") + ".py")
    assert f"class {found[2]}:" in module.read_text("utf-8")
