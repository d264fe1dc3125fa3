"""The accuracy lane's tests run on a small course of their own, copied to a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from autograder.authoring.corpus import Maker
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.grading.accuracy import Setting
from autograder.grading.engine import Engine, Job
from autograder.grading.results import QuestionResult
from tests.small_courses import TRAINS, copy_course, submission

collect_ignore = ["course"]


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The small course, in a folder that nothing else uses."""
    return copy_course(TRAINS, tmp_path_factory.mktemp("accuracy") / "course")


@pytest.fixture(scope="session")
def pset(course: Course) -> ProblemSet:
    """Its problem set."""
    return course.pset("ps0")


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """One running engine for all tests."""
    with Engine() as running:
        yield running


@pytest.fixture(scope="session")
def maker(pset: ProblemSet) -> Maker:
    """Makes submissions."""
    return Maker(pset)


Measure = Callable[..., QuestionResult]


@pytest.fixture(scope="session")
def measure(engine: Engine, pset: ProblemSet, maker: Maker) -> Measure:
    """``measure(train="def train(…): …")``: the accuracy question, with some answers replaced."""

    def run(
        setting: Setting | None = None, files: dict[str, bytes] | None = None, **answers: str
    ) -> QuestionResult:
        job = Job("test", submission(maker, answers, files), ("shape_accuracy",), setting)
        result = engine.grade(pset, job)
        assert not result.error, result.error
        (question,) = result.questions
        return question

    return run
