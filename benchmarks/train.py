"""Train our own models of ps7 and ps8 on real CIFAR-10, side by side if there is room.

    python benchmarks/train.py ps7:reference:10:0-3
    python benchmarks/train.py ps8:reference:12:0 --dtype mixed_bfloat16 --keep build/ps8
    python benchmarks/train.py ps8:reference:8:0-2 --images 10000          # the CPU task
    KERAS_BACKEND=jax python benchmarks/train.py --processes 8 --out build/gpu.jsonl \\
        ps8:reference:20:0-4 ps8:lecture_network:40:0-2 "ps8:without label smoothing:20:0-1"
    python benchmarks/train.py --list

A job is SET:MODEL:EPOCHS:SEEDS. A model is the reference, a file of the set's corpus
(``submissions/accuracy``), or, of ps8, the reference with one piece changed or another network.
Measured once, on the 10,000 test images, as they are and as the grader changes them (moved by up to
a pixel, lighter or darker). Nothing is counted and nobody is walled in: these are our own models.
It runs wherever Keras does (``KERAS_BACKEND=jax``, ``torch`` or ``tensorflow``), also where there
is no TensorFlow, and needs of this project's dependencies only Keras, numpy, matplotlib, Pillow and
pydantic.

Images come from the folder named by AUTOGRADER_DATA, the cache or Keras's download.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from functools import partial, partialmethod
from pathlib import Path
from typing import Any

from autograder.data import load
from autograder.testing.split import jitter

ROOT = Path(__file__).resolve().parents[1]
MODULES = {
    "ps7": ["cifar"],
    "ps8": ["judging", "improving", "augmentation", "improved_model"],
}
HOLES = ("if epochs >= 10:", "if False:")
BEFORE = "the reference before"  # with its training those of other networks were measured
PIECES = {  # of ps8's reference: what to put in the place of what
    "without label smoothing": [("label_smoothing=0.1", "label_smoothing=0.0")],
    "without flips, shifts and holes": [
        ("self.change(self.x[chosen], self.rng)", "self.x[chosen]")
    ],
    "without holes": [HOLES],
    "without weight decay": [("L2(3e-4)", "L2(0.0)")],
    "without batch normalization": [
        ("model.add(keras.layers.BatchNormalization(momentum=0.9))", "pass"),
        ("warmup_target=0.25", "warmup_target=0.02"),  # else it diverges
    ],
    "without small scores": [("Rescaling(1 / 9)", "Rescaling(1.0)")],
    "without a convolution in front": [("    convolve(32)\n", "")],
    "pooling late": [
        ("pool=True)\n        convolve(filters)", ")\n        convolve(filters, True)")
    ],
    "averaged": [("GlobalMaxPooling2D()", "GlobalAveragePooling2D()")],
    "a constant rate": [("SGD(rate,", "SGD(0.02,")],
    "Adam along the same curve": [
        (
            "SGD(rate, momentum=0.9, nesterov=True)",
            "Adam(keras.optimizers.schedules.CosineDecay(1e-4, steps - steps // 4,"
            " warmup_target=0.003, warmup_steps=steps // 4))",
        )
    ],
    "batches of 512": [
        ("batch_size: int = 128", "batch_size: int = 512"),
        ("warmup_target=0.25", "warmup_target=0.5"),
    ],
    "averages over more batches": [
        ("BatchNormalization(momentum=0.9)", "BatchNormalization(momentum=0.97)")
    ],
    "more dropout": [("Dropout(0.05)", "Dropout(0.2)")],
    "the lecture's widths": [("(64, 256, 256)", "(32, 64, 128)")],
    BEFORE: [  # of the H100's trainings in benchmarks/results
        (
            "    convolve(32)\n    for filters in (64, 256, 256):\n"
            "        convolve(filters, pool=True)\n        convolve(filters)\n",
            "    for first, second in ((32, 64), (128, 128), (256, 256)):\n"
            "        convolve(first)\n        convolve(second, pool=True)\n",
        ),
        HOLES,
        ("L2(3e-4)", "L2(2e-4)"),
        ("Dropout(0.05)", "Dropout(0.1)"),
        ("GlobalMaxPooling2D()", "GlobalAveragePooling2D()"),
        ("Rescaling(1 / 9)", "Rescaling(1.0)"),
        ("warmup_target=0.25", "warmup_target=0.15"),
    ],
}
LECTURE = "the lecture's recipe"  # of ps8
SHORTCUTS = "shortcuts"  # seven convolutions, a shortcut around each second one
RESNET = "a narrow ResNet"  # pre-activated, 13 convolutions and three in shortcuts
SPLIT = 5_000  # images for validation


def definitions(pset: str, model: str) -> dict[str, Any]:
    """All names of the set's references, with the model's over them, as in one notebook."""
    names: dict[str, Any] = {"__name__": "trained"}
    for module in MODULES[pset]:
        source = (ROOT / "reference" / f"{module}.py").read_text("utf-8")
        if module == MODULES[pset][-1]:
            for old, new in PIECES.get(model, []):
                if old not in source:
                    raise SystemExit(f"{model}: {old!r} is no longer in {module}.py")
                source = source.replace(old, new)
        exec(compile(source, f"{module}.py", "exec"), names)
    if model not in ("reference", *PIECES):
        path = ROOT / "assignments" / pset / "submissions" / "accuracy" / f"{model}.py"
        exec(compile(path.read_text("utf-8"), path.name, "exec"), names)
    return names


def lecture_model() -> Any:
    """The lecture's six convolutions: relu before normalization, dropout 0.2, 0.3, 0.4."""
    import keras

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


