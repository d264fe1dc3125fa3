"""The generated images: a linear model is poor on them, a small convolutional network good."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from autograder.data import shapes


@pytest.fixture(params=sorted(shapes.KINDS))
def images(request: pytest.FixtureRequest) -> tuple[np.ndarray, ...]:
    """Training and test images as float, with a channel axis, and their classes."""
    side, channels = shapes.KINDS[request.param]
    x, y, x_test, y_test = shapes.make(request.param, train=8000, test=2000)
    whole = (-1, side, side, channels)
    return x.reshape(whole) / np.float32(255), y, x_test.reshape(whole) / np.float32(255), y_test


def test_the_classes_are_balanced(images: tuple[np.ndarray, ...]) -> None:
    assert set(np.bincount(images[1])) == {800}


def test_the_same_images_are_drawn_each_time() -> None:
    first, second = (shapes.make("shapes", train=50, test=10) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


def test_linear_is_poor_and_a_small_cnn_good(
    images: tuple[np.ndarray, ...], tmp_path: Path
) -> None:
    import keras
    from keras import layers

    x, y, x_test, y_test = images
    keras.utils.set_random_seed(0)
    linear = [layers.Flatten()]
    convolutional = [
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(32, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(64, activation="relu"),
    ]
    accuracy = {}
    for name, body in (("linear", linear), ("cnn", convolutional)):
        model = keras.Sequential(
            [keras.Input(x.shape[1:]), *body, layers.Dense(10, activation="softmax")]
        )
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        model.fit(x, y, batch_size=64, epochs=6, verbose=0)
        accuracy[name] = model.evaluate(x_test, y_test, verbose=0)[1]
    assert accuracy["linear"] < 0.45, accuracy
    assert accuracy["cnn"] > 0.85, accuracy
