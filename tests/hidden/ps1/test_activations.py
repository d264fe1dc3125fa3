"""Activations: sigmoid, tanh, relu, leaky_relu, softmax.

Inputs are whole numbers and halves, which float32 holds exactly. Two oracles: the definitions
written out below with ``math`` on one number at a time, and the reference; beside them identities
that hold for any right answer.
"""

import contextlib
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import CheckFailed, expect, expect_close, expect_unchanged, question
from reference import neurons

FLOAT32 = {"rtol": 1e-5, "atol": 1e-6}  # an exponential or two in single precision
LARGE = 10_000.0  # the largest |x| that the docstrings promise
OVERFLOW = (
    "exp of a large positive number overflows. Rewrite it with powers that are never positive."
)

fractions = st.sampled_from([0.01, 0.5, 0.25, 0.0, 1.0])
shapes = st.sampled_from([(1,), (3,), (2, 3), (2, 1, 3)])
few = settings(max_examples=8)


def halves(shape, most=16):
    """Arrays of multiples of 1/2, 0 first; one draw is fast."""
    n = math.prod(shape)
    return st.binary(min_size=n, max_size=n).map(
        lambda raw: np.reshape([((b + most) % (2 * most + 1) - most) / 2 for b in raw], shape)
    )


tensors = shapes.flatmap(halves)


def by_element(function, x):
    """Apply a function of one number to each entry of x."""
    return np.reshape([function(float(value)) for value in np.ravel(x)], np.shape(x))


def logistic(x):
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def softmax_by_hand(x, axis):
    """The definition, one group of competing entries at a time."""
    groups = np.moveaxis(np.asarray(x, dtype=float), axis, -1)
    result = np.empty(groups.shape)
    for place in np.ndindex(groups.shape[:-1]):
        powers = [math.exp(value) for value in groups[place]]
        result[place] = [power / sum(powers) for power in powers]
    return np.moveaxis(result, -1, axis)


@contextlib.contextmanager
def overflow_raises(student):
    """Within it an overflow or a NaN in numpy is an error in place of a warning."""
    student.make("np.seterr(over='raise', invalid='raise')")
    try:
        yield
    except CheckFailed as failed:
        if "overflow encountered" not in failed.failure.message:
            raise
        raise CheckFailed(replace(failed.failure, hint=OVERFLOW)) from None
    finally:
        student.make("np.seterr(over='warn', invalid='warn')")


def expect_elementwise(function, definition):
    """Numbers, whole numbers and every shape."""
    for number in (0, 2, -3, 0.5):
        expect_close(function(number), definition(float(number)), **FLOAT32)
    for x in (np.array([1, -1, 0, 4]), np.array([[0, 1, -2], [3, -4, 5]])):
        expect_close(function(x), by_element(definition, x), **FLOAT32)
    deep = np.arange(-12, 12).reshape(2, 3, 4, 1) / 4
    expect_close(function(deep), by_element(definition, deep), **FLOAT32)


def expect_no_wrapping(function, definition):
    """Integers of 8 bits are as good as any others."""
    for x in (np.array([0, 3, 128, 200], np.uint8), np.array([-128, -1, 2, 127], np.int8)):
        expect_close(function(x), by_element(definition, x), **FLOAT32)


# --- sigmoid --------------------------------------------------------------------------------------


@question("sigmoid", weight=3)
@few
@given(x=tensors)
def test_sigmoid_is_the_logistic_function(student, x):
    """sigmoid(x) = 1 / (1 + e⁻ˣ), entry by entry."""
    expect_close(student.sigmoid(x), by_element(logistic, x), **FLOAT32)


@question("sigmoid")
def test_sigmoid_takes_any_shape_and_whole_numbers(student):
    """Numbers, integer arrays and arrays with any number of axes work."""
    expect_elementwise(student.sigmoid, logistic)


@question("sigmoid")
@few
@given(x=tensors)
def test_sigmoid_is_symmetric(student, x):
    """sigmoid(-x) = 1 - sigmoid(x)."""
    expect_close(student.sigmoid(-x), 1 - np.asarray(student.sigmoid(x)), **FLOAT32)


@question("sigmoid", weight=0.5)
@pytest.mark.parametrize("x", [LARGE, -LARGE, 1000.0, -1000.0, 40.0, -40.0])
def test_sigmoid_is_right_far_out(student, x):
    """Far to the right it is 1, far to the left 0; never NaN."""
    expect_close(student.sigmoid(x), neurons.sigmoid(x), **FLOAT32)
    expect_close(student.sigmoid(np.array([x, 0.0])), [logistic(x), 0.5], **FLOAT32)


@question("sigmoid", weight=5)
def test_sigmoid_never_overflows(student):
    """No step of sigmoid overflows or becomes NaN, for |x| up to 10,000."""
    with overflow_raises(student):
        for x in (np.array([-LARGE]), np.array([LARGE]), np.array([-800.0, 0.0, 800.0])):
            expect_close(student.sigmoid(x), neurons.sigmoid(x), **FLOAT32)


