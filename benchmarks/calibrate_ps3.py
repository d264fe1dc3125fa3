"""Where does the accuracy threshold of train_mlp stand? Measure correct and known-bad trainings.

    python benchmarks/calibrate_ps3.py            # about eight minutes on one core
    python benchmarks/calibrate_ps3.py --seeds 20 --reference-seeds 20 --dry-run

Each seed draws new training points, new first weights and new points to predict, as a submission
would meet them. The hidden check trains a second time, from another seed, where the first training
falls short: a submission passes if one of ATTEMPTS trainings reaches the threshold. The result is
written to assignments/ps3/calibration.json.
"""

import argparse
import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np

from autograder.course.pset import load
from reference.optimizers import SGD, Adam, Array, Momentum, Params, RMSProp
from reference.training import init_mlp, make_blobs, minibatches, mlp_gradient, mlp_probabilities
from reference.training import train_mlp as reference

PS3 = Path(__file__).resolve().parents[1] / "assignments" / "ps3"
CENTERS = np.random.RandomState(2).uniform(-10, 10, (3, 2))  # the lecture's
N_TRAIN, N_HIDDEN = 800, 2000
ATTEMPTS = 2

Train = Callable[[Array, Array, np.random.Generator], Params]


def training(make_optimizer: Callable[[], object], epochs: int, batch: int = 32) -> Train:
    """A correct training with another optimizer."""

    def train(X: Array, y: Array, rng: np.random.Generator) -> Params:
        params, optimizer = init_mlp(rng), make_optimizer()
        for _ in range(epochs):
            for X_batch, y_batch in minibatches(X, y, batch, rng):
                params = optimizer.step(params, mlp_gradient(params, X_batch, y_batch)[1])
        return params

    return train


def zero_weights(X: Array, y: Array, rng: np.random.Generator) -> Params:
    """All weights start at zero: no hidden neuron ever wakes up."""
    params, optimizer = {k: 0 * w for k, w in init_mlp(rng).items()}, Adam(lr=0.01)
    for _ in range(20):
        for X_batch, y_batch in minibatches(X, y, 32, rng):
            params = optimizer.step(params, mlp_gradient(params, X_batch, y_batch)[1])
    return params


def shuffled_apart(X: Array, y: Array, rng: np.random.Generator) -> Params:
    """Labels no longer belong to their points."""
    return reference(X, rng.permutation(y), rng)[0]


def no_biases(X: Array, y: Array, rng: np.random.Generator) -> Params:
    """One short epoch, and the biases stay at zero."""
    params, optimizer = init_mlp(rng), SGD(lr=0.001)
    for X_batch, y_batch in minibatches(X, y, 32, rng):
        new = optimizer.step(params, mlp_gradient(params, X_batch, y_batch)[1])
        params = params | {"W1": new["W1"], "W2": new["W2"]}
    return params


def two_classes_only(X: Array, y: Array, rng: np.random.Generator) -> Params:
    """Class 2 is never seen."""
    return reference(X[y < 2], y[y < 2], rng)[0]


CORRECT: dict[str, Train] = {
    "reference": lambda X, y, rng: reference(X, y, rng)[0],
    "sgd": training(lambda: SGD(lr=0.05), 60),
    "momentum": training(lambda: Momentum(lr=0.01), 40),
    "rmsprop": training(lambda: RMSProp(lr=0.005), 40),
    "adam_full_batch": training(lambda: Adam(lr=0.02), 300, batch=800),
    "adam_default_long": training(lambda: Adam(lr=0.001), 150),
    "adam_batch_128": training(lambda: Adam(lr=0.01), 80, batch=128),
}
BAD: dict[str, Train] = {
    "untrained": lambda X, y, rng: init_mlp(rng),
    "gradient_ascent": training(lambda: SGD(lr=-0.01), 5),
    "rate_too_small": training(lambda: SGD(lr=1e-5), 20),
    "rate_too_large": training(lambda: SGD(lr=10.0), 20),
    "zero_weights": zero_weights,
    "shuffled_apart": shuffled_apart,
    "no_biases_one_epoch": no_biases,
    "two_classes_only": two_classes_only,
}


def accuracies(train: Train, seeds: int) -> Array:
    """The accuracy on hidden points, for each seed."""
    found = []
    for seed in range(seeds):
        rng = np.random.default_rng([3, seed])
        X, y = make_blobs(CENTERS, rng, N_TRAIN)
        X_hidden, y_hidden = make_blobs(CENTERS, rng, N_HIDDEN)
        with np.errstate(all="ignore"):
            params = train(X, y, rng)
            found.append(np.mean(mlp_probabilities(params, X_hidden).argmax(axis=1) == y_hidden))
    return np.array(found)


def summary(a: Array, threshold: float, correct: bool) -> dict[str, float]:
    """Mean and spread of one training; the chance of the wrong verdict after all attempts."""
    reached = float(np.mean(a >= threshold))
    normal = 0.5 * math.erfc((threshold - a.mean()) / (a.std() + 1e-12) / math.sqrt(2))
    verdict = {
        "one_training_reaches_it": round(reached, 4),
        "the_same_if_normal": float(f"{normal:.4g}"),
    }
    if correct:
        verdict["chance_to_miss"] = float(f"{(1 - reached) ** ATTEMPTS:.2g}")
    else:
        verdict["chance_to_pass"] = float(f"{1 - (1 - max(reached, normal)) ** ATTEMPTS:.2g}")
    return {
        "seeds": len(a),
        "mean": round(float(a.mean()), 4),
        "spread": round(float(a.std()), 4),
        "lowest": round(float(a.min()), 4),
        "highest": round(float(a.max()), 4),
        **verdict,
    }


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--reference-seeds", type=int, default=3000)
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    options = parser.parse_args()
    threshold = load(PS3).parameters["accuracy"].default
    result: dict[str, object] = {
        "question": "train_mlp",
        "threshold": threshold,
        "attempts": ATTEMPTS,
        "best_possible": best_possible(),
        "train": N_TRAIN,
        "hidden": N_HIDDEN,
    }
    for kind, trainings in (("correct", CORRECT), ("bad", BAD)):
        measured = {}
        for name, train in trainings.items():
            seeds = options.reference_seeds if name == "reference" else options.seeds
            measured[name] = summary(accuracies(train, seeds), threshold, kind == "correct")
            print(f"{kind:8}{name:20}", measured[name], flush=True)
        result[kind] = measured
    if not options.dry_run:
        (PS3 / "calibration.json").write_text(json.dumps(result, indent=2) + "\n", "utf-8")


def best_possible() -> float:
    """The accuracy of the best rule there is for such clouds: the nearest centre."""
    X, y = make_blobs(CENTERS, np.random.default_rng(0), 300_000)
    distances = ((X[:, None] - CENTERS) ** 2).sum(axis=2)
    return round(float(np.mean(distances.argmin(axis=1) == y)), 3)


if __name__ == "__main__":
    main()
