"""A program that reads every key of the first edition's JSON reads today's: no key is gone, none holds another type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import KEPT

SHAPES: dict[str, Any] = json.loads((KEPT / "shapes.json").read_text("utf-8"))
SCHEMAS = {"exports/handbook.json": "handbook.schema.json", "id/*.json": "permalink.schema.json"}
TYPES: dict[str, type | tuple[type, ...]] = {"text": str, "yes or no": bool, "number": (int, float)}


def differing(shape: Any, value: Any, at: str = "") -> Iterator[str]:  # noqa: ANN401 – as JSON has them
    """Yield where a value is not what a reader of the shape takes it for."""
    if isinstance(shape, str):
        if not isinstance(value, TYPES[shape]):
            yield f"{at} is no {shape}"
    elif type(value) is not type(shape):
        yield f"{at} is a {type(value).__name__}"
    elif isinstance(shape, list):
        for part in value if shape else []:
            yield from differing(shape[0], part, f"{at}[]")
    else:
        for key, part in shape.items():
            name = key.rstrip("?")
            if name in value:
                yield from differing(part, value[name], f"{at}.{name}")
            elif not key.endswith("?"):
                yield f"{at}.{name} is missing"


def undeclared(shape: Any, schema: dict[str, Any], nodes: list[dict[str, Any]], at: str = "") -> Iterator[str]:  # noqa: ANN401
    """Yield the keys of a shape that a JSON Schema no longer knows, even those that may be absent."""
    nodes = [end for node in nodes for end in ends(schema, node)]
    if isinstance(shape, list) and shape:
        yield from undeclared(shape[0], schema, [node["items"] for node in nodes if "items" in node], f"{at}[]")
    elif isinstance(shape, dict):
        for key, part in shape.items():
            name = key.rstrip("?")
            found = [node["properties"][name] for node in nodes if name in node.get("properties", {})]
            found += [node["additionalProperties"] for node in nodes if _is_map(node)]
            if not found:
                yield f"{at}.{name}"
            yield from undeclared(part, schema, found, f"{at}.{name}") if found else ()


def _is_map(node: dict[str, Any]) -> bool:
    return isinstance(node.get("additionalProperties"), dict)


def ends(schema: dict[str, Any], node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what a part of a schema stands for: what it refers to, and each of its alternatives."""
    if "$ref" in node:
        yield from ends(schema, schema["$defs"][node["$ref"].rpartition("/")[2]])
    for other in node.get("anyOf", ()):
        yield from ends(schema, other)
    yield node


@pytest.mark.parametrize("pattern", SHAPES)
def test_every_key_holds_what_it_held(pattern: str, site: Path) -> None:
    folder, _, name = pattern.rpartition("/")
    paths = sorted((site / folder).rglob(name))
    assert paths
    for path in paths:
        value = json.loads(path.read_text("utf-8"))
        if value.get("retired"):
            continue  # it keeps its code and says what replaced it; tests/exports hold it to that
        assert list(differing(SHAPES[pattern], value, path.stem)) == []


@pytest.mark.parametrize("pattern", SHAPES)
def test_the_schema_still_names_every_key(pattern: str, site: Path) -> None:
    schema = json.loads((site / "exports" / SCHEMAS[pattern]).read_text("utf-8"))
    assert list(undeclared(SHAPES[pattern], schema, [schema])) == []
