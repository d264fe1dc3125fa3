"""A small network and a few images, on which a training function can be watched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.testing import Remote, Student, expect

CURVES = ("loss", "accuracy", "val_loss", "val_accuracy")
CLASSES = 10
Array = np.ndarray[Any, Any]

# A network whose first layer counts the images that it is trained with, in a place that no weights
# put back can reach. It is compiled by us where a mistake in compiling must cost nothing.
COUNTED = """import keras
import tensorflow as tf

seen = tf.Variable(0)


@keras.saving.register_keras_serializable()
class Counted(keras.layers.Layer):
    def call(self, x, training=False):
        if training:
            seen.assign_add(tf.shape(x)[0])
        return x


model = keras.Sequential([
    keras.Input({shape}),
    Counted(),
    keras.layers.Flatten(),
{dense}])
"""
# Weights of 0: all classes are equally likely at first.
LAST = 'Dense(10, activation="softmax", kernel_initializer="zeros")'
Counted = tuple[Any, Callable[[], int]]  # a model, and how many images it was trained with

# What model.predict gives, which would compile the model first: that takes ten times as long.
ASK = """lambda model, images: np.asarray(
    keras.ops.cast(model(images, training=False), "float32")
)"""


@dataclass(frozen=True)
class Images:
    """Images whose class is told by the place of a bright stripe, and labels, one-hot."""

    x: Array
    t: Array

    def __init__(self, n: int, shape: tuple[int, ...], seed: int, wrong: float = 0.0) -> None:
        rng = np.random.default_rng(seed)
        labels = rng.permutation(np.arange(n) % CLASSES)
        pixels = rng.integers(0, 4, (n, int(np.prod(shape)))) / 16
        width = pixels.shape[1] // CLASSES
        for image, label in zip(pixels, labels, strict=True):
            image[label * width : (label + 1) * width] += 0.75
        told = np.where(rng.uniform(size=n) < wrong, (labels + 1) % CLASSES, labels)
        object.__setattr__(self, "x", pixels.reshape(n, *shape).astype(np.float32))
        object.__setattr__(self, "t", np.eye(CLASSES, dtype=np.float32)[told])


@dataclass(frozen=True)
class Trained:
    """What a training did to a model."""

    student: Student
    model: Any
    history: dict[str, list[float]]
    before: list[Array]  # weights
    after: list[Array]
    seen: int  # images it was trained with, each as often as it was seen

    def probabilities(self, x: Array) -> Array:
        """What the trained model says of images."""
        return probabilities(self.student, self.model, x)


def probabilities(student: Student, model: Any, images: Array) -> Array:
    """What a model says of a few images, without training."""
    told = f"import keras\nimport numpy as np\n\nask = {ASK}"
    return np.asarray(student.make(ASK, name="ask", told=told)(model, images), dtype=float)


def counted_network(
    student: Student, shape: tuple[int, ...], *dense: str, compiled: str = ""
) -> Counted:
    """Flatten and these dense layers, the ``LAST`` one behind them; compiled so, if at all."""
    layers = "".join(f"    keras.layers.{layer},\n" for layer in (*dense, LAST))
    code = COUNTED.format(shape=shape, dense=layers)
    code += f"model.compile({compiled})\n" if compiled else ""
    made = student.make(f"(lambda names: exec({code!r}, names) or (lambda: names))({{}})")
    model = student.make('lambda made: made()["model"]', name="model", told=code)(made)
    return model, lambda: student.make('lambda made: int(made()["seen"])')(made)


def keras_model(student: Student, source: str, compiled: str = "") -> Any:
    """A model of the test's own, which a student reads as it stands here."""
    told = f"import keras\n\nmodel = {source}"
    if compiled:
        told += f"\nmodel.compile({compiled})"
        source = f"(lambda model: model.compile({compiled}) or model)({source})"
    return student.make(f'(lambda keras: {source})(__import__("keras"))', name="model", told=told)


def train_small(
    student: Student,
    network: Callable[[Student], Counted],
    train: Images,
    valid: Images,
    epochs: int,
) -> Trained:
    """Let the student's ``train`` loose on a small network, once for all checks that look at it."""
    return student.once(
        "training", lambda: watch_training(student, network(student), train, valid, epochs)
    )


def watch_training(
    student: Student, counted: Counted, train: Images, valid: Images, epochs: int
) -> Trained:
    """See that the curves are returned."""
    model, seen = counted
    before = model.get_weights()
    history = student.train(model, train.x, train.t, valid.x, valid.t, epochs=epochs)
    told = curves(history, epochs)
    return Trained(student, model, told, before, model.get_weights(), seen())


def curves(history: Any, epochs: int) -> dict[str, list[float]]:
    """The four curves of a history; the History object of Keras is as good as its dict."""
    if isinstance(history, Remote):
        history = history.history
    text = "train must return the history of the training, a dict (model.fit(…).history)."
    expect(isinstance(history, dict), text, got=history)
    missing = [name for name in CURVES if name not in history]
    has = ", ".join(map(str, history)) or "nothing"
    expect(not missing, f"The history lacks {', '.join(missing)}; it has {has}.")
    lists = all(np.ndim(history[name]) == 1 for name in CURVES)
    expect(lists, "The curves must be lists with one number an epoch.", got=history)
    lengths = {len(history[name]) for name in CURVES}
    fits = len(lengths) == 1 and 1 <= min(lengths) <= epochs
    text = f"epochs={epochs}, but the curves have {sorted(lengths)} entries."
    expect(fits, text, got=history)
    return {name: [float(value) for value in history[name]] for name in CURVES}


def cross_entropy(p: Array, t: Array) -> float:
    """The mean of −log of the probability of the right class."""
    return float(-np.mean(np.log(np.clip(np.sum(p * t, axis=1), 1e-7, 1))))
