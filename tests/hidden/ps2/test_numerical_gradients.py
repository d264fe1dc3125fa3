"""Slopes by central differences, and how far two gradients lie apart.

Oracles: derivatives known by formula, and the reference. For x³ the central difference is exactly
3x² + h², which tells it from every other scheme without any tolerance.
"""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect_close,
    expect_raises,
    expect_unchanged,
    question,
)
from reference import losses

SMALL_STEP = 1e-6  # rounding and truncation of a central difference with h = 1e-4

FLAT_COPY = "reshape(-1) of a transposed array is a copy: moving its entries does not move x."

few = settings(max_examples=8)
SHAPES = st.sampled_from([(1,), (3,), (2, 3), (2, 1, 2)])
STEPS = st.sampled_from([1.0, 0.5, 0.25])


def whole_numbers(shape, most=3):
    """Arrays of whole numbers from -most to most, as floats, 0 first; one draw is fast."""
    n = math.prod(shape)
    return st.binary(min_size=n, max_size=n).map(
        lambda raw: np.array([(b + most) % (2 * most + 1) - most for b in raw], float).reshape(
            shape
        )
    )


float_arrays = SHAPES.flatmap(whole_numbers)
integer_arrays = float_arrays.map(lambda x: x.astype(int))

CUBE = "lambda x: x ** 3"
CUBES = "lambda x: (x ** 3).sum()"
LECTURE = "lambda x: 3 * x[0] ** 4 + 2 * x[0] ** 2 * x[1] ** 2 + 7 * x[1] ** 4"
WEIGHTED = "lambda x: (np.arange(1, x.size + 1).reshape(x.shape) * x ** 2).sum()"


# --- one variable -------------------------------------------------------------------------------


@question("numerical_diff", weight=2)
@few
@given(x=st.integers(-3, 3).map(float), h=STEPS)
def test_diff_is_the_central_difference(student, x, h):
    """(f(x + h) - f(x - h)) / 2h: for x³ that is exactly 3x² + h²."""
    expect_close(student.numerical_diff(student.make(CUBE), x, h), 3 * x**2 + h**2)


@question("numerical_diff")
@few
@given(x=st.integers(-3, 3))
def test_diff_with_the_default_step_is_the_slope(student, x):
    """With h left away the result is the derivative, also at a whole number x."""
    got = student.numerical_diff(student.make("lambda x: np.exp(x) + 0.5 * x ** 2"), x)
    expect_close(got, math.exp(x) + x, rtol=SMALL_STEP, atol=SMALL_STEP)


@question("numerical_diff")
def test_diff_steps_by_1e_4_unless_told(student):
    """The default of h is 1e-4: seen on a function that is all truncation error."""
    expect_close(student.numerical_diff(student.make("lambda x: 1e8 * x ** 3"), 0.0), 1.0)


@question("numerical_diff")
def test_diff_of_an_even_function_is_zero_at_zero(student):
    """|x| looks the same on both sides of 0, so the central difference there is 0."""
    expect_close(student.numerical_diff(student.make("lambda x: abs(x)"), 0.0), 0.0)


# --- many variables -----------------------------------------------------------------------------


@question("numerical_gradient", weight=2)
@few
@given(x=st.tuples(st.integers(-2, 2), st.integers(-2, 2)))
def test_gradient_of_the_lectures_function(student, x):
    """3a⁴ + 2a²b² + 7b⁴ has the partial derivatives 12a³ + 4ab² and 4a²b + 28b³."""
    a, b = x
    expected = [12 * a**3 + 4 * a * b**2, 4 * a**2 * b + 28 * b**3]
    got = student.numerical_gradient(student.make(LECTURE), np.array([a, b], dtype=float))
    expect_close(got, expected, rtol=SMALL_STEP, atol=SMALL_STEP)


@question("numerical_gradient", weight=2)
@few
@given(x=float_arrays)
def test_gradient_has_the_shape_of_x(student, x):
    """Entry i is the slope by entry i alone, for arrays of any rank."""
    expected = 2 * np.arange(1, x.size + 1).reshape(x.shape) * x
    got = student.numerical_gradient(student.make(WEIGHTED), x)
    expect_close(got, expected, rtol=SMALL_STEP, atol=SMALL_STEP)


@question("numerical_gradient", weight=0.5)
def test_gradient_hands_f_the_shape_of_x(student):
    """f gets arrays of the shape of x: one that reads x[0, 1] of a matrix works."""
    function = student.make("lambda x: x[0, 1] ** 2 * x[1, 2]")
    got = student.numerical_gradient(function, np.array([[0.0, 3.0, 0.0], [0.0, 0.0, 5.0]]))
    expect_close(got, [[0, 30, 0], [0, 0, 9]], rtol=SMALL_STEP, atol=SMALL_STEP)


