"""The reference's losses and numerical slopes against Keras, TensorFlow and SciPy."""

import keras
import numpy as np
import pytest
import scipy.special
import tensorflow as tf
from scipy.optimize._numdiff import approx_derivative

from reference import losses

FLOAT64 = {"rtol": 1e-12, "atol": 1e-14}  # both sides compute in float64
FLOAT32 = {"rtol": 1e-5, "atol": 1e-6}  # Keras's losses compute in float32
CENTRAL = {"rtol": 1e-6, "atol": 1e-6}  # two central differences with other steps

RNG = np.random.default_rng(0)
SHAPES = [(5,), (4, 3), (2, 3, 4)]


@pytest.mark.parametrize("shape", SHAPES)
def test_mean_errors_equal_keras(shape):
    y, t = RNG.normal(size=shape), RNG.normal(size=shape)
    np.testing.assert_allclose(losses.mse(y, t), keras.losses.MeanSquaredError()(t, y), **FLOAT32)
    np.testing.assert_allclose(losses.mae(y, t), keras.losses.MeanAbsoluteError()(t, y), **FLOAT32)


def test_one_hot_equals_keras():
    labels = RNG.integers(0, 5, 7)
    np.testing.assert_array_equal(losses.one_hot(labels, 5), keras.utils.to_categorical(labels, 5))
    column = keras.utils.to_categorical(labels[:, None], 5)
    np.testing.assert_array_equal(losses.one_hot(labels[:, None], 5), column)


def test_cross_entropy_equals_keras():
    p, labels = RNG.dirichlet(np.ones(4), size=6), RNG.integers(0, 4, 6)
    expected = keras.losses.SparseCategoricalCrossentropy()(labels, p)
    np.testing.assert_allclose(losses.cross_entropy(p, labels), expected, **FLOAT32)
    rows = np.eye(4)[labels]
    expected = keras.losses.CategoricalCrossentropy()(rows, p)
    np.testing.assert_allclose(losses.cross_entropy(p, rows), expected, **FLOAT32)


def test_cross_entropy_at_zero_is_what_keras_clips_to():
    expected = keras.losses.CategoricalCrossentropy()([[1.0, 0.0]], [[0.0, 1.0]])
    np.testing.assert_allclose(losses.cross_entropy([0.0, 1.0], [1, 0]), expected, **FLOAT32)


@pytest.mark.parametrize("scale", [1.0, 30.0, 1e4])
def test_softmax_cross_entropy_and_its_gradient_equal_tensorflow(scale):
    logits, labels = scale * RNG.normal(size=(6, 4)), RNG.integers(0, 4, 6)
    z = tf.Variable(logits)
    with tf.GradientTape() as tape:
        each = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=z)
        loss = tf.reduce_mean(each)
    got = losses.softmax_cross_entropy(logits, labels)
    np.testing.assert_allclose(got, loss.numpy(), rtol=1e-10)
    got = losses.softmax_cross_entropy_grad(logits, labels)
    np.testing.assert_allclose(got, tape.gradient(loss, z).numpy(), rtol=1e-9, atol=1e-14)


def test_softmax_cross_entropy_equals_scipy():
    logits = 50 * RNG.normal(size=(5, 3))
    labels = RNG.integers(0, 3, 5)
    log_p = scipy.special.log_softmax(logits, axis=1)
    expected = -log_p[np.arange(5), labels].mean()
    np.testing.assert_allclose(losses.softmax_cross_entropy(logits, labels), expected, **FLOAT64)
    np.testing.assert_allclose(
        losses.softmax(logits), scipy.special.softmax(logits, axis=1), **FLOAT64
    )


def test_numerical_gradient_equals_scipys_and_automatic_differentiation():
    def f(x):
        return 3 * x[0] ** 4 + 2 * x[0] ** 2 * x[1] ** 2 + 7 * x[1] ** 4 + x[2] * x[0]

    for _ in range(5):
        x = RNG.normal(size=3)
        got = losses.numerical_gradient(f, x)
        np.testing.assert_allclose(got, approx_derivative(f, x, method="3-point"), **CENTRAL)
        variable = tf.Variable(x)
        with tf.GradientTape() as tape:
            value = f(variable)
        slope = tf.convert_to_tensor(tape.gradient(value, variable))
        np.testing.assert_allclose(got, slope.numpy(), **CENTRAL)


def test_numerical_diff_is_exact_on_a_parabola_and_of_second_order_on_a_cube():
    np.testing.assert_allclose(losses.numerical_diff(lambda x: x**2, 3.0), 6.0, rtol=1e-9)
    errors = [losses.numerical_diff(lambda x: x**3, 1.0, h) - 3 for h in (0.1, 0.01)]
    np.testing.assert_allclose(errors[0] / errors[1], 100, rtol=1e-6)


def test_relative_error_judges_as_cs231n_does():
    a, b = RNG.normal(size=(3, 4)), RNG.normal(size=(3, 4))
    expected = np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))
    assert losses.relative_error(a, b) == expected
    assert losses.relative_error(a, a * (1 + 1e-9)) < 1e-8


def test_the_lectures_numbers():
    for p, price in [((0.2, 0.3, 0.5), 1.20), ((0.3, 0.5, 0.2), 0.69), ((0, 1, 0), 0.0)]:
        assert round(losses.cross_entropy(p, [0, 1, 0]), 2) == price
