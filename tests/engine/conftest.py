"""The engine's tests run on a toy course of their own, copied to a temporary folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.authoring.corpus import Maker
from autograder.authoring.release import build
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.gradebook.record import close_graders
from autograder.grading.engine import Engine, Job
from autograder.grading.results import SubmissionResult
from tests.engine.handing_in import submitter
from tests.small_courses import TOY, copy_course, submission

collect_ignore = ["toy"]


@pytest.fixture(scope="session")
def toy_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy course, in a folder that nothing else uses."""
    return copy_course(TOY, tmp_path_factory.mktemp("toy") / "course").root


@pytest.fixture(scope="session")
def toy(toy_root: Path) -> ProblemSet:
    """The toy problem set."""
    return Course(toy_root).pset("ps0")


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """One running engine for all tests."""
    with Engine() as running:
        yield running


@pytest.fixture(scope="session")
def maker(toy: ProblemSet) -> Maker:
    """Makes submissions of the toy."""
    return Maker(toy)


Judge = Callable[..., SubmissionResult]


@pytest.fixture(scope="session")
def judge(engine: Engine, toy: ProblemSet, maker: Maker) -> Judge:
    """``judge(double="def double(x): …")``: grade the reference with some answers replaced."""

    def run(files: dict[str, bytes] | None = None, **answers: str) -> SubmissionResult:
        return engine.grade(toy, Job("test", submission(maker, answers, files)))

    return run


@pytest.fixture(scope="session")
def built_root(toy_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy course with its release and gradebook, to be copied."""
    folder = tmp_path_factory.mktemp("built") / "course"
    shutil.copytree(toy_root, folder)
    course = Course(folder)
    build(course, course.pset("ps0"))
    return folder


@pytest.fixture
def course(built_root: Path, tmp_path: Path) -> Iterator[Course]:
    folder = tmp_path / "course"
    shutil.copytree(built_root, folder)
    yield Course(folder)
    close_graders()


@pytest.fixture
def pset(course: Course) -> ProblemSet:
    return course.pset("ps0")


@pytest.fixture
def submit(course: Course, pset: ProblemSet) -> Callable[..., Path]:
    """``submit("kim", change)``: hand in the reference's answers, changed."""
    return submitter(course, pset)