@question("numerical_gradient", weight=0.5)
def test_gradient_at_a_transposed_array(student):
    """x may be a transposed view as well, whose entries lie in another order in memory."""
    x = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    view = student.held(student.make("lambda x: x.T"), x)
    got = student.numerical_gradient(student.make(WEIGHTED), view)
    expected = 2 * np.arange(1, 7).reshape(2, 3) * x.T
    expect_close(got, expected, rtol=SMALL_STEP, atol=SMALL_STEP, hint=FLAT_COPY)


@question("numerical_gradient")
def test_gradient_at_an_array_of_rank_zero(student):
    """x may be an array without axes; so is its gradient."""
    got = student.numerical_gradient(student.make("lambda x: x ** 2"), np.array(3.0))
    expect_close(got, 6.0, rtol=SMALL_STEP)


@question("numerical_gradient", weight=2)
@few
@given(x=integer_arrays)
def test_gradient_at_whole_numbers(student, x):
    """An array of whole numbers cannot hold x + h: its slopes must come out all the same."""
    expected = 2 * np.arange(1, x.size + 1).reshape(x.shape) * x
    got = student.numerical_gradient(student.make(WEIGHTED), x)
    expect_close(got, expected, rtol=SMALL_STEP, atol=SMALL_STEP)


@question("numerical_gradient", weight=2)
@few
@given(x=float_arrays, h=STEPS)
def test_gradient_uses_central_differences(student, x, h):
    """For Σx³ the central difference with step h is exactly 3x² + h² in every entry."""
    expect_close(student.numerical_gradient(student.make(CUBES), x, h), 3 * x**2 + h**2)


@question("numerical_gradient")
def test_gradient_steps_by_1e_4_unless_told(student):
    """The default of h is 1e-4: seen on a function that is all truncation error."""
    function = student.make("lambda x: 1e8 * (x ** 3).sum()")
    expect_close(student.numerical_gradient(function, np.zeros(2)), [1.0, 1.0])


@question("numerical_gradient")
def test_gradient_holds_the_other_entries_still(student):
    """While one entry moves, all others are what they were: the slopes of a product show it."""
    got = student.numerical_gradient(student.make("lambda x: x.prod()"), np.array([2.0, 3.0, 5.0]))
    expect_close(got, [15.0, 10.0, 6.0], rtol=SMALL_STEP)


@question("numerical_gradient", weight=2)
def test_gradient_gives_x_back_as_it_was(student):
    """After the call x holds what it held before, to the last bit."""
    function = student.make(CUBES)
    for x in (np.array([0.2, 2.0, 3.3, 1 / 3]), np.array([[1, 2], [3, 4]])):
        student.numerical_gradient(function, x)
        expect_unchanged()


# --- comparing gradients ------------------------------------------------------------------------


def worst_ratio(a, b):
    return max(
        abs(p - q) / max(1e-8, abs(p) + abs(q)) for p, q in zip(a.ravel(), b.ravel(), strict=True)
    )


@question("relative_error", weight=2)
@given(pair=SHAPES.flatmap(lambda s: st.tuples(whole_numbers(s), whole_numbers(s))))
@few
def test_relative_error_is_the_worst_ratio(student, pair):
    """The largest |a - b| / (|a| + |b|) of all entries, 0 where both are 0."""
    a, b = pair
    expect_close(student.relative_error(a, b), worst_ratio(a, b))
    expect_close(student.relative_error(a, b), losses.relative_error(a, b))


@question("relative_error")
@given(scale=st.sampled_from([1000.0, 1e-3, -1.0]))
@few
def test_relative_error_does_not_depend_on_the_scale(student, scale):
    """A thousand times larger gradients have the same relative error."""
    got = student.relative_error(scale * np.array([1.0, 4.0]), scale * np.array([3.0, 4.0]))
    expect_close(got, 0.5)


@question("relative_error")
def test_relative_error_of_tiny_entries_is_damped(student):
    """The denominator is at least 1e-8: 1e-9 against 0 is 0.1, and 0 against 0 is 0."""
    expect_close(student.relative_error([1e-9, 2.0], [0.0, 2.0]), 0.1)
    expect_close(student.relative_error(np.zeros(3), np.zeros(3)), 0.0)


@question("relative_error")
def test_relative_error_takes_numbers(student):
    """Two numbers can be compared as well as two arrays."""
    expect_close(student.relative_error(1, 3), 0.5)


@question("relative_error")
def test_relative_error_of_unequal_shapes_is_refused(student):
    """a and b of unequal shapes raise ValueError; they are not broadcast."""
    expect_raises(ValueError, student.relative_error, np.ones((3, 1)), np.ones(3))
    expect_raises(ValueError, student.relative_error, np.ones(3), 1.0)
    expect_raises(ValueError, student.relative_error, np.ones(3), np.ones(1))
    expect_raises(ValueError, student.relative_error, np.ones((2, 3)), np.ones((3, 2)))


@question("relative_error")
def test_relative_error_leaves_its_arguments_alone(student):
    """relative_error does not write into a or b."""
    student.relative_error(np.array([-1.0, 2.0]), np.array([3.0, -4.0]))
    expect_unchanged()
