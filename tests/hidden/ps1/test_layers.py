"""Layers of neurons: matmul, transpose, dense, feedforward, collapse_linear.

Entries are small whole numbers, so that sums of products are exact in any precision. Two oracles:
sums written out below, and the reference (for the activations, too).
"""

import math
from itertools import pairwise

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

FLOAT32 = {"rtol": 1e-5, "atol": 1e-6}  # sums of a few whole numbers, then one activation
NAMES = ["step", "sigmoid", "tanh", "relu", "leaky_relu", "softmax"]

sizes = st.integers(1, 4)
few = settings(max_examples=8)


def whole_numbers(shape, most=3):
    """Arrays of whole numbers from -most to most, as floats, 0 first; one draw is fast."""
    n = math.prod(shape)
    return st.binary(min_size=n, max_size=n).map(
        lambda raw: np.array([(b + most) % (2 * most + 1) - most for b in raw], float).reshape(
            shape
        )
    )


def product(A, B):
    """The definition: entry (i, j) is the sum over k of A[i, k] · B[k, j]."""
    (N, K), M = np.shape(A), np.shape(B)[1]
    entries = [[sum(A[i][k] * B[k][j] for k in range(K)) for j in range(M)] for i in range(N)]
    return np.array(entries, dtype=float).reshape(N, M)


def layer(x, W, b):
    return product(x, W) + np.asarray(b, dtype=float)


@st.composite
def pairs_of_matrices(draw):
    """(A, B) with A (N, K) and B (K, M)."""
    N, K, M = draw(sizes), draw(sizes), draw(sizes)
    return draw(whole_numbers((N, K))), draw(whole_numbers((K, M)))


@st.composite
def one_layer(draw):
    """(x, W, b) of a layer with D inputs and M neurons."""
    x, W = draw(pairs_of_matrices())
    return x, W, draw(whole_numbers(W.shape[1:]))


@st.composite
def stacks(draw, most=3):
    """(x, [(W, b), …]): layers of different widths that fit one another."""
    widths = draw(st.lists(st.integers(1, 3), min_size=2, max_size=most + 1))
    x = draw(whole_numbers((draw(st.integers(1, 3)), widths[0])))
    layers = []
    for D, M in pairwise(widths):
        W = draw(whole_numbers((D, M)))
        layers.append((W, draw(whole_numbers((M,)))))
    return x, layers


# --- matmul and transpose -------------------------------------------------------------------------


@question("matmul", weight=4)
@few
@given(case=pairs_of_matrices())
def test_rows_meet_columns(student, case):
    """Entry (i, j) is row i of A times column j of B, summed."""
    A, B = case
    expect_close(student.matmul(A, B), product(A, B))
    expect_close(student.matmul(A, B), A @ B)


@question("matmul", weight=2)
def test_square_matrices_do_not_commute(student):
    """A times B is not B times A."""
    A, B = np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([[1.0, 0.0], [0.0, 0.0]])
    expect_close(student.matmul(A, B), [[0, 0], [0, 0]])
    expect_close(student.matmul(B, A), [[0, 1], [0, 0]])


@question("matmul")
def test_the_identity_changes_nothing(student):
    """A times the identity is A, for a wide and for a tall matrix."""
    A = np.arange(6.0).reshape(2, 3)
    expect_close(student.matmul(A, np.eye(3)), A)
    expect_close(student.matmul(np.eye(2), A), A)


@question("matmul")
def test_matmul_keeps_fractions(student):
    """Whole numbers and fractions mix; nothing is cut off."""
    expect_close(student.matmul(np.array([[1, 2]]), np.array([[0.5], [0.25]])), [[1.0]])
    expect_close(student.matmul(np.array([[0.5]]), np.array([[3]])), [[1.5]])
    expect_close(student.matmul(np.array([[1, 2]]), np.array([[3], [4]])), [[11]])


@question("matmul")
@pytest.mark.parametrize(
    ("A", "B"),
    [
        (np.ones((2, 3)), np.ones((2, 3))),
        (np.ones((3, 2)), np.ones((3, 4))),
        (np.ones((2, 2)), np.ones((1, 2))),
        (np.ones((2, 1)), np.ones((3, 2))),
    ],
)
def test_matrices_that_do_not_fit_are_refused(student, A, B):
    """As many columns in A as rows in B, or ValueError."""
    expect_raises(ValueError, student.matmul, A, B)


