"""The network: its layers in the right order, and gradients that are the slopes of its loss.

All values are computed from parameters that the checks set, never from a random stream. Oracles:
``scores`` and ``mean_loss`` below (loops over samples), finite differences, and the reference.
"""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect,
    expect_close,
    expect_equal,
    expect_shape,
    expect_unchanged,
    question,
)
from reference import backprop

from ..defining import defined

FINITE_DIFFERENCE = 1e-6  # error of a central difference with h = 1e-4 on this loss
SPREAD = 0.1  # over seven standard errors of 6000 draws, so any stream of numbers passes

few = settings(max_examples=5)
KEYS = ("W1", "b1", "W2", "b2")

FIRST = """def first_of_two(net, x, t, u):
    slopes = net.gradient(x, t)
    net.gradient(x, u)
    return slopes"""
LOWER = """def lower_all(net):
    for key in net.params:
        net.params[key] -= 0.25"""


@st.composite
def networks(draw):
    """(params, x, labels), with hidden values away from 0, where ReLU has no slope."""
    n, d, h, c = draw(st.sampled_from([(1, 1, 2, 2), (2, 2, 1, 2), (2, 3, 2, 3), (4, 2, 3, 2)]))

    def numbers(*shape):
        size = math.prod(shape)
        raw = draw(st.binary(min_size=size, max_size=size))
        return np.array([(b + 2) % 5 - 2 for b in raw], dtype=float).reshape(shape)

    params = {"W1": numbers(d, h), "b1": numbers(h) + 0.5, "W2": numbers(h, c), "b2": numbers(c)}
    labels = draw(st.lists(st.integers(0, c - 1), min_size=n, max_size=n))
    return params, numbers(n, d), np.array(labels)


def scores(params, x):
    """The scores of each sample by itself."""
    rows = []
    for row in x:
        hidden = [
            max(0.0, float(row @ params["W1"][:, j] + params["b1"][j]))
            for j in range(len(params["b1"]))
        ]
        rows.append(np.array(hidden) @ params["W2"] + params["b2"])
    return np.array(rows)


def mean_loss(params, x, labels):
    """-log softmax of the right class, averaged over the samples."""
    prices = [
        math.log(sum(math.exp(z) for z in row)) - row[t]
        for row, t in zip(scores(params, x), labels, strict=True)
    ]
    return sum(prices) / len(prices)


def net_with(student, params):
    """The student's network, holding these parameters."""
    sizes = (*params["W1"].shape, params["W2"].shape[1])
    net = student.TwoLayerNet(*sizes, student.make("np.random.default_rng(0)"))
    student.set(net, "params", params)
    return net


def slopes_of(net, x, t):
    """The student's gradient, a dict with the four keys."""
    slopes = net.gradient(x, t)
    fine = isinstance(slopes, dict) and set(slopes) == set(KEYS)
    expect(fine, f"gradient must return a dict with the keys {', '.join(KEYS)}.", got=slopes)
    return slopes


EXAMPLE = {
    "W1": np.array([[1.0, -2.0, 0.5], [0.0, 1.0, -1.0]]),
    "b1": np.array([0.25, 0.5, -0.25]),
    "W2": np.array([[1.0, -1.0], [2.0, 0.0], [0.5, 1.5]]),
    "b2": np.array([0.0, 1.0]),
}
EXAMPLE_X = np.array([[1.0, 2.0], [-3.0, 0.5], [2.0, -1.0]])
EXAMPLE_T = np.array([0, 1, 1])


@question("TwoLayerNet")
def test_params_have_their_shapes(student):
    """params holds W1 (input, hidden), b1 (hidden,), W2 (hidden, output), b2 (output,)."""
    params = student.TwoLayerNet(2, 5, 3, student.make("np.random.default_rng(0)")).params
    fine = isinstance(params, dict) and set(params) == set(KEYS)
    expect(fine, f"params must be a dict with the keys {', '.join(KEYS)}.", got=params)
    for key, shape in zip(KEYS, ((2, 5), (5,), (5, 3), (3,)), strict=True):
        expect_shape(params[key], shape)


