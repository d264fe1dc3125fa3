"""conv1d: weights that slide along a signal."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect_close,
    expect_raises,
    expect_shape,
    expect_unchanged,
    question,
)

from .convolution_cases import FLOAT32, SEEDS, numbers

SIGNAL = [3, 1, 0, 7, 6, 4, 8, 2, 4, 5]  # the lecture's


LENGTHS = [(K + extra, K) for extra in range(7) for K in range(1, 5)]


@st.composite
def signals(draw):
    """A signal at least as long as its weights."""
    L, K = draw(st.sampled_from(LENGTHS))
    return numbers(draw(SEEDS), (L,), (K,))


@question("conv1d", weight=3)
@given(signals(), st.sampled_from([0, 1, -2.5]))
@settings(max_examples=10)
def test_each_output_is_a_weighted_sum_plus_b(student, signal, b):
    """Each output is the sum of the weights times the entries under them, plus b once."""
    x, w = signal
    expect_close(student.conv1d(x, w, b), np.correlate(x, w, "valid") + b, **FLOAT32)


@question("conv1d", weight=2)
@given(signals(), st.integers(2, 4))
@settings(max_examples=7)
def test_the_stride_skips_outputs(student, signal, stride):
    """With stride s only every s-th output is computed, also where s does not divide the rest."""
    x, w = signal
    every = np.correlate(x, w, "valid")
    expect_close(student.conv1d(x, w, stride=stride), every[::stride], **FLOAT32)


@question("conv1d")
def test_the_weights_are_not_flipped(student):
    """The first weight meets the first entry: the weights are applied as they stand."""
    expect_close(student.conv1d([1, 0, 0, 0], [5, 6, 7]), [5, 0], **FLOAT32)


@question("conv1d")
def test_integers_give_floats(student):
    """A signal of integers and weights like 0.5 give outputs like 1.5, not rounded."""
    got = student.conv1d(np.array([3, 1, 0]), np.array([0.5, 0.5]), 1)
    expect_close(got, [3.0, 1.5], **FLOAT32)
    got = student.conv1d(
        np.array([200, 100, 250], dtype=np.uint8), np.array([2, 1], dtype=np.uint8)
    )
    expect_close(got, [500, 450], **FLOAT32)


@question("conv1d")
def test_ten_entries_and_three_weights_give_eight_outputs(student):
    """Ten entries give eight outputs for three weights, one for ten weights."""
    expect_shape(student.conv1d(SIGNAL, [1, 2, 3]), (8,))
    expect_shape(student.conv1d(SIGNAL, SIGNAL), (1,))


@question("conv1d")
def test_the_arguments_stay_as_they_are(student):
    """x and w still hold what they held before."""
    student.conv1d(np.array(SIGNAL, dtype=float), np.array([1.0, 2.0, 3.0]), 1.0, 2)
    expect_unchanged()


@question("conv1d", weight=0.5)
def test_weights_that_do_not_fit_are_refused(student):
    """No weights, or more weights than entries, raise ValueError."""
    expect_raises(ValueError, student.conv1d, [1, 2], [1, 2, 3], hint="w is longer than x.")
    expect_raises(ValueError, student.conv1d, [], [1], hint="w is longer than x.")
    expect_raises(ValueError, student.conv1d, [1, 2], [], hint="w is empty.")


@question("conv1d", weight=0.5)
def test_wrong_shapes_and_strides_are_refused(student):
    """A signal or weights that are not one-dimensional, or a stride below 1, raise ValueError."""
    for x in (np.ones((3, 3)), [[1, 2, 3]]):
        expect_raises(ValueError, student.conv1d, x, [1.0], hint="x is not one-dimensional.")
    hint = "w is not one-dimensional."
    expect_raises(ValueError, student.conv1d, [1, 2, 3], np.ones((1, 2)), hint=hint)
    for stride in (0, -1):
        hint = "The stride is less than 1."
        expect_raises(ValueError, student.conv1d, [1, 2, 3], [1, 2], stride=stride, hint=hint)
