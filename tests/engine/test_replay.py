"""Examples drawn once: the same verdicts and counterexamples as Hypothesis gives alone."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import plugin  # noqa: F401 - sets how examples are drawn
from autograder.testing.failures import Call, CheckFailed, Failure
from autograder.testing.replay import Examples, remembered
from tests.small_courses import ROOT


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

    test.hypothesis.inner_test._hypothesis_internal_add_digest = b"a test"  # as its plug-in does
    kept = Examples(test, "a test")
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


def test_what_the_course_answers_is_worked_out_once() -> None:
    asked = []

    @remembered
    def twice(x: np.ndarray, *, plus: float = 0.0) -> np.ndarray:
        asked.append(x)
        return 2 * x + plus

    first = twice(np.ones(3))
    first[:] = 9  # whoever gets an answer may write to it
    assert twice(np.ones(3)).tolist() == [2, 2, 2]
    assert len(asked) == 1
    others = [np.ones((3, 1)), np.ones(3, np.float32), np.array([1.0, 1.0, 1.5])]
    assert [twice(x).shape for x in others] == [(3, 1), (3,), (3,)]
    assert twice(np.ones(3), plus=1.0).tolist() == [3, 3, 3]
    assert len(asked) == 5


def test_an_answer_that_fails_only_once_fails(examples: Examples) -> None:
    class Fickle(Recorder):
        def below(self, n: int) -> None:
            if self.tried:
                self.limit = 2000
            super().below(n)

    student = Fickle(limit=0)
    run(examples, student)
    assert student.failures


def test_examples_do_not_hang_on_the_modules_that_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [7_000_003 * n for n in range(1, 200)]
    (tmp_path / "full_of_numbers.py").write_text(f"NUMBERS = {numbers}")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("full_of_numbers")
    drawn: set[int] = set()

    @settings(derandomize=True, database=None, max_examples=500)
    @given(n=st.integers(0, 10**10))
    def note(n: int) -> None:
        drawn.add(n)

    note()
    assert len(drawn) > 100
    assert not drawn & set(numbers)


DRAWN = """
import functools
import sys

import pytest

from autograder.testing.replay import keep_examples


class Draws:
    def pytest_collection_modifyitems(self, items):
        if sys.argv[1] == "the grader":
            return keep_examples(items)
        for test in {item.obj for item in items}:
            test.hypothesis.inner_test = self.noting(test.hypothesis)

    def noting(self, of):
        inner, names = of.inner_test, of._given_kwargs

        @functools.wraps(inner)
        def note(**arguments):
            self.drawn.append({k: v for k, v in arguments.items() if k in names})
            return inner(**arguments)

        return note

    def pytest_runtest_setup(self, item):
        self.drawn = []

    def pytest_runtest_teardown(self, item):
        print("", item.name, *(self.drawn or item.obj.examples), sep="\\n")


pytest.main([*sys.argv[2:], "-q", "-s", "--no-header"], plugins=[Draws()])
"""


def test_pytest_draws_what_the_grader_draws() -> None:
    tests = ROOT / "tests/hidden/ps4/test_conv_layer_backward.py"
    names = ["test_gradients_agree_with_small_changes", "test_the_padding_is_cut_off_dx_again"]
    drawn = []
    for who in ("pytest alone", "the grader"):
        command = [sys.executable, "-c", DRAWN, who, *(f"{tests}::{name}" for name in names)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        drawn.append([line for line in done.stdout.splitlines() if "passed in" not in line])
    assert len(drawn[0]) > 100, drawn[0]  # four cases of five examples
    assert drawn[0] == drawn[1]
