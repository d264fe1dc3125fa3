"""Generated images: ten kinds of shapes and textures, where no photographs are to be had.

Place, size, turn, colours, light and noise are drawn anew for each image, so that a linear model of
the pixels is poor and a small convolutional network good (tests/accuracy/test_shapes.py).
"""

from __future__ import annotations

import numpy as np

from autograder.data.arrays import Arrays

KINDS = {"shapes": (32, 3), "shapes_grey": (28, 1)}  # name → side, channels
VERSION = 2  # of what is drawn: a change makes other images
TRAIN, TEST = 12_000, 3_000
CLASSES = "disc square triangle ring cross frame stripes checks dots ripples".split()


def make(name: str, train: int = TRAIN, test: int = TEST, seed: int = 0) -> Arrays:
    """Training and test images, the same ones each time."""
    rng = np.random.default_rng([seed, VERSION, len(name)])
    x_train, y_train = draw(rng, train, *KINDS[name])
    x_test, y_test = draw(rng, test, *KINDS[name])
    return x_train, y_train, x_test, y_test


def draw(
    rng: np.random.Generator, n: int, side: int, channels: int
) -> tuple[np.ndarray, np.ndarray]:
    """n images: uint8 (n, side, side, channels), without the last axis if there is one channel."""
    y = rng.permutation(np.arange(n) % len(CLASSES)).astype(np.uint8)
    x = np.empty((n, side, side, channels), np.uint8)
    for label in range(len(CLASSES)):
        where = np.flatnonzero(y == label)
        for some in np.array_split(where, max(1, len(where) // 500)):
            x[some] = _draw_class(rng, label, len(some), side, channels)
    return (x if channels > 1 else x[..., 0]), y


def _draw_class(
    rng: np.random.Generator, label: int, n: int, side: int, channels: int
) -> np.ndarray:
    def uniform(low: float, high: float, *tail: int) -> np.ndarray:
        return rng.uniform(low, high, (n, 1, 1, *tail)).astype(np.float32)

    row, column = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j].astype(np.float32)
    size, turn = uniform(0.55, 0.85), uniform(0, 2 * np.pi)
    across = (column - uniform(-0.2, 0.2)) / size  # (n, side, side)
    down = (row - uniform(-0.2, 0.2)) / size
    u = np.cos(turn) * across + np.sin(turn) * down
    v = np.cos(turn) * down - np.sin(turn) * across
    inside = FORMS[label](u, v)[..., None]  # (n, side, side, 1)
    back = rng.uniform(0, 1, (n, 1, 1, channels))
    # a colour that stands out, lighter or darker with equal chance
    step = rng.uniform(0.35, 0.5, back.shape) * np.where(back < 0.5, 1, -1)
    light = 0.1 * (uniform(-1, 1) * row + uniform(-1, 1) * column)[..., None]
    noise = rng.normal(0, 0.03, (n, side, side, channels))
    image = np.clip(back + step * inside + light + noise, 0, 1)
    return np.asarray(np.round(255 * image), np.uint8)


def _triangle(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return (v < 0.6) & (1.73 * u - v < 1.0) & (-1.73 * u - v < 1.0)


WAVES = 7.0  # of the textures, per unit
FORMS = (
    lambda u, v: u**2 + v**2 < 0.8,
    lambda u, v: np.maximum(abs(u), abs(v)) < 0.8,
    _triangle,
    lambda u, v: abs(np.hypot(u, v) - 0.75) < 0.2,
    lambda u, v: (np.minimum(abs(u), abs(v)) < 0.25) & (np.maximum(abs(u), abs(v)) < 0.95),
    lambda u, v: abs(np.maximum(abs(u), abs(v)) - 0.7) < 0.18,
    lambda u, v: np.sin(WAVES * u) > 0,
    lambda u, v: np.sin(WAVES * u) * np.sin(WAVES * v) > 0,
    lambda u, v: np.cos(WAVES * u) + np.cos(WAVES * v) > 0.8,
    lambda u, v: np.sin(WAVES * np.hypot(u, v)) > 0,
)
