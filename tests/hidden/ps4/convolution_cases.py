"""What the hidden tests of ps4 draw, and the definitions that they hold answers against."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

import numpy as np
from hypothesis import strategies as st
from scipy import ndimage

from autograder.testing import remembered
from reference import convolution as course

# Float32 is precision enough: the entries drawn here are small multiples of a quarter, so that a
# correct sum is right to 1e-5 in float32, while the smallest mistake (a truncated quarter) is 0.25.
FLOAT32: dict[str, float] = {"rtol": 1e-5, "atol": 1e-4}

Array = np.ndarray[Any, Any]

course_layer = remembered(course.conv_layer)
course_gradients = remembered(course.conv_layer_backward)

STRIDES = st.sampled_from([1, 2, (2, 1), (1, 2), (3, 2), 3])
PADDINGS = st.sampled_from(["valid", "same", 0, 1, 2])
SEEDS = st.integers(0, 999)
KERNELS = [(1, 2), (2, 1), (2, 3), (3, 2), (2, 2), (3, 3)]
KERNEL_SIZES = st.sampled_from(KERNELS)

# "same" goes wrong in many ways, and small random cases miss some: here is at least one case
# for each (H, W, KH, KW, stride), the smallest first.
SAME = [
    (1, 2, 1, 2, 1),  # an even kernel: the zero is at the right …
    (2, 1, 2, 1, 1),  # … or at the bottom
    (2, 3, 1, 1, 2),  # no zero is missing, none is taken away
    (1, 4, 1, 3, 2),  # the stride counts: one zero, not two
    (4, 1, 3, 1, (2, 1)),
    (3, 1, 3, 1, 2),  # the stride does not divide the size: two stops, not one …
    (1, 3, 1, 3, 2),  # … on either axis
    (2, 3, 3, 2, 1),  # rows and columns differ
    (5, 4, 3, 2, (3, 1)),
    (4, 5, 2, 3, (1, 2)),
]

# Drawing one shape from a list costs a tenth of drawing its seven numbers, and the list can have
# the smallest first, so that a counterexample shrinks to it.
PLANE_SHAPES = st.sampled_from(
    sorted(
        (((KH + a, KW + b), (KH, KW)) for (KH, KW), a, b in product(KERNELS, range(5), range(5))),
        key=lambda shapes: prod(shapes[0]),
    )
)
LAYER_SHAPES = st.sampled_from(
    sorted(
        (
            ((N, KH + a, KW + b, C), (KH, KW, C, F))
            for (KH, KW), a, b in product(KERNELS, range(4), range(4))
            for N, C, F in product(range(1, 4), repeat=3)
        ),
        key=lambda shapes: prod(shapes[0]) + prod(shapes[1]),
    )
)


def numbers(seed: int, *shapes: tuple[int, ...]) -> list[Array]:
    """Arrays: for seed 0 of 1, 2, 3, …, which reads well; else random multiples of a quarter."""
    if seed == 0:
        return [np.arange(1.0, 1 + prod(shape)).reshape(shape) for shape in shapes]
    rng = np.random.default_rng(seed)
    return [rng.integers(-12, 13, shape) / 4 for shape in shapes]


@dataclass(frozen=True)
class Plane:
    """One image and one kernel."""

    x: Array  # (H, W)
    k: Array  # (KH, KW)
    stride: Any
    padding: Any


def planes(strides: Any = STRIDES, paddings: Any = PADDINGS) -> st.SearchStrategy[Plane]:
    """An image, in general not square, at least as large as its kernel."""

    def plane(shapes: Any, seed: int, stride: Any, padding: Any) -> Plane:
        return Plane(*numbers(seed, *shapes), stride, padding)

    return st.builds(plane, PLANE_SHAPES, SEEDS, strides, paddings)


@dataclass(frozen=True)
class Layer:
    """A batch of images and a layer for it."""

    x: Array  # (N, H, W, C)
    W: Array  # (KH, KW, C, F)
    b: Array  # (F,)
    stride: Any
    padding: Any


def same_planes() -> list[Plane]:
    """An image and a kernel for each case of SAME, with the numbers 1, 2, 3, …"""
    return [Plane(*numbers(0, (H, W), (KH, KW)), stride, "same") for H, W, KH, KW, stride in SAME]


def same_layers() -> list[Layer]:
    """A layer of two channels and two filters for each case of SAME."""
    shapes = [((1, H, W, 2), (KH, KW, 2, 2), (2,)) for H, W, KH, KW, _ in SAME]
    return [
        Layer(*numbers(0, *shape), stride, "same")
        for shape, (*_, stride) in zip(shapes, SAME, strict=True)
    ]


def layers(strides: Any = STRIDES, paddings: Any = PADDINGS) -> st.SearchStrategy[Layer]:
    """A small batch; N, C and F from 1 to 3, each by itself."""

    def layer(shapes: Any, seed: int, stride: Any, padding: Any) -> Layer:
        return Layer(*numbers(seed, *shapes, shapes[1][3:]), stride, padding)

    return st.builds(layer, LAYER_SHAPES, SEEDS, strides, paddings)


def both(size: Any) -> tuple[int, int]:
    """(rows, columns) of an integer or a pair."""
    return (size, size) if isinstance(size, int) else size


def zeros_around(n: int, f: int, s: int, padding: Any) -> tuple[int, int]:
    """Zeros before and after n pixels, for a kernel of f pixels and stride s; found by trying."""
    if padding == "valid":
        return 0, 0
    if padding != "same":
        return padding, padding
    total = 0
    while len(range(0, n + total - f + 1, s)) < len(range(0, n, s)):  # too few stops
        total += 1
    return total // 2, total - total // 2


def padded(x: Array, padding: Any, kernel_size: Any, stride: Any = 1, first: int = 0) -> Array:
    """x in the middle of zeros; ``first`` is the axis of H."""
    widths = [(0, 0)] * x.ndim
    for axis in (0, 1):
        n, f, s = x.shape[first + axis], both(kernel_size)[axis], both(stride)[axis]
        widths[first + axis] = zeros_around(n, f, s, padding)
    big = np.zeros([n + sum(w) for n, w in zip(x.shape, widths, strict=True)])
    big[tuple(slice(a, a + n) for n, (a, _) in zip(x.shape, widths, strict=True))] = x
    return big


def definition_layer(layer: Layer) -> Array:
    """Entry by entry of the kernels: the images shifted to it, times it."""
    return _shifted(layer.x, layer.W, layer.b, layer.stride, layer.padding)


@remembered
def _shifted(x: Array, W: Array, b: Array, stride: Any, padding: Any) -> Array:
    KH, KW = W.shape[:2]
    x = padded(x, padding, (KH, KW), stride, first=1)
    rows, columns = x.shape[1] - KH + 1, x.shape[2] - KW + 1
    y = sum(x[:, i : i + rows, j : j + columns] @ W[i, j] for i, j in np.ndindex(KH, KW))
    down, right = both(stride)
    return np.asarray(y)[:, ::down, ::right] + b


def definition_conv2d(plane: Plane) -> Array:
    """A layer of one image, one channel and one filter."""
    x, k = plane.x[None, :, :, None], plane.k[:, :, None, None]
    return definition_layer(Layer(x, k, np.zeros(1), plane.stride, plane.padding))[0, :, :, 0]


def scipy_correlate(x: Array, k: Array) -> Array:
    """The positions where k lies wholly on x, of SciPy's correlation; for any number of axes."""
    everywhere = ndimage.correlate(x.astype(float), k, mode="constant")  # k centred on each pixel
    inside = (slice(f // 2, f // 2 + n - f + 1) for n, f in zip(x.shape, k.shape, strict=True))
    return np.asarray(everywhere[tuple(inside)])
