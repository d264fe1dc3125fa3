"""train_mlp on fresh points of the lecture's three clouds."""

from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.pset import load
from autograder.testing import expect, expect_close, expect_shape, expect_unchanged, question
from reference.training import init_mlp, make_blobs, mlp_gradient, mlp_probabilities

ACCURACY = load(Path(__file__).parents[3] / "assignments" / "ps3").parameters["accuracy"].default
ATTEMPTS = 2  # a training that falls short may try again: see assignments/ps3/calibration.json
LAST_EPOCH = 0.5  # how far, relatively, a network may move within its last epoch
CENTERS = np.random.RandomState(2).uniform(-10, 10, (3, 2))  # the lecture's three centres
SHAPES = {"W1": (2, 25), "b1": (25,), "W2": (25, 3), "b2": (3,)}


def trained(student: Any, X: np.ndarray, y: np.ndarray, seed: int) -> tuple[Any, Any]:
    """Train, and see that (params, losses) came back with the network's shapes."""
    result = student.train_mlp(X, y, student.make(f"np.random.default_rng({seed})"))
    pair = isinstance(result, (tuple, list)) and len(result) == 2
    expect(pair, "train_mlp must return (params, losses).", got=result)
    params, losses = result
    named = isinstance(params, dict) and set(params) == set(SHAPES)
    expect(named, "params must be a dict with the names W1, b1, W2, b2, no other.", got=params)
    for name, shape in SHAPES.items():
        expect_shape(params[name], shape, hint=f"{name} must have shape {shape}: 2-25-3.")
    return {name: np.asarray(w, dtype=float) for name, w in params.items()}, losses


def accuracy(params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray) -> float:
    with np.errstate(all="ignore"):  # a diverged network is judged by its predictions
        return float(np.mean(mlp_probabilities(params, X).argmax(axis=1) == y))


@question("train_mlp", weight=3)
def test_recognises_fresh_points_of_the_three_clouds(student):
    """On 2000 points that it has never seen, the trained network reaches the stated accuracy."""
    best = 0.0
    for seed in range(ATTEMPTS):
        rng = np.random.default_rng([2024, seed])
        X, y = make_blobs(CENTERS, rng, 800)
        params, _ = trained(student, X, y, seed)
        best = max(best, accuracy(params, *make_blobs(CENTERS, rng, 2000)))
        if best >= ACCURACY:
            return
    text = f"The accuracy on fresh points is {best:.3f}; {ACCURACY} was asked for."
    hint = "Do the new weights go into the next step? Is X used unscaled, as the fresh points are?"
    expect(False, text, got=best, hint=hint)


@question("train_mlp")
def test_learns_from_the_labels_that_it_is_given(student):
    """Where the three classes carry other numbers, the network learns those."""
    X, y = make_blobs(CENTERS, np.random.default_rng(6), 300)
    renamed = (y + 1) % 3
    params, _ = trained(student, X, renamed, 0)
    reached = accuracy(params, X, renamed)  # guessing gives 0.33, the old names less
    expect(reached > 0.5, f"With the labels renamed the accuracy is only {reached:.3f}.")


@question("train_mlp")
def test_the_loss_falls_and_is_told_for_each_epoch(student):
    """losses holds one finite number an epoch, the last below the first, for few points too."""
    for n in (200, 20):
        X, y = make_blobs(CENTERS, np.random.default_rng(3), n)
        _, losses = trained(student, X, y, 0)
        series = isinstance(losses, (list, tuple, np.ndarray)) and len(losses) >= 2
        expect(series, "losses must be a list with the mean loss of each epoch.", got=losses)
        expect_shape(losses, (len(losses),))
        values = np.asarray(losses, dtype=float)
        expect(np.all(np.isfinite(values)), "losses must be finite numbers.", got=losses)
        text = f"With {n} points the loss of the last epoch must be below the first's."
        hint = "" if n > 20 else "Are the points of the last, smaller batch used?"
        expect(values[-1] < values[0], text, got=losses, hint=hint)


@question("train_mlp")
def test_the_losses_are_means_over_the_samples(student):
    """The last of losses is near the mean cross-entropy that the trained network has."""
    X, y = make_blobs(CENTERS, np.random.default_rng(3), 200)
    params, losses = trained(student, X, y, 0)
    with np.errstate(all="ignore"):
        mean, _ = mlp_gradient(params, X, y)
    told = float(np.asarray(losses, dtype=float)[-1])
    text = f"The last loss told is {told:.3f}, but the network's mean loss is {mean:.3f}."
    expect(abs(told - mean) < LAST_EPOCH * mean + 0.05, text, got=losses)


@question("train_mlp", weight=0)  # costs nothing: it tells why the others fail
def test_the_given_network_is_still_the_courses(student):
    """make_blobs, init_mlp, mlp_probabilities and mlp_gradient are as they were given."""
    hint = "A cell of yours has redefined it: choose another name for your own version."
    make = "np.random.default_rng(5)"
    X, y = make_blobs(CENTERS, np.random.default_rng(5))
    points, classes = student.make_blobs(CENTERS, student.make(make))
    expect_close(points, X, hint=hint)
    expect_close(classes, y, hint=hint)
    params = init_mlp(np.random.default_rng(5))
    drawn = student.init_mlp(student.make(make))
    X, y, params["b1"], params["b2"] = X[:9], y[:9], params["W1"][0], params["W2"][0]
    params["W1"][:, 3] = 0  # and with a bias of 0 a hidden neuron at exactly 0
    params["b1"][3] = 0
    far = {"W1": params["W1"], "b1": params["b1"], "W2": 1e4 * params["W2"], "b2": params["b2"]}
    for name, w in init_mlp(np.random.default_rng(5)).items():
        expect_close(drawn[name], w, hint=hint)
    for weights in (params, far):
        expect_close(
            student.mlp_probabilities(weights, X), mlp_probabilities(weights, X), hint=hint
        )
        loss, grads = student.mlp_gradient(weights, X, y)
        right_loss, right_grads = mlp_gradient(weights, X, y)
        expect_close(loss, right_loss, hint=hint)
        for name, g in right_grads.items():
            expect_close(grads[name], g, message=f"The slope of {name} differs.", hint=hint)


@question("train_mlp")
def test_the_same_seed_trains_the_same_network(student):
    """All randomness comes from rng (and from nothing else), and the data stay as they are."""
    X, y = make_blobs(CENTERS, np.random.default_rng(4), 40)
    first, _ = trained(student, X, y, 7)
    expect_unchanged(hint="Do not shuffle or scale the caller's X and y.")
    second, _ = trained(student, X, y, 7)
    for name, w in first.items():
        text = f"{name} differs between two trainings from the same seed."
        expect_close(second[name], w, rtol=1e-6, message=text)
    other, _ = trained(student, X, y, 8)
    same = all(np.array_equal(other[name], w) for name, w in first.items())
    expect(not same, "Two generators of different seeds gave the same network: is rng used?")