@question("TwoLayerNet")
def test_biases_start_at_zero_and_weights_spread(student):
    """b1 and b2 are 0; the weights have mean 0 and standard deviation sqrt(2 / rows)."""
    params = student.TwoLayerNet(150, 40, 150, student.make("np.random.default_rng(3)")).params
    expect_close(params["b1"], np.zeros(40))
    expect_close(params["b2"], np.zeros(150))
    for key in ("W1", "W2"):
        wanted = math.sqrt(2 / len(params[key]))
        expect_close(
            np.std(params[key]) / wanted, 1.0, atol=SPREAD, message=f"The spread of {key}."
        )
        expect_close(np.mean(params[key]) / wanted, 0.0, atol=SPREAD, message=f"The mean of {key}.")


@question("TwoLayerNet")
def test_start_values_come_from_rng(student):
    """Equal generators give equal networks, other generators other ones."""
    nets = [
        student.TwoLayerNet(2, 3, 2, student.make(f"np.random.default_rng({seed})")).params
        for seed in (0, 0, 1)
    ]
    for key in ("W1", "W2"):
        expect_equal(nets[0][key], nets[1][key], message=f"{key} does not follow from rng alone.")
        expect(np.any(nets[0][key] != nets[2][key]), f"{key} is the same for another rng.")


@question("TwoLayerNet", weight=2)
@few
@given(case=networks())
def test_predict_returns_the_scores(student, case):
    """predict is Affine, ReLU, Affine: scores, before any softmax."""
    params, x, _ = case
    expect_close(net_with(student, params).predict(x), scores(params, x))


@question("TwoLayerNet", weight=2)
@few
@given(case=networks())
def test_loss_is_the_mean_over_the_batch(student, case):
    """loss is softmax with cross-entropy of the scores, averaged over the samples."""
    params, x, t = case
    expect_close(net_with(student, params).loss(x, t), mean_loss(params, x, t))


@question("TwoLayerNet", weight=0.5)
def test_loss_is_exact_for_a_hopeless_answer(student):
    """The loss is SoftmaxWithLoss's: exact also where the right class has the probability 0."""
    net = net_with(student, {**EXAMPLE, "W2": np.zeros((3, 2)), "b2": np.array([1000.0, 0.0])})
    expect_close(net.loss(EXAMPLE_X, np.array([1, 1, 1])), 1000.0)


@question("TwoLayerNet", weight=3)
@few
@given(case=networks())
def test_gradient_is_the_slope_of_the_loss(student, case):
    """Each entry of gradient is what a finite difference of the loss finds."""
    params, x, t = case
    slopes = slopes_of(net_with(student, params), x, t)
    for key, value in params.items():
        expected = np.empty(value.shape)
        for i in np.ndindex(value.shape):
            losses = []
            for step in (1e-4, -1e-4):
                moved = value.copy()
                moved[i] += step
                losses.append(mean_loss({**params, key: moved}, x, t))
            expected[i] = (losses[0] - losses[1]) / 2e-4
        expect_close(
            slopes[key],
            expected,
            rtol=FINITE_DIFFERENCE,
            atol=FINITE_DIFFERENCE,
            message=f"The slope of {key} differs.",
        )


@question("TwoLayerNet", weight=2)
def test_gradient_is_exact(student):
    """Backpropagation is exact to rounding, where finite differences are not."""
    x = 30 * EXAMPLE_X
    params = {key: value / 8 for key, value in EXAMPLE.items()}
    right = backprop.TwoLayerNet(2, 3, 2, np.random.default_rng(0))
    right.params = params
    expected = right.gradient(x, EXAMPLE_T)
    slopes = slopes_of(net_with(student, params), x, EXAMPLE_T)
    for key in KEYS:
        expect_close(slopes[key], expected[key], message=f"The slope of {key} differs.")