def convolve(x: Any, filters: int, size: int = 3, stride: int = 1) -> Any:
    """A convolution as the reference before has it."""
    import keras

    settings = {"padding": "same", "use_bias": False, "kernel_initializer": "he_normal"}
    decay = keras.regularizers.L2(2e-4)
    return keras.layers.Conv2D(filters, size, stride, kernel_regularizer=decay, **settings)(x)


def activate(x: Any) -> Any:
    """Batch normalization and relu, as the reference before has them."""
    import keras

    return keras.layers.Activation("relu")(keras.layers.BatchNormalization(momentum=0.9)(x))


def shortcuts_model() -> Any:
    """Nearly as many weights as the reference before, in two thirds of the multiplications."""
    import keras

    images = keras.Input((32, 32, 3))
    x = activate(convolve(images, 32))
    for filters in (64, 128, 256):
        x = activate(keras.layers.MaxPooling2D(2)(convolve(x, filters)))
        x = keras.layers.Add()([x, activate(convolve(x, filters))])
        x = keras.layers.Dropout(0.1)(x)
    return _with_head(images, x)


def resnet_model() -> Any:
    """A ResNet of half the usual widths, short where its feature maps are large."""
    import keras

    images = keras.Input((32, 32, 3))
    x = convolve(images, 32)
    for filters, blocks in ((32, 1), (64, 1), (128, 2), (256, 2)):
        for place in range(blocks):
            y = activate(x)
            stride = 2 if place == 0 and filters > 32 else 1
            shortcut = x if stride == 1 else convolve(y, filters, 1, stride)
            y = activate(convolve(y, filters, 3, stride))
            if place == 0:
                y = keras.layers.Dropout(0.1)(y)
            x = keras.layers.Add()([shortcut, convolve(y, filters)])
    return _with_head(images, activate(x))


def _with_head(images: Any, x: Any) -> Any:
    import keras

    x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(images, keras.layers.Dense(10, activation="softmax", dtype="float32")(x))


def lecture_training(model: Any, x: Any, y: Any, x_valid: Any, y_valid: Any, epochs: int) -> Any:
    """The lecture's Adam at a learning rate of 0.0001, with flips, shifts and rotations."""
    import keras

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
    return augmented.fit(x, y, verbose=0, **data)


def train(
    job: tuple[str, str, int, int], images_used: int, dtype: str, keep: Path | None
) -> dict[str, Any]:
    """One training, and what it came to."""
    import keras
    import numpy as np

    pset, model, epochs, seed = job
    keras.config.set_dtype_policy(dtype)
    keras.utils.set_random_seed(seed)
    images = load("cifar10")
    order = np.random.default_rng(seed).permutation(len(images.x_train))
    chosen, valid = order[SPLIT : SPLIT + images_used], order[:SPLIT]
    parts = [images.x_train[chosen], images.x_train[valid], images.x_test]
    parts.append(jitter(images.x_test, np.random.default_rng(1000 + seed)))
    y, y_valid = images.y_train[chosen], images.y_train[valid]
    if keep is not None:
        _go_on_from(keep / "-".join(map(str, (*job[:3], images_used, seed))).replace(" ", "_"))
    began, cpu = time.perf_counter(), time.process_time()
    if pset == "ps8":
        network, history, parts = _ps8(model, parts, y, y_valid, epochs)
    else:
        network, history, parts = _ps7(model, parts, y, y_valid, epochs)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    right = []
    for x in parts[2:]:
        answers = np.asarray(network.predict(x, batch_size=500, verbose=0))
        right.append(float(np.mean(answers.argmax(1) == images.y_test)))
    curves = getattr(history, "history", history)
    return {
        "set": pset,
        "model": model,
        "images": len(y),
        "epochs": epochs,
        "dtype": dtype,
        "seed": seed,
        "accuracy": round(right[0], 4),
        "accuracy_changed": round(right[1], 4),
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "parameters": network.count_params(),
        "val_accuracy": [round(float(a), 4) for a in curves.get("val_accuracy", [])],
    }


