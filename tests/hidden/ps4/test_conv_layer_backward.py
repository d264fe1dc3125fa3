"""conv_layer_backward: dx, dW and db."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import expect, expect_close, expect_raises, expect_unchanged, question

from .convolution_cases import (
    FLOAT32,
    course_gradients,
    course_layer,
    definition_layer,
    layers,
    same_layers,
)

PART = {"dx": 0, "dW": 1, "db": 2}


def slopes(case, seed=0):
    """A gradient of the loss by the layer's output, in quarters."""
    shape = definition_layer(case).shape
    if seed == 0:
        return np.arange(1.0, 1 + np.prod(shape)).reshape(shape)
    return np.random.default_rng(seed).integers(-12, 13, shape) / 4


def three(got):
    """The three arrays of an answer."""
    is_three = isinstance(got, (tuple, list)) and len(got) == 3
    expect(is_three, "The result must be three arrays, dx, dW and db, in this order.", got=got)
    return got


def check(student, part, case, dout):
    """Hold one of the three gradients against the course's."""
    args = (dout, case.x, case.W, case.b, case.stride, case.padding)
    got = three(student.conv_layer_backward(*args))[PART[part]]
    expected = course_gradients(*args)[PART[part]]
    expect_close(got, expected, **FLOAT32, message=f"{part} differs.")


each_part = pytest.mark.parametrize("part", ["db", "dW", "dx"])


@question("conv_layer_backward", weight=2)
@each_part
@given(case=layers(st.just(1), st.just("valid")))
@settings(max_examples=7)
def test_gradients_without_padding(student, part, case):
    """dx, dW and db of a layer at stride 1 with padding "valid"."""
    check(student, part, case, slopes(case))


@question("conv_layer_backward")
@pytest.mark.parametrize("part", ["dW", "dx"])
@given(case=layers(), seed=st.integers(0, 99))
@settings(max_examples=5)
def test_gradients_with_stride_and_padding(student, part, case, seed):
    """dx and dW with any stride (down, right) and any padding."""
    check(student, part, case, slopes(case, seed))


@question("conv_layer_backward")
@pytest.mark.parametrize("padding", [0, 1, 2])
@given(case=layers(st.sampled_from([1, (1, 2), (2, 1)]), st.just("valid")))
@settings(max_examples=5)
def test_the_padding_is_cut_off_dx_again(student, padding, case):
    """dx has the shape of x, for p = 0, 1 and 2 zeros on every side."""
    case = type(case)(case.x, case.W, case.b, case.stride, padding)
    check(student, "dx", case, slopes(case))


@question("conv_layer_backward")
def test_same_cuts_the_odd_zero_at_the_bottom_and_right(student):
    """With padding "same" and even kernels the extra zero is cut off at the bottom or right."""
    for case in same_layers():
        check(student, "dx", case, slopes(case))


@question("conv_layer_backward", weight=0.5)
def test_stride_and_padding_have_defaults(student):
    """Without further arguments the stride is 1 and nothing is padded."""
    x, W, b = np.arange(12.0).reshape(1, 3, 4, 1), np.arange(4.0).reshape(2, 2, 1, 1), np.zeros(1)
    dout = np.arange(1.0, 7.0).reshape(1, 2, 3, 1)
    dx, _, _ = three(student.conv_layer_backward(dout, x, W, b))
    expect_close(dx, course_gradients(dout, x, W, b)[0], **FLOAT32)


@question("conv_layer_backward")
@given(case=layers(), seed=st.integers(1, 99))
@settings(max_examples=5)
def test_gradients_agree_with_small_changes(student, case, seed):
    """A small change of x, W or b changes the sum of dout·y as the gradients say."""
    dout = slopes(case, seed)
    args = (case.x, case.W, case.b, case.stride, case.padding)
    gradients = three(student.conv_layer_backward(dout, *args))
    rng = np.random.default_rng(seed)
    h = 1.0  # the layer is linear in each argument by itself: any step gives the exact slope
    for i, (name, gradient) in enumerate(zip(PART, gradients, strict=True)):
        argument = name[1:]
        change = rng.integers(-2, 3, np.shape(args[i])).astype(float)
        after = course_layer(*args[:i], args[i] + h * change, *args[i + 1 :])
        slope = np.sum(dout * (after - course_layer(*args))) / h
        expect(
            np.shape(gradient) == np.shape(args[i]),
            f"{name} has shape {np.shape(gradient)}, but {np.shape(args[i])} was expected.",
            got=gradient,
        )
        tolerance = {**FLOAT32, "atol": 1e-2}  # a sum over all entries, in float32
        message = (
            f"{argument} was changed by small whole numbers. The sum of {name} times the change is "
            "not by how much the loss, the sum of dout·y, changes."
        )
        expect_close(np.sum(gradient * change), slope, **tolerance, message=message)


