"""The reference of problem set 7 against Keras, and the counts of problem set 5."""

import keras
import matplotlib.pyplot as plt
import numpy as np
import pytest

from reference import cifar
from reference.shapes import summarize

POOL, FLATTEN = {"type": "MaxPooling2D"}, {"type": "Flatten"}


def conv(filters, size, padding):
    return {"type": "Conv2D", "filters": filters, "kernel_size": size, "padding": padding}


def dense(units):
    return {"type": "Dense", "units": units}


def dropout(rate):
    return {"type": "Dropout", "rate": rate}


ALEXNET_LITE = [layer for f in (16, 32, 64) for layer in (conv(f, 2, "same"), POOL)]
ALEXNET_LITE += [FLATTEN, dropout(0.3), dense(500), dropout(0.4), dense(10)]
SMALL = [conv(32, 3, "valid"), POOL, conv(64, 3, "valid"), POOL, conv(64, 3, "valid")]
SMALL += [FLATTEN, dense(64), dense(10)]


@pytest.mark.parametrize(
    ("build", "described", "total"),
    [(cifar.build_model, ALEXNET_LITE, 528_054), (cifar.build_small_model, SMALL, 122_570)],
)
def test_the_models_are_what_problem_set_5_counts(build, described, total):
    model = build()
    table = [(shape, count) for _, shape, count in summarize(described, (32, 32, 3))]
    found = [(tuple(layer.output.shape[1:]), layer.count_params()) for layer in model.layers]
    assert found == table
    assert model.count_params() == total


def test_labels_and_pixels_equal_keras():
    labels = np.array([[3], [0], [9]])
    np.testing.assert_array_equal(
        cifar.encode_labels(labels), keras.utils.to_categorical(labels, 10)
    )
    x = np.arange(256, dtype=np.uint8)
    np.testing.assert_allclose(cifar.normalize(x), keras.layers.Rescaling(1 / 255)(x), rtol=1e-6)


def test_the_classes_are_in_the_data_sets_order():
    assert len(set(cifar.CLASSES)) == 10
    assert sorted(cifar.CLASSES) == cifar.CLASSES  # the data set's order is the alphabet's


def test_training_keeps_the_epoch_with_the_smallest_validation_loss():
    keras.utils.set_random_seed(0)
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 10, 300)
    x = rng.uniform(size=(300, 4, 5, 3)).astype(np.float32)
    t = np.eye(10)[labels]  # noise: what is learned is learned by heart
    model = keras.Sequential(
        [
            keras.Input((4, 5, 3)),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    cifar.compile_model(model)
    model.optimizer.learning_rate = 0.05
    history = cifar.train(model, x[:200], t[:200], x[200:], t[200:], 8)
    assert len(history["loss"]) == 8
    left = model.evaluate(x[200:], t[200:], verbose=0, return_dict=True)["loss"]
    assert left == pytest.approx(min(history["val_loss"]), rel=1e-4)
    assert left < history["val_loss"][-1]


def test_figures_show_what_they_are_given():
    history = {"loss": [2, 1], "val_loss": [2, 2], "accuracy": [0.1, 0.5], "val_accuracy": [0, 0.2]}
    losses, accuracies = cifar.plot_history(history).axes
    assert [list(line.get_ydata()) for line in losses.get_lines()] == [[2, 1], [2, 2]]
    assert [list(line.get_ydata()) for line in accuracies.get_lines()] == [[0.1, 0.5], [0, 0.2]]
    model = cifar.build_model()
    x = np.random.default_rng(0).uniform(size=(7, 32, 32, 3)).astype(np.float32)
    answers = cifar.predict_labels(model, x)
    figure = cifar.show_predictions(model, x, (answers + np.eye(7, dtype=int)[1]) % 10)
    shown = [ax for ax in figure.axes if ax.images]
    assert [ax.title.get_color() for ax in shown] == ["green", "red", *["green"] * 5]
    plt.close("all")
