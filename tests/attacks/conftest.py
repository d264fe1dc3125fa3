"""Fixture ``outcome``: what came of all selected attacks at one level of isolation."""

from __future__ import annotations

import ctypes
import sys
import tempfile
from collections.abc import Iterator

import pytest
from battle import KINDS, Case, Outcome, fight

from autograder.sandbox import walls
from autograder.sandbox.walls import Level

PR_SET_CHILD_SUBREAPER = 36
collect_ignore = list(KINDS)


@pytest.fixture(scope="session")
def battles(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Outcome]]:
    """The outcome of each level, of the cases that were selected."""
    if sys.platform == "linux":  # an orphan becomes our child, so that we see it
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    wanted: dict[str, dict[str, Case]] = {}
    for item in request.session.items:
        parameters = getattr(getattr(item, "callspec", None), "params", {})
        if "level" in parameters and "battles" in getattr(item, "fixturenames", ()):
            chosen = wanted.setdefault(parameters["level"], {})
            if "case" in parameters:
                chosen[parameters["case"].name] = parameters["case"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))
        patch.setenv("GRADER_SECRET", "a secret")
        yield {
            level: fight(Level(level), list(cases.values()), tmp_path_factory.mktemp(level))
            for level, cases in wanted.items()
            if not walls.probe().problems[Level(level)]
        }


@pytest.fixture
def outcome(battles: dict[str, Outcome], level: str) -> Outcome:
    """What came of the attacks at one level."""
    if level not in battles:
        pytest.skip(walls.probe().problems[Level(level)])
    return battles[level]
