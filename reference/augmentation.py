"""Problem set 8, third part: more images from the same images. Batches are (N, H, W, C)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def random_flip(batch: ArrayLike, rng: np.random.Generator) -> np.ndarray:
    """Mirror each image left to right with a chance of one half, each image by itself.

    Args:
        batch: images, (N, H, W, C), integers or floats.
        rng: the only source of chance, so that the same seed gives the same images. Which of its
            methods you call, and in which order, is up to you.

    Returns:
        A new array of the shape of batch. Image i is image i of the batch, as it is or mirrored:
        its columns in the opposite order. The order of the images, and so their labels, stay.

    Raises:
        ValueError: batch is not of rank 4.

    Example:
        >>> image = np.arange(3).reshape(1, 1, 3, 1)
        >>> random_flip(image, np.random.default_rng(0)).ravel().tolist() in ([0, 1, 2], [2, 1, 0])
        True

    Source: Krizhevsky et al., 2012, section 4.1.
    """
    batch = np.asarray(batch)
    if batch.ndim != 4:
        raise ValueError(f"batch must be of shape (N, H, W, C), got {batch.shape}")
    flipped = rng.random(len(batch)) < 0.5  # (N,)
    return np.where(flipped[:, None, None, None], batch[:, :, ::-1], batch)


def random_shift(batch: ArrayLike, rng: np.random.Generator, max_shift: int = 4) -> np.ndarray:
    """Move each image by some whole pixels down or up and right or left, each image by itself.

    Args:
        batch: images, (N, H, W, C), integers or floats.
        rng: the only source of chance; how you use it is up to you.
        max_shift: the farthest move, in pixels, at least 0. For each image, rows and columns are
            drawn by themselves: every whole number from -max_shift to max_shift equally likely.

    Returns:
        A new array of the shape of batch. What moves out of the image is lost; the pixels that
        come free are 0. The order of the images stays.

    Raises:
        ValueError: batch is not of rank 4, or max_shift is negative.

    Example:
        >>> image = np.array([1, 2, 3]).reshape(1, 1, 3, 1)
        >>> random_shift(image, np.random.default_rng(0), max_shift=0).ravel().tolist()
        [1, 2, 3]

    Source: He et al., 2016, section 4.2: pad by 4 zeros, crop 32 × 32.
    """
    batch = np.asarray(batch)
    if batch.ndim != 4:
        raise ValueError(f"batch must be of shape (N, H, W, C), got {batch.shape}")
    if max_shift < 0:
        raise ValueError(f"max_shift must not be negative, got {max_shift}")
    N, H, W, _ = batch.shape
    m = max_shift
    padded = np.pad(batch, ((0, 0), (m, m), (m, m), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (H, W), axis=(1, 2))
    top, left = rng.integers(0, 2 * m + 1, (2, N))  # where in the padded image the crop begins
    crops = windows[np.arange(N), top, left]  # (N, C, H, W)
    return crops.transpose(0, 2, 3, 1)


def random_rotation(
    batch: ArrayLike, rng: np.random.Generator, max_degrees: float = 15
) -> np.ndarray:
    """Turn each image about its centre by a random angle, each image by itself.

    Args:
        batch: images, (N, H, W, C), integers or floats; they need not be square.
        rng: the only source of chance; how you use it is up to you.
        max_degrees: the largest angle, in degrees, from 0 to 180. For each image the angle is
            drawn evenly between -max_degrees and max_degrees.

    Returns:
        A new array of the shape of batch. Images turn about their centre, row (H - 1) / 2 and
        column (W - 1) / 2; all channels together. Pixels whose source lies outside the image are
        0. Taking the nearest pixel is good enough, any interpolation is welcome. The order of the
        images stays.

    Raises:
        ValueError: batch is not of rank 4, or max_degrees is not from 0 to 180.

    Example:
        >>> image = np.ones((1, 3, 3, 1))
        >>> random_rotation(image, np.random.default_rng(0), max_degrees=0).ravel().tolist()
        [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]

    Source: the lecture's ``rotation_range=15``; ``scipy.ndimage.rotate``.
    """
    batch = np.asarray(batch)
    if batch.ndim != 4:
        raise ValueError(f"batch must be of shape (N, H, W, C), got {batch.shape}")
    if not 0 <= max_degrees <= 180:
        raise ValueError(f"max_degrees must be from 0 to 180, got {max_degrees}")
    N, H, W, _ = batch.shape
    angle = np.radians(rng.uniform(-max_degrees, max_degrees, (N, 1, 1)))
    down, right = np.arange(H)[:, None] - (H - 1) / 2, np.arange(W) - (W - 1) / 2  # from the centre
    # where each pixel comes from: turn it back by the angle
    rows = np.rint(np.cos(angle) * down - np.sin(angle) * right + (H - 1) / 2).astype(int)
    columns = np.rint(np.sin(angle) * down + np.cos(angle) * right + (W - 1) / 2).astype(int)
    inside = (rows >= 0) & (rows < H) & (columns >= 0) & (columns < W)  # (N, H, W)
    image = np.arange(N)[:, None, None]
    turned = batch[image, np.clip(rows, 0, H - 1), np.clip(columns, 0, W - 1)]  # (N, H, W, C)
    return np.where(inside[..., None], turned, 0)
