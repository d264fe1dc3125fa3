"""How well does problem set 7's reference do on CIFAR-10, and how fast? Train it in earnest.

    python benchmarks/train_ps7.py --epochs 10 --seeds 0 1 2 3
    python benchmarks/train_ps7.py --student FILE      # a corpus file's definitions

Images come from the folder named by AUTOGRADER_DATA, the cache or Keras's download. Each training
is measured once, on the 10,000 test images, as they are and as the grader changes them (moved by up
to a pixel, lighter or darker); one line of JSON each goes to standard output.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any

import keras
import numpy as np

from autograder.data import load
from autograder.testing.split import jitter

REFERENCE = Path(__file__).resolve().parents[1] / "reference" / "cifar.py"


def definitions(student: Path | None) -> dict[str, Any]:
    """The reference's functions, with those of a corpus file (our own) over them."""
    namespace: dict[str, Any] = {"__name__": "trained"}
    for path in [REFERENCE, student] if student else [REFERENCE]:
        exec(compile(path.read_text("utf-8"), str(path), "exec"), namespace)
    return namespace


def train_once(functions: dict[str, Any], epochs: int, seed: int) -> dict[str, Any]:
    """One training, and what it came to."""
    keras.utils.set_random_seed(seed)
    images = load("cifar10")
    (x, y), (x_valid, y_valid) = functions["load_and_split"](images.x_train, images.y_train)
    model = functions["compile_model"](functions["build_model"]())
    if "sparse" not in str(getattr(model.loss, "name", model.loss)):
        y, y_valid = np.eye(10, dtype=np.float32)[y], np.eye(10, dtype=np.float32)[y_valid]
    x, x_valid = (functions["normalize"](part) for part in (x, x_valid))
    started, cpu = time.perf_counter(), time.process_time()
    history = functions["train"](model, x, y, x_valid, y_valid, epochs)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    curves = getattr(history, "history", history)
    moved = jitter(images.x_test, np.random.default_rng(1000 + seed))
    right = [
        np.mean(functions["predict_labels"](model, functions["normalize"](photos)) == images.y_test)
        for photos in (images.x_test, moved)
    ]
    return {
        "epochs": len(curves["loss"]),
        "seed": seed,
        "accuracy": round(float(right[0]), 4),
        "accuracy_changed": round(float(right[1]), 4),
        "seconds": round(seconds),
        "cpu_seconds": round(cpu),
        "val_accuracy": [round(float(a), 4) for a in curves["val_accuracy"]],
    }


def main() -> None:
    """Train once for each seed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--student", type=Path, help="a corpus file, in place of the reference")
    parser.add_argument("--epochs", type=int, default=13)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    options = parser.parse_args()
    who = options.student.stem if options.student else "reference"
    for seed in options.seeds:
        trained = train_once(definitions(options.student), options.epochs, seed)
        print(json.dumps({"model": who} | trained), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    main()