def _go_on_from(place: Path) -> None:
    """Keep the state after each epoch of the next ``fit``, and go on there if it was stopped."""
    import keras

    keras.Model.fit = partialmethod(
        keras.Model.fit, callbacks=[keras.callbacks.BackupAndRestore(str(place))]
    )


def _ps7(model: str, parts: list[Any], y: Any, y_valid: Any, epochs: int) -> tuple[Any, Any, Any]:
    import numpy as np

    names = definitions("ps7", model)
    network = names["build_model"]()
    names["compile_model"](network)
    if "sparse" not in str(getattr(network.loss, "name", network.loss)):
        y, y_valid = np.eye(10, dtype=np.float32)[y], np.eye(10, dtype=np.float32)[y_valid]
    parts = [np.asarray(x, np.float32) / 255 for x in parts]
    return network, names["train"](network, parts[0], y, parts[1], y_valid, epochs), parts


def _ps8(model: str, parts: list[Any], y: Any, y_valid: Any, epochs: int) -> tuple[Any, Any, Any]:
    build = {LECTURE: lecture_model, SHORTCUTS: shortcuts_model, RESNET: resnet_model}.get(model)
    names = definitions("ps8", BEFORE if build else model)
    if build:
        names["build_improved_model"] = build
    if model == LECTURE:
        names["train_improved"] = lecture_training
    parts = list(names["standardize"](*parts))
    network = names["build_improved_model"]()
    history = names["train_improved"](network, parts[0], y, parts[1], y_valid, epochs=epochs)
    return network, history, parts


def jobs_of(text: str) -> list[tuple[str, str, int, int]]:
    """``ps8:reference:20:0-4`` → five jobs."""
    pset, model, epochs, seeds = text.split(":")
    first, _, last = seeds.partition("-")
    every = range(int(first), int(last or first) + 1)
    return [(pset, model, int(epochs), seed) for seed in every]


def work(job: tuple[str, str, int, int], **settings: Any) -> dict[str, Any]:
    """One job in a process of its own."""
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - of this process, as long as it lives
    return train(job, **settings)


def main() -> None:
    """Train all of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("jobs", nargs="*", metavar="SET:MODEL:EPOCHS:SEEDS")
    parser.add_argument("--processes", type=int, default=1, help="trainings at a time")
    parser.add_argument("--images", type=int, default=45_000, help="to train on, at most 45,000")
    parser.add_argument("--dtype", default="float32", help="float32 or mixed_bfloat16")
    parser.add_argument(
        "--keep", type=Path, help="folder for the state after each epoch: go on there if stopped"
    )
    parser.add_argument("--out", type=Path, help="append a line of JSON for each training")
    parser.add_argument("--list", action="store_true", help="other models of ps8, by name")
    options = parser.parse_args()
    if options.list:
        print("\n".join([*PIECES, LECTURE, SHORTCUTS, RESNET]))
    jobs = [job for text in options.jobs for job in jobs_of(text)]
    began = time.perf_counter()
    load("cifar10")  # unpacked once
    context = multiprocessing.get_context("spawn")
    settings = {"images_used": options.images, "dtype": options.dtype, "keep": options.keep}
    with context.Pool(options.processes, maxtasksperchild=1) as pool:
        for done in pool.imap_unordered(partial(work, **settings), jobs):
            line = json.dumps(done)
            if options.out:
                with options.out.open("a") as file:
                    print(line, file=file)
            short = {k: v for k, v in done.items() if k != "val_accuracy"}
            print(f"{time.perf_counter() - began:6.0f} s {json.dumps(short)}", flush=True)


if __name__ == "__main__":
    main()
