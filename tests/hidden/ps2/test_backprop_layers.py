"""Layers: what forward computes, and that backward is its slope.

Oracles: finite differences of a definition written here (never of the student's own forward), loops
over single entries, and the reference. Arrays hold small whole numbers; shapes are never square.
"""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect,
    expect_close,
    expect_raises,
    expect_shape,
    expect_unchanged,
    question,
)
from reference import backprop

from ..defining import defined

FINITE_DIFFERENCE = 1e-6  # error of a central difference with h = 1e-4 on values below 100

few = settings(max_examples=6)
SHAPES = st.sampled_from([(1,), (3,), (2, 3), (2, 1, 2)])


def whole_numbers(shape, most=3):
    """Arrays of whole numbers from -most to most, as floats, 0 first; one draw is fast."""
    n = math.prod(shape)
    return st.binary(min_size=n, max_size=n).map(
        lambda raw: np.array([(b + most) % (2 * most + 1) - most for b in raw], float).reshape(
            shape
        )
    )


def several(count):
    """``count`` arrays of one shape."""
    return SHAPES.flatmap(lambda shape: st.tuples(*[whole_numbers(shape)] * count))


def pair(result):
    """The two slopes that a node with two inputs returns."""
    fine = isinstance(result, tuple | list | np.ndarray) and len(result) == 2
    expect(fine, "backward must return the pair (dx, dy).", got=result)
    return result


def slope(function, x, dout, h=1e-4):
    """Σ dout · ∂function/∂x by central differences: the definition of a backward pass."""
    result = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        result[i] = np.sum(dout * (function(x + step) - function(x - step))) / (2 * h)
    return result


HELD = """def held(layer, x, dout):
    y = layer.forward(x)
    layer.backward(dout)
    return x, y"""
SAME_ARRAY = "forward returned or kept an array, and backward wrote into that very array."


def expect_kept(student, layer, x, dout):
    """backward writes neither into the x of forward nor into what forward returned."""
    kept_x, kept_y = defined(student, HELD, "held")(layer, x, dout)
    expect_close(kept_x, x, message="backward changed the x of forward.", hint=SAME_ARRAY)
    message = "backward changed what forward had returned: the next layer remembers that array."
    expect_close(kept_y, layer.forward(x), message=message, hint=SAME_ARRAY)


# --- two inputs ---------------------------------------------------------------------------------


@question("Add")
@few
@given(values=several(2))
def test_add_adds(student, values):
    """forward returns x + y."""
    x, y = values
    expect_close(student.Add().forward(x, y), x + y)


@question("Add", weight=2)
@few
@given(values=several(3))
def test_add_passes_the_slope_to_both(student, values):
    """Both inputs of a sum get the whole dout."""
    x, y, dout = values
    node = student.Add()
    node.forward(x, y)
    dx, dy = pair(node.backward(dout))
    expect_close(dx, dout)
    expect_close(dy, dout)


@question("Add")
def test_add_takes_numbers(student):
    """Nodes work on single numbers too."""
    node = student.Add()
    expect_close(node.forward(2, 3.5), 5.5)
    dx, dy = pair(node.backward(-2.0))
    expect_close(dx, -2.0)
    expect_close(dy, -2.0)


@question("Add")
def test_add_leaves_its_inputs_alone(student):
    """forward does not write into x or y (x += y would)."""
    student.Add().forward(np.array([1.0, 2.0]), np.array([3.0, 4.0]))
    expect_unchanged()


@question("Multiply")
@few
@given(values=several(2))
def test_multiply_multiplies(student, values):
    """forward returns x times y, entry by entry."""
    x, y = values
    expect_close(student.Multiply().forward(x, y), x * y)


@question("Multiply", weight=3)
@few
@given(values=several(3))
def test_multiply_gives_each_input_the_other(student, values):
    """dx is dout times y, and dy is dout times x."""
    x, y, dout = values
    node = student.Multiply()
    node.forward(x, y)
    dx, dy = pair(node.backward(dout))
    expect_close(dx, dout * y)
    expect_close(dy, dout * x)


