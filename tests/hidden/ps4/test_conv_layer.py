"""conv_layer and conv_layer_fast: the same layer, held to the same tests."""

from time import perf_counter
from timeit import repeat

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import expect, expect_close, expect_raises, expect_unchanged, question

from .convolution_cases import (
    FLOAT32,
    Layer,
    course_layer,
    definition_layer,
    layers,
    same_layers,
    scipy_correlate,
)

ONE, VALID = st.just(1), st.just("valid")
both_layers = pytest.mark.parametrize(
    "name",
    [
        pytest.param("conv_layer", marks=question("conv_layer")),
        pytest.param("conv_layer_fast", marks=question("conv_layer_fast")),
    ],
)
both_layers_light = pytest.mark.parametrize(
    "name",
    [
        pytest.param("conv_layer", marks=question("conv_layer", weight=0.5)),
        pytest.param("conv_layer_fast", marks=question("conv_layer_fast", weight=0.5)),
    ],
)
both_layers_heavy = pytest.mark.parametrize(
    "name",
    [
        pytest.param("conv_layer", marks=question("conv_layer", weight=2)),
        pytest.param("conv_layer_fast", marks=question("conv_layer_fast", weight=2)),
    ],
)


@both_layers_heavy
@given(case=layers(ONE, VALID))
@settings(max_examples=7)
def test_each_map_sums_over_the_channels(student, name, case):
    """Map f adds up the convolutions of all channels c with W[:, :, c, f], plus b[f]."""
    kernels = np.moveaxis(case.W, -1, 0)
    maps = [[scipy_correlate(image, k)[:, :, 0] for k in kernels] for image in case.x]
    expected = np.moveaxis(maps, 1, -1) + case.b  # (N, F, OH, OW) → (N, OH, OW, F)
    expect_close(getattr(student, name)(case.x, case.W, case.b), expected, **FLOAT32)


@both_layers_heavy
@given(case=layers())
@settings(max_examples=7)
def test_stride_and_padding_work_as_in_conv2d(student, name, case):
    """Any stride (down, right) with any padding."""
    got = getattr(student, name)(case.x, case.W, case.b, case.stride, case.padding)
    expect_close(got, definition_layer(case), **FLOAT32)


@both_layers_heavy
def test_same_pads_as_tensorflow_does(student, name):
    """padding="same" gives ⌈H / down⌉ × ⌈W / right⌉ outputs, an odd zero at the bottom or right."""
    for case in same_layers():
        arguments = (case.x, case.W, case.b, case.stride, case.padding)
        expect_close(getattr(student, name)(*arguments), course_layer(*arguments), **FLOAT32)


@both_layers
@pytest.mark.parametrize("padding", [1, "valid"])
def test_the_bias_is_added_once_for_each_filter(student, name, padding):
    """On a black image each feature map is its bias, everywhere."""
    got = getattr(student, name)(
        np.zeros((2, 3, 4, 2)), np.ones((2, 3, 2, 3)), [1, -2, 0.5], 1, padding
    )
    H, W = (4, 4) if padding == 1 else (2, 2)
    expect_close(got, np.broadcast_to([1, -2, 0.5], (2, H, W, 3)), **FLOAT32)


@both_layers
@given(case=layers())
@settings(max_examples=5)
def test_images_of_a_batch_do_not_mix(student, name, case):
    """An image gives the same maps alone as it gives in a batch."""
    first = Layer(case.x[:1], case.W, case.b, case.stride, case.padding)
    batch = np.concatenate([case.x[:1], 9 - case.x])
    got = getattr(student, name)(batch, case.W, case.b, case.stride, case.padding)
    rest = definition_layer(Layer(9 - case.x, case.W, case.b, case.stride, case.padding))
    expect_close(got, np.concatenate([definition_layer(first), rest]), **FLOAT32)


@both_layers_light
def test_a_kernel_of_one_pixel_weighs_the_channels(student, name):
    """A kernel of 1 × 1 pixel adds up a pixel's channels, however many; padding=1 pads here too."""
    x, W = np.arange(1.0, 11.0).reshape(1, 1, 2, 5), np.arange(1.0, 6.0).reshape(1, 1, 5, 1)
    expected = np.full((1, 3, 4, 1), 0.5)  # outside the image there is the bias only
    expected[0, 1, 1:3, 0] = [55.5, 130.5]
    expect_close(getattr(student, name)(x, W, [0.5], 1, 1), expected, **FLOAT32)


@both_layers
def test_integers_give_floats(student, name):
    """Integer images are computed in float: nothing is rounded, nothing overflows."""
    x = np.array([250, 255, 3, 200], dtype=np.uint8).reshape(1, 1, 2, 2)
    W = np.array([1, 2]).reshape(1, 1, 2, 1)
    expect_close(getattr(student, name)(x, W, [0.5]), [[[[760.5], [403.5]]]], **FLOAT32)


