"""The hidden suite inside the student's own kernel, as stock nbgrader would have to run it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from autograder.sandbox.serve import Server
from autograder.testing.plugin import STUDENT
from autograder.testing.student import LocalLine, Student

ROOT = Path(__file__).resolve().parents[1]


class _Counting:
    """Selects one question's tests and counts the weight that passes."""

    def __init__(self, question: str, namespace: dict[str, Any]) -> None:
        self.question = question
        self.student = Student(LocalLine(Server(namespace).answer))
        self.passed = self.total = 0.0

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[STUDENT] = self.student

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [i for i in items if i.get_closest_marker("question").args[0] == self.question]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            weight = self.weights[report.nodeid]
            self.total += weight
            self.passed += weight if report.passed else 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        marks = ((i.nodeid, i.get_closest_marker("question")) for i in session.items)
        self.weights = {nodeid: mark.kwargs.get("weight", 1.0) for nodeid, mark in marks}


def points_for(pset: str, question: str, points: float, namespace: dict[str, Any]) -> float:
    """Run a question's hidden tests on a namespace; the points as nbgrader's partial credit."""
    counting = _Counting(question, namespace)
    tests = str(ROOT / "tests" / "hidden" / pset)
    quiet = ["-q", "--tb=no", "--no-header", "-pno:cacheprovider", f"--rootdir={ROOT}"]
    plugin = ["-o", "addopts=", "-p", "autograder.testing.plugin", "--import-mode=importlib"]
    pytest.main([tests, *quiet, *plugin], plugins=[counting])
    return round(points * counting.passed / counting.total, 2)
