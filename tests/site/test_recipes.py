"""The recipes for servers are what the one table makes, and what whoever runs a server can read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from lxml import etree

from macros.site import policy
from macros.site.recipes import recipes
from tests.conftest import PROJECT

HOSTING = PROJECT / "examples" / "hosting"
UNTRIED = ("iis/", "netlify/", "cloudflare-pages/", "azure-static-web-apps/", "object-storage/cloudfront-headers.json")


@pytest.mark.parametrize("name", recipes())
def test_what_is_there_is_what_the_table_makes(name: str) -> None:
    assert (HOSTING / name).read_text("utf-8") == recipes()[name], "run 'python -m macros recipes'"


@pytest.mark.parametrize("name", [name for name in recipes() if name.startswith(UNTRIED)])
def test_what_was_not_tried_says_so_and_knows_every_header_and_type(name: str) -> None:
    text = (HOSTING / name).read_text("utf-8")
    if not name.endswith("staticwebapp.config.json"):  # its format knows no remarks
        assert "Not tried" in text
        assert "python -m macros probe ADDRESS" in text
    for part in policy.HEADERS.values():
        assert part in text or name.endswith("cloudfront-headers.json")
    if not name.startswith("object-storage/"):
        for part in (*policy.CONTENT_TYPES.values(), policy.WITHOUT_SUFFIX[1], policy.REVALIDATED):
            assert part in text, part


def test_configurations_of_other_languages_can_be_read() -> None:
    for path in HOSTING.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    config = etree.parse(HOSTING / "iis" / "web.config")
    sent = {each.get("name"): each.get("value") for each in config.iter("add")}
    assert policy.HEADERS.items() <= sent.items()


def workflows() -> list[Path]:
    return [HOSTING / "github-pages" / "pages.yml", HOSTING / "gitlab-pages" / "gitlab-ci.yml"]


def test_what_a_workflow_takes_from_elsewhere_is_pinned_and_bounded_in_time() -> None:
    for path in workflows():
        text = path.read_text("utf-8")
        taken = re.findall(r"^\s*(?:- )?(?:uses|image): (\S+)", text, re.MULTILINE)
        assert taken
        assert [each for each in taken if not re.search(r"@([0-9a-f]{40}|sha256:[0-9a-f]{64})$", each)] == []
        (job,) = (yaml.safe_load(text).get("jobs") or {"pages": yaml.safe_load(text)["pages"]}).values()
        assert job.get("timeout-minutes") or job.get("timeout")
    (image,) = re.findall(r"^FROM (\S+)", (HOSTING / "container" / "Containerfile").read_text("utf-8"), re.MULTILINE)
    assert re.search(r"@sha256:[0-9a-f]{64}$", image)
