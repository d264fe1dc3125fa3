"""One neuron that decides: step, perceptron, the gates, and xor out of gates.

Inputs, weights and biases are small whole numbers and halves, so that x · w + b is exact in any
precision and no decision hangs on rounding. Two oracles: sums written out below, and the reference.
"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect,
    expect_close,
    expect_raises,
    expect_unchanged,
    question,
)
from reference import neurons

sizes = st.integers(1, 4)
shapes = st.sampled_from([(1,), (3,), (2, 3), (2, 1, 3)])
INPUTS = [(0, 0), (0, 1), (1, 0), (1, 1)]


few = settings(max_examples=8)


def halves(shape, most=6):
    """Arrays of multiples of 1/2, 0 first; one draw is fast."""
    n = math.prod(shape)
    return st.binary(min_size=n, max_size=n).map(
        lambda raw: np.reshape([((b + most) % (2 * most + 1) - most) / 2 for b in raw], shape)
    )


biases = halves(()).map(float)


def fires(x, w, b):
    """The definition: a sum over the inputs, compared with 0."""
    return float(sum(x[i] * w[i] for i in range(len(w))) + b > 0)


@st.composite
def neurons_and_inputs(draw):
    """(x, w, b) of one neuron with D inputs."""
    D = draw(sizes)
    return draw(halves((D,))), draw(halves((D,))), draw(biases)


@st.composite
def neurons_and_batches(draw):
    """(x, w, b) with a batch x (N, D)."""
    N, D = draw(sizes), draw(sizes)
    return draw(halves((N, D))), draw(halves((D,))), draw(biases)


# --- step -----------------------------------------------------------------------------------------


@question("step", weight=2)
@few
@given(x=shapes.flatmap(halves))
def test_is_one_above_zero_and_zero_elsewhere(student, x):
    """1 where x > 0, else 0, in the shape of x."""
    expected = [1.0 if value > 0 else 0.0 for value in x.flat]
    expect_close(student.step(x), np.reshape(expected, x.shape))


@question("step", weight=2)
def test_is_zero_at_exactly_zero(student):
    """At exactly 0 the neuron does not fire."""
    expect_close(student.step(0.0), 0.0)
    expect_close(student.step(np.array([-0.0, 0.0])), [0.0, 0.0])


@question("step")
def test_step_takes_numbers_and_whole_numbers(student):
    """A Python number and an integer array are as good as a float array."""
    for number in (2, -2, 0.5, -0.5):
        expect_close(student.step(number), float(number > 0))
    expect_close(student.step(np.array([[3, 0], [-1, 7]])), [[1, 0], [0, 1]])


@question("step")
def test_step_sees_the_tiniest_and_the_largest_input(student):
    """However small or large x is, its sign decides."""
    expect_close(student.step(np.array([1e-30, -1e-30, 1e4, -1e4])), [1, 0, 1, 0])


@question("step")
def test_step_leaves_its_input_alone(student):
    """The input array is not written into."""
    student.step(np.array([-1.0, 0.0, 2.0]))
    expect_unchanged(hint="np.where makes a new array; x[x > 0] = 1 changes the caller's.")


# --- perceptron -----------------------------------------------------------------------------------


@question("perceptron", weight=3)
@few
@given(case=neurons_and_inputs())
def test_one_vector_gives_one_decision(student, case):
    """Multiply input by weight, add up, add the bias: above 0 the neuron fires."""
    expect_close(student.perceptron(*case), fires(*case))
    expect_close(student.perceptron(*case), neurons.perceptron(*case))


@question("perceptron", weight=3)
@few
@given(case=neurons_and_batches())
def test_a_batch_gives_one_decision_for_each_row(student, case):
    """Each row of a batch (N, D) is one input vector; the result is (N,)."""
    x, w, b = case
    expect_close(student.perceptron(x, w, b), [fires(row, w, b) for row in x])


@question("perceptron")
def test_a_square_batch_is_read_by_rows(student):
    """With as many samples as inputs, the rows are still the samples."""
    x = np.array([[0.0, 1.0], [0.0, 0.0]])
    expect_close(student.perceptron(x, np.array([0.0, 1.0]), 0.0), [1.0, 0.0])


@question("perceptron")
def test_a_sum_of_exactly_zero_does_not_fire(student):
    """Where x · w + b is exactly 0 the result is 0; just above it is 1."""
    expect_close(student.perceptron(np.array([2.0]), np.array([1.0]), -2.0), 0.0)
    expect_close(student.perceptron(np.array([1e-9]), np.array([1.0]), 0.0), 1.0)


@question("perceptron", weight=2)
def test_the_bias_is_added(student):
    """A positive bias makes the neuron fire more easily, a negative one less."""
    x, w = np.array([[-1.0], [0.0], [1.0]]), np.array([1.0])
    expect_close(student.perceptron(x, w, 2.0), [1.0, 1.0, 1.0])
    expect_close(student.perceptron(x, w, 0.5), [0.0, 1.0, 1.0])
    expect_close(student.perceptron(x, w, -2.0), [0.0, 0.0, 0.0])


@question("perceptron")
def test_perceptron_takes_whole_numbers(student):
    """Integer arrays and an integer bias work as floats do."""
    x, w = np.array([[2, 1], [1, 3]]), np.array([2, -1])
    expect_close(student.perceptron(x, w, -1), [1.0, 0.0])
    expect_close(student.perceptron(x[0], w, -3), 0.0)


@question("perceptron", weight=0.5)
def test_perceptron_takes_lists(student):
    """Inputs and weights may be lists: a gate's weights often are."""
    expect_close(student.perceptron([2.0, 1.0], [1.0, -1.0], -0.5), 1.0)
    expect_close(student.perceptron([[2, 1], [1, 3]], [2, -1], -1), [1.0, 0.0])


