"""load_and_split, normalize and encode_labels."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect,
    expect_close,
    expect_equal,
    expect_raises,
    expect_shape,
    expect_unchanged,
    question,
)

FLOAT32 = {"rtol": 1e-6, "atol": 1e-6}
VALID = 5_000


# --- load_and_split ----------------------------------------------------------------------------


def parts(student, x, y):
    """The answer: (x_train, y_train), (x_valid, y_valid)."""
    got = student.load_and_split(x, y)
    is_pair = isinstance(got, tuple | list) and len(got) == 2
    nested = is_pair and all(isinstance(p, tuple | list) and len(p) == 2 for p in got)
    expect(nested, "The result must be (x_train, y_train), (x_valid, y_valid).")
    return [np.asarray(array) for pair in got for array in pair]


def numbered(n, shape=()):
    """n images that hold their number, and labels that tell it, too."""
    x = np.arange(n).reshape(n, *[1] * len(shape)) * np.ones(shape, dtype=int)
    return x.astype(np.int32), (np.arange(n) % 10).astype(np.uint8)  # as CIFAR-10 has them


@question("load_and_split", weight=2)
@pytest.mark.parametrize("extra", [1, 7, 46_000])
def test_the_first_5000_validate_and_the_others_train(student, extra):
    """Images 5,001 and on train, the first 5,000 validate, in the order they came in."""
    x, y = numbered(VALID + extra)
    x_train, _, x_valid, _ = parts(student, x, y)
    expect_shape(x_train, (extra,))
    expect_equal(x_train[:20], x[VALID:][:20], message="x_train must begin with image 5,001.")
    expect_equal(x_train[-20:], x[VALID:][-20:], message="x_train must end with the last image.")
    expect_shape(x_valid, (VALID,))
    same = np.array_equal(x_valid, x[:VALID])
    expect(same, "x_valid must be the first 5,000 images in their order.", got=x_valid[:5])


@question("load_and_split", weight=2)
def test_labels_stay_with_their_images(student):
    """Label n belongs to image n, before as after."""
    x, _ = numbered(VALID + 300)
    y = (x // 7 % 10).astype(np.uint8)  # no rhythm that 5,000 would keep
    x_train, y_train, x_valid, y_valid = parts(student, x, y)
    for images, labels, name in ((x_train, y_train, "train"), (x_valid, y_valid, "valid")):
        expect_shape(labels, images.shape)
        together = np.array_equal(labels, images // 7 % 10)
        expect(together, f"x_{name} and y_{name} no longer belong together.")


@question("load_and_split")
def test_the_other_axes_stay(student):
    """Images stay (H, W, C), labels stay (N, 1), and no number changes."""
    x, y = numbered(VALID + 3, (2, 3, 3))
    y = y.astype(np.int64)
    got = parts(student, (x % 256).astype(np.uint8), y[:, None] + 300)
    expected = [(3, 2, 3, 3), (3, 1), (VALID, 2, 3, 3), (VALID, 1)]
    expect_equal([part.shape for part in got], expected, message="The shapes differ.")
    same = np.array_equal(got[0], x[VALID:] % 256)
    expect(same, "The numbers of the images are others.", got=got[0][0])
    same = np.array_equal(got[1], y[VALID:, None] + 300)
    expect(same, "The labels (here from 300 on) are others.", got=got[1])


@question("load_and_split", weight=0.5)
def test_splitting_leaves_the_arrays_alone(student):
    """x_train and y_train still hold what they held before."""
    student.load_and_split(*numbered(VALID + 2))
    expect_unchanged()


@question("load_and_split", weight=0.5)
def test_too_few_images_or_labels_are_refused(student):
    """5,000 images or fewer, or another number of labels, raise ValueError."""
    x, y = numbered(VALID + 2)
    expect_raises(ValueError, student.load_and_split, x[:VALID], y[:VALID])
    expect_raises(ValueError, student.load_and_split, x[:10], y[:10])
    expect_raises(ValueError, student.load_and_split, x, y[:-1])
    expect_raises(ValueError, student.load_and_split, x[:-1], y)


# --- normalize ---------------------------------------------------------------------------------

SHAPES = st.sampled_from([(2,), (1, 2, 2, 3), (3, 1), (2, 2, 1, 1), ()])


@question("normalize", weight=2)
@given(SHAPES, st.integers(0, 99), st.sampled_from([np.uint8, np.float32, np.int64]))
@settings(max_examples=12)
def test_pixels_are_divided_by_255(student, shape, seed, dtype):
    """A pixel of 255 becomes 1, one of 51 becomes 0.2, in arrays of any shape and dtype."""
    x = np.random.default_rng(seed).integers(0, 256, shape).astype(dtype)
    expect_close(student.normalize(x), x.astype(float) / 255, **FLOAT32)


@question("normalize")
def test_dark_and_even_images_keep_their_brightness(student):
    """The scale is 255 whatever the brightest and the darkest pixel are."""
    expect_close(student.normalize(np.array([51, 102], dtype=np.uint8)), [0.2, 0.4], **FLOAT32)
    expect_close(student.normalize(np.full((2, 2), 51.0)), np.full((2, 2), 0.2), **FLOAT32)
    expect_close(student.normalize([0, 0]), [0, 0], **FLOAT32)
    expect_close(student.normalize([0, 1]), [0, 1 / 255], **FLOAT32)
    expect_close(student.normalize([127.5, 0.5]), [0.5, 0.5 / 255], **FLOAT32)


@question("normalize", weight=0.5)
def test_the_pixels_stay_as_they_are(student):
    """x is not written into, whatever its dtype."""
    for dtype in (np.float64, np.float32, np.uint8):
        student.normalize(np.array([[0, 100], [255, 7]], dtype=dtype))
        expect_unchanged()


# --- encode_labels -----------------------------------------------------------------------------

LABELS = st.lists(st.integers(0, 9), min_size=1, max_size=6)


@question("encode_labels", weight=3)
@given(LABELS, st.booleans())
@settings(max_examples=14)
def test_each_label_becomes_a_one_in_its_column(student, labels, as_column):
    """Row n has a 1 in column y[n], 0 elsewhere; (N,) and (N, 1) give the same (N, 10)."""
    expected = np.zeros((len(labels), 10))
    for n, label in enumerate(labels):
        expected[n, label] = 1
    y = np.array(labels, dtype=np.uint8)
    expect_close(student.encode_labels(y[:, None] if as_column else y), expected, **FLOAT32)


@question("encode_labels")
def test_there_are_always_ten_columns(student):
    """Ten columns, also where most classes do not occur; lists are accepted."""
    expect_close(student.encode_labels([0]), np.eye(10)[[0]], **FLOAT32)
    expect_close(student.encode_labels([[2], [2]]), np.eye(10)[[2, 2]], **FLOAT32)


@question("encode_labels", weight=0.5)
def test_the_labels_stay_as_they_are(student):
    """y is not written into."""
    student.encode_labels(np.array([[3], [1]]))
    expect_unchanged()


@question("encode_labels")
@pytest.mark.parametrize("labels", [[10, 256], [3, -1], [0.5, 3.1]])
def test_what_is_no_label_is_refused(student, labels):
    """10, 256, −1, 0.5 and 3.1 are no labels: ValueError."""
    expect_raises(ValueError, student.encode_labels, labels)
    expect_raises(ValueError, student.encode_labels, labels[1:])


NO_LABELS = [np.eye(10)[[1, 2]], np.eye(10, dtype=int)[[4]], [[1, 2]], [[[1]], [[2]]]]


@question("encode_labels", weight=0.5)
@pytest.mark.parametrize("labels", NO_LABELS)
def test_other_shapes_are_refused(student, labels):
    """Labels that are one-hot already, and all shapes but (N,) and (N, 1), raise ValueError."""
    expect_raises(ValueError, student.encode_labels, labels)
