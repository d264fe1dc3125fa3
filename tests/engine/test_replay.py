"""Examples drawn once: the same verdicts and counterexamples as Hypothesis gives alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.testing.replay import Examples
from autograder.testing.student import Call, CheckFailed, Failure


class Recorder:
    """As much of a Student as a replayed test needs: it notes failures."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.failures: list[Failure] = []
        self.tried: list[int] = []

    def begin_check(self) -> None:
        self.failures = []

    def below(self, n: int) -> None:
        self.tried.append(n)
        if n >= self.limit:
            failure = Failure("value", "too large", Call("below", (n,)))
            self.failures.append(failure)
            raise CheckFailed(failure)


@pytest.fixture
def examples() -> Examples:
    @given(n=st.integers(0, 1000))
    def test(student: Recorder, n: int) -> None:
        """A number is below the limit."""
        student.below(n)

    kept = Examples(test)
    kept(student=Recorder(limit=2000))
    return kept


def run(test: Any, student: Recorder) -> None:
    with pytest.raises(CheckFailed):
        test(student=student)


def test_an_answer_is_tried_on_what_hypothesis_drew(examples: Examples) -> None:
    alone, replayed = Recorder(2000), Recorder(2000)
    examples.test(student=alone)
    examples(student=replayed)
    assert replayed.tried == alone.tried
    assert len(replayed.tried) > 5


def test_the_smallest_counterexample_is_found(examples: Examples) -> None:
    student = Recorder(limit=137)
    run(examples, student)
    assert min(f.call.args[0] for f in student.failures if f.call) == 137


def test_an_answer_that_fails_only_once_fails(examples: Examples) -> None:
    class Fickle(Recorder):
        def below(self, n: int) -> None:
            if self.tried:
                self.limit = 2000
            super().below(n)

    student = Fickle(limit=0)
    run(examples, student)
    assert student.failures
