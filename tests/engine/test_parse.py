"""Source is parsed from any thread; a fault of ours in one submission costs no other."""

from __future__ import annotations

import gc
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from autograder.authoring.corpus import Maker
from autograder.course.notebook import take_submission
from autograder.course.pset import ProblemSet
from autograder.grading import engine as engine_module
from autograder.grading.course_cells import split
from autograder.grading.engine import Engine, Job
from autograder.grading.results import Outcome
from autograder.parse import parse

SOURCE = "\n".join(f"def f{i}(x):\n    return [a + {i} for a in zip(x, x)]" for i in range(30))


class LetsOthersIn:
    """Garbage whose end lets another thread go on, in the middle of whatever is being built."""

    def __init__(self) -> None:
        self.cycle = self

    def __del__(self) -> None:
        time.sleep(0)


def test_threads_parse_side_by_side() -> None:
    def many(_: int) -> int:
        for _ in range(100):
            gc.disable()
            for _ in range(5):
                LetsOthersIn()
            gc.enable()  # they end while the tree is built
            parse(SOURCE)
        return 1

    before = gc.get_threshold()
    gc.set_threshold(50)
    try:
        with ThreadPoolExecutor(4) as pool:
            assert sum(pool.map(many, range(4))) == 4
    finally:
        gc.set_threshold(*before)


def test_a_fault_of_ours_costs_one_grade_and_not_the_batch(
    engine: Engine, toy: ProblemSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = take_submission(Maker(toy).reference_notebook(), None)
    first = submission.cells[0].model_copy(update={"source": "at_fault = 1"})
    faulty = submission.model_copy(update={"cells": [first, *submission.cells[1:]]})

    def fails(cells: object, names: object) -> object:
        if first in cells:  # type: ignore[operator]
            raise SystemError("a depth mismatch")
        return split(cells, names)  # type: ignore[arg-type]

    monkeypatch.setattr(engine_module, "split", fails)
    jobs = [Job("faulty", faulty), Job("kim", submission)]
    results = {job.name: result for job, result in engine.grade_all(toy, jobs, 2)}
    assert "a depth mismatch" in results["faulty"].error
    assert results["kim"].outcome is Outcome.PASSED
