"""How far does problem set 8's reference get, and how fast? Train it on real CIFAR-10 images.

    python benchmarks/train_ps8.py --epochs 12 --dtype mixed_bfloat16 --keep build/ps8
    python benchmarks/train_ps8.py --images 10000 --epochs 8 --seeds 0 1 2     # the CPU task
    python benchmarks/train_ps8.py --recipe lecture --epochs 4                 # what an epoch costs

Images come from the folder named by AUTOGRADER_DATA, the cache or Keras's download. Each training
is measured once, on the 10,000 test images, as they are and as the grader changes them (moved by up
to a pixel, lighter or darker); one line of JSON each goes to standard output.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import keras
import numpy as np

from autograder.data import load
from autograder.testing.lane import jitter
from reference.improved_model import build_improved_model, train_improved
from reference.improving import standardize
from reference.judging import accuracy

Recipe = tuple[Callable[[], keras.Model], Callable[..., Any]]


def lecture_model() -> keras.Model:
    """The lecture's six convolutions: relu before normalization, dropout 0.2, 0.3, 0.4."""
    layers = keras.layers
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters, rate in ((32, 0.2), (64, 0.3), (128, 0.4)):
        for _ in range(2):
            decay = keras.regularizers.L2(1e-4)
            model.add(layers.Conv2D(filters, 3, padding="same", kernel_regularizer=decay))
            model.add(layers.Activation("relu"))
            model.add(layers.BatchNormalization())
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Dropout(rate))
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="softmax", dtype="float32"))
    return model


def lecture_training(
    model: keras.Model, x: Any, y: Any, x_valid: Any, y_valid: Any, epochs: int
) -> Any:
    """The lecture's Adam at a learning rate of 0.0001, with flips, shifts and rotations."""
    layers = keras.layers
    augment = keras.Sequential(
        [
            layers.RandomFlip("horizontal"),
            layers.RandomTranslation(0.1, 0.1),
            layers.RandomRotation(15 / 360),
        ]
    )
    augmented = keras.Sequential([keras.Input((32, 32, 3)), augment, model])
    augmented.compile(
        optimizer=keras.optimizers.Adam(1e-4),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    data = {"batch_size": 128, "epochs": epochs, "validation_data": (x_valid, y_valid)}
    return augmented.fit(x, y, verbose=2, **data)


RECIPES: dict[str, Recipe] = {
    "reference": (build_improved_model, train_improved),
    "lecture": (lecture_model, lecture_training),
}


def train_once(options: argparse.Namespace, seed: int) -> dict[str, Any]:
    """One training and what it came to."""
    keras.utils.set_random_seed(seed)
    images = load("cifar10")
    order = np.random.default_rng(seed).permutation(len(images.x_train))
    train, valid = order[: options.images], order[-5000:]
    rng = np.random.default_rng(1000 + seed)
    x_train, x_valid, x_test, x_changed = standardize(
        images.x_train[train], images.x_train[valid], images.x_test, jitter(images.x_test, rng)
    )
    build, fit = RECIPES[options.recipe]
    model = build()
    if options.keep:
        place = options.keep / f"{options.recipe}-{options.images}-{options.epochs}-{seed}"
        model.fit = partial(model.fit, callbacks=[keras.callbacks.BackupAndRestore(str(place))])
    started, cpu = time.perf_counter(), time.process_time()
    y_train, y_valid = images.y_train[train], images.y_train[valid]
    history = fit(model, x_train, y_train, x_valid, y_valid, epochs=options.epochs)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    answers = [model.predict(x, batch_size=500, verbose=0).argmax(1) for x in (x_test, x_changed)]
    return {
        "recipe": options.recipe,
        "dtype": options.dtype,
        "images": options.images,
        "epochs": options.epochs,
        "seed": seed,
        "accuracy": round(accuracy(images.y_test, answers[0]), 4),
        "accuracy_changed": round(accuracy(images.y_test, answers[1]), 4),
        "seconds": round(seconds),
        "cpu_seconds": round(cpu),
        "parameters": model.count_params(),
        "val_accuracy": [round(float(a), 4) for a in history.history["val_accuracy"]],
    }


def main() -> None:
    """Train once for each seed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recipe", choices=RECIPES, default="reference")
    parser.add_argument("--images", type=int, default=45_000, help="to train on, at most 45,000")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--dtype", default="float32", help="float32 or mixed_bfloat16")
    parser.add_argument(
        "--keep", type=Path, help="folder for the state after each epoch: go on there if stopped"
    )
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    options = parser.parse_args()
    keras.config.set_dtype_policy(options.dtype)
    for seed in options.seeds:
        print(json.dumps(train_once(options, seed)), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    main()