@question("matmul")
def test_what_is_no_matrix_is_refused(student):
    """A vector or a stack of matrices raises ValueError."""
    expect_raises(ValueError, student.matmul, np.ones(2), np.ones((2, 2)))
    expect_raises(ValueError, student.matmul, np.ones((2, 2)), np.ones(2))
    expect_raises(ValueError, student.matmul, np.ones((2, 2, 2)), np.ones((2, 2)))


@question("matmul", weight=0.5)
def test_small_integers_are_multiplied_as_floats(student):
    """Integers of 8 bits, as in an image, become floats first (in 8 bits 200 · 2 is 144)."""
    A, B = np.array([[200, 100]], np.uint8), np.array([[2], [3]], np.uint8)
    expect_close(student.matmul(A, B), [[700]])


@question("matmul")
def test_matmul_leaves_its_inputs_alone(student):
    """Neither matrix is written into."""
    student.matmul(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]))
    expect_unchanged()


@question("transpose", weight=3)
@few
@given(A=st.tuples(sizes, sizes).flatmap(whole_numbers))
def test_rows_become_columns(student, A):
    """Entry (i, j) of the result is entry (j, i) of A."""
    N, M = A.shape
    expect_close(student.transpose(A), [[A[i, j] for i in range(N)] for j in range(M)])


@question("transpose")
@few
@given(A=whole_numbers((2, 3)))
def test_transposing_twice_gives_the_matrix_back(student, A):
    """The transpose of the transpose is A."""
    expect_close(student.transpose(np.asarray(student.transpose(A))), A)


@question("transpose")
def test_transpose_leaves_its_input_alone(student):
    """A square matrix is not turned in place."""
    student.transpose(np.array([[1.0, 2.0], [3.0, 4.0]]))
    expect_unchanged()


# --- dense ----------------------------------------------------------------------------------------


@question("dense", weight=3)
@few
@given(case=one_layer())
def test_a_layer_without_activation_is_x_times_w_plus_b(student, case):
    """dense(x, W, b) is x W + b: each neuron's own bias is added once."""
    expect_close(student.dense(*case), layer(*case))


@question("dense", weight=2)
@pytest.mark.parametrize("name", NAMES)
def test_the_activation_follows_the_bias(student, name):
    """First x W + b, then the activation of that name."""
    x = np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0]])
    W, b = np.array([[1.0, -1.0, 0.0, 2.0], [0.0, 1.0, -2.0, 1.0]]), np.array([-2.0, 0.5, 1.0, 3.0])
    expected = getattr(neurons, name)(layer(x, W, b))
    expect_close(student.dense(x, W, b, name), expected, **FLOAT32)
    expect_close(student.dense(x, W, b, activation=name), expected, **FLOAT32)


@question("dense", weight=2)
@few
@given(case=one_layer())
def test_relu_comes_after_the_bias(student, case):
    """relu(x W + b), not relu(x W) + b."""
    expect_close(student.dense(*case, "relu"), np.maximum(layer(*case), 0))


@question("dense")
@few
@given(case=one_layer())
def test_softmax_runs_over_the_neurons(student, case):
    """With softmax, the outputs of one sample add up to 1."""
    expected = neurons.softmax(layer(*case), axis=1)
    expect_close(student.dense(*case, "softmax"), expected, **FLOAT32)


@question("dense")
def test_an_activation_can_be_a_function(student):
    """Any function of an array serves as activation; it is given x W + b of the whole batch."""
    x, W = np.array([[0.5, 1.0], [2.0, 0.0]]), np.array([[1.0, 0.0], [-1.0, 0.5]])
    b = np.array([0.0, 0.25])
    expected = np.tanh(layer(x, W, b))
    expect_close(student.dense(x, W, b, student.make("np.tanh")), expected, **FLOAT32)
    expected = layer(x, W, b) ** 2
    expect_close(student.dense(x, W, b, student.make("lambda z: z ** 2")), expected, **FLOAT32)
    below = student.make("lambda z: z - np.max(z, axis=1, keepdims=True)")
    expected = layer(x, W, b) - np.max(layer(x, W, b), axis=1, keepdims=True)
    expect_close(student.dense(x, W, b, below), expected, **FLOAT32)


@question("dense")
def test_dense_takes_whole_numbers(student):
    """Integer inputs and weights work as floats do."""
    x, W, b = np.array([[1, 2]]), np.array([[1, 0], [2, -1]]), np.array([0.5, 1.0])
    expect_close(student.dense(x, W, b), [[5.5, -1.0]])
    expect_close(
        student.dense(x, W, np.array([1, 1]), "sigmoid"), [[0.997527, 0.268941]], **FLOAT32
    )


