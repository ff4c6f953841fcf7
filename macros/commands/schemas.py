"""JSON Schemas of the data files, made from the models, so that editors complete and check while one types."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from macros.commands.command import Command, Options, listed
from macros.load.handbook import FILES
from macros.load.local_files import FILES as LOCAL_FILES
from macros.model.base import Entry
from macros.read.whole import write_whole

SINGULAR = {
    "competencies": "competency",
    "practice": "guide",
    "resources": "resources",
    "curricula": "course",
    "editions": "published-edition",
    "words": "words",
    "translations": "translation",
}
"""Names of the schemas of files in folders."""


def schemas() -> dict[str, str]:
    """Return every schema by its file name in data/schema/."""
    shipped = {f"{_name(pattern)}.json": _schema(model) for pattern, (_, model) in FILES.items()}
    local = {f"local-{_name(name)}.json": _schema(model) for name, (_, model) in LOCAL_FILES.items()}
    return shipped | local


def write(folder: Path) -> list[str]:
    """Write the schemas into a folder, and return the names of those that changed."""
    folder.mkdir(exist_ok=True)
    made = {folder / name: content for name, content in schemas().items()}
    changed = {path: text for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text}
    write_whole(changed)
    return [path.name for path in changed]


def _name(pattern: str) -> str:
    """Return the schema's name: `topics` for topics.yaml, `competency` for competencies/*.yaml."""
    head, _, tail = pattern.partition("/")
    return SINGULAR[head] if tail else head.removesuffix(".yaml")


def _schema(model: type[Entry]) -> str:
    schema = model.model_json_schema()
    for definition in (schema, *schema.get("$defs", {}).values()):
        _as_text(definition)
    return (
        json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema},
            ensure_ascii=False,
            indent=2,
            sort_keys=True,
        )
        + "\n"
    )


NUMBERS = ("0", "6", "12", "2026", "5550110", "1.5")
"""Numbers as an editor may write them where text is expected; a field that takes none of them stays with text."""


def _as_text(definition: Any) -> None:  # noqa: ANN401 – a part of a JSON document
    """Let numbers, dates, true and false be written with or without quotes: the data is read as text either way."""
    if isinstance(definition, dict):
        if definition.get("type") in ("integer", "boolean"):
            definition["type"] = [definition["type"], "string"]
        elif definition.get("type") == "string" and "enum" not in definition:
            definition["type"] = _text(definition.get("pattern", ""))
        definition.pop("format", None) if definition.get("format") == "date" else None
        for value in definition.values():
            _as_text(value)
    elif isinstance(definition, list):
        for value in definition:
            _as_text(value)


def _text(pattern: str) -> str | list[str]:
    """Return what an editor may write for a text: to most editors 6 is a number, and true is neither."""
    if not pattern:
        return ["string", "number", "boolean"]
    return ["string", "number"] if any(re.search(pattern, number) for number in NUMBERS) else "string"


def _run(options: Options) -> str:
    return listed("Schemas written", write(options.project / "data" / "schema"))


COMMAND = Command("schemas", "write the JSON Schemas for editors", _run)
