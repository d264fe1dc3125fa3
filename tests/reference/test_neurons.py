"""The reference's activations and layers against SciPy, TensorFlow and Keras."""

import keras
import numpy as np
import pytest
import scipy.special
import tensorflow as tf

from reference import neurons

FLOAT64 = {"rtol": 1e-12, "atol": 1e-15}  # both sides compute in float64
FLOAT32 = {"rtol": 1e-5, "atol": 1e-6}  # Keras layers compute in float32

RNG = np.random.default_rng(0)
FAR = np.array([-1e4, -1e3, -745.0, -40.0, -1e-9, 0.0, 1e-9, 40.0, 709.0, 1e3, 1e4])
SHAPES = [(), (5,), (3, 4), (2, 3, 4)]
ALPHA = 2.0**-6  # TensorFlow keeps it in float32: a power of two is exact there
ACTIVATIONS = {
    "sigmoid": (neurons.sigmoid, tf.math.sigmoid),
    "tanh": (neurons.tanh, tf.math.tanh),
    "relu": (neurons.relu, tf.nn.relu),
    "leaky_relu": (
        lambda x: neurons.leaky_relu(x, ALPHA),
        lambda x: tf.nn.leaky_relu(x, alpha=ALPHA),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_equal_tensorflow(name, shape):
    ours, theirs = ACTIVATIONS[name]
    x = RNG.normal(scale=5, size=shape)
    np.testing.assert_allclose(ours(x), theirs(tf.constant(x)).numpy(), **FLOAT64)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_are_right_and_silent_far_out(name):
    ours, theirs = ACTIVATIONS[name]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        y = ours(FAR)
    np.testing.assert_allclose(y, theirs(tf.constant(FAR)).numpy(), **FLOAT64)


def test_sigmoid_equals_scipy():
    np.testing.assert_allclose(neurons.sigmoid(FAR), scipy.special.expit(FAR), **FLOAT64)


@pytest.mark.parametrize("axis", [-3, -2, -1, 0, 1, 2])
def test_softmax_equals_scipy_along_every_axis(axis):
    x = RNG.normal(scale=20, size=(2, 3, 4))
    np.testing.assert_allclose(
        neurons.softmax(x, axis), scipy.special.softmax(x, axis=axis), **FLOAT64
    )


def test_softmax_is_right_and_silent_far_out():
    x = np.array([[1e4, 0.0, -1e4], [-1e4, -1e4, -1e4], [1e4, 1e4, 1e4 - 1]])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        y = neurons.softmax(x)
    np.testing.assert_allclose(y, scipy.special.softmax(x, axis=-1), **FLOAT64)


def test_step_is_numpys_heaviside_with_zero_at_zero():
    np.testing.assert_array_equal(neurons.step(FAR), np.heaviside(FAR, 0.0))


@pytest.mark.parametrize("N", [1, 4])
def test_perceptron_is_a_dense_layer_with_a_step(N):
    x, w, b = RNG.normal(size=(N, 3)), RNG.normal(size=3), 0.25
    layer = neurons.dense(x, w[:, np.newaxis], np.array([b]), "step")
    np.testing.assert_array_equal(neurons.perceptron(x, w, b), layer[:, 0])
    np.testing.assert_array_equal(neurons.perceptron(x[0], w, b), layer[0, 0])


def test_no_single_neuron_is_xor():
    """The linear programme for w and b is infeasible for xor, and feasible for the gates."""
    from scipy.optimize import linprog

    inputs = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])  # the last column meets b
    for targets, solvable in [
        ([0, 0, 0, 1], True),
        ([0, 1, 1, 1], True),
        ([1, 1, 1, 0], True),
        ([0, 1, 1, 0], False),
    ]:
        signs = 1 - 2 * np.array(targets)[:, np.newaxis]
        margin = -np.array(targets, dtype=float)  # z ≥ 1 where it fires, z ≤ 0 elsewhere
        found = linprog(np.zeros(3), A_ub=signs * inputs, b_ub=margin, bounds=(None, None))
        assert found.success == solvable


def test_matmul_and_transpose_equal_numpy():
    for N, K, M in [(1, 1, 1), (2, 3, 4), (5, 1, 2), (3, 3, 3)]:
        A, B = RNG.normal(size=(N, K)), RNG.normal(size=(K, M))
        np.testing.assert_allclose(neurons.matmul(A, B), A @ B, **FLOAT64)
        np.testing.assert_array_equal(neurons.transpose(A), A.T)


@pytest.mark.parametrize("activation", [None, "sigmoid", "tanh", "relu", "softmax"])
def test_dense_equals_keras(activation):
    layer = keras.layers.Dense(4, activation=activation, bias_initializer="normal")
    x = RNG.normal(size=(5, 3)).astype("float32")
    expected = layer(x).numpy()
    W, b = layer.get_weights()
    np.testing.assert_allclose(neurons.dense(x, W, b, activation), expected, **FLOAT32)


def test_feedforward_equals_a_keras_model():
    activations = ["relu", "tanh", None, "softmax"]
    layers = [
        keras.layers.Dense(width, activation=activation, bias_initializer="normal")
        for width, activation in zip([5, 2, 4, 3], activations, strict=True)
    ]
    model = keras.Sequential([keras.Input((6,)), *layers])
    x = RNG.normal(size=(7, 6)).astype("float32")
    ours = [(*layer.get_weights(), a) for layer, a in zip(layers, activations, strict=True)]
    np.testing.assert_allclose(neurons.feedforward(x, ours), model(x).numpy(), **FLOAT32)


def test_a_collapsed_stack_does_the_same():
    layers = [(RNG.normal(size=s), RNG.normal(size=s[1])) for s in [(3, 5), (5, 2), (2, 4)]]
    x = RNG.normal(size=(6, 3))
    W, b = neurons.collapse_linear(layers)
    expected = neurons.feedforward(x, [(*layer, None) for layer in layers])
    np.testing.assert_allclose(neurons.dense(x, W, b), expected, rtol=1e-10)


def test_the_lectures_example_is_not_ten_x():
    W, b = neurons.collapse_linear([([[2]], [0]), ([[4]], [4])])
    assert (W.item(), b.item()) == (8, 4)
    assert 8 * 2 + 4 == 10 * 2 != 8 * 3 + 4


def test_the_gates_and_xor_follow_their_tables():
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    assert neurons.perceptron(inputs, *neurons.AND).tolist() == [0, 0, 0, 1]
    assert neurons.perceptron(inputs, *neurons.OR).tolist() == [0, 1, 1, 1]
    assert neurons.perceptron(inputs, *neurons.NAND).tolist() == [1, 1, 1, 0]
    assert [neurons.xor(*x) for x in inputs] == [0, 1, 1, 0]