@question("dense")
@few
@given(case=one_layer())
def test_samples_do_not_see_one_another(student, case):
    """A batch gives what its samples give one by one."""
    x, W, b = case
    expected = np.concatenate([np.asarray(student.dense(row[None], W, b, "relu")) for row in x])
    expect_close(student.dense(x, W, b, "relu"), expected)


@question("dense")
def test_a_layer_that_does_not_fit_is_refused(student):
    """x and W that do not fit, or a bias of another length, raise ValueError."""
    expect_raises(ValueError, student.dense, np.ones((2, 3)), np.ones((2, 4)), np.zeros(4))
    expect_raises(ValueError, student.dense, np.ones((2, 3)), np.ones((3, 4)), np.zeros(3))
    expect_raises(ValueError, student.dense, np.ones((2, 3)), np.ones((3, 4)), np.zeros(5))
    expect_raises(ValueError, student.dense, np.ones((1, 2)), np.ones((4, 2)), np.zeros(4))


@question("dense", weight=0.5)
def test_nothing_is_stretched_to_fit(student):
    """One bias for four neurons, or one input for three weights, raises ValueError."""
    hint = "numpy stretches an axis of length 1 without a word. Compare the shapes first."
    cases = [
        (np.ones((2, 3)), np.ones((3, 4)), np.zeros(1)),
        (np.ones((2, 1)), np.ones((3, 2)), np.zeros(2)),
    ]
    for case in cases:
        expect_raises(ValueError, student.dense, *case, hint=hint)


@question("dense")
def test_an_unknown_activation_is_refused(student):
    """A name that is no activation raises ValueError; None alone means none."""
    for name in ("rleu", "linear", ""):
        expect_raises(ValueError, student.dense, np.ones((1, 2)), np.ones((2, 1)), np.ones(1), name)


@question("dense")
def test_dense_leaves_its_inputs_alone(student):
    """Inputs, weights and biases are not written into."""
    for activation in (None, "relu"):
        student.dense(np.array([[1.0, -2.0]]), np.eye(2), np.array([0.5, 0.5]), activation)
        expect_unchanged()


# --- feedforward ----------------------------------------------------------------------------------


@question("feedforward", weight=3)
@few
@given(case=stacks(), names=st.tuples(*[st.sampled_from(["relu", None, "step"])] * 3))
def test_each_output_is_the_next_input(student, case, names):
    """The layers are applied one after another, the first one first."""
    x, layers = case
    named = [(W, b, name) for (W, b), name in zip(layers, names, strict=False)]
    expected = x
    for W, b, name in named:
        expected = layer(expected, W, b)
        if name == "relu":
            expected = np.maximum(expected, 0)
        elif name == "step":
            expected = (expected > 0) * 1.0
    expect_close(student.feedforward(x, named), expected)


@question("feedforward", weight=2)
def test_each_layer_has_its_own_activation(student):
    """Hidden and last layer use the activations named with them."""
    x = np.array([[1.0, -1.0], [2.0, 0.5]])
    hidden = (np.array([[1.0, -1.0, 0.5], [0.0, 1.0, 1.0]]), np.array([0.0, 0.5, -1.0]))
    last = (np.array([[1.0, 0.0], [0.5, -1.0], [1.0, 1.0]]), np.array([0.25, 0.0]))
    for first, second in [("tanh", "softmax"), ("sigmoid", None), ("leaky_relu", "sigmoid")]:
        layers = [(*hidden, first), (*last, second)]
        expected = neurons.feedforward(x, layers)
        expect_close(student.feedforward(x, layers), expected, **FLOAT32)


@question("feedforward")
def test_one_sample_through_five_layers(student):
    """However many layers there are, one row of inputs gives one row of outputs, `(1, M)`."""
    layers = [(np.full((2, 2), 0.5), np.array([k, -k]), None) for k in (1.0, 2.0, 3.0, 4.0, 5.0)]
    expect_close(student.feedforward(np.array([[1.0, 3.0]]), layers), [[7.0, -3.0]])


@question("feedforward")
def test_two_layers_of_steps_make_xor(student):
    """The xor network, all four inputs in one batch."""
    hidden = (np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([-0.5, 1.5]), "step")
    last = (np.array([[1.0], [1.0]]), np.array([-1.5]), "step")
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    expect_close(student.feedforward(x, [hidden, last]), [[0], [1], [1], [0]])


