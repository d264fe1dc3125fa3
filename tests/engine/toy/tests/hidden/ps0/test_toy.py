"""The hidden tests of the toy."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from autograder.testing import expect_close, expect_equal, expect_unchanged, question

VECTORS = arrays(float, st.integers(1, 4), elements=st.integers(-5, 5))


@question("double", weight=3)
@given(x=VECTORS)
def test_every_entry_is_doubled(student, x):
    """Each entry of the result is twice the entry of x."""
    expect_close(student.double(x), 2 * x, hint="Add x to itself.")


@question("double")
def test_the_input_is_left_alone(student):
    """The argument is not changed."""
    student.double(np.array([1.0, 2.0]))
    expect_unchanged()


@question("total")
@given(x=VECTORS)
def test_the_doubled_entries_are_added(student, x):
    """The sum of the doubled entries is returned."""
    expect_close(student.total(x), 2 * np.sum(x))


@question("total")
def test_the_result_can_be_added_to(student):
    """A number is returned."""
    assert student.total([1.0]) + 1 == 3


@question("Counter")
def test_it_counts(student):
    """Two steps give two counts."""
    counter = student.Counter(start=3)
    expect_equal(counter.step(), 4)
    expect_equal(counter.step(by=2), 6)
    expect_equal(counter.n, 6)