@question("Multiply")
def test_multiply_takes_numbers(student):
    """Nodes work on single numbers too."""
    node = student.Multiply()
    expect_close(node.forward(2, 3.5), 7.0)
    dx, dy = pair(node.backward(-2.0))
    expect_close(dx, -7.0)
    expect_close(dy, -4.0)


@question("Multiply")
def test_multiply_uses_the_latest_forward(student):
    """After two forward calls backward belongs to the second."""
    node = student.Multiply()
    node.forward(2.0, 3.0)
    node.forward(5.0, 7.0)
    dx, dy = pair(node.backward(1.0))
    expect_close(dx, 7.0)
    expect_close(dy, 5.0)


@question("Multiply")
def test_each_multiply_has_its_own_memory(student):
    """Two nodes in one graph do not disturb each other."""
    first, second = student.Multiply(), student.Multiply()
    first.forward(2.0, 3.0)
    second.forward(5.0, 7.0)
    dx, dy = pair(first.backward(1.0))
    expect_close(dx, 3.0)
    expect_close(dy, 2.0)


@question("Multiply")
def test_multiply_leaves_its_inputs_alone(student):
    """forward and backward do not write into what they are given."""
    node = student.Multiply()
    node.forward(np.array([1.0, 2.0]), np.array([3.0, 4.0]))
    expect_unchanged()
    node.backward(np.array([5.0, 6.0]))
    expect_unchanged()


# --- activations --------------------------------------------------------------------------------


@question("ReLU")
@few
@given(values=several(1))
def test_relu_cuts_off_below_zero(student, values):
    """forward returns the larger of 0 and x."""
    (x,) = values
    expected = np.array([max(0.0, value) for value in x.ravel()]).reshape(x.shape)
    expect_close(student.ReLU().forward(x), expected)


@question("ReLU", weight=3)
@few
@given(values=several(2))
def test_relu_passes_the_slope_where_x_was_positive(student, values):
    """dx is dout where x > 0, else 0; at exactly 0 it is 0. The sign of dout does not matter."""
    x, dout = values
    layer = student.ReLU()
    layer.forward(x)
    gates = [d if value > 0 else 0.0 for value, d in zip(x.ravel(), dout.ravel(), strict=True)]
    expect_close(layer.backward(dout), np.array(gates).reshape(x.shape))


@question("ReLU")
def test_relu_keeps_tiny_and_huge_values(student):
    """1e-300 is positive and 1e300 stays finite."""
    layer = student.ReLU()
    got = np.asarray(layer.forward(np.array([-1e300, 1e-300, 1e300])))
    expect_close(got > 0, [0, 1, 1])
    expect_close(layer.backward(np.array([7.0, 7.0, 7.0])), [0.0, 7.0, 7.0])


@question("ReLU")
def test_relu_leaves_its_inputs_alone(student):
    """Neither forward writes into x nor backward into dout."""
    layer = student.ReLU()
    layer.forward(np.array([[-1.0, 2.0, -3.0]]))
    expect_unchanged()
    layer.backward(np.array([[4.0, 5.0, 6.0]]))
    expect_unchanged()


@question("ReLU")
def test_relu_backward_leaves_what_forward_had(student):
    """backward writes neither into the x of forward nor into what forward returned."""
    x, dout = np.array([[-1.0, 2.0, -3.0]]), np.array([[4.0, 5.0, 6.0]])
    expect_kept(student, student.ReLU(), x, dout)


@question("ReLU")
def test_each_relu_has_its_own_memory(student):
    """Two layers, and two forward calls of one layer, do not mix up their masks."""
    first, second = student.ReLU(), student.ReLU()
    first.forward(np.array([-1.0, 1.0]))
    first.forward(np.array([1.0, -1.0]))
    second.forward(np.array([-1.0, -1.0]))
    expect_close(first.backward(np.array([3.0, 3.0])), [3.0, 0.0])


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


@question("Sigmoid", weight=2)
@few
@given(values=several(1))
def test_sigmoid_is_its_definition(student, values):
    """forward returns 1 / (1 + exp(-x))."""
    x = values[0] / 2
    expected = np.array([sigmoid(value) for value in x.ravel()]).reshape(x.shape)
    expect_close(student.Sigmoid().forward(x), expected)


