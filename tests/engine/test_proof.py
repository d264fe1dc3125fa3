"""Hidden tests that the reference fails grade nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.corpus import Maker
from autograder.errors import CourseError
from autograder.grading.engine import Engine, Job
from tests.small_courses import TOY, TRAINS, copy_course, submission


@pytest.mark.parametrize(
    ("course", "right", "wrong"),
    [
        pytest.param(TOY, "student.double(x), 2 * x", "student.double(x), 3 * x", id="numpy"),
        # here the submission is judged meanwhile: its result must not get out
        pytest.param(TRAINS, "count_params(), 15602", "count_params(), 15603", id="tensorflow"),
    ],
)
def test_a_hidden_test_that_the_reference_fails_grades_nobody(
    course: Path, right: str, wrong: str, tmp_path: Path
) -> None:
    pset = copy_course(course, tmp_path).pset("ps0")
    (tests,) = pset.hidden_tests.glob("test_*.py")
    text = tests.read_text("utf-8")
    assert text.count(right) == 1
    tests.write_text(text.replace(right, wrong), "utf-8")
    job = Job("test", submission(Maker(pset), {}), (pset.questions[0].name,))
    with Engine() as engine:
        for _ in range(2):  # nor is it graded when it is tried again
            with pytest.raises(CourseError, match="the reference fails hidden test"):
                engine.grade(pset, job)
