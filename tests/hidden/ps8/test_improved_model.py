"""build_improved_model and train_improved."""

import numpy as np

from autograder.testing import (
    Remote,
    expect,
    expect_close,
    expect_equal,
    expect_shape,
    expect_unchanged,
    question,
)

from ..architecture import expect_new
from .network import CONVOLUTIONS, read_network

FILTERS = (32, 32, 64, 64, 128, 128)  # at least, in this order


def built(student):
    """The student's network, which is built for the first check that asks."""
    return student.once("model", student.build_improved_model)


def network_of(student):
    """Its layers."""
    return student.once("network", lambda: read_network(built(student)))


def the_six(layers):
    """Six convolutions that have, in their order, at least the filters asked for."""
    convolutions = [layer for layer in layers if layer.kind in CONVOLUTIONS]
    found = []
    for layer in convolutions:
        if len(found) < len(FILTERS) and layer.filters >= FILTERS[len(found)]:
            found.append(layer)
    has = ", ".join(f"{layer.name} {layer.filters}" for layer in convolutions) or "none"
    missing = FILTERS[len(found)] if len(found) < len(FILTERS) else 0
    text = f"Convolution {len(found) + 1} of 6, with at least {missing} filters, is missing: the "
    expect(not missing, text + f"model's convolutions and their filters are {has}.")
    return found


# --- build_improved_model ----------------------------------------------------------------------


@question("build_improved_model", weight=2)
def test_images_in_and_ten_probabilities_out(student):
    """The model takes images (N, 32, 32, 3) and gives (N, 10) probabilities: none negative, rows
    that add up to 1."""
    model = built(student)
    layers = network_of(student)
    expect_equal(list(model.input_shape), [None, 32, 32, 3], message="The input's shape differs.")
    expect_equal(list(model.output_shape), [None, 10], message="The output's shape differs.")
    expect(layers[-1].softmax, f"The last layer, {layers[-1]}, must end in softmax.")
    images = np.random.default_rng(0).normal(size=(3, 32, 32, 3)).astype(np.float32)
    probabilities = model(images)
    expect_shape(probabilities, (3, 10))
    expect(np.min(probabilities) >= 0, "A probability is negative.", got=probabilities)
    sums = np.sum(probabilities, axis=1)
    expect_close(sums, np.ones(3), atol=0.02, message="The rows do not add up to 1.")  # bfloat16


@question("build_improved_model", weight=2)
def test_six_convolutions_and_one_dense_layer(student):
    """At least six convolutions with, in this order, at least 32, 32, 64, 64, 128 and 128 filters,
    and a dense layer behind them."""
    layers = network_of(student)
    six = the_six(layers)
    behind = [layer for layer in layers[layers.index(six[-1]) :] if layer.kind == "Dense"]
    expect(behind, f"No Dense layer stands behind the last convolution, {six[-1]}.")


@question("build_improved_model", weight=2)
def test_each_of_the_six_is_normalized_and_activated(student):
    """Between each of the six convolutions and the next layer with weights stand a
    BatchNormalization and an activation that is not linear (relu, …), in either order."""
    for i, layer in enumerate(the_six(network_of(student)), start=1):
        after = layer.until_weights()
        follows = ", ".join(map(str, after[:4])) or "nothing"
        where = f"Convolution {i}, {layer}, is followed by {follows}"
        normalized = any(other.kind == "BatchNormalization" for other in after)
        expect(normalized, f"{where}: a BatchNormalization is missing.")
        activated = layer.activates or any(other.activates for other in after)
        expect(activated, f"{where}: an activation is missing.")


@question("build_improved_model")
def test_three_dropouts(student):
    """At least three Dropout layers, each with a rate above 0 and at most 0.5."""
    layers = network_of(student)
    dropouts = [layer for layer in layers if layer.kind in ("Dropout", "SpatialDropout2D")]
    expect(len(dropouts) >= 3, f"The model has {len(dropouts)} Dropout layers, expected 3.")
    for layer in dropouts:
        text = f"{layer} has rate {layer.rate:g}: take one above 0 and at most 0.5."
        expect(0 < layer.rate <= 0.5, text)


