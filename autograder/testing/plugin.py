"""The pytest plug-in of the hidden tests: the marker ``question`` and the fixture ``student``.

In a plain ``pytest`` run the student is the reference; ``pytest tests/hidden/ps4 --student FILE``
puts the definitions of FILE (one of our own corpus) in its place, in this process. In grading the
engine puts a worker there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from autograder.course.pset import load
from autograder.testing import expectations
from autograder.testing.failures import CheckStopped
from autograder.testing.lane import Lane, images_for, make_lane
from autograder.testing.student import LocalLine, Student

STUDENT = pytest.StashKey[Student]()  # set by the engine; else the fixture makes a local one
WHERE = pytest.StashKey[Path]()  # of the test that is being run
LANE = pytest.StashKey[Lane | None]()  # the same

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

# Hypothesis puts numbers that it finds in the source of loaded modules among its examples. Then any
# change to the engine would change examples, and with them the points for a wrong answer.
_NONE_FOUND = Constants()
providers._get_local_constants = lambda: _NONE_FOUND


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --student, --lane and --data."""
    parser.addoption(
        "--student",
        metavar="FILE",
        help="run the hidden tests against the definitions in FILE, a corpus file of our own",
    )
    parser.addoption(
        "--lane",
        default="quick",
        choices=["quick", "cpu", "gpu"],
        help="the profile of trainings: quick (seconds, the default), cpu or gpu",
    )
    parser.addoption("--data", metavar="DIR", help="where real images lie")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker and make runs repeatable."""
    config.addinivalue_line("markers", "question(name, weight=1): binds a test to a question")
    settings.load_profile("hidden")
    if config.getoption("--student"):  # what it writes does not stay where pytest was called
        inside = ExitStack()
        inside.enter_context(chdir(inside.enter_context(TemporaryDirectory(prefix="student-"))))
        config.add_cleanup(inside.close)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note where the test lies, for the fixture `student`."""
    item.config.stash[WHERE] = item.path


@pytest.fixture(scope="module")
def student(pytestconfig: pytest.Config) -> Student:
    """The student's notebook (see autograder.testing.student.Student)."""
    # not by `request`, which pytest makes anew for every test, in the time that a short one takes
    given = pytestconfig.stash.get(STUDENT, None)
    if given is not None:
        return given
    overlay = _path_of(pytestconfig, "--student")
    return local_student(_folder_of(pytestconfig.stash[WHERE]), overlay)


@pytest.fixture
def lane(request: pytest.FixtureRequest, student: Student) -> Iterator[Lane]:
    """Images to train on, and the measure (see autograder.testing.lane.Lane)."""
    given = request.config.stash.get(LANE, None)
    if given is not None:
        given.begin()
        yield given
        return
    lane = _local_lane(request, student)
    lane.begin()
    yield lane
    student.end_training()


def _local_lane(request: pytest.FixtureRequest, student: Student) -> Lane:
    """A lane whose top tier must be reached."""
    pset = load(_folder_of(request.path))
    mark = request.node.get_closest_marker("question")
    question, profile = pset.by_name[mark.args[0]], request.config.getoption("--lane")
    images = images_for(pset, question, profile, _path_of(request.config, "--data"))
    lane = make_lane(student, pset, question, profile, 0, images)
    lane.must_reach = question.full_marks_at(profile)
    return lane


def _path_of(config: pytest.Config, option: str) -> str | None:
    """What an option names, from where pytest was called."""
    given = config.getoption(option)
    return None if given is None else str(config.invocation_params.dir / given)


def _folder_of(test: Path) -> Path:
    """The problem set of a test in root/tests/hidden/pset/."""
    return test.parents[3] / "assignments" / test.parent.name


def local_student(folder: Path, overlay: str | None = None) -> Student:
    """The reference of a problem set, with the definitions of a corpus file over it."""
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