@question("TwoLayerNet")
def test_one_hot_targets_mean_the_same(student):
    """loss and gradient take one-hot rows as well as labels."""
    net = net_with(student, EXAMPLE)
    rows = np.array([[1, 0], [0, 1], [0, 1]])
    expect_close(net.loss(EXAMPLE_X, rows), mean_loss(EXAMPLE, EXAMPLE_X, EXAMPLE_T))
    by_labels = slopes_of(net, EXAMPLE_X, EXAMPLE_T)
    by_rows = slopes_of(net, EXAMPLE_X, rows)
    for key in KEYS:
        expect_close(by_rows[key], by_labels[key], message=f"The slope of {key} differs.")


@question("TwoLayerNet", weight=0.5)
def test_net_leaves_samples_and_targets_alone(student):
    """predict, loss and gradient do not write into x or t."""
    net = net_with(student, EXAMPLE)
    net.predict(EXAMPLE_X)
    expect_unchanged()
    for method in (net.loss, net.gradient):
        method(EXAMPLE_X, np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]))
        expect_unchanged()


@question("TwoLayerNet")
def test_gradient_changes_no_parameter(student):
    """gradient measures; params are afterwards what they were."""
    net = net_with(student, EXAMPLE)
    net.gradient(EXAMPLE_X, EXAMPLE_T)
    params = net.params
    for key in KEYS:
        expect_equal(params[key], EXAMPLE[key], message=f"gradient changed {key}.")


@question("TwoLayerNet")
def test_gradient_gives_new_arrays_each_time(student):
    """The slopes that one call returned stay what they were when gradient is called again."""
    net = net_with(student, EXAMPLE)
    first = slopes_of(net, EXAMPLE_X, EXAMPLE_T)
    first_of_two = defined(student, FIRST, "first_of_two")
    kept = first_of_two(net, EXAMPLE_X, EXAMPLE_T, 1 - EXAMPLE_T)
    for key in KEYS:
        message = f"The second call changed the slope of {key} that the first had returned."
        expect_equal(kept[key], first[key], message=message)


@question("TwoLayerNet")
def test_parameters_changed_in_place_count_at_once(student):
    """After `net.params[key] -= step`, predict and loss use the new ones."""
    net = net_with(student, EXAMPLE)
    net.gradient(EXAMPLE_X, EXAMPLE_T)
    net.loss(EXAMPLE_X, EXAMPLE_T)
    defined(student, LOWER, "lower_all")(net)
    later = {key: value - 0.25 for key, value in EXAMPLE.items()}
    hint = "Just before this call every parameter was lowered: net.params[key] -= 0.25."
    expect_close(net.predict(EXAMPLE_X), scores(later, EXAMPLE_X), hint=hint)
    expected = mean_loss(later, EXAMPLE_X, EXAMPLE_T)
    expect_close(net.loss(EXAMPLE_X, EXAMPLE_T), expected, hint=hint)


@question("TwoLayerNet", weight=2)
def test_replaced_parameters_count_at_once(student):
    """After params were replaced, predict, loss and gradient use the new ones."""
    net = net_with(student, EXAMPLE)
    net.gradient(EXAMPLE_X, EXAMPLE_T)
    later = {key: 0.5 * value + 1 for key, value in EXAMPLE.items()}
    student.set(net, "params", later)
    expect_close(net.predict(EXAMPLE_X), scores(later, EXAMPLE_X))
    expect_close(net.loss(EXAMPLE_X, EXAMPLE_T), mean_loss(later, EXAMPLE_X, EXAMPLE_T))
    right = backprop.TwoLayerNet(2, 3, 2, np.random.default_rng(0))
    right.params = later
    expected = right.gradient(EXAMPLE_X, EXAMPLE_T)
    slopes = slopes_of(net, EXAMPLE_X, EXAMPLE_T)
    for key in KEYS:
        expect_close(slopes[key], expected[key], message=f"The slope of {key} differs.")
