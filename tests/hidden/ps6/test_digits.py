"""flatten_images and prepare: from images on a disk to what a network takes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect,
    expect_close,
    expect_raises,
    expect_shape,
    expect_unchanged,
    question,
)

FLOAT32 = {"rtol": 1e-6, "atol": 1e-6}  # float32 is precision enough

SHAPES = st.sampled_from([(1, 2, 3), (2, 2, 3), (2, 3, 2), (3, 1, 4), (2, 4, 5), (4, 3, 3)])
SEEDS = st.integers(0, 99)


def pixels(shape, seed):
    """Pixels from 0 to 255; for seed 0: 0, 1, 2, …, which reads well."""
    if seed == 0:
        return np.arange(np.prod(shape)).reshape(shape)
    return np.random.default_rng(seed).integers(0, 256, shape)


# --- flatten_images ----------------------------------------------------------------------------


@question("flatten_images", weight=2)
@given(SHAPES, SEEDS)
@settings(max_examples=12)
def test_every_image_becomes_a_row_of_its_pixels(student, shape, seed):
    """Row n holds image n: its first line from left to right, then the next line."""
    x = pixels(shape, seed)
    expected = [[v for line in image for v in line] for image in x.tolist()]
    expect_close(student.flatten_images(x), expected)


@question("flatten_images")
@given(SHAPES, st.integers(1, 3), SEEDS)
@settings(max_examples=8)
def test_channels_stay_side_by_side(student, shape, channels, seed):
    """Of (N, H, W, C), each pixel's channels stand next to each other; the numbers stay."""
    x = pixels((*shape, channels), seed).astype(np.uint8)
    expected = [[v for line in image for pixel in line for v in pixel] for image in x.tolist()]
    expect_close(student.flatten_images(x), expected)


@question("flatten_images", weight=0.5)
def test_a_digit_has_784_pixels(student):
    """(5, 28, 28) and (5, 28, 28, 1) become (5, 784), one image (1, 784)."""
    expect_shape(student.flatten_images(np.zeros((5, 28, 28))), (5, 784))
    expect_shape(student.flatten_images(np.zeros((5, 28, 28, 1))), (5, 784))
    expect_shape(student.flatten_images(np.zeros((1, 28, 28))), (1, 784))


@question("flatten_images", weight=0.5)
def test_flattening_leaves_the_images_alone(student):
    """x still has its shape afterwards; a list of images is accepted."""
    student.flatten_images(np.arange(12.0).reshape(1, 3, 4))
    expect_unchanged()
    expect_close(student.flatten_images([[[1.5, 2], [3, 4]]]), [[1.5, 2, 3, 4]])


@question("flatten_images", weight=0.5)
@pytest.mark.parametrize("shape", [(4,), (3, 4), (1, 2, 2, 1, 1)])
def test_what_is_no_batch_of_images_is_refused(student, shape):
    """An array that is not of rank 3 or 4 raises ValueError."""
    expect_raises(ValueError, student.flatten_images, np.zeros(shape))


# --- prepare -----------------------------------------------------------------------------------

LABELS = st.lists(st.integers(0, 9), min_size=1, max_size=5)


def prepared(student, x, y):
    """The answer: a pair."""
    got = student.prepare(x, y)
    pair = isinstance(got, tuple | list) and len(got) == 2
    expect(pair, "prepare must return two arrays, x and t.", got=got)
    return got


@question("prepare", weight=3)
@given(LABELS, st.sampled_from([(2, 3), (1, 2), (3, 2), (3, 1)]), SEEDS)
@settings(max_examples=12)
def test_pixels_are_divided_by_255(student, labels, size, seed):
    """A pixel of 255 becomes 1, one of 51 becomes 0.2; a channel axis is added at the end."""
    images = pixels((len(labels), *size), seed).astype(np.uint8)
    x, _ = prepared(student, images, np.array(labels))
    expect_shape(x, (len(labels), *size, 1))
    expect_close(np.asarray(x)[..., 0], images.astype(float) / 255, **FLOAT32)


@question("prepare", weight=3)
@given(LABELS)
@settings(max_examples=12)
def test_labels_become_one_hot(student, labels):
    """t has a 1 in the column of the label, 0 elsewhere, and always ten columns."""
    images = np.zeros((len(labels), 2, 3), dtype=np.uint8)
    _, t = prepared(student, images, np.array(labels, dtype=np.uint8))
    expected = np.zeros((len(labels), 10))
    for n, label in enumerate(labels):
        expected[n, label] = 1
    expect_close(t, expected, **FLOAT32)


@question("prepare")
def test_a_dark_batch_stays_dark(student):
    """The scale is 255 whatever the brightest pixel of the batch is."""
    x, _ = prepared(student, np.array([[[0, 10], [20, 51]]], dtype=np.uint8), [0])
    expect_close(np.asarray(x)[0, :, :, 0], [[0, 10 / 255], [20 / 255, 0.2]], **FLOAT32)
    x, _ = prepared(student, np.array([[[0, 1], [1, 0]]], dtype=np.uint8), [0])
    expect_close(np.asarray(x)[0, :, :, 0], [[0, 1 / 255], [1 / 255, 0]], **FLOAT32)


@question("prepare")
def test_a_channel_axis_that_is_there_stays(student):
    """(N, H, W, 1) keeps its shape, and labels may come as (N, 1)."""
    x, t = prepared(student, np.full((2, 3, 4, 1), 255), np.array([[3], [0]]))
    expect_close(x, np.ones((2, 3, 4, 1)), **FLOAT32)
    expect_close(t, np.eye(10)[[3, 0]], **FLOAT32)


@question("prepare", weight=0.5)
def test_images_and_labels_stay_as_they_were(student):
    """x and y are not written into; lists are accepted."""
    student.prepare(np.full((2, 2, 2), 100.0), np.array([2, 1]))
    expect_unchanged()
    x, t = prepared(student, [[[0, 255]]], [9])
    expect_close(x, [[[[0], [1]]]], **FLOAT32)
    expect_close(t, np.eye(10)[[9]], **FLOAT32)


@question("prepare")
@pytest.mark.parametrize("labels", [[10, 0], [-1, 0], [0.5, 1]])
def test_labels_that_are_no_digits_are_refused(student, labels):
    """10, −1 and 0.5 raise ValueError."""
    expect_raises(ValueError, student.prepare, np.zeros((2, 3, 3)), labels)


@question("prepare", weight=0.5)
def test_what_does_not_go_together_is_refused(student):
    """Colour images, single images, and more or fewer labels than images: ValueError."""
    expect_raises(ValueError, student.prepare, np.zeros((2, 3, 3, 3)), [0, 1])
    expect_raises(ValueError, student.prepare, np.zeros((3, 3)), [0, 1, 2])
    expect_raises(ValueError, student.prepare, np.zeros((2, 3, 3)), [0])
    expect_raises(ValueError, student.prepare, np.zeros((2, 3, 3)), [0, 1, 2])
    expect_raises(ValueError, student.prepare, np.zeros((2, 3, 3)), np.eye(10)[[0, 1]])


@question("prepare", weight=0.5)
def test_other_shapes_of_one_batch_are_refused(student):
    """Labels as a row (1, N) or a lone number, and one image without its batch axis: ValueError."""
    expect_raises(ValueError, student.prepare, np.zeros((2, 3, 3)), [[0, 1]])
    expect_raises(ValueError, student.prepare, np.zeros((1, 3, 3)), 0)
    expect_raises(ValueError, student.prepare, np.zeros((3, 3)), [0])
