"""What the hidden tests of ps4 draw, and the definitions that they hold answers against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

# Float32 is precision enough: the entries drawn here are small multiples of a quarter, so that a
# correct sum is right to 1e-5 in float32, while the smallest mistake (a truncated quarter) is 0.25.
FLOAT32: dict[str, float] = {"rtol": 1e-5, "atol": 1e-4}

Array = np.ndarray[Any, Any]


@st.composite
def arrays(draw: st.DrawFn, shape: tuple[int, ...]) -> Array:
    """1, 2, 3, … first, which makes a readable example; then random multiples of a quarter."""
    seed = draw(st.integers(0, 999))
    if seed == 0:
        return np.arange(1.0, 1 + np.prod(shape)).reshape(shape)
    return np.random.default_rng(seed).integers(-12, 13, shape) / 4


STRIDES = st.sampled_from([1, 2, (2, 1), (1, 2), (2, 3), 3])
PADDINGS = st.sampled_from(["valid", "same", 0, 1, 2])
KERNEL_SIZES = st.sampled_from([(1, 2), (2, 1), (2, 3), (3, 2), (3, 3), (2, 2), (1, 1), (4, 3)])
EXTRA_ROWS = st.integers(0, 4)  # by how much an image is larger than the kernel


@dataclass(frozen=True)
class Plane:
    """One image and one kernel."""

    x: Array  # (H, W)
    k: Array  # (KH, KW)
    stride: Any
    padding: Any


@st.composite
def planes(
    draw: st.DrawFn,
    strides: st.SearchStrategy[Any] = STRIDES,
    paddings: st.SearchStrategy[Any] = PADDINGS,
) -> Plane:
    """An image, in general not square, at least as large as its kernel."""
    KH, KW = draw(KERNEL_SIZES)
    H, W = KH + draw(EXTRA_ROWS), KW + draw(EXTRA_ROWS)
    x, k = draw(arrays((H, W))), draw(arrays((KH, KW)))
    return Plane(x, k, draw(strides), draw(paddings))


@dataclass(frozen=True)
class Layer:
    """A batch of images and a layer for it."""

    x: Array  # (N, H, W, C)
    W: Array  # (KH, KW, C, F)
    b: Array  # (F,)
    stride: Any
    padding: Any


@st.composite
def layers(
    draw: st.DrawFn,
    strides: st.SearchStrategy[Any] = STRIDES,
    paddings: st.SearchStrategy[Any] = PADDINGS,
) -> Layer:
    """A small batch; N, C and F from 1 to 3, by themselves."""
    KH, KW = draw(KERNEL_SIZES)
    H, W = KH + draw(st.integers(0, 3)), KW + draw(st.integers(0, 3))
    N, C, F = (draw(st.integers(1, 3)) for _ in range(3))
    x, kernels, b = (draw(arrays(s)) for s in ((N, H, W, C), (KH, KW, C, F), (F,)))
    return Layer(x, kernels, b, draw(strides), draw(paddings))


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
    while len(range(0, n + total - f + 1, s)) < len(range(0, n, s)):  # stops with and without
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


def definition_conv2d(plane: Plane) -> Array:
    """Sum over the kernel's entries of entry × the image shifted to it."""
    k = plane.k
    x = padded(plane.x, plane.padding, k.shape, plane.stride)
    H, W = x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1
    y = sum(k[a, b] * x[a : a + H, b : b + W] for a, b in np.ndindex(k.shape))
    down, right = both(plane.stride)
    return np.asarray(y)[::down, ::right]


def definition_layer(layer: Layer) -> Array:
    """Channel by channel and filter by filter, each a conv2d."""
    maps = [
        [
            sum(
                definition_conv2d(
                    Plane(image[..., c], layer.W[..., c, f], layer.stride, layer.padding)
                )
                for c in range(image.shape[-1])
            )
            + layer.b[f]
            for f in range(len(layer.b))
        ]
        for image in layer.x
    ]
    return np.moveaxis(np.array(maps), 1, -1)  # (N, F, OH, OW) → (N, OH, OW, F)
