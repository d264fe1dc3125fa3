"""conv2d: one image, one kernel."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import expect_close, expect_raises, expect_unchanged, question

from .convolution_cases import (
    FLOAT32,
    PADDINGS,
    SEEDS,
    Plane,
    both,
    definition_conv2d,
    numbers,
    planes,
    same_planes,
    scipy_correlate,
)

ONE = st.just(1)
VALID = st.just("valid")


@question("conv2d", weight=3)
@given(planes(ONE, VALID))
@settings(max_examples=10)
def test_each_output_is_the_sum_of_kernel_times_patch(student, case):
    """Each output is the sum of the kernel times the patch under it, entry by entry."""
    expected = scipy_correlate(case.x, case.k)
    expect_close(student.conv2d(case.x, case.k), expected, **FLOAT32)


@question("conv2d", weight=2)
@given(planes(st.sampled_from([2, 3, (2, 2), (1, 2), (2, 1), (3, 2)]), VALID))
@settings(max_examples=7)
def test_the_stride_skips_rows_and_columns(student, case):
    """A stride (down, right) keeps every down-th row and every right-th column of stride 1."""
    down, right = both(case.stride)
    expected = scipy_correlate(case.x, case.k)[::down, ::right]
    expect_close(student.conv2d(case.x, case.k, case.stride), expected, **FLOAT32)


@question("conv2d", weight=2)
@given(planes(ONE, st.sampled_from([1, 2, 0])))
@settings(max_examples=7)
def test_an_integer_padding_surrounds_the_image(student, case):
    """padding=p convolves the image with p zeros on every side."""
    expected = definition_conv2d(case)
    expect_close(student.conv2d(case.x, case.k, padding=case.padding), expected, **FLOAT32)


@question("conv2d", weight=2)
def test_same_gives_as_many_outputs_as_strides_fit(student):
    """padding="same" gives ⌈H / down⌉ × ⌈W / right⌉ outputs, zeros where TensorFlow has them."""
    for case in same_planes():
        got = student.conv2d(case.x, case.k, case.stride, "same")
        expect_close(got, definition_conv2d(case), **FLOAT32)


@question("conv2d")
@given(planes())
@settings(max_examples=7)
def test_stride_and_padding_work_together(student, case):
    """Any stride with any padding."""
    got = student.conv2d(case.x, case.k, case.stride, case.padding)
    expect_close(got, definition_conv2d(case), **FLOAT32)


@question("conv2d")
def test_the_kernel_is_neither_flipped_nor_transposed(student):
    """The kernel's upper left entry meets the patch's upper left pixel."""
    x = np.zeros((3, 3))
    x[0, 1] = 1
    expect_close(student.conv2d(x, [[1, 2, 3], [4, 5, 6], [7, 8, 9]]), [[2]], **FLOAT32)


@question("conv2d")
@given(planes())
@settings(max_examples=5)
def test_a_kernel_of_one_copies_the_image(student, case):
    """The kernel [[1]] leaves an image as it is, and so does "same" with a 1 in the middle."""
    x = case.x
    expect_close(student.conv2d(x, [[1]]), x, **FLOAT32)
    middle = np.zeros((3, 5))
    middle[1, 2] = 1
    expect_close(student.conv2d(x, middle, padding="same"), x, **FLOAT32)


@question("conv2d")
@given(planes(), st.sampled_from([2, -1, 0.5]), SEEDS)
@settings(max_examples=5)
def test_it_is_linear_in_the_image(student, case, factor, seed):
    """conv2d(a·x + z, k) = a·conv2d(x, k) + conv2d(z, k)."""
    z = numbers(seed, case.x.shape)[0]
    rest = (case.k, case.stride, case.padding)
    separate = factor * definition_conv2d(case)
    separate = separate + definition_conv2d(Plane(z, *rest))
    expect_close(student.conv2d(factor * case.x + z, *rest), separate, **FLOAT32)


@question("conv2d")
@given(SEEDS, st.integers(0, 2), st.integers(0, 3))
@settings(max_examples=5)
def test_a_shifted_image_gives_a_shifted_map(student, seed, down, right):
    """What moves in the image moves as far in the feature map."""
    thing, k = numbers(seed, (3, 2), (2, 2))
    scene = np.zeros((9, 10))
    scene[2:5, 2:4] = thing
    moved = np.roll(scene, (down, right), axis=(0, 1))
    expected = np.roll(scipy_correlate(scene, k), (down, right), axis=(0, 1))
    expect_close(student.conv2d(moved, k), expected, **FLOAT32)


@question("conv2d")
def test_integers_give_floats(student):
    """Lists and integer images are computed in float: nothing is rounded, nothing overflows."""
    expect_close(student.conv2d([[1, 2], [3, 5]], [[0.5, 0.25]]), [[1.0], [2.75]], **FLOAT32)
    bright = np.array([[250, 200, 0], [255, 255, 255]], dtype=np.uint8)
    expect_close(student.conv2d(bright, np.array([[-1, 1, -1]])), [[-50], [-255]], **FLOAT32)
    twice = np.array([[2, 1, 1]], dtype=np.uint8)
    expect_close(student.conv2d(bright, twice), [[700], [1020]], **FLOAT32)


@question("conv2d")
@given(PADDINGS)
@settings(max_examples=5)
def test_the_arguments_stay_as_they_are(student, padding):
    """x and k still hold what they held before."""
    x, k = np.arange(1.0, 13.0).reshape(3, 4), np.array([[1.0, 2.0], [3.0, 4.0]])
    student.conv2d(x, k, (1, 2), padding)
    expect_unchanged()


@question("conv2d")
def test_a_kernel_that_does_not_fit_is_refused(student):
    """A kernel larger than the padded image, in one direction or both, raises ValueError."""
    conv2d, hint = student.conv2d, "The kernel is larger than the padded image."
    expect_raises(ValueError, conv2d, np.ones((2, 4)), np.ones((3, 1)), hint=hint)
    expect_raises(ValueError, conv2d, np.ones((4, 2)), np.ones((1, 3)), hint=hint)
    expect_raises(ValueError, conv2d, np.ones((2, 2)), np.ones((5, 5)), 1, 1, hint=hint)
    expect_close(student.conv2d(np.ones((2, 2)), np.ones((4, 4)), 1, 1), [[4]], **FLOAT32)


@question("conv2d")
def test_wrong_ranks_strides_and_paddings_are_refused(student):
    """An image or kernel of another rank, a stride below 1, an unknown padding: ValueError."""
    x, k = np.ones((4, 4)), np.ones((2, 2))
    for shape in ((4,), (4, 4, 3), (4, 4, 1)):
        expect_raises(ValueError, student.conv2d, np.ones(shape), k, hint="x is not of rank 2.")
    hint = "x is not of rank 2."
    expect_raises(ValueError, student.conv2d, np.ones((4, 4, 3)), np.ones((3, 3)), hint=hint)
    expect_raises(ValueError, student.conv2d, x, np.ones(2), hint="k is not of rank 2.")
    for stride in (0, (2, -1)):
        expect_raises(ValueError, student.conv2d, x, k, stride, hint="stride is less than 1.")
    for padding in ("full", -1):
        expect_raises(ValueError, student.conv2d, x, k, 1, padding, hint="pad2d refuses padding.")
