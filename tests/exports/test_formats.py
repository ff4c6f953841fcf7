"""What the page about formats says of them is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

from macros.model.facts import facts
from tests.conftest import KEPT, PROJECT, Ask

PAGE = (PROJECT / "docs" / "teach" / "formats.md").read_text("utf-8")
VERSIONS: dict[str, str] = dict(re.findall(r"^\| ([^|]+) \| (\d[\d.]*) \|", PAGE, re.MULTILINE))


def version_of(what: str) -> str:
    """Return the version that the page gives a format, found by a word of its name."""
    (found,) = (version for name, version in VERSIONS.items() if what in name)
    return found


def test_json_begins_with_the_version_that_the_page_gives(site: Path) -> None:
    for what, name in {"handbook.json": "exports/handbook.json", "records": "id/2B.I3.json"}.items():
        content = json.loads((site / name).read_text("utf-8"))
        assert next(iter(content.items())) == ("format", version_of(what))


def test_a_saved_collection_has_the_version_and_the_keys_that_the_page_gives(ask: Ask) -> None:
    given = json.loads((KEPT / "saved" / "collection.json").read_text("utf-8"))
    written = json.loads(ask("toJson", given))
    assert written["format"] == version_of("saved as JSON")
    section = PAGE[PAGE.index("{ #saved }") : PAGE.index("{ #results }")]
    assert [key for key in written if f"`{key}`" not in section] == []


def test_the_address_of_a_collection_has_the_version_that_the_page_gives(ask: Ask) -> None:
    assert ask("encode", {"codes": ["2B.I1"], "name": ""}).startswith(f"v={version_of('#collection')}&")


def test_every_kind_that_a_link_to_results_may_name_is_on_the_page() -> None:
    section = PAGE[PAGE.index("{ #results }") : PAGE.index("{ #filters }")]
    assert [kind for kind in facts()["kinds"] if f"`{kind}`" not in section] == []
