"""The handbook in every export, with a public address and without, and with hostile texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.exports import exports
from macros.load.handbook import gather
from macros.model.handbook import Handbook
from tests.conftest import PROJECT
from tests.exports.loaded import BASE
from tests.site.test_build import poison
from tests.site.test_render import HOSTILE

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org","x")']


@pytest.fixture(scope="session")
def published(handbook: Handbook) -> dict[str, bytes]:
    """The exports of a handbook with a public address."""
    return exports(handbook, BASE)


@pytest.fixture(scope="session")
def unpublished(handbook: Handbook) -> dict[str, bytes]:
    """The exports of a copy without a public address."""
    return exports(handbook)


@pytest.fixture(params=["published", "unpublished"])
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Each of the two."""
    made: dict[str, bytes] = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """A handbook in which every text is one that could be taken for something else."""
    data = shutil.copytree(PROJECT / "data", tmp_path_factory.mktemp("hostile") / "data")
    poison(Path(data), [*HOSTILE, *FORMULAS])
    handbook, problems, _ = gather(Path(data))
    assert problems == []
    return handbook


@pytest.fixture(scope="session")
def hostile_files(hostile: Handbook) -> dict[str, bytes]:
    """Its exports."""
    return exports(hostile, BASE)