@both_layers
def test_the_arguments_stay_as_they_are(student, name):
    """x, W and b (the arguments 1, 2 and 3) keep their numbers and their shape."""
    hint = "np.asarray does not copy: change a copy. Use W.reshape(…), not W.shape = …"
    for padding in ("valid", "same", 0, 1):
        x, W = np.arange(1.0, 25.0).reshape(1, 3, 4, 2), np.arange(8.0).reshape(2, 2, 2, 1)
        getattr(student, name)(x, W, np.array([1.0]), 1, padding)
        expect_unchanged(hint=hint)


@both_layers
def test_arrays_that_do_not_go_together_are_refused(student, name):
    """x or W of another rank, unequal channels, or biases that are not F raise ValueError."""
    layer = getattr(student, name)
    x, W, b = np.ones((1, 3, 3, 2)), np.ones((2, 2, 2, 3)), np.ones(3)
    expect_raises(ValueError, layer, x[0], W, b, hint="x is not of rank 4.")
    expect_raises(ValueError, layer, x[..., 0], W[:, :, :1], b, hint="x is not of rank 4.")
    expect_raises(ValueError, layer, x, W[0], b, hint="W is not of rank 4.")
    for bias in (1.0, [1.0]):  # no axis of filters, one bias
        expect_raises(ValueError, layer, x, W[..., 0], bias, hint="W is not of rank 4.")
    hint = "x and W differ in the number of channels C, also where one of them has only one."
    expect_raises(ValueError, layer, x, np.ones((2, 2, 3, 3)), b, hint=hint)
    expect_raises(ValueError, layer, x, np.ones((2, 2, 1, 3)), b, hint=hint)
    expect_raises(ValueError, layer, x[..., :1], W, b, hint=hint)
    for F in (1, 2, 4):
        hint = "b has not F entries: one for each filter, F = W.shape[3]."
        expect_raises(ValueError, layer, x, W, np.ones(F), hint=hint)


@both_layers
def test_kernels_strides_and_paddings_that_cannot_be_are_refused(student, name):
    """A kernel larger than the padded image, a stride below 1, an unknown padding: ValueError."""
    layer = getattr(student, name)
    x, W, b = np.ones((1, 2, 3, 1)), np.ones((2, 2, 1, 1)), np.zeros(1)
    hint = "The kernel is larger than the padded image."
    expect_raises(ValueError, layer, x, np.ones((3, 1, 1, 1)), b, hint=hint)
    expect_raises(ValueError, layer, x, np.ones((1, 4, 1, 1)), b, hint=hint)
    expect_raises(ValueError, layer, x, W, b, (0, 1), hint="stride is less than 1.")
    expect_raises(ValueError, layer, x, W, b, 1, "full", hint="pad2d refuses padding.")
    expect_raises(ValueError, layer, x, W, b, 1, -1)


# How fast a Python loop over the positions can be at best, about 2 microseconds each, is measured
# here; a matrix product needs a tenth to a thirtieth of it. The answer must once beat a half, not
# the docstring's twentieth. Nearly always the trusted clock on the wall shows it at the first try.
# On a machine too busy for that the worker's own CPU clock decides: it could be forged, for the
# weight of this one check, but it does not punish a student for other people's work. (The loop is
# timed on the wall alone: on a busy virtual machine a CPU clock can stand still for a millisecond.)
BATCH = (32, 24, 24, 1)
POSITIONS = 32 * 23 * 23
TRIES = 5
CPU_CLOCK = "__import__('time').process_time()"


def lean_loop(positions):
    """Multiply as many patches as given with two kernels, one by one."""
    image, kernels = np.zeros((24, 24)), np.ones((4, 2))
    for i in range(positions):
        image[i % 23 : i % 23 + 2, 5:7].reshape(-1) @ kernels


@question("conv_layer_fast", weight=3)
def test_no_python_loop_runs_over_the_positions(student):
    """A batch of 32 images takes far less time than a Python loop over all N·OH·OW positions."""
    enough = min(repeat(lambda: lean_loop(POSITIONS // 16), number=1, repeat=3)) * 16 / 2
    x, W, b = np.ones(BATCH), np.ones((2, 2, 1, 2)), np.zeros(2)
    for clock in (perf_counter, lambda: student.make(CPU_CLOCK)):
        for _ in range(TRIES):
            start = clock()
            student.conv_layer_fast(x, W, b)
            if clock() - start < enough:
                return
    student.conv_layer_fast(x[:1, :2, :3], W, b)  # a small call, to be shown
    message = (
        "On 32 images of 24 × 24 pixels, with two kernels of 2 × 2, it takes about as long as a "
        "Python loop over all positions. (The call shown is a small corner of that.)"
    )
    expect(False, message, hint="Let im2col and one matrix product do the work.")
