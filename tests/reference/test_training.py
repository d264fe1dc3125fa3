"""The reference's batches, schedules, early stopping and training against Keras and tf.data."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from reference import training

FLOAT32 = {"rtol": 1e-5, "atol": 1e-7}  # Keras's schedules compute in float32
FLOAT64 = {"rtol": 1e-8, "atol": 1e-10}  # TensorFlow in float64; the loss has 1e-12 in its log

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("batch_size", [1, 3, 7, 10, 12])
def test_batches_without_a_generator_are_those_of_tf_data(batch_size):
    X, y = RNG.normal(size=(10, 2)), np.arange(10)
    expected = tf.data.Dataset.from_tensor_slices((X, y)).batch(batch_size)
    batches = training.minibatches(X, y, batch_size)
    for (got_X, got_y), (X_batch, y_batch) in zip(batches, expected, strict=True):
        np.testing.assert_array_equal(got_X, X_batch.numpy())
        np.testing.assert_array_equal(got_y, y_batch.numpy())


def test_the_schedules_are_keras_exponential_decay():
    smooth = keras.optimizers.schedules.ExponentialDecay(0.1, 1, float(np.exp(-0.07)))
    stairs = keras.optimizers.schedules.ExponentialDecay(0.1, 4, 0.5, staircase=True)
    for epoch in range(12):
        got = training.exponential_decay(0.1, epoch, 0.07)
        np.testing.assert_allclose(got, smooth(epoch), **FLOAT32)
        np.testing.assert_allclose(
            training.step_decay(0.1, epoch, 0.5, 4), stairs(epoch), **FLOAT32
        )


def stopped_by_keras(losses, patience, min_delta):
    """What Keras's callback does with these losses: the epoch it stops at, and its best."""
    callback = keras.callbacks.EarlyStopping(patience=patience, min_delta=min_delta, mode="min")
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    callback.set_model(model)
    callback.on_train_begin()
    model.stop_training = False
    for epoch, loss in enumerate(losses):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        if model.stop_training:
            return epoch, callback.best_epoch
    return None, callback.best_epoch


def test_early_stopping_is_keras_callback():
    for _ in range(200):
        losses = RNG.integers(0, 12, RNG.integers(1, 15)) / 4
        patience, min_delta = int(RNG.integers(1, 4)), float(RNG.choice([0.0, 0.25, 0.5]))
        expected = stopped_by_keras(losses, patience, min_delta)
        assert training.early_stopping(losses, patience, min_delta) == expected, losses


def test_gradient_descent_is_keras_sgd():
    path = training.gradient_descent(lambda w: 2 * w + np.array([1.0, -1.0]), [3.0, 4.0], 0.1, 8)
    w, optimizer = keras.Variable([3.0, 4.0], dtype="float64"), keras.optimizers.SGD(0.1)
    for row in path[1:]:
        optimizer.apply([2 * w.value + tf.constant([1.0, -1.0], tf.float64)], [w])
        np.testing.assert_allclose(row, w.numpy(), rtol=1e-6)


def test_the_networks_gradient_is_that_of_a_keras_model():
    layers = [
        keras.layers.Dense(25, "relu", dtype="float64"),
        keras.layers.Dense(3, dtype="float64"),
    ]
    model = keras.Sequential([keras.Input((2,), dtype="float64"), *layers])
    X, y = RNG.normal(size=(40, 2)), RNG.integers(0, 3, 40)
    with tf.GradientTape() as tape:
        z = model(X)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=z))
    expected = tape.gradient(loss, [w.value for w in model.trainable_variables])
    params = dict(zip(("W1", "b1", "W2", "b2"), model.get_weights(), strict=True))
    got, grads = training.mlp_gradient(params, X, y)
    np.testing.assert_allclose(got, loss.numpy(), **FLOAT64)
    np.testing.assert_allclose(
        training.mlp_probabilities(params, X), tf.nn.softmax(z).numpy(), **FLOAT64
    )
    for (name, slope), wanted in zip(grads.items(), expected, strict=True):
        np.testing.assert_allclose(slope, wanted.numpy(), err_msg=name, **FLOAT64)
    assert sum(w.size for w in training.init_mlp(RNG).values()) == model.count_params() == 153


def test_the_first_weights_are_he_initialised():
    draws = [training.init_mlp(np.random.default_rng(seed)) for seed in range(200)]
    for name, spread in (("W1", np.sqrt(2 / 2)), ("W2", np.sqrt(2 / 25))):
        values = np.stack([draw[name] for draw in draws])
        np.testing.assert_allclose(values.std(), spread, rtol=0.05)
        np.testing.assert_allclose(values.mean(), 0, atol=0.05 * spread)
    assert all(not draw[name].any() for draw in draws for name in ("b1", "b2"))


def test_the_lectures_clouds_and_accuracy():
    """Points around the centres, and the accuracy of the notes on those that were not seen."""
    rng = np.random.RandomState(2)
    centers = rng.uniform(-10, 10, size=(3, 2))
    X, y = training.make_blobs(centers, rng)
    np.testing.assert_array_equal(np.bincount(y), [334, 333, 333])
    for k in range(3):
        np.testing.assert_allclose(X[y == k].mean(axis=0), centers[k], atol=5 * 2 / np.sqrt(333))
        np.testing.assert_allclose(X[y == k].std(axis=0), 2, rtol=0.15)
    params, _ = training.train_mlp(X[:800], y[:800], np.random.default_rng(0))
    accuracy = np.mean(training.mlp_probabilities(params, X[800:]).argmax(axis=1) == y[800:])
    assert accuracy >= 0.835  # the notes: 0.845


def test_the_lectures_counts():
    assert training.brute_force_count(25, 1000) == 10**75
    sizes = [len(b) for b, _ in training.minibatches(np.zeros(1000), np.zeros(1000), 256)]
    assert sizes == [256, 256, 256, 232]
