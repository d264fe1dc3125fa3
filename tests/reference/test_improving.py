"""The reference's remedies against Keras, TensorFlow and SciPy."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from scipy import ndimage

from reference.augmentation import random_flip, random_rotation, random_shift
from reference.improving import (
    batchnorm_backward,
    batchnorm_forward,
    l2_penalty,
    l2_penalty_grad,
    standardize,
)

SHAPES = [(5, 3), (2, 4, 3, 2)]


def numbers(seed, *shape):
    return np.random.default_rng(seed).normal(2, 3, shape)


def test_standardizing_equals_a_normalization_layer():
    x, test = numbers(0, 6, 4, 4, 3), numbers(1, 2, 4, 4, 3)
    layer = keras.layers.Normalization(axis=None)
    layer.adapt(x)
    for ours, images in zip(standardize(x, test), (x, test), strict=True):
        np.testing.assert_allclose(ours, layer(images), atol=1e-5)


def test_the_penalty_and_its_gradient_equal_keras():
    weights = [numbers(0, 3, 3, 2, 4), numbers(1, 4)]
    variables = [tf.Variable(W) for W in weights]
    with tf.GradientTape() as tape:
        theirs = sum(keras.regularizers.L2(0.01)(v) for v in variables)
    assert np.isclose(l2_penalty(weights, 0.01), float(theirs))
    for ours, gradient in zip(
        l2_penalty_grad(weights, 0.01), tape.gradient(theirs, variables), strict=True
    ):
        np.testing.assert_allclose(ours, gradient)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("momentum", "eps"), [(0.99, 1e-3), (0.8, 0.5)])
def test_batch_normalization_equals_keras_over_five_steps(shape, momentum, eps):
    C = shape[-1]
    layer = keras.layers.BatchNormalization(momentum=momentum, epsilon=eps, dtype="float64")
    layer.build((None, *shape[1:]))
    gamma, beta, mean, var = numbers(1, C), numbers(2, C), np.zeros(C), np.ones(C)
    layer.gamma.assign(gamma)
    layer.beta.assign(beta)
    for step in range(5):
        x = numbers(10 + step, *shape)
        y, mean, var = batchnorm_forward(x, gamma, beta, mean, var, True, momentum, eps)
        np.testing.assert_allclose(y, layer(x, training=True), rtol=1e-9, atol=1e-9)
        np.testing.assert_allclose(mean, layer.moving_mean, rtol=1e-9)
        np.testing.assert_allclose(var, layer.moving_variance, rtol=1e-9)
    x = numbers(20, *shape)
    y, same_mean, same_var = batchnorm_forward(x, gamma, beta, mean, var, False, momentum, eps)
    np.testing.assert_allclose(y, layer(x, training=False), rtol=1e-9)
    assert np.array_equal(same_mean, mean)
    assert np.array_equal(same_var, var)


@pytest.mark.parametrize("shape", SHAPES)
def test_its_gradients_equal_tensorflow(shape):
    C = shape[-1]
    layer = keras.layers.BatchNormalization(dtype="float64")
    layer.build((None, *shape[1:]))
    gamma = numbers(1, C)
    layer.gamma.assign(gamma)
    x, dout = tf.Variable(numbers(2, *shape)), numbers(3, *shape)
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(layer(x, training=True) * dout)
    theirs = tape.gradient(loss, [x, layer.gamma.value, layer.beta.value])
    for ours, gradient in zip(batchnorm_backward(dout, x.numpy(), gamma), theirs, strict=True):
        np.testing.assert_allclose(ours, gradient, rtol=1e-7, atol=1e-9)


def test_a_flipped_image_equals_tensorflow():
    batch = numbers(0, 20, 4, 5, 3)
    mirrored = tf.image.flip_left_right(batch).numpy()
    got = random_flip(batch, np.random.default_rng(0))
    for image, before, other in zip(got, batch, mirrored, strict=True):
        assert np.array_equal(image, before) or np.array_equal(image, other)


def test_shifts_equal_scipy():
    batch = numbers(0, 20, 6, 5, 2)
    got = random_shift(batch, np.random.default_rng(0), 2)
    for image, before in zip(got, batch, strict=True):
        moves = [(a, b) for a in range(-2, 3) for b in range(-2, 3)]
        shifted = [ndimage.shift(before, (a, b, 0), order=0) for a, b in moves]
        assert any(np.array_equal(image, other) for other in shifted)


def test_rotations_equal_scipy_but_for_rounding():
    batch = numbers(0, 10, 24, 31, 2)
    angles = np.random.default_rng(5).uniform(-40, 40, (10, 1, 1))
    got = random_rotation(batch, np.random.default_rng(5), 40)
    for image, before, angle in zip(got, batch, angles[:, 0, 0], strict=True):
        theirs = ndimage.rotate(before, -angle, reshape=False, order=0, mode="grid-constant")
        assert np.mean(np.isclose(image, theirs)) > 0.99