@question("sigmoid", weight=0.5)
def test_sigmoid_computes_small_integers_in_float(student):
    """Integers of 8 bits, as in an image, become floats first (in 8 bits 200 + 200 is 144)."""
    expect_no_wrapping(student.sigmoid, logistic)


@question("sigmoid")
def test_sigmoid_leaves_its_input_alone(student):
    """The input array is not written into."""
    student.sigmoid(np.array([-1.0, 0.0, 2.0]))
    expect_unchanged()


# --- tanh -----------------------------------------------------------------------------------------


@question("tanh", weight=3)
@few
@given(x=tensors)
def test_tanh_is_the_hyperbolic_tangent(student, x):
    """tanh(x) = (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ), entry by entry."""
    expect_close(student.tanh(x), by_element(math.tanh, x), **FLOAT32)


@question("tanh")
def test_tanh_takes_any_shape_and_whole_numbers(student):
    """Numbers, integer arrays and arrays with any number of axes work."""
    expect_elementwise(student.tanh, math.tanh)


@question("tanh")
@few
@given(x=tensors)
def test_tanh_is_odd(student, x):
    """tanh(-x) = -tanh(x): its outputs are centred at 0."""
    expect_close(student.tanh(-x), -np.asarray(student.tanh(x)), **FLOAT32)


@question("tanh", weight=2)
def test_tanh_is_right_far_out(student):
    """Far to the right it is 1, far to the left -1; never NaN."""
    for x in (LARGE, -LARGE, 400.0, -400.0, 20.0, -20.0):
        expect_close(student.tanh(x), math.tanh(x), **FLOAT32)


@question("tanh", weight=2)
def test_tanh_never_overflows(student):
    """No step of tanh overflows or becomes NaN, for |x| up to 10,000."""
    with overflow_raises(student):
        for x in (np.array([-LARGE]), np.array([LARGE]), np.array([-800.0, 0.0, 800.0])):
            expect_close(student.tanh(x), neurons.tanh(x), **FLOAT32)


@question("tanh", weight=0.5)
def test_tanh_computes_small_integers_in_float(student):
    """Integers of 8 bits, as in an image, become floats first (in 8 bits 200 + 200 is 144)."""
    expect_no_wrapping(student.tanh, math.tanh)


@question("tanh")
def test_tanh_leaves_its_input_alone(student):
    """The input array is not written into."""
    student.tanh(np.array([-1.0, 0.0, 2.0]))
    expect_unchanged()


# --- relu and leaky_relu --------------------------------------------------------------------------


@question("relu", weight=3)
@few
@given(x=tensors)
def test_relu_keeps_positive_numbers_and_drops_the_rest(student, x):
    """relu(x) is x where x > 0, else 0."""
    expect_close(student.relu(x), by_element(lambda value: value if value > 0 else 0.0, x))


@question("relu")
def test_relu_takes_any_shape_and_whole_numbers(student):
    """Numbers, integer arrays and arrays with any number of axes work."""
    expect_elementwise(student.relu, lambda value: max(value, 0.0))


@question("relu")
def test_relu_does_not_saturate(student):
    """A large positive number passes through as it is."""
    expect_close(student.relu(np.array([LARGE, -LARGE])), [LARGE, 0.0])


@question("relu", weight=0.5)
def test_relu_computes_small_integers_in_float(student):
    """Integers of 8 bits, as in an image, become floats first (in 8 bits 200 + 200 is 144)."""
    expect_no_wrapping(student.relu, lambda value: max(value, 0.0))


@question("relu", weight=2)
def test_relu_leaves_its_input_alone(student):
    """The input array is not written into: backpropagation will still need it."""
    student.relu(np.array([-1.0, 0.0, 2.0]))
    expect_unchanged(hint="x[x < 0] = 0 changes the caller's array. Make a new one.")


@question("leaky_relu", weight=3)
@few
@given(x=tensors, alpha=fractions)
def test_leaky_relu_scales_the_negative_side_alone(student, x, alpha):
    """leaky_relu(x) is x where x > 0 and alpha · x elsewhere."""
    expected = by_element(lambda value: value if value > 0 else alpha * value, x)
    expect_close(student.leaky_relu(x, alpha), expected, **FLOAT32)
    expect_close(student.leaky_relu(x, alpha), neurons.leaky_relu(x, alpha), **FLOAT32)


@question("leaky_relu")
def test_alpha_is_a_hundredth_unless_given(student):
    """Without alpha the slope on the negative side is 0.01; alpha can be given by name."""
    expect_close(student.leaky_relu(-100.0), -1.0, **FLOAT32)
    expect_close(student.leaky_relu(np.array([-2.0]), alpha=0.5), [-1.0], **FLOAT32)


@question("leaky_relu")
def test_leaky_relu_takes_any_shape_and_whole_numbers(student):
    """Whole numbers give fractions on the negative side: nothing is cut off."""
    expect_elementwise(student.leaky_relu, lambda value: value if value > 0 else 0.01 * value)
    expect_close(student.leaky_relu(np.array([-3, 2]), 0.5), [-1.5, 2.0], **FLOAT32)