@question("Sigmoid", weight=3)
@few
@given(values=several(2))
def test_sigmoid_backward_is_its_slope(student, values):
    """dx is dout times y (1 - y), where y was the output."""
    x, dout = values[0] / 2, values[1]
    layer = student.Sigmoid()
    layer.forward(x)
    got = layer.backward(dout)
    expected = slope(np.vectorize(sigmoid), x, dout)
    expect_close(got, expected, rtol=FINITE_DIFFERENCE, atol=FINITE_DIFFERENCE)


@question("Sigmoid")
def test_sigmoid_of_fractions_and_of_dozens(student):
    """Small and large inputs on both sides of 0, and their slopes: at 12 it is not flat yet."""
    x, layer = np.array([-12.0, -0.75, -0.25, 0.25, 0.75, 12.0]), student.Sigmoid()
    y = np.array([sigmoid(value) for value in x])
    expect_close(layer.forward(x), y)
    expect_close(layer.backward(np.ones(6)), y * (1 - y))


@question("Sigmoid", weight=2)
def test_sigmoid_survives_enormous_inputs(student):
    """At ±10000 the output is 0 or 1 and the slope 0: no NaN."""
    layer = student.Sigmoid()
    x = np.array([-10000.0, -800.0, 800.0, 10000.0])
    expect_close(layer.forward(x), [0.0, 0.0, 1.0, 1.0])
    expect_close(layer.backward(np.ones(4)), np.zeros(4))


@question("Sigmoid")
def test_each_sigmoid_has_its_own_memory(student):
    """Two layers, and two forward calls of one layer, do not mix up their outputs."""
    first, second = student.Sigmoid(), student.Sigmoid()
    first.forward(np.array([3.0]))
    first.forward(np.array([0.0]))
    second.forward(np.array([2.0]))
    expect_close(first.backward(np.array([4.0])), [1.0])


@question("Sigmoid")
def test_sigmoid_leaves_its_inputs_alone(student):
    """Neither forward writes into x nor backward into dout."""
    layer = student.Sigmoid()
    layer.forward(np.array([[-1000.0, 2.0]]))
    expect_unchanged()
    layer.backward(np.array([[4.0, 5.0]]))
    expect_unchanged()


@question("Sigmoid")
def test_sigmoid_backward_leaves_what_forward_had(student):
    """backward writes neither into the x of forward nor into what forward returned."""
    x, dout = np.array([[-1.0, 2.0]]), np.array([[4.0, 5.0]])
    expect_kept(student, student.Sigmoid(), x, dout)


# --- the layer with weights ---------------------------------------------------------------------


@st.composite
def affine_cases(draw, leading=((1,), (2,), (3,), (2, 2), (2, 1, 3))):
    """(x, W, b, dout) with x of shape (*leading, D) and W (D, M)."""
    lead = draw(st.sampled_from(leading))
    d, m = draw(st.sampled_from([(2, 1), (1, 2), (2, 3), (3, 2)]))
    shapes = ((*lead, d), (d, m), (m,), (*lead, m))
    return tuple(draw(whole_numbers(shape)) for shape in shapes)


@question("Affine", weight=2)
@few
@given(case=affine_cases())
def test_affine_is_a_weighted_sum_and_a_bias(student, case):
    """Output j of a row is Σ x_i W_ij + b_j; for higher ranks it works on the last axis."""
    x, W, b, _ = case
    rows = [
        [sum(row[i] * W[i, j] for i in range(len(row))) + b[j] for j in range(len(b))]
        for row in x.reshape(-1, x.shape[-1])
    ]
    expected = np.reshape(rows, (*x.shape[:-1], len(b)))
    expect_close(student.Affine(W, b).forward(x), expected)


@question("Affine", weight=2)
@few
@given(case=affine_cases())
def test_affine_returns_the_slope_of_its_input(student, case):
    """backward returns dx of the shape of x, by finite differences of the definition."""
    x, W, b, dout = case
    layer = student.Affine(W, b)
    layer.forward(x)
    got = layer.backward(dout)
    expected = slope(lambda values: np.dot(values, W) + b, x, dout)
    expect_close(got, expected, rtol=FINITE_DIFFERENCE, atol=FINITE_DIFFERENCE)


