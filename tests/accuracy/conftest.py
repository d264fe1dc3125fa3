"""The accuracy lane's tests run on a small course of their own, copied to a temporary folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.corpus import Maker
from autograder.course import Course
from autograder.grading.accuracy import Setting
from autograder.grading.engine import Engine, Job
from autograder.grading.results import QuestionResult
from autograder.notebook import take_submission
from autograder.pset import ProblemSet

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
collect_ignore = ["course"]


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The small course, in a folder that nothing else uses."""
    folder = tmp_path_factory.mktemp("accuracy") / "course"
    shutil.copytree(HERE / "course", folder)
    shutil.copy(ROOT / "nbgrader_config.py", folder / "course_config.py")
    return Course(folder)


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
        notebook = maker.reference_notebook()
        for cell in notebook.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if grade_id in answers:
                cell.source = answers[grade_id]
        submission = take_submission(notebook, None)
        if files:
            submission = submission.model_copy(update={"files": files})
        result = engine.grade(pset, Job("test", submission, ("shape_accuracy",), setting))
        assert not result.error, result.error
        (question,) = result.questions
        return question

    return run
