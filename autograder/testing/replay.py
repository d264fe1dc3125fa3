"""The examples of a hidden test, drawn once, and what the course answers to them.

The tests are derandomized, so Hypothesis draws the same examples for every submission. They are
kept when the test is tried on the reference; a submission is tried on them directly, and Hypothesis
is asked only where one fails, for a smaller one.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import pytest

from autograder.messages import encode
from autograder.testing.student import Student

P = ParamSpec("P")
T = TypeVar("T")


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """A function of the course's side that works each answer out once, for all submissions.

    What it was asked when the tests were tried on the reference is known in each fork. It must
    depend on its arguments alone, and get and give data: arrays, numbers, containers of them.
    """
    known: dict[bytes, T] = {}

    @functools.wraps(function)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        asked = b"".join(encode((args, kwargs)))
        if asked not in known:
            known[asked] = function(*args, **kwargs)
        return copy.deepcopy(known[asked])  # whoever gets it may write to it

    return ask


class Examples:
    """In the place of a test that Hypothesis wraps: keeps the examples of its first run."""

    def __init__(self, test: Any, case: str = "") -> None:
        self.test = test
        self.case = case  # of a parametrized test: Hypothesis's pytest plug-in seeds by it, too
        self.__doc__ = test.__doc__
        self.inner: Callable[..., None] = test.hypothesis.inner_test
        self.drawn = frozenset(test.hypothesis._given_kwargs)  # the rest are pytest's fixtures
        self.examples: list[dict[str, Any]] | None = None  # None: not run yet

    def __call__(self, **fixtures: Any) -> None:
        """Run the test, as pytest does."""
        if self.examples is None:
            self.examples = self._record(fixtures)
            return
        student: Student = fixtures["student"]
        for example in self.examples:
            try:
                self.inner(**fixtures, **example)
            except Exception:  # CheckStopped is none: it ends the check at once
                failures = list(student.failures)
                student.begin_check()
                self._seed(self.inner)
                self.test(**fixtures)  # fails, too, on the smallest example that it finds …
                student.failures += failures  # … or the answer changes from call to call
                raise

    def _record(self, fixtures: dict[str, Any]) -> list[dict[str, Any]]:
        examples: list[dict[str, Any]] = []

        @functools.wraps(self.inner)  # Hypothesis seeds its examples by the function's source
        def keep(**arguments: Any) -> None:
            drawn = {k: v for k, v in arguments.items() if k in self.drawn}
            example = copy.deepcopy(drawn)
            self.inner(**arguments)
            examples.append(example)

        self._seed(keep)
        self.test.hypothesis.inner_test = keep
        try:
            self.test(**fixtures)
        finally:
            self.test.hypothesis.inner_test = self.inner
        return examples

    def _seed(self, inner: Any) -> None:
        if self.case:
            inner._hypothesis_internal_add_digest = self.case.encode()


def keep_examples(items: list[pytest.Item]) -> None:
    """Have the tests among ``items`` that Hypothesis wraps keep their examples."""
    for item in items:
        test = getattr(item, "obj", None)
        if isinstance(item, pytest.Function) and hasattr(test, "hypothesis"):
            parametrized = item.get_closest_marker("parametrize") is not None
            item.obj = Examples(test, item.nodeid if parametrized else "")