@question("Affine", weight=2)
@few
@given(case=affine_cases(leading=((1,), (2,), (3,))))
def test_affine_keeps_the_slopes_of_its_parameters(student, case):
    """dW and db add up what each row of the batch contributes."""
    x, W, b, dout = case
    layer = student.Affine(W, b)
    layer.forward(x)
    layer.backward(dout)
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for row, d in zip(x, dout, strict=True):
        dW += np.outer(row, d)
        db += d
    expect_close(layer.dW, dW)
    expect_close(layer.db, db)


@question("Affine", weight=2)
@few
@given(case=affine_cases(leading=((2, 2), (2, 1, 3))))
def test_affine_sums_over_all_leading_axes(student, case):
    """For x of rank 3 or 4 every position counts as a row of dW and db."""
    x, W, b, dout = case
    layer, right = student.Affine(W, b), backprop.Affine(W, b)
    layer.forward(x)
    right.forward(x)
    dx = right.backward(dout)
    expect_close(layer.backward(dout), dx)
    expect_close(layer.dW, right.dW)
    expect_close(layer.db, right.db)


@question("Affine")
def test_affine_starts_afresh_with_each_backward(student):
    """A second backward replaces dW and db; it does not add to them."""
    layer = student.Affine(np.array([[1.0], [2.0]]), np.array([0.0]))
    for _ in range(2):
        layer.forward(np.array([[3.0, 4.0]]))
        layer.backward(np.array([[10.0]]))
    expect_close(layer.dW, [[30.0], [40.0]])
    expect_close(layer.db, [10.0])


@question("Affine")
def test_each_affine_has_its_own_memory(student):
    """Two layers, and two forward calls of one layer, do not mix up their inputs."""
    first, second = (student.Affine(np.ones((2, 1)), np.zeros(1)) for _ in range(2))
    first.forward(np.array([[7.0, 8.0]]))
    first.forward(np.array([[3.0, 4.0]]))
    second.forward(np.array([[5.0, 6.0]]))
    first.backward(np.array([[10.0]]))
    expect_close(first.dW, [[30.0], [40.0]])


@question("Affine", weight=2)
def test_affine_uses_the_weights_it_holds_now(student):
    """After W and b were replaced, forward and backward use the new ones."""
    layer = student.Affine(np.ones((2, 1)), np.zeros(1))
    student.set(layer, "W", np.array([[3.0], [4.0]]))
    student.set(layer, "b", np.array([5.0]))
    expect_close(layer.forward(np.array([[1.0, 10.0]])), [[48.0]])
    expect_close(layer.backward(np.array([[2.0]])), [[6.0, 8.0]])


@question("Affine")
def test_affine_only_measures_its_parameters(student):
    """backward leaves W and b as they are: changing them is the optimizer's task."""
    layer = student.Affine(np.array([[1.0], [2.0]]), np.array([3.0]))
    layer.forward(np.array([[1.0, -1.0]]))
    layer.backward(np.array([[1.0]]))
    expect_close(layer.W, [[1.0], [2.0]])
    expect_close(layer.b, [3.0])


OTHER_ROWS = "x.reshape(-1, D) would cut two rows of 6 into four rows of 3, which nobody asked for."


@question("Affine")
def test_affine_refuses_rows_of_another_length(student):
    """x whose last axis is not as long as W has rows raises ValueError."""
    layer = student.Affine(np.ones((3, 2)), np.zeros(2))
    expect_raises(ValueError, layer.forward, np.ones((4, 2)))
    expect_raises(ValueError, layer.forward, np.ones((2, 6)), hint=OTHER_ROWS)


@question("Affine")
def test_affine_leaves_its_inputs_alone(student):
    """Neither forward writes into x nor backward into dout."""
    layer = student.Affine(np.ones((2, 3)), np.ones(3))
    for leading in ((2,), (2, 2)):
        layer.forward(np.ones((*leading, 2)))
        expect_unchanged()
        layer.backward(np.ones((*leading, 3)))
        expect_unchanged()
        expect_kept(student, layer, np.ones((*leading, 2)), np.ones((*leading, 3)))