@question("feedforward")
def test_layers_that_do_not_fit_are_refused(student):
    """A layer whose W does not fit the outputs before it raises ValueError."""
    layers = [(np.ones((2, 3)), np.zeros(3), "relu"), (np.ones((2, 1)), np.zeros(1), None)]
    expect_raises(ValueError, student.feedforward, np.ones((1, 2)), layers)


@question("feedforward")
def test_feedforward_leaves_its_inputs_alone(student):
    """Neither the inputs nor any layer is written into."""
    layers = [(np.ones((2, 2)), np.array([0.5, -9.0]), "relu"), (np.ones((2, 1)), np.ones(1), None)]
    student.feedforward(np.array([[1.0, -2.0]]), layers)
    expect_unchanged()


# --- collapse_linear ------------------------------------------------------------------------------


def expect_layer(result, W, b):
    """The result is the pair (W, b)."""
    is_pair = isinstance(result, (tuple, list)) and len(result) == 2
    expect(is_pair, "The result must be a pair (W, b).", got=result)
    expect_close(result[0], W, **FLOAT32, message="The weights W differ.")
    expect_close(result[1], b, **FLOAT32, message="The biases b differ.")


@question("collapse_linear", weight=2)
def test_two_x_then_four_x_plus_four(student):
    """2x, then 4x + 4, is 8x + 4 for every x."""
    layers = [(np.array([[2.0]]), np.array([0.0])), (np.array([[4.0]]), np.array([4.0]))]
    expect_layer(student.collapse_linear(layers), [[8.0]], [4.0])


@question("collapse_linear", weight=4)
@few
@given(case=stacks())
def test_one_layer_does_what_the_stack_does(student, case):
    """For every input, x W + b equals the layers applied one after another."""
    _, layers = case
    D = layers[0][0].shape[0]
    origin, axes = np.zeros((1, D)), np.eye(D)
    for W, b in layers:  # an affine map is known by where it sends the origin and the axes
        origin, axes = layer(origin, W, b), layer(axes, W, b)
    expect_layer(student.collapse_linear(layers), axes - origin, origin[0])


@question("collapse_linear")
@few
@given(case=stacks(most=4))
def test_it_agrees_with_the_reference_on_any_depth(student, case):
    """One layer, two, three or four."""
    _, layers = case
    expect_layer(student.collapse_linear(layers), *neurons.collapse_linear(layers))


@question("collapse_linear")
def test_a_single_layer_stays_as_it_is(student):
    """One layer collapses to itself."""
    W, b = np.array([[1.0, 2.0, 3.0]]), np.array([4.0, 5.0, 6.0])
    expect_layer(student.collapse_linear([(W, b)]), W, b)


@question("collapse_linear", weight=2)
def test_the_first_bias_passes_through_the_later_weights(student):
    """x + 1, then 3x, is 3x + 3."""
    layers = [(np.array([[1.0]]), np.array([1.0])), (np.array([[3.0]]), np.array([0.0]))]
    expect_layer(student.collapse_linear(layers), [[3.0]], [3.0])


@question("collapse_linear", weight=0.5)
def test_collapse_linear_takes_whole_numbers(student):
    """After a layer of whole numbers, fractions are not cut off."""
    first, last = (np.array([[1, 1]]), np.array([1, 1])), (np.array([[0.5], [0.25]]), np.ones(1))
    expect_layer(student.collapse_linear([first, last]), [[0.75]], [1.75])


@question("collapse_linear")
def test_a_stack_that_does_not_fit_is_refused(student):
    """A layer that does not fit the one before it raises ValueError."""
    layers = [(np.ones((2, 3)), np.zeros(3)), (np.ones((2, 1)), np.zeros(1))]
    expect_raises(ValueError, student.collapse_linear, layers)


@question("collapse_linear")
def test_collapse_linear_leaves_the_layers_alone(student):
    """No layer is written into, and the list stays as long as it was."""
    layers = [
        (np.array([[1.0, 2.0]]), np.array([0.5, 1.0])),
        (np.array([[1.0], [1.0]]), np.array([3.0])),
    ]
    student.collapse_linear(layers)
    expect_unchanged()
    square = np.array([[1.0, 2.0], [0.0, 1.0]])  # a product in place would fit
    student.collapse_linear([(square, np.ones(2)), (square + 1, np.ones(2))])
    expect_unchanged()
