"""The reference's convolution against TensorFlow's, forward and backward, and its speed."""

from time import perf_counter

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.convolution import (
    conv1d,
    conv2d,
    conv_layer,
    conv_layer_backward,
    conv_layer_fast,
    im2col,
    pad2d,
)

TOLERANCE = 1e-12  # both sides compute in float64
PADDINGS = ["valid", "same", 0, 1, 2]

SIDE = st.integers(1, 3)


@st.composite
def layers(draw):
    """Images and kernels that fit them, nothing square."""
    stride = draw(st.tuples(SIDE, SIDE))
    padding = draw(st.sampled_from(PADDINGS))
    KH, KW, N, C, F = (draw(SIDE) for _ in range(5))
    H, W = (n + draw(st.integers(0, 5)) for n in (KH, KW))
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    shapes = ((N, H, W, C), (KH, KW, C, F), (F,))
    return (*(rng.normal(size=shape) for shape in shapes), stride, padding)


def tensorflow_layer(x, W, b, stride, padding):
    """The same layer; an integer padding is written out, as TensorFlow wants it."""
    if isinstance(padding, int):
        sides = [[0, 0], [padding, padding], [padding, padding], [0, 0]]
        return tf.nn.conv2d(tf.pad(x, sides), W, stride, "VALID") + b
    return tf.nn.conv2d(x, W, stride, padding.upper()) + b


@given(layer=layers())
@settings(max_examples=80, deadline=None)
def test_the_layer_and_its_gradients_equal_tensorflow(layer):
    x, W, b, stride, padding = layer
    variables = [tf.constant(v) for v in (x, W, b)]
    with tf.GradientTape() as tape:
        tape.watch(variables)
        expected = tensorflow_layer(*variables, stride, padding)
    for ours in (conv_layer, conv_layer_fast):
        y = ours(x, W, b, stride, padding)
        np.testing.assert_allclose(y, expected, rtol=TOLERANCE, atol=TOLERANCE)
    dout = np.random.default_rng(1).normal(size=expected.shape)
    theirs = tape.gradient(expected, variables, output_gradients=tf.constant(dout))
    for gradient, other in zip(
        conv_layer_backward(dout, x, W, b, stride, padding), theirs, strict=True
    ):
        np.testing.assert_allclose(gradient, other, rtol=TOLERANCE, atol=TOLERANCE)


@given(layer=layers())
@settings(max_examples=40, deadline=None)
def test_one_channel_and_one_filter_equal_tensorflow(layer):
    x, W, _, stride, padding = layer
    y = conv2d(x[0, :, :, 0], W[:, :, 0, 0], stride, padding)
    expected = tensorflow_layer(x[:1, :, :, :1], W[:, :, :1, :1], 0.0, stride, padding)
    np.testing.assert_allclose(y, expected[0, :, :, 0], rtol=TOLERANCE, atol=TOLERANCE)


@given(layer=layers())
@settings(max_examples=40, deadline=None)
def test_patches_equal_tensorflow(layer):
    x, W, _, stride, padding = layer
    KH, KW = W.shape[:2]
    padded = pad2d(x, padding, (KH, KW), stride)
    theirs = tf.image.extract_patches(
        padded, [1, KH, KW, 1], [1, *stride, 1], [1, 1, 1, 1], "VALID"
    )
    ours = im2col(x, (KH, KW), stride, padding)
    np.testing.assert_array_equal(ours, np.reshape(theirs, (-1, ours.shape[1])))


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_a_line_equals_tensorflow(stride):
    x, w = np.arange(10.0), np.array([1.0, -2.0, 0.5])
    expected = tf.nn.conv1d(x[None, :, None], w[:, None, None], stride, "VALID")[0, :, 0] + 3
    np.testing.assert_allclose(conv1d(x, w, 3, stride), expected, rtol=TOLERANCE)


def test_the_fast_layer_is_twenty_times_faster_on_32_images():
    x, W, b = np.ones((32, 24, 24, 3)), np.ones((3, 3, 3, 8)), np.zeros(8)

    def seconds(layer, repeat):
        times = []
        for _ in range(repeat):
            start = perf_counter()
            layer(x, W, b)
            times.append(perf_counter() - start)
        return min(times)

    assert seconds(conv_layer, 3) > 20 * seconds(conv_layer_fast, 30)  # the least disturbed
