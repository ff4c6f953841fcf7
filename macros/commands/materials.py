"""The bill of materials: every package that the handbook is built with, and which of them are in its pages.

Made from the lock files alone, so it says what a build uses, whatever this machine has installed. CycloneDX 1.6.
"""

from __future__ import annotations

import base64
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from macros.model.edition import Edition, epoch_of

IN_THE_PAGES = {"docx", "fflate", "minisearch", "mkdocs-material", "nanoid", "stemmer", "write-excel-file"}
"""The packages of which a reader's browser gets a part: the libraries of scripts, and the theme's style sheet."""
LOCKED = re.compile(r"^([\w.-]+)==(\S+)((?: ;[^\\\n]*)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+)", re.MULTILINE)
PYTHON_LOCKS = ("requirements/site.txt", "requirements/pdf.txt")
"""Of pages, and of books."""
LICENSES = "requirements/licenses.json"
"""The license of each package of these, as its own metadata says; the lock file of Node says those of its packages."""
OF_THE_SYSTEM = {
    "fontconfig": "HPND-sell-variant",
    "glib": "LGPL-2.1-or-later",
    "harfbuzz": "MIT",
    "pango": "LGPL-2.0-or-later",
}
"""What sets the type of books and comes with the system, in whichever version that has."""
NODE_LOCK = "package-lock.json"


def to_bill(project: Path, edition: Edition) -> bytes:
    """Return the bill of an edition as JSON, the same from run to run: its time is that of the edition."""
    locks = [(project / name).read_text("utf-8") for name in (*PYTHON_LOCKS, NODE_LOCK)]
    licenses = json.loads((project / LICENSES).read_text("utf-8"))
    node = json.loads(locks[-1])
    python = {package.name: package for lock in locks[:-1] for package in _python(lock, licenses)}
    system = [_component(name, None, "generic", license_) for name, license_ in OF_THE_SYSTEM.items()]
    packages = [*python.values(), *_node(node), *system]
    wanted = _wanted(project, node)
    whole = _component("core-competencies-handbook", edition.code, "generic", "MIT AND CC-BY-4.0")
    whole.type, whole.scope = ComponentType.APPLICATION, None
    bill = Bom(
        components=packages,
        metadata=BomMetaData(timestamp=datetime.fromtimestamp(epoch_of(edition.date), UTC), component=whole),
        serial_number=uuid5(NAMESPACE_URL, "\n".join([edition.code, *locks])),
    )
    bill.register_dependency(whole, [package for package in packages if package.name in wanted])
    return (JsonV1Dot6(bill).output_as_string(indent=2) + "\n").encode()


def _wanted(project: Path, lock: dict[str, Any]) -> set[str]:
    """Return the packages that the project asks for itself; all others come with them."""
    asked = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return {re.split(r"[<>=!~;\[ ]", line)[0] for line in asked} | set(lock["packages"][""]["dependencies"])


def _python(lock: str, licenses: Mapping[str, str]) -> Iterator[Component]:
    for name, version, rest in LOCKED.findall(lock):
        package = _component(name, version, "pypi", licenses.get(name, ""))
        # Each hash is that of one file among those that the index offers.
        hashes = [HashType(alg=HashAlgorithm.SHA_256, content=found) for found in re.findall(r"sha256:(\w+)", rest)]
        address = XsUri(f"https://pypi.org/simple/{name}/")
        package.external_references.add(
            ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=address, hashes=hashes)
        )
        yield package


def _node(lock: dict[str, Any]) -> Iterator[Component]:
    for path, entry in lock["packages"].items():
        if not path or entry.get("dev"):
            continue
        package = _component(path.rpartition("node_modules/")[2], entry["version"], "npm", entry.get("license", ""))
        digest = base64.b64decode(entry["integrity"].removeprefix("sha512-")).hex()
        package.hashes.add(HashType(alg=HashAlgorithm.SHA_512, content=digest))
        yield package


def _component(name: str, version: str | None, kind: str, license_: str = "") -> Component:
    scope, _, bare = name.rpartition("/")
    purl = PackageURL(kind, scope or None, bare, version)
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        # "Excluded" is CycloneDX's word for what is needed to build and not delivered.
        scope=ComponentScope.REQUIRED if name in IN_THE_PAGES else ComponentScope.EXCLUDED,
        purl=purl,
        bom_ref=purl.to_string(),
        licenses=[LicenseFactory().make_from_string(license_)] if license_ else (),
    )
