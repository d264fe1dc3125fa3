"""The reference of problem set 6 against Keras's own layers."""

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference import mnist
from reference.shapes import summarize

POOL = {"type": "MaxPooling2D"}


def conv(filters, size, padding):
    return {"type": "Conv2D", "filters": filters, "kernel_size": size, "padding": padding}


def dense(units):
    return {"type": "Dense", "units": units}


MLP = [{"type": "Flatten"}, dense(512), dense(512), dense(10)]
CNN = [conv(32, 3, "same"), POOL, conv(64, 3, "same"), POOL, {"type": "Flatten"}]
CNN += [dense(64), dense(10)]


def shapes_and_counts(model):
    return [(tuple(layer.output.shape[1:]), layer.count_params()) for layer in model.layers]


@given(st.integers(1, 3), st.integers(1, 4), st.integers(1, 4), st.integers(1, 3))
@settings(max_examples=15, deadline=None)
def test_flattening_equals_the_layer(n, height, width, channels):
    x = np.random.default_rng(n).normal(size=(n, height, width, channels)).astype(np.float32)
    np.testing.assert_array_equal(mnist.flatten_images(x), keras.layers.Flatten()(x))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=8))
@settings(max_examples=20, deadline=None)
def test_one_hot_equals_keras(labels):
    x = np.arange(len(labels) * 6).reshape(-1, 2, 3) % 256
    images, t = mnist.prepare(x, labels)
    np.testing.assert_array_equal(t, keras.utils.to_categorical(labels, 10))
    rescaled = keras.layers.Rescaling(1 / 255)(x[..., None])
    np.testing.assert_allclose(images, rescaled, rtol=1e-6)


@pytest.mark.parametrize(
    ("model", "described"),
    [(mnist.build_mlp, MLP), (mnist.build_cnn, CNN)],
)
def test_the_models_are_what_problem_set_5_counts(model, described):
    table = [(shape, count) for _, shape, count in summarize(described, (28, 28, 1))]
    assert shapes_and_counts(model()) == table


def test_dropout_adds_no_parameters():
    assert mnist.build_cnn(dropout=True).count_params() == mnist.build_cnn().count_params()


@pytest.mark.parametrize("rate", [0.0, 0.3, 0.5])
def test_dropout_has_the_values_and_the_gradient_of_the_layer(rate):
    x = np.ones((200, 200), dtype=np.float32)
    theirs = np.asarray(keras.layers.Dropout(rate, seed=1)(x, training=True))
    ours, mask = mnist.dropout_forward(x, rate, True, np.random.default_rng(1))
    np.testing.assert_allclose(np.unique(ours), np.unique(theirs), rtol=1e-6)
    assert abs(np.mean(ours == 0) - np.mean(theirs == 0)) < 0.015
    np.testing.assert_array_equal(mnist.dropout_backward(x, mask), ours)  # y is linear in x
    still, _ = mnist.dropout_forward(x, rate, False, None)
    np.testing.assert_array_equal(still, keras.layers.Dropout(rate)(x, training=False))


def test_shifting_equals_keras_cropping_and_padding():
    model = mnist.build_cnn()
    rng = np.random.default_rng(0)
    x, y = rng.uniform(size=(20, 28, 28, 1)).astype(np.float32), rng.integers(0, 10, 20)
    accuracies = mnist.shift_robustness(model, x, y, 3)
    for s, accuracy in enumerate(accuracies):
        cropped = keras.layers.Cropping2D(((0, 0), (s, 0)))(x)
        moved = keras.layers.ZeroPadding2D(((0, 0), (0, s)))(cropped)
        answers = np.argmax(model.predict(moved, verbose=0), axis=1)
        assert accuracy == pytest.approx(np.mean(answers == y))


def test_the_worst_mistakes_are_mistakes_and_the_right_answers_are_not_among_them():
    model = mnist.build_mlp()
    rng = np.random.default_rng(1)
    x, y = rng.uniform(size=(30, 28, 28, 1)), rng.integers(0, 10, 30)
    p = model.predict(x, verbose=0)
    worst = mnist.worst_mistakes(model, x, y, 30)
    assert sorted(worst) == [n for n in range(30) if p[n].argmax() != y[n]]
    assert list(p[worst].max(axis=1)) == sorted(p[worst].max(axis=1), reverse=True)
