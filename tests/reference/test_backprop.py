"""The reference's layers against Keras's layers and TensorFlow's automatic differentiation."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from reference import backprop

FLOAT64 = {"rtol": 1e-10, "atol": 1e-12}  # both sides compute in float64, sums in another order

RNG = np.random.default_rng(0)


def slopes(function, dout, *inputs):
    """Σ dout · ∂function/∂input for each input, by TensorFlow."""
    variables = [tf.Variable(np.asarray(x, dtype=float)) for x in inputs]
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(function(*variables) * dout)
    return [tf.convert_to_tensor(g).numpy() for g in tape.gradient(total, variables)]


@pytest.mark.parametrize(
    ("node", "function"), [(backprop.Add, tf.add), (backprop.Multiply, tf.multiply)]
)
def test_nodes_with_two_inputs(node, function):
    x, y, dout = RNG.normal(size=(3, 2, 3))
    ours = node()
    np.testing.assert_allclose(ours.forward(x, y), function(x, y).numpy(), **FLOAT64)
    for got, expected in zip(ours.backward(dout), slopes(function, dout, x, y), strict=True):
        np.testing.assert_allclose(got, expected, **FLOAT64)


@pytest.mark.parametrize(
    ("layer", "function"), [(backprop.ReLU, tf.nn.relu), (backprop.Sigmoid, tf.math.sigmoid)]
)
@pytest.mark.parametrize("x", [RNG.normal(size=(3, 4)), np.array([0.0, -1e4, 1e4, 1e-300])])
def test_activations(layer, function, x):
    ours, dout = layer(), RNG.normal(size=x.shape)
    with np.errstate(over="raise", invalid="raise"):
        np.testing.assert_allclose(ours.forward(x), function(x).numpy(), **FLOAT64)
        np.testing.assert_allclose(ours.backward(dout), slopes(function, dout, x)[0], **FLOAT64)


@pytest.mark.parametrize("leading", [(5,), (2, 3), (2, 3, 4)])
def test_affine_is_keras_dense_on_inputs_of_any_rank(leading):
    layer = keras.layers.Dense(2, dtype="float64", bias_initializer="normal")
    x, dout = RNG.normal(size=(*leading, 3)), RNG.normal(size=(*leading, 2))
    expected = layer(x).numpy()
    W, b = layer.get_weights()
    ours = backprop.Affine(W, b)
    np.testing.assert_allclose(ours.forward(x), expected, **FLOAT64)
    dx, dW, db = slopes(lambda x, W, b: tf.tensordot(x, W, 1) + b, dout, x, W, b)
    np.testing.assert_allclose(ours.backward(dout), dx, **FLOAT64)
    np.testing.assert_allclose(ours.dW, dW, **FLOAT64)
    np.testing.assert_allclose(ours.db, db, **FLOAT64)


def test_the_last_layer():
    x, t = 5 * RNG.normal(size=(6, 4)), RNG.integers(0, 4, 6)

    def mean_loss(z):
        return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, logits=z))

    ours = backprop.SoftmaxWithLoss()
    np.testing.assert_allclose(ours.forward(x, t), mean_loss(x).numpy(), **FLOAT64)
    np.testing.assert_allclose(ours.backward(3.0), slopes(mean_loss, 3.0, x)[0], **FLOAT64)


def test_two_layer_net_is_a_keras_model():
    hidden = keras.layers.Dense(7, activation="relu", dtype="float64", bias_initializer="normal")
    scores = keras.layers.Dense(3, dtype="float64", bias_initializer="normal")
    model = keras.Sequential([keras.Input((4,), dtype="float64"), hidden, scores])
    x, t = RNG.normal(size=(9, 4)), RNG.integers(0, 3, 9)
    with tf.GradientTape() as tape:
        z = model(x)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, logits=z))
    expected = tape.gradient(loss, [w.value for w in model.trainable_variables])
    net = backprop.TwoLayerNet(4, 7, 3, np.random.default_rng(0))
    net.params = dict(zip(("W1", "b1", "W2", "b2"), model.get_weights(), strict=True))
    np.testing.assert_allclose(net.predict(x), z.numpy(), **FLOAT64)
    np.testing.assert_allclose(net.loss(x, t), loss.numpy(), **FLOAT64)
    for (name, got), slope in zip(net.gradient(x, t).items(), expected, strict=True):
        np.testing.assert_allclose(got, slope.numpy(), err_msg=name, **FLOAT64)


def test_the_graph_of_the_notebook():
    """(price · count + delivery) · tax: the slopes that its figure shows."""
    inputs, expected = (5.0, 3.0, 4.0, 1.1), (3.3, 5.5, 1.1, 19.0)
    got = slopes(lambda price, count, delivery, tax: (price * count + delivery) * tax, 1.0, *inputs)
    np.testing.assert_allclose(got, expected)
