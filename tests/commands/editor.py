"""The data as an editor with a schema reads it: values by the core schema of YAML 1.2, marks by JSON Schema.

The handbook's own reader takes every value as text; to an editor `6` is a number and `true` is neither.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import yaml


class Core(yaml.SafeLoader):
    """Resolves plain values as YAML 1.2 does (https://yaml.org/spec/1.2.2/#103-core-schema)."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 – PyYAML's own way


def _number(loader: Core, node: yaml.ScalarNode) -> float:
    text = loader.construct_scalar(node)
    return int(text) if re.fullmatch("[-+]?[0-9]+", text) else float(text.replace(".inf", "inf").replace(".nan", "nan"))


for tag, pattern in (
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("null", r"null|Null|NULL|~|"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), None)
Core.add_constructor("tag:yaml.org,2002:float", _number)


def marks(path: Path, schema: Path) -> list[str]:
    """Return what an editor would mark as wrong in a file."""
    tree = yaml.load(path.read_text("utf-8"), Loader=Core)  # noqa: S506 – a loader that makes plain values
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8")))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(tree)]