@question("build_improved_model")
def test_large_weights_cost(student):
    """The kernel of each of the six convolutions has an L2 penalty, with λ above 0 and at most
    0.01."""
    for i, layer in enumerate(the_six(network_of(student)), start=1):
        where = f"Convolution {i}, {layer}"
        expect(layer.l2 > 0, f"{where}, has no L2 penalty: its kernel_regularizer is missing.")
        expect(layer.l2 <= 0.01, f"{where}, has λ = {layer.l2:g}: more than 0.01.")


@question("build_improved_model")
def test_each_call_builds_a_new_network(student):
    """A second call gives a second network, untrained, whatever became of the first."""
    second = student.build_improved_model()
    network_of(student)
    read_network(second)
    expect_new(student, built(student), second)


# --- train_improved ----------------------------------------------------------------------------

SMALL = """(lambda keras: keras.Sequential([
    keras.Input((32, 32, 3)),
    keras.layers.Conv2D(4, 8, strides=8),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("relu"),
    keras.layers.GlobalAveragePooling2D(),
    keras.layers.Dense(10, activation="softmax", kernel_initializer="zeros"),
]))(__import__("keras"))"""
MEASURED = ("accuracy", "loss", "val_accuracy", "val_loss")


def colours(labels, seed):
    """Images of even squares and their labels (N,), in bytes as CIFAR-10's: ten shades, brighter
    from class to class."""
    rng = np.random.default_rng(seed)
    y = rng.permutation(labels)
    n = len(y)
    squares = rng.normal(size=(n, 4, 4, 3)) / 4 + (y[:, None, None, None] - 4.5) / 3
    x = squares.repeat(8, axis=1).repeat(8, axis=2)
    return x.astype(np.float32), y.astype(np.uint8)


EPOCHS = 2
LAST = 9  # the class that is rare in training, and the only one in validation
TRAIN = colours([0] * 102 + [*range(1, LAST)] * 12 + [LAST], 0)
VALID = colours([LAST] * 100, 1)


def trained(student):
    """The weights of a small model before and after train_improved, and what that returned."""
    return student.once("training", lambda: train(student))


def train(student):
    """Let train_improved loose on a small model of ours."""
    model = student.make(SMALL)
    before = model.get_weights()
    history = student.train_improved(model, *TRAIN, *VALID, epochs=EPOCHS)
    expect_unchanged()
    history = history.history if isinstance(history, Remote) else history
    return before, model.get_weights(), history


@question("train_improved")
def test_it_trains_the_model_it_is_given(student):
    """The weights of the given model change and stay finite; x and y stay as they are."""
    before, after, _ = trained(student)
    same = [np.array_equal(w, v) for w, v in zip(before, after, strict=True)]
    expect(not all(same), "No weight of the model has changed.")
    finite = all(np.all(np.isfinite(w)) for w in after)
    expect(finite, "A weight is no longer finite.")


@question("train_improved")
def test_the_validation_images_are_not_learned_from(student):
    """The validation images are never trained on."""
    before, after, _ = trained(student)
    # one of 199 training images shows the last class, and the model's guess is one of ten: what it
    # is inclined to say falls, unless it has seen the other labels
    text = "The model has learned labels that only y_valid has. Train on x_train and y_train alone."
    expect(after[-1][LAST] <= before[-1][LAST], text)


@question("train_improved")
def test_the_history_has_all_four_curves(student):
    """The result is the history of the training: "loss", "accuracy", "val_loss" and
    "val_accuracy" of each epoch, and of no more epochs than were allowed."""
    _, _, history = trained(student)
    text = "train_improved must return what model.fit returns, or its history."
    expect(isinstance(history, dict), text, got=history)
    missing = sorted(set(MEASURED) - set(history))
    expect(not missing, f"The history lacks {', '.join(missing)}: it has {', '.join(history)}.")
    for name in MEASURED:
        values = history[name]
        text = f"epochs={EPOCHS}, but {name} has {len(values)} values."
        expect(1 <= len(values) <= EPOCHS, text, got=values)
        expect(all(np.isfinite(values)), f"{name} is not finite.", got=values)
    # the model says 0 at first, and with what it learns never LAST; of training images half are 0
    text = "val_accuracy is not that of x_valid and y_valid, whose class the model hardly knows."
    hint = "Measure on validation_data=(x_valid, y_valid), not on a part of the training images."
    expect(min(history["val_accuracy"]) < 0.02, text, got=history["val_accuracy"], hint=hint)
