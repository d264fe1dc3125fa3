"""im2col: patches as rows."""

import numpy as np
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

from .convolution_cases import (
    FLOAT32,
    Layer,
    both,
    definition_layer,
    layers,
    numbers,
    padded,
    same_layers,
)

VALID = st.just("valid")


def definition(case):
    """Collect the patches one by one."""
    KH, KW = case.W.shape[:2]
    down, right = both(case.stride)
    x = padded(case.x, case.padding, (KH, KW), case.stride, first=1)
    _, H, W, _ = x.shape
    return np.array(
        [
            image[top : top + KH, left : left + KW].ravel()
            for image in x
            for top in range(0, H - KH + 1, down)
            for left in range(0, W - KW + 1, right)
        ]
    )


@question("im2col", weight=2)
@given(layers(st.just(1), VALID))
@settings(max_examples=7)
def test_rows_are_patches_line_by_line(student, case):
    """Rows: image by image, patches from left to right, line by line. Channels change fastest."""
    got = student.im2col(case.x, case.W.shape[:2], 1, "valid")
    expect_close(got, definition(case), **FLOAT32)


@question("im2col", weight=2)
@given(layers(st.sampled_from([2, (1, 2), (2, 1), 3]), VALID))
@settings(max_examples=7)
def test_the_stride_leaves_patches_out(student, case):
    """Only the patches where a kernel with this stride (down, right) stops are listed."""
    got = student.im2col(case.x, case.W.shape[:2], case.stride, "valid")
    expect_close(got, definition(case), **FLOAT32)


@question("im2col", weight=2)
@given(layers(paddings=st.sampled_from([1, 2, 0])))
@settings(max_examples=8)
def test_patches_reach_into_the_padding(student, case):
    """With padding, the patches are those of the padded images."""
    got = student.im2col(case.x, case.W.shape[:2], case.stride, case.padding)
    expect_close(got, definition(case), **FLOAT32)


@question("im2col")
def test_same_pads_for_this_kernel_and_stride(student):
    """padding="same" gives ⌈H / down⌉ × ⌈W / right⌉ patches an image."""
    for case in same_layers():
        got = student.im2col(case.x, case.W.shape[:2], case.stride, "same")
        expect_close(got, definition(case), **FLOAT32)


@question("im2col")
@given(layers())
@settings(max_examples=5)
def test_times_the_kernels_it_is_the_layer(student, case):
    """im2col(x) @ W.reshape(-1, F) holds the layer's outputs, one position a row."""
    KH, KW, C, F = case.W.shape
    got = student.im2col(case.x, (KH, KW), case.stride, case.padding)
    y = definition_layer(Layer(case.x, case.W, np.zeros(F), case.stride, case.padding))
    expect_shape(got, (y[..., 0].size, KH * KW * C), expected=definition(case))
    product = np.asarray(got) @ case.W.reshape(-1, F)
    if not np.allclose(product, y.reshape(-1, F), **FLOAT32):
        message = "Times W.reshape(-1, F), these rows are not the layer's outputs."
        expect_close(got, definition(case), **FLOAT32, message=message)


@question("im2col")
def test_integers_and_lists_are_accepted(student):
    """Lists and integer images give floats; one number is a square kernel."""
    image = [[[1], [2], [3]], [[4], [5], [6]]]
    expected = [[1, 2, 4, 5], [2, 3, 5, 6]]
    for x in ([image], np.array([image], dtype=np.uint8)):
        got = student.im2col(x, 2, 1, "valid")
        expect_close(got, expected, **FLOAT32)
        message = "The patches must be floats, even for images of integers."
        expect(np.asarray(got).dtype.kind == "f", message, got=got)


@question("im2col", weight=0.5)
def test_a_patch_of_one_pixel_is_its_channels(student):
    """A kernel of 1 × 1 pixel lists the pixels, those of the padding too."""
    (x,) = numbers(0, (1, 1, 2, 3))
    expected = padded(x, 1, 1, first=1).reshape(12, 3)
    expect_close(student.im2col(x, 1, 1, 1), expected, **FLOAT32)


@question("im2col")
def test_the_images_stay_as_they_are(student):
    """x still holds what it held before."""
    for padding in ("valid", "same", 1):
        student.im2col(np.arange(24.0).reshape(1, 3, 4, 2), (2, 3), 1, padding)
        expect_unchanged()


@question("im2col")
def test_what_cannot_be_is_refused(student):
    """x of another rank, a kernel larger than the padded image, sizes or strides below 1, an
    unknown padding: ValueError."""
    x = np.ones((1, 3, 4, 1))
    im2col = student.im2col
    for image in (x[0], x[..., 0]):  # no axis of images, no axis of channels
        expect_raises(ValueError, im2col, image, 2, 1, "valid", hint="x is not of rank 4.")
    for size in ((4, 1), (1, 5)):
        hint = "The kernel is larger than the padded image."
        expect_raises(ValueError, im2col, x, size, 1, "valid", hint=hint)
    expect_raises(ValueError, im2col, x, 0, 1, "valid", hint="kernel_size is less than 1.")
    expect_raises(ValueError, im2col, x, 2, (1, 0), "valid", hint="stride is less than 1.")
    expect_raises(ValueError, im2col, x, 2, 1, "full", hint="pad2d refuses padding.")