# --- the last layer -----------------------------------------------------------------------------


@st.composite
def scored(draw):
    """Scores (N, C) and labels (N,)."""
    n, c = draw(st.sampled_from([(1, 2), (2, 3), (3, 2)]))
    labels = draw(st.lists(st.integers(0, c - 1), min_size=n, max_size=n))
    return draw(whole_numbers((n, c))), np.array(labels)


@question("SoftmaxWithLoss", weight=2)
@few
@given(case=scored())
def test_last_layer_returns_the_mean_loss(student, case):
    """forward returns -log softmax of the right class, averaged over the batch."""
    x, t = case
    prices = [math.log(sum(math.exp(z) for z in row)) - row[k] for row, k in zip(x, t, strict=True)]
    expect_close(student.SoftmaxWithLoss().forward(x, t), sum(prices) / len(prices))


@question("SoftmaxWithLoss", weight=2)
@few
@given(case=scored(), dout=st.sampled_from([2.0, -1.0, 0.5]))
def test_last_layer_starts_the_way_back(student, case, dout):
    """backward() is (softmax - one-hot) / N, backward(dout) is dout times that, each time anew."""
    x, t = case
    layer = student.SoftmaxWithLoss()
    layer.forward(x, t)
    powers = np.exp(x)
    expected = powers / powers.sum(axis=1, keepdims=True)
    expected[np.arange(len(t)), t] -= 1
    expected /= len(t)
    expect_close(layer.backward(dout), dout * expected)
    expect_close(layer.backward(0.0), 0 * expected)
    expect_close(layer.backward(), expected)


@question("SoftmaxWithLoss")
def test_last_layer_takes_one_hot_targets(student):
    """One-hot rows mean the same as labels."""
    x, rows = np.array([[1.0, 2.0, 0.0], [0.0, 0.0, 3.0]]), np.array([[0, 0, 1], [0, 1, 0]])
    layer, right = student.SoftmaxWithLoss(), backprop.SoftmaxWithLoss()
    expect_close(layer.forward(x, rows), right.forward(x, [2, 1]))
    expect_close(layer.backward(), right.backward())


@question("SoftmaxWithLoss")
def test_last_layer_is_exact_for_enormous_scores(student):
    """Scores of ±10000 give the exact loss and a finite gradient."""
    layer = student.SoftmaxWithLoss()
    expect_close(layer.forward(np.array([[10000.0, -10000.0]]), np.array([1])), 20000.0)
    expect_close(layer.backward(), [[1.0, -1.0]])


@question("SoftmaxWithLoss")
def test_each_last_layer_has_its_own_memory(student):
    """Two layers, and two forward calls of one layer, do not mix up scores and targets."""
    first, second = student.SoftmaxWithLoss(), student.SoftmaxWithLoss()
    first.forward(np.array([[5.0, 1.0, 1.0], [1.0, 0.0, 0.0]]), np.array([2, 0]))
    first.backward()
    first.forward(np.array([[5.0, 1.0]]), np.array([0]))
    first.backward()
    first.forward(np.array([[0.0, 0.0]]), np.array([1]))
    second.forward(np.array([[0.0, 0.0]]), np.array([0]))
    expect_shape(first.backward(), (1, 2))
    expect_close(first.backward(), [[0.5, -0.5]])


WRITES_BACK = "If only a second backward is wrong, the first wrote into the x or t of forward."


@question("SoftmaxWithLoss")
def test_last_layer_leaves_its_inputs_alone(student):
    """forward does not write into x or t, nor does backward, which works from the same arrays."""
    layer = student.SoftmaxWithLoss()
    layer.forward(np.array([[3.0, 3.0]]), np.array([[1.0, 0.0]]))
    expect_unchanged()
    for _ in range(2):  # a first backward that wrote into x or t would spoil the second
        expect_close(layer.backward(), [[-0.5, 0.5]], hint=WRITES_BACK)
