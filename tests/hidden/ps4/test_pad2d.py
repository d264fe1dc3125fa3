"""pad2d: zeros around the rows and columns of images."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import expect, expect_close, expect_raises, expect_unchanged, question

from .convolution_cases import FLOAT32, KERNEL_SIZES, SAME, SEEDS, STRIDES, numbers, padded

SIDES = sorted(product(range(1, 6), repeat=2), key=sum)
PLANES = list(SIDES)
COLOURED = [(*side, C) for C in (1, 2, 3) for side in SIDES]
BATCHES = [(N, *shape) for N in (1, 2, 3) for shape in COLOURED]
SHARES = "lambda f, x, p: np.shares_memory(np.asarray(f(x, p, 1)), x)"


@st.composite
def images(draw, shapes=(*PLANES, *COLOURED, *BATCHES)):
    """An image (H, W) or (H, W, C), or a batch (N, H, W, C)."""
    return numbers(draw(SEEDS), draw(st.sampled_from(shapes)))[0]


def first_axis(x):
    """The axis of H."""
    return 1 if x.ndim == 4 else 0


@question("pad2d", weight=2)
@given(images(PLANES), st.integers(0, 3))
@settings(max_examples=7)
def test_an_integer_adds_as_many_zeros_on_every_side(student, x, p):
    """padding=p puts p zeros at the top, the bottom, the left and the right, for any kernel."""
    expect_close(student.pad2d(x, p, (1, 2)), padded(x, p, (1, 2)), **FLOAT32)


@question("pad2d", weight=2)
@given(images(), st.integers(0, 2))
@settings(max_examples=7)
def test_batch_and_channels_are_not_padded(student, x, p):
    """Only H and W grow, in images (H, W, C) and batches (N, H, W, C) as well."""
    expect_close(student.pad2d(x, p, 3), padded(x, p, 3, first=first_axis(x)), **FLOAT32)


@question("pad2d")
@given(images(), KERNEL_SIZES, STRIDES)
@settings(max_examples=5)
def test_valid_adds_nothing(student, x, kernel_size, stride):
    """padding="valid" returns the same numbers in the same shape."""
    expect_close(student.pad2d(x, "valid", kernel_size, stride), x, **FLOAT32)


@question("pad2d", weight=2)
@given(images(PLANES), st.sampled_from([1, 3, 5, (1, 3), (5, 3)]))
@settings(max_examples=7)
def test_same_keeps_the_size_for_odd_kernels(student, x, kernel_size):
    """At stride 1 a kernel of 2p + 1 pixels needs p zeros on both sides, each axis by itself."""
    expect_close(student.pad2d(x, "same", kernel_size), padded(x, "same", kernel_size), **FLOAT32)


@question("pad2d", weight=2)
@given(images(), st.sampled_from([2, 4, (2, 3), (3, 4)]))
@settings(max_examples=7)
def test_same_puts_the_odd_zero_at_the_bottom_and_right(student, x, kernel_size):
    """An even kernel needs an odd number of zeros: the extra one goes to the bottom or right."""
    expected = padded(x, "same", kernel_size, first=first_axis(x))
    expect_close(student.pad2d(x, "same", kernel_size), expected, **FLOAT32)


@question("pad2d", weight=2)
@given(images(), KERNEL_SIZES, STRIDES)
@settings(max_examples=7)
def test_same_follows_the_stride(student, x, kernel_size, stride):
    """Padding "same" makes room for ⌈n / stride⌉ stops on each axis and never removes pixels."""
    expected = padded(x, "same", kernel_size, stride, first=first_axis(x))
    expect_close(student.pad2d(x, "same", kernel_size, stride), expected, **FLOAT32)


@question("pad2d")
def test_same_rounds_the_stops_up(student):
    """Padding "same" makes room for ⌈n / stride⌉ stops: rounded up, on each axis by itself."""
    for H, W, KH, KW, stride in SAME:
        (x,) = numbers(0, (H, W))
        expected = padded(x, "same", (KH, KW), stride)
        expect_close(student.pad2d(x, "same", (KH, KW), stride), expected, **FLOAT32)


@question("pad2d")
def test_same_never_removes_pixels(student):
    """A stride larger than the kernel needs no zeros: "same" then leaves the image whole."""
    x = np.arange(1.0, 19.0).reshape(3, 6)
    expect_close(student.pad2d(x, "same", 1, 3), x, **FLOAT32)
    expect_close(student.pad2d(x, "same", (2, 1), (3, 2)), x, **FLOAT32)


@question("pad2d")
def test_lists_and_integers_are_accepted(student):
    """Lists and integer arrays are padded like floats, and the result holds floats."""
    expect_close(student.pad2d([[1, 2]], 2, 1), padded(np.array([[1, 2]]), 2, 1), **FLOAT32)
    x = np.array([[200], [250]], dtype=np.uint8)
    got = student.pad2d(x, "same", (2, 3))
    expect_close(got, padded(x, "same", (2, 3)), **FLOAT32)
    message = "The result must hold floats, even for an image of integers."
    expect(np.asarray(got).dtype.kind == "f", message, got=got)


@question("pad2d")
def test_the_image_stays_as_it_is(student):
    """The zeros stand in a new array: x itself is not written to."""
    for padding in (0, 2, "same", "valid"):
        student.pad2d(np.arange(1.0, 25.0).reshape(1, 4, 3, 2), padding, (3, 2))
        expect_unchanged()


@question("pad2d", weight=0.5)
def test_the_result_is_a_new_array(student):
    """The result is a new array, also where there is nothing to add: not x itself, nor a view."""
    shares = student.make(SHARES)
    for padding in ("valid", 0, "same"):
        x = np.array([[1.0, 2.0], [3.0, 4.0]])
        student.pad2d(x, padding, 1)
        message = "What is written into the result is written into x, too."
        hint = "np.asarray does not copy an array of floats: return a copy of x."
        expect(not shares(student.value("pad2d"), x, padding), message, hint=hint)


@question("pad2d")
def test_unknown_paddings_are_refused(student):
    """A word other than "valid" and "same", or a negative number, raises ValueError."""
    for word in ("full", "vali", "am"):
        hint = 'It is neither "valid" nor "same". ("am" in ("same") is true: compare with ==.)'
        expect_raises(ValueError, student.pad2d, np.ones((3, 4)), word, 3, hint=hint)
    for p in (-1, -2):
        hint = "The padding is a negative number."
        expect_raises(ValueError, student.pad2d, np.ones((3, 4)), p, 3, hint=hint)


@question("pad2d", weight=0.5)
def test_images_of_another_rank_are_refused(student):
    """Arrays of one or five dimensions raise ValueError."""
    hint = "x is not of rank 2, 3 or 4."
    expect_raises(ValueError, student.pad2d, np.ones(4), 1, 3, hint=hint)
    expect_raises(ValueError, student.pad2d, np.ones((1, 1, 2, 2, 1)), 1, 3, hint=hint)


@question("pad2d", weight=0.5)
def test_sizes_and_strides_below_one_are_refused(student):
    """kernel_size or stride below 1 raises ValueError."""
    for padding in ("same", "valid", 1):
        hint = "kernel_size is less than 1. pair refuses it, whatever the padding is."
        expect_raises(ValueError, student.pad2d, np.ones((3, 4)), padding, (0, 2), hint=hint)
        hint = "stride is less than 1. pair refuses it, whatever the padding is."
        expect_raises(ValueError, student.pad2d, np.ones((3, 4)), padding, 2, (1, 0), hint=hint)
