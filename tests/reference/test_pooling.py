"""The reference's pooling against TensorFlow's and Keras's, forward and backward."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.pooling import (
    avg_pool2d,
    avg_pool2d_backward,
    global_avg_pool,
    max_pool2d,
    max_pool2d_backward,
    min_pool2d,
)

TOLERANCE = 1e-12  # both sides compute in float64

SIDE = st.integers(1, 3)


@st.composite
def layers(draw):
    """An input without ties, and pool, stride and padding that fit it."""
    pool, stride = draw(st.tuples(SIDE, SIDE)), draw(st.tuples(SIDE, SIDE))
    padding = draw(st.sampled_from(["valid", "same"]))
    least = pool if padding == "valid" else (1, 1)
    H, W = (n + draw(st.integers(0, 5)) for n in least)
    shape = (draw(st.integers(1, 2)), H, W, draw(st.integers(1, 3)))
    size = int(np.prod(shape))
    x = np.random.default_rng(size).permutation(size).reshape(shape) - size / 2
    return x, pool, stride, padding


@pytest.mark.parametrize(
    ("ours", "back", "theirs"),
    [
        (max_pool2d, max_pool2d_backward, tf.nn.max_pool2d),
        (avg_pool2d, avg_pool2d_backward, tf.nn.avg_pool2d),
    ],
)
@given(layer=layers())
@settings(max_examples=40, deadline=None)
def test_pooling_equals_tensorflow(ours, back, theirs, layer):
    x, pool, stride, padding = layer
    variable = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(variable)
        expected = theirs(variable, pool, stride, padding.upper())
    y = ours(x, pool, stride, padding)
    np.testing.assert_allclose(y, expected, rtol=TOLERANCE, atol=TOLERANCE)
    dout = np.random.default_rng(1).normal(size=y.shape)
    dx = tape.gradient(expected, variable, output_gradients=tf.constant(dout))
    np.testing.assert_allclose(
        back(dout, x, pool, stride, padding), dx, rtol=TOLERANCE, atol=TOLERANCE
    )


@given(layer=layers(), padding=st.integers(0, 2))
@settings(max_examples=20, deadline=None)
def test_whole_number_padding_equals_infinite_borders(layer, padding):
    x, pool, stride, _ = layer
    padding = min(padding, min(pool) - 1)
    if min(np.add(x.shape[1:3], 2 * padding) - pool) < 0:
        return
    around = ((0, 0), (padding, padding), (padding, padding), (0, 0))
    low, high = (np.pad(x, around, constant_values=v) for v in (-np.inf, np.inf))
    expected = tf.nn.max_pool2d(low, pool, stride, "VALID")
    np.testing.assert_array_equal(max_pool2d(x, pool, stride, padding), expected)
    expected = -tf.nn.max_pool2d(-high, pool, stride, "VALID")
    np.testing.assert_array_equal(min_pool2d(x, pool, stride, padding), expected)


def test_a_tie_goes_where_tensorflow_sends_it():
    x = np.ones((1, 4, 6, 2))
    variable = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(variable)
        y = tf.nn.max_pool2d(variable, 2, 2, "VALID")
    expected = tape.gradient(y, variable)
    np.testing.assert_array_equal(max_pool2d_backward(np.ones((1, 2, 3, 2)), x), expected)


def test_defaults_are_those_of_keras():
    x = np.random.default_rng(0).normal(size=(2, 7, 5, 3))
    for ours, theirs in (
        (max_pool2d, keras.layers.MaxPooling2D()),
        (avg_pool2d, keras.layers.AveragePooling2D(2)),
        (global_avg_pool, keras.layers.GlobalAveragePooling2D()),
    ):
        # Keras computes in float32
        np.testing.assert_allclose(ours(x), np.asarray(theirs(x)), rtol=1e-5, atol=1e-6)
