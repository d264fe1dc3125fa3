"""What becomes of a student's training, and what is measured."""

from __future__ import annotations

from typing import Any

from autograder.grading.results import Outcome


def test_the_reference_is_trained_and_measured(measure: Any) -> None:
    result = measure()
    assert result.outcome is Outcome.PASSED, result.checks[0].explanation
    (once,) = result.measured
    assert once.accuracy > 0.6
    assert once.low < once.accuracy < once.high
    assert once.n == 1000
    assert len(once.history) == 4
    print(once)