@question("conv_layer_backward")
@given(case=layers())
@settings(max_examples=5)
def test_a_batch_given_twice_doubles_dW_and_db(student, case):
    """dW and db are sums over the batch, not means."""
    dout = slopes(case)
    args = (np.concatenate([case.x, case.x]), case.W, case.b, case.stride, case.padding)
    _, dW, db = three(student.conv_layer_backward(np.concatenate([dout, dout]), *args))
    once = course_gradients(dout, case.x, case.W, case.b, case.stride, case.padding)
    expect_close(db, 2 * once[2], **FLOAT32, message="db differs.")
    expect_close(dW, 2 * once[1], **FLOAT32, message="dW differs.")


@question("conv_layer_backward", weight=0.5)
def test_integers_give_floats(student):
    """Integer arrays are computed in float."""
    dout, x = np.array([[[[0.5]]]]), np.array([[[[3]]]])
    got = three(student.conv_layer_backward(dout, x, np.array([[[[5]]]]), np.array([0])))
    for gradient, expected in zip(got, (2.5, 1.5, 0.5), strict=True):
        expect_close(np.ravel(gradient), [expected], **FLOAT32)


@question("conv_layer_backward")
def test_the_arguments_stay_as_they_are(student):
    """dout, x, W and b (the arguments 1 to 4) keep their numbers and their shape."""
    x, W, b = np.arange(24.0).reshape(1, 3, 4, 2), np.arange(8.0).reshape(2, 2, 2, 1), np.ones(1)
    hint = "np.asarray does not copy: change a copy. Use W.reshape(…), not W.shape = …"
    for padding in ("valid", "same", 1):
        dout = np.ones_like(course_layer(x, W, b, 1, padding))
        student.conv_layer_backward(dout, x, W, b, 1, padding)
        expect_unchanged(hint=hint)


@question("conv_layer_backward", weight=0.5)
def test_a_dout_of_another_shape_is_refused(student):
    """dout must have the shape of the layer's output; else ValueError."""
    x, W, b = np.ones((1, 3, 4, 1)), np.ones((2, 2, 1, 2)), np.zeros(2)
    backward, hint = student.conv_layer_backward, "dout has not the shape of the layer's output."
    for N, OH, OW, F in ((1, 3, 4, 2), (1, 3, 2, 2), (1, 1, 2, 2), (1, 2, 3, 1), (2, 2, 3, 2)):
        expect_raises(ValueError, backward, np.ones((N, OH, OW, F)), x, W, b, hint=hint)
    expect_raises(ValueError, backward, np.ones((2, 3, 2)), x, W, b, hint=hint)
    expect_raises(ValueError, backward, np.ones((1, 2, 3)), x, W[..., :1], b[:1], hint=hint)


@question("conv_layer_backward", weight=0.5)
def test_arrays_that_do_not_go_together_are_refused(student):
    """x or W of another rank, unequal channels, biases that are not F, a kernel larger than the
    padded image, a stride below 1, an unknown padding: ValueError."""
    backward, dout = student.conv_layer_backward, np.ones((1, 2, 3, 2))
    x, W, b = np.ones((1, 3, 4, 1)), np.ones((2, 2, 1, 2)), np.zeros(2)
    for image in (x[0], x[..., 0]):  # no axis of images, no axis of channels
        expect_raises(ValueError, backward, dout, image, W, b, hint="x is not of rank 4.")
    hint = "W is not of rank 4."
    expect_raises(ValueError, backward, dout[..., :1], x, W[..., 0], b[:1], hint=hint)
    hint = "x and W differ in the number of channels C, also where one of them has only one."
    expect_raises(ValueError, backward, dout, x, np.ones((2, 2, 3, 2)), b, hint=hint)
    expect_raises(ValueError, backward, dout, np.ones((1, 3, 4, 2)), W, b, hint=hint)
    for F in (1, 3):
        hint = "b has not F entries: one for each filter, F = W.shape[3]."
        expect_raises(ValueError, backward, dout, x, W, np.zeros(F), hint=hint)
    hint = "The kernel is larger than the padded image."
    expect_raises(ValueError, backward, dout, x, np.ones((5, 5, 1, 2)), b, hint=hint)
    expect_raises(ValueError, backward, dout, x, W, b, 0, hint="stride is less than 1.")
    expect_raises(ValueError, backward, dout, x, W, b, 1, "full", hint="pad2d refuses padding.")