@question("perceptron")
def test_perceptron_refuses_vectors_of_other_lengths(student):
    """x and w with different D raise ValueError, also where one of them has length 1."""
    expect_raises(ValueError, student.perceptron, np.ones(2), np.ones(3), 0.0)
    expect_raises(ValueError, student.perceptron, np.ones((4, 3)), np.ones(4), 0.0)
    hint = "numpy stretches a vector of length 1 without a word. Compare the lengths first."
    for x, w in [(np.ones(3), np.ones(1)), (np.ones((4, 1)), np.ones(3))]:
        expect_raises(ValueError, student.perceptron, x, w, 0.0, hint=hint)


@question("perceptron")
def test_perceptron_leaves_its_inputs_alone(student):
    """Neither inputs nor weights are written into."""
    student.perceptron(np.array([[1.0, -2.0], [0.5, 0.0]]), np.array([1.0, 3.0]), -1.0)
    expect_unchanged()


# --- gates ----------------------------------------------------------------------------------------


def outputs(student, name):
    """What the student's (w, b) decides for the four inputs."""
    pair = student.value(name)
    is_pair = isinstance(pair, (tuple, list)) and len(pair) == 2
    expect(is_pair, f"{name} must be a pair (w, b).", got=pair)
    w, b = np.asarray(pair[0], dtype=float), np.asarray(pair[1], dtype=float)
    fits = w.shape == (2,) and b.shape == ()
    expect(fits, f"{name} must be (w, b): a vector of two weights, and one number b.", got=pair)
    return [fires(x, w, b) for x in INPUTS]


def expect_gate(student, name, wanted):
    got = outputs(student, name)
    for x, fired, expected in zip(INPUTS, got, wanted, strict=True):
        text = f"{name}{x} must be {expected}, but step(x · w + b) gives {fired:g} there."
        expect(fired == expected, text, got=student.value(name))


@question("gates")
def test_and_fires_only_for_two_ones(student):
    """AND is 1 at (1, 1) alone."""
    expect_gate(student, "AND", [0, 0, 0, 1])


@question("gates")
def test_or_fires_for_any_one(student):
    """OR is 0 at (0, 0) alone."""
    expect_gate(student, "OR", [0, 1, 1, 1])


@question("gates")
def test_nand_is_the_opposite_of_and(student):
    """NAND is 0 at (1, 1) alone."""
    expect_gate(student, "NAND", [1, 1, 1, 0])


# --- xor ------------------------------------------------------------------------------------------


@question("xor")
@pytest.mark.parametrize("x", INPUTS)
def test_xor_is_one_where_the_inputs_differ(student, x):
    """xor is 1 for (0, 1) and (1, 0), and 0 for (0, 0) and (1, 1)."""
    expect_close(student.xor(*x), float(x[0] != x[1]))


@question("xor", weight=2)
def test_xor_does_not_mind_the_order(student):
    """xor(a, b) equals xor(b, a), for whole numbers and for floats."""
    for a, b in [(0.0, 1.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]:
        expect_close(student.xor(a, b), float(a != b))