@question("leaky_relu")
def test_leaky_relu_is_right_far_out(student):
    """Large numbers on both sides."""
    expect_close(student.leaky_relu(np.array([LARGE, -LARGE])), [LARGE, -100.0], **FLOAT32)


@question("leaky_relu", weight=0.5)
def test_leaky_relu_computes_small_integers_in_float(student):
    """Integers of 8 bits, as in an image, become floats first (in 8 bits 200 + 200 is 144)."""
    expect_no_wrapping(student.leaky_relu, lambda value: value if value > 0 else 0.01 * value)


@question("leaky_relu")
def test_leaky_relu_leaves_its_input_alone(student):
    """The input array is not written into."""
    student.leaky_relu(np.array([-1.0, 0.0, 2.0]), 0.5)
    expect_unchanged()


# --- softmax --------------------------------------------------------------------------------------


@question("softmax", weight=3)
@few
@given(x=st.sampled_from([(1,), (2,), (4,)]).flatmap(halves))
def test_softmax_of_a_vector(student, x):
    """softmax(x) is exp(x) divided by the sum of all exp(x)."""
    expect_close(student.softmax(x), softmax_by_hand(x, -1), **FLOAT32)


@question("softmax", weight=3)
@few
@given(x=st.sampled_from([(1, 2), (2, 3), (3, 3), (2, 2, 3)]).flatmap(halves))
def test_the_last_axis_competes_unless_another_is_given(student, x):
    """In a batch (N, C) each row is turned into probabilities by itself."""
    expect_close(student.softmax(x), softmax_by_hand(x, -1), **FLOAT32)


@question("softmax", weight=2)
@few
@given(
    x=st.sampled_from([(2, 1, 3), (2, 3, 4)]).flatmap(halves),
    axis=st.integers(-3, 2),
)
def test_any_axis_can_compete(student, x, axis):
    """The entries along `axis` add up to 1, whichever axis it is."""
    expect_close(student.softmax(x, axis=axis), softmax_by_hand(x, axis), **FLOAT32)
    expect_close(student.softmax(x, axis), neurons.softmax(x, axis), **FLOAT32)


@question("softmax")
@few
@given(x=halves((2, 3)))
def test_softmax_gives_probabilities(student, x):
    """No entry is below 0, each row adds up to 1, and the order of the scores is kept."""
    p = np.asarray(student.softmax(x))
    expect_close(p.sum(axis=-1), np.ones(2), **FLOAT32, message="Each row must add up to 1.")
    expect(np.all(p >= 0), "No probability may be negative.", got=p)


@question("softmax")
@few
@given(x=halves((2, 3)), shift=st.sampled_from([1.0, -1.0, 64.0, -512.0]))
def test_a_shift_of_all_scores_changes_nothing(student, x, shift):
    """softmax(x + c) = softmax(x): only differences between scores count."""
    expect_close(student.softmax(x + shift), softmax_by_hand(x, -1), **FLOAT32)


@question("softmax", weight=1.5)
@pytest.mark.parametrize(
    "x",
    [
        [LARGE, 0.0],
        [LARGE, LARGE],
        [-LARGE, -LARGE],
        [-LARGE, 0.0, LARGE],
        [LARGE, LARGE - 1000, -LARGE],
        [[0.0, 0.0], [-2000.0, -2000.0]],
        [[LARGE, LARGE], [0.0, 1.0], [-LARGE, 1.0 - LARGE]],
    ],
)
def test_softmax_is_right_far_out(student, x):
    """Scores of ±10,000 give probabilities, never NaN; each row has its own largest score."""
    expect_close(student.softmax(np.array(x)), neurons.softmax(x), **FLOAT32)


@question("softmax", weight=2)
def test_softmax_never_overflows(student):
    """No step of softmax overflows or becomes NaN, for |x| up to 10,000."""
    x = np.array([[LARGE, 0.0, -LARGE], [800.0, 800.0, 0.0]])
    with overflow_raises(student):
        expect_close(student.softmax(x), neurons.softmax(x), **FLOAT32)


@question("softmax")
def test_softmax_takes_whole_numbers(student):
    """Integer scores work as floats do."""
    x = np.array([[0, 1, 2], [3, -1, 0]])
    expect_close(student.softmax(x), softmax_by_hand(x, -1), **FLOAT32)


@question("softmax", weight=0.5)
def test_softmax_computes_small_integers_in_float(student):
    """Integers of 8 bits, as in an image, become floats first (in 8 bits 1 - 250 is 7)."""
    x = np.array([[1, 3, 250], [200, 201, 0]], np.uint8)
    expect_close(student.softmax(x), softmax_by_hand(x, -1), **FLOAT32)


@question("softmax")
def test_softmax_leaves_its_input_alone(student):
    """The scores are not written into."""
    student.softmax(np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 5.0]]))
    expect_unchanged(hint="x -= x.max() changes the caller's array; x - x.max() makes a new one.")
