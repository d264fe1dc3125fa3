"""What is trained on and what is measured: drawn from a seed and a secret of this installation."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from autograder.course.pset import Profile
from autograder.data import DataSet
from autograder.errors import CourseError

CLASSES = 10
RULES = 1  # of split and jitter: one more when they change, since accuracies change with them
SHIFT = 1  # pixels that a test image moves, at most, each way
BRIGHTNESS = 0.05  # by which it gets lighter or darker, at most


@dataclass(frozen=True)
class Split:
    """What is trained on and what is measured, as one seed draws it."""

    x_train: np.ndarray
    y_train: np.ndarray
    x_valid: np.ndarray
    y_valid: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray  # stays on the trusted side
    class_of: np.ndarray  # the class that a label stands for; the same


def draw_split(images: DataSet, profile: Profile, seed: int, secret: bytes) -> Split:
    """Choose images, rename the classes, and change the test images a little."""
    need, have = profile.train + profile.valid, len(images.x_train)
    if need > have or profile.test > len(images.x_test):
        raise CourseError(
            f"{images.name} from {images.source} has {have} training and {len(images.x_test)} test "
            f"images; pset.toml asks for {need} and {profile.test}"
        )
    text = f"{images.name} {seed}".encode()
    rng = np.random.default_rng(list(hashlib.blake2b(text, key=secret, digest_size=16).digest()))
    order = rng.permutation(have)[:need]
    train, valid = np.sort(order[: profile.train]), np.sort(order[profile.train :])
    test = rng.permutation(len(images.x_test))[: profile.test]
    name_of = _derangement(rng)
    return Split(
        images.x_train[train],
        name_of[images.y_train[train]],
        images.x_train[valid],
        name_of[images.y_train[valid]],
        jitter(images.x_test[test], rng),
        name_of[images.y_test[test]],
        np.argsort(name_of),
    )


def _derangement(rng: np.random.Generator) -> np.ndarray:
    """A permutation of the classes that leaves none in its place."""
    while True:
        name_of = rng.permutation(CLASSES).astype(np.uint8)
        if not np.any(name_of == np.arange(CLASSES)):
            return name_of


def jitter(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each image moved to a place next to its own, and made a little lighter or darker."""
    n, height, width = x.shape[:3]
    edges = ((0, 0), (SHIFT, SHIFT), (SHIFT, SHIFT), *[(0, 0)] * (x.ndim - 3))
    padded = np.pad(x, edges, mode="edge")
    row = 2 * SHIFT + 1
    places = np.delete(np.arange(row**2), row**2 // 2)  # but not its own
    down, right = np.divmod(rng.choice(places, n), row)
    moved = np.empty_like(x)
    for i in range(n):
        moved[i] = padded[i, down[i] : down[i] + height, right[i] : right[i] + width]
    factor = 1 + rng.uniform(-BRIGHTNESS, BRIGHTNESS, (n, *[1] * (x.ndim - 1)))
    return np.asarray(np.clip(np.round(moved * factor), 0, 255), x.dtype)


def secret_of(root: Path) -> bytes:
    """The secret of this installation, made when it is first needed."""
    path = root / "build" / "secret"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.touch(0o600)
        part.write_bytes(os.urandom(32))
        try:
            os.link(part, path)  # whoever comes first
        except FileExistsError:
            pass
        finally:
            part.unlink()
    return path.read_bytes()
