"""The pytest plug-in of the hidden tests: the marker ``question`` and the fixture ``student``.

In a plain ``pytest`` run the student is the reference; ``pytest tests/hidden/ps4 --student FILE``
puts the definitions of FILE (one of our own corpus) in its place, in this process. In grading the
engine puts a worker there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from autograder.testing import expectations
from autograder.testing.student import CheckStopped, LocalLine, Student

STUDENT = pytest.StashKey[Student]()  # set by the engine; else the fixture makes a local one

settings.register_profile(
    "hidden",
    derandomize=True,  # the same submission gets the same grade
    database=None,
    deadline=None,
    max_examples=25,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
    print_blob=False,
)


def question(name: str, weight: float = 1.0) -> pytest.MarkDecorator:
    """Bind a test to a question; its share of the points is its weight among the question's."""
    return pytest.mark.question(name, weight=weight)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --student."""
    parser.addoption(
        "--student",
        metavar="FILE",
        help="run the hidden tests against the definitions in FILE, a corpus file of our own",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker and make runs repeatable."""
    config.addinivalue_line("markers", "question(name, weight=1): binds a test to a question")
    settings.load_profile("hidden")


@pytest.fixture(scope="module")
def student(request: pytest.FixtureRequest) -> Student:
    """The student's notebook (see autograder.testing.student.Student)."""
    remote = request.config.stash.get(STUDENT, None)
    if remote is not None:
        return remote
    root, pset = (
        request.path.parents[3],
        request.path.parent.name,
    )  # root/tests/hidden/pset/test_*.py
    return local_student(root / "assignments" / pset, request.config.getoption("--student"))


def local_student(folder: Path, overlay: str | None = None) -> Student:
    """The reference of a problem set, with the definitions of a corpus file over it."""
    from autograder.pset import load
    from autograder.sandbox.serve import Server

    namespace: dict[str, Any] = {"__name__": "__main__"}
    for path in load(folder).reference_files:
        exec(compile(path.read_text("utf-8"), str(path), "exec"), namespace)
    if overlay:
        exec(compile(Path(overlay).read_text("utf-8"), overlay, "exec"), namespace)
    return Student(LocalLine(Server(namespace).answer))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """Tell the student and the expectations that a new check begins."""
    student = getattr(item, "funcargs", {}).get("student")
    if isinstance(student, Student):
        student.begin_check()
        expectations.set_current(student)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Show the smallest failure in place of Hypothesis's own report."""
    report = yield
    student = getattr(item, "funcargs", {}).get("student")
    if (
        report.when == "call"
        and report.failed
        and isinstance(student, Student)
        and (call.excinfo is not None)
        and (student.failures or call.excinfo.errisinstance(CheckStopped))
    ):
        report.longrepr = f"{item.nodeid}: {student.smallest_failure}"
    return report
