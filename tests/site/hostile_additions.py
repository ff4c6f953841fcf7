"""Local additions in which every text is a hostile one: each of them is in each field of each kind of entry."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args, get_origin

from macros.load.handbook import load
from macros.load.local_files import FILES
from macros.model.base import Entry
from macros.model.local import LocalContact, Organization
from tests.conftest import EXAMPLE, PROJECT, built
from tests.site.test_render import HOSTILE

ADDRESS = "https://example.org/"
FIXED: dict[str, object] = {
    "see": [],
    "contacts": ["entry-0"],
    "statements": ["2B.I2"],
    "guides": ["guide/worried-now"],
    "page": ADDRESS,
    "url": ADDRESS,
    "checked": "2026-01-01",
    "next_check": "2026-07-01",
    "written_in": "es",
    "beside_hotline": "true",
    "emergency": "false",
    "leave": {"target": ADDRESS},
    "corrections": "mailto:a@example.org",
    "logo": "logo.png",
}
"""Fields that cannot hold any text: what is no address, date or code is refused there."""
NOTED = ("2B.I2", "2B", "2B.I", "2", "guide/worried-now", "tier/primary")


def build_copy(folder: Path) -> None:
    """Write the additions into local/ of a folder, and the site that holds them into its site/."""
    folder.mkdir()
    built(folder / "site", local=write(folder / "local"))


@cache
def _edition() -> str:
    return load(PROJECT / "data").edition.code


def write(folder: Path) -> Path:
    """Write the additions into a folder, in every file there is, and one list as a table."""
    folder.mkdir()
    shutil.copy(PROJECT / EXAMPLE / "logo.png", folder)
    for name, (part, model) in FILES.items():
        if name == "organization.yaml":
            _dump(folder / name, _entry(Organization, 0))
        elif name not in {"hidden.yaml", "official.yaml"}:
            _dump(folder / name, {part: list(entries(model, part))})
    (folder / "curricula").mkdir()
    for number in range(len(HOSTILE)):
        _dump(folder / "curricula" / f"{number}.yaml", course(number))
    rows = [
        {**row, "code": f"row-{number}"} for number, row in enumerate(entries(FILES["services.yaml"][1], "services"))
    ]
    (folder / "services.csv").write_bytes(_table(rows))
    return folder


def entries(model: type[Entry], part: str) -> Iterator[dict[str, object]]:
    """Yield as many entries of a list as there are hostile texts."""
    item = get_args(model.model_fields[part].annotation)[0]
    for number in range(len(HOSTILE)):
        yield _entry(item, number)


def course(number: int) -> dict[str, object]:
    """Return a course in which every text is a hostile one."""
    text = HOSTILE[number:] + HOSTILE[:number]
    keys = ("title", "about", "level", "publisher", "rights")
    session = {"title": text[5], "address": ADDRESS, "teaches": ["2B.I2"]}
    fixed = {"code": f"hostile-{number}", "edition": _edition(), "language": "en", "sessions": [session]}
    return {**dict(zip(keys, text, strict=False)), **fixed}


def is_text(key: str) -> bool:
    """Say whether a field may hold any text."""
    return key not in FIXED and key not in {"code", "on"}


def _entry(model: type[Entry], number: int) -> dict[str, object]:
    entry: dict[str, object] = {}
    for place, (key, field) in enumerate(model.model_fields.items()):
        text = HOSTILE[(number + place) % len(HOSTILE)]
        if key in FIXED:
            entry[key] = FIXED[key]
        elif key == "code":
            entry[key] = f"entry-{number}"
        elif key == "on":
            entry[key] = NOTED[number % len(NOTED)]
        elif get_origin(field.annotation) is tuple:
            entry[key] = [text, HOSTILE[(number + place + 7) % len(HOSTILE)]]
        elif key == "phone" or (key == "text" and model is LocalContact):
            entry[key] = f"555-0100 {text}"
        else:
            entry[key] = f"{text} {number}" if key == "name" else text
    return entry


def _dump(path: Path, tree: object) -> None:
    # JSON is YAML, too, and quotes everything.
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1), "utf-8")


def _table(rows: list[dict[str, object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([key for key in rows[0] if key != "see"])
    for row in rows:
        # A semicolon in a cell of several values is between them; in these texts it is only a part of one.
        cells = [
            "\n".join(each.replace(";", ",") for each in value) if isinstance(value, list) else value
            for key, value in row.items()
            if key != "see"
        ]
        writer.writerow(cells)
    return text.getvalue().encode("utf-8-sig")
