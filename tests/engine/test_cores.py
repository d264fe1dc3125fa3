"""A test and the answer that it asks share a core; where networks are trained they do not."""

from __future__ import annotations

import os

from autograder.course.pset import ProblemSet
from autograder.course.submission import Cell, Submission
from autograder.grading.cores import one_core
from autograder.grading.engine import Engine, Job

ASKS = """
import os
def double(x):
    raise ValueError(f"cores {sorted(os.sched_getaffinity(0))}")
"""


def test_a_question_stays_on_its_core_and_leaves_it_afterwards(toy: ProblemSet) -> None:
    before = os.sched_getaffinity(0)
    with one_core(toy) as core:
        assert os.sched_getaffinity(0) == {core}
    assert os.sched_getaffinity(0) == before


def test_a_set_with_tensorflow_has_all_cores(toy: ProblemSet) -> None:
    trains = toy.model_copy(update={"preload": ["numpy", "keras"]})
    with one_core(trains) as core:
        assert core is None


def test_the_answer_runs_on_one_core(toy: ProblemSet, engine: Engine) -> None:
    result = engine.grade(toy, Job("asks", Submission(cells=[Cell(source=ASKS)])))
    told = result.questions[0].checks[0].explanation
    assert told is not None
    cores = told.message.partition("cores [")[2].partition("]")[0]
    assert cores.isdigit(), told.message
