"""standardize, l2_penalty, batchnorm_forward, batchnorm_backward."""

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
from reference import improving as course

from .judging_cases import SEEDS

# float32 is precision enough; pixels up to 255 lose their sixth digit in it.
FLOAT32 = {"rtol": 1e-4, "atol": 1e-4}


def numbers(seed, shape):
    """For seed 0: 1, 2, 3, …, which reads well; else random multiples of a half."""
    if seed == 0:
        return np.arange(1.0, 1 + np.prod(shape)).reshape(shape)
    return np.random.default_rng(seed).integers(-12, 13, shape) / 2


# --- standardize -------------------------------------------------------------------------------

IMAGES = st.sampled_from([(2, 1, 2, 1), (3, 2, 1, 2), (2, 3, 2, 3), (4, 2), (6,)])


def parts(got, count):
    """The arrays of the answer."""
    right = isinstance(got, tuple | list) and len(got) == count
    expect(right, f"The result must be a tuple of {count} arrays, one for each argument.", got=got)
    return got


@question("standardize", weight=2)
@given(SEEDS, IMAGES)
@settings(max_examples=10)
def test_the_training_images_get_mean_zero_and_deviation_one(student, seed, shape):
    """One mean and one standard deviation, over all images, pixels and channels."""
    x = numbers(seed, shape)
    mean = x.sum() / x.size
    std = np.sqrt(((x - mean) ** 2).sum() / x.size)
    (got,) = parts(student.standardize(x), 1)
    expect_close(got, (x - mean) / (std + 1e-7), **FLOAT32)


@question("standardize", weight=3)
@given(SEEDS, IMAGES)
@settings(max_examples=10)
def test_other_images_are_measured_by_the_training_images(student, seed, shape):
    """Validation and test images are shifted and scaled by the training images' numbers."""
    x, test = numbers(seed, shape), 3 * numbers(seed + 1, (3, *shape[1:])) + 5
    got = parts(student.standardize(x, test, test[:1]), 3)
    mean, std = x.mean(), x.std()
    for array, expected in zip(got, (x, test, test[:1]), strict=True):
        expect_close(array, (expected - mean) / (std + 1e-7), **FLOAT32)


@question("standardize")
def test_eps_is_added_to_the_deviation(student):
    """(x - mean) / (std + eps): a large eps shows where it stands."""
    got = parts(student.standardize([[1.0, 5.0]], [[3.0, 9.0]], eps=2.0), 2)
    expect_close(got[0], [[-0.5, 0.5]], **FLOAT32)
    expect_close(got[1], [[0.0, 1.5]], **FLOAT32)


@question("standardize")
def test_images_all_alike_give_zeros(student):
    """Where the standard deviation is 0, eps keeps the division finite: it is added there, too."""
    alike = np.full((2, 2, 2, 1), 7)
    (got,) = parts(student.standardize(alike), 1)
    expect_close(got, np.zeros((2, 2, 2, 1)), **FLOAT32)
    other = parts(student.standardize(alike, [[9.0]], eps=0.5), 2)[1]
    expect_close(other, [[4.0]], **FLOAT32)


@question("standardize")
def test_bytes_do_not_overflow(student):
    """Images of dtype uint8, as they come from CIFAR-10, are computed in floats."""
    x = np.array([[[[250, 5, 0]], [[200, 100, 255]]]], dtype=np.uint8)
    test = np.array([[[[0, 255, 130]]]], dtype=np.uint8)
    got = parts(student.standardize(x, test), 2)
    x, test = x.astype(float), test.astype(float)
    expect_close(got[0], (x - x.mean()) / x.std(), **FLOAT32)
    expect_close(got[1], (test - x.mean()) / x.std(), **FLOAT32)


@question("standardize", weight=0.5)
def test_the_images_stay_as_they_are(student):
    """The results are new arrays."""
    student.standardize(np.arange(4.0).reshape(2, 2), np.ones((1, 2)))
    expect_unchanged()
    student.standardize(np.arange(4.0, dtype=np.float32).reshape(2, 2))
    expect_unchanged()


@question("standardize", weight=0.5)
def test_nothing_to_measure_is_refused(student):
    """Empty x_train raises ValueError."""
    expect_raises(ValueError, student.standardize, np.zeros((0, 2, 2, 1)))


# --- l2_penalty and l2_penalty_grad ------------------------------------------------------------

LAYERS = st.sampled_from([[(1,)], [(2, 1)], [(2, 3), (3,)], [(1, 2, 2, 3), (3,), (2, 2)]])
LAMBDAS = st.sampled_from([1.0, 0.5, 0.01, 0.0])


@question("l2_penalty", weight=2)
@given(SEEDS, LAYERS, LAMBDAS)
@settings(max_examples=15)
def test_the_penalty_adds_up_all_squares(student, seed, shapes, lam):
    """λ times the sum of w², over all entries of all arrays, without a factor ½."""
    weights = [numbers(seed + i, shape) for i, shape in enumerate(shapes)]
    total = sum(w * w for W in weights for w in W.ravel())
    expect_close(student.l2_penalty(weights, lam), lam * total, **FLOAT32)


@question("l2_penalty", weight=2)
@given(SEEDS, LAYERS, LAMBDAS)
@settings(max_examples=15)
def test_the_gradient_is_the_slope_of_the_penalty(student, seed, shapes, lam):
    """One array for each array of weights, of its shape, as a small change of each weight tells."""
    weights = [numbers(seed + i, shape) for i, shape in enumerate(shapes)]
    got = parts(student.l2_penalty_grad(weights, lam), len(weights))
    for dW, W in zip(got, weights, strict=True):
        # the penalty is a parabola: its slope is exact for any step
        slope = lam * ((W + 0.5) ** 2 - (W - 0.5) ** 2)
        expect_close(dW, slope, **FLOAT32)


@question("l2_penalty")
def test_integer_weights_are_computed_in_floats(student):
    """Lists and integer arrays are accepted, and nothing is rounded."""
    weights = [[[1, 2]], np.array([3], dtype=np.int8)]
    expect_close(student.l2_penalty(weights, 0.25), 3.5, **FLOAT32)
    got = parts(student.l2_penalty_grad(weights, 0.25), 2)
    expect_close(got[0], [[0.5, 1.0]], **FLOAT32)
    expect_close(got[1], [1.5], **FLOAT32)
    expect_close(student.l2_penalty([np.array([100], dtype=np.int8)], 0.5), 5000, **FLOAT32)


@question("l2_penalty", weight=0.5)
def test_the_weights_stay_as_they_are(student):
    """Neither function writes into the weights."""
    student.l2_penalty([np.array([[1.0, -2.0]])], 0.1)
    expect_unchanged()
    student.l2_penalty_grad([np.array([[1.0, -2.0]])], 0.1)
    expect_unchanged()


@question("l2_penalty", weight=0.5)
def test_a_negative_lambda_is_refused(student):
    """Large weights must not be rewarded: ValueError."""
    expect_raises(ValueError, student.l2_penalty, [np.ones(2)], -0.1)
    expect_raises(ValueError, student.l2_penalty_grad, [np.ones(2)], -0.1)


# --- batchnorm_forward -------------------------------------------------------------------------

SHAPES = st.sampled_from([(3, 1), (4, 2), (2, 2, 1, 2), (2, 3, 2, 3), (3, 4, 2)])
MOMENTA = st.sampled_from([0.5, 0.75, 0.9, 0.99])


def batch(seed, shape):
    """x, gamma, beta, running mean and variance, no two channels alike."""
    C = shape[-1]
    x = numbers(seed, shape) * np.arange(1, C + 1) + 3
    c = np.arange(C)
    gamma = (1.5 + c) * (-1.0) ** c  # a scale may be negative
    return x, gamma, 0.5 - c, 2.0 + c, 4.0 + 3 * c


def per_channel(x):
    """Mean and variance of each channel, (C,), one after another."""
    values = [x[..., c].ravel() for c in range(x.shape[-1])]
    means = np.array([v.sum() / v.size for v in values])
    variances = np.array([((v - v.mean()) ** 2).sum() / v.size for v in values])
    return means, variances


def three(got):
    """y, running_mean, running_var of an answer."""
    right = isinstance(got, tuple | list) and len(got) == 3
    expect(right, "The result must be y, running_mean and running_var, in this order.", got=got)
    return got


@question("batchnorm_forward", weight=3)
@given(SEEDS, SHAPES)
@settings(max_examples=12)
def test_in_training_each_channel_is_normalized_by_the_batch(student, seed, shape):
    """gamma · (x - mean) / sqrt(var + eps) + beta, with mean and variance of the batch."""
    x, gamma, beta, mean, var = batch(seed, shape)
    y = three(student.batchnorm_forward(x, gamma, beta, mean, var, True))[0]
    m, v = per_channel(x)
    expect_close(y, gamma * (x - m) / np.sqrt(v + 1e-3) + beta, **FLOAT32)


@question("batchnorm_forward", weight=2)
@given(SEEDS, SHAPES)
@settings(max_examples=12)
def test_in_use_the_running_values_normalize(student, seed, shape):
    """Not training: gamma · (x - running_mean) / sqrt(running_var + eps) + beta."""
    x, gamma, beta, mean, var = batch(seed, shape)
    y = three(student.batchnorm_forward(x, gamma, beta, mean, var, False))[0]
    expect_close(y, gamma * (x - mean) / np.sqrt(var + 1e-3) + beta, **FLOAT32)


@question("batchnorm_forward", weight=2)
@given(SEEDS, SHAPES, MOMENTA)
@settings(max_examples=12)
def test_training_moves_the_running_values(student, seed, shape, momentum):
    """new = momentum · old + (1 - momentum) · batch's, for mean and variance."""
    x, gamma, beta, mean, var = batch(seed, shape)
    got = three(student.batchnorm_forward(x, gamma, beta, mean, var, True, momentum))
    m, v = per_channel(x)
    expected = momentum * mean + (1 - momentum) * m
    expect_close(got[1], expected, **FLOAT32, message="running_mean differs.")
    expected = momentum * var + (1 - momentum) * v
    expect_close(got[2], expected, **FLOAT32, message="running_var differs.")


@question("batchnorm_forward")
@given(SEEDS, SHAPES, MOMENTA)
@settings(max_examples=6)
def test_in_use_the_running_values_stay(student, seed, shape, momentum):
    """Not training: running_mean and running_var come back as they were."""
    x, gamma, beta, mean, var = batch(seed, shape)
    got = three(student.batchnorm_forward(x, gamma, beta, mean, var, False, momentum))
    expect_close(got[1], mean, **FLOAT32, message="running_mean differs.")
    expect_close(got[2], var, **FLOAT32, message="running_var differs.")


@question("batchnorm_forward")
@pytest.mark.parametrize("training", [True, False])
def test_eps_stands_under_the_root(student, training):
    """sqrt(var + eps): a large eps shows where it stands, and it never enters running_var."""
    x, one, zero = np.array([[1.0], [5.0]]), np.ones(1), np.zeros(1)
    args = (x, one, zero, np.array([3.0]), np.array([4.0]), training)  # of the batch: 3 and 4 too
    y, _, var = three(student.batchnorm_forward(*args, momentum=0.5, eps=12.0))
    expect_close(y, [[-0.5], [0.5]], **FLOAT32)
    expect_close(var, [4.0], **FLOAT32, message="running_var differs.")


@question("batchnorm_forward")
@pytest.mark.parametrize("rows", [3, 1])
def test_a_channel_without_spread_gives_beta(student, rows):
    """Where the variance is 0, as in a batch of one row, eps keeps the division finite."""
    x, one = np.full((rows, 2), 7.0), np.ones(2)
    y = three(student.batchnorm_forward(x, one, [0.5, -1.0], one, one, True))[0]
    expect_close(y, [[0.5, -1.0]] * rows, **FLOAT32)


@question("batchnorm_forward", weight=0.5)
def test_by_default_most_of_the_running_values_is_kept(student):
    """Without momentum, 0.99 of the old running values is kept."""
    args = ([[0.0], [4.0]], [1.0], [0.0], [100.0], [200.0], True)  # of the batch: 2 and 4
    _, mean, var = three(student.batchnorm_forward(*args))
    expect_close(mean, [99.02], **FLOAT32, message="running_mean differs.")
    expect_close(var, [198.04], **FLOAT32, message="running_var differs.")


@question("batchnorm_forward", weight=0.5)
def test_integers_give_floats(student):
    """Lists and integer arrays are computed in floats."""
    y, mean, var = three(student.batchnorm_forward([[0], [3]], [1], [0], [0], [1], True, 0.5))
    expect_close(y, np.array([[-1.5], [1.5]]) / np.sqrt(2.251), **FLOAT32)
    expect_close(mean, [0.75], **FLOAT32, message="running_mean differs.")
    expect_close(var, [1.625], **FLOAT32, message="running_var differs.")


@question("batchnorm_forward", weight=0.5)
@pytest.mark.parametrize("training", [True, False])
def test_the_running_values_given_stay_as_they_are(student, training):
    """The updated vectors are new ones: nothing is written into an argument."""
    student.batchnorm_forward(*batch(0, (2, 2, 1, 2)), training)
    expect_unchanged()


@question("batchnorm_forward", weight=0.5)
def test_vectors_of_another_length_are_refused(student):
    """A vector that is not (C,), an x of rank 1 or without values: ValueError."""
    x, two, forward = np.ones((4, 2)), np.ones(2), student.batchnorm_forward
    expect_raises(ValueError, forward, x, np.ones(1), two, two, two, True)
    expect_raises(ValueError, forward, x, two, np.ones(4), two, two, True)
    expect_raises(ValueError, forward, x, two, two, np.ones((1, 2)), two, True)
    expect_raises(ValueError, forward, x, two, two, two, np.ones(3), True)
    expect_raises(ValueError, forward, two, two, two, two, two, True)
    expect_raises(ValueError, forward, np.ones((0, 2)), two, two, two, two, True)


# --- batchnorm_backward ------------------------------------------------------------------------

PART = {"dx": 0, "dgamma": 1, "dbeta": 2}


def gradients(got):
    """dx, dgamma, dbeta of an answer."""
    right = isinstance(got, tuple | list) and len(got) == 3
    expect(right, "The result must be dx, dgamma and dbeta, in this order.", got=got)
    return got


@question("batchnorm_backward", weight=2)
@pytest.mark.parametrize("part", ["dbeta", "dgamma", "dx"])
@given(seed=SEEDS, shape=SHAPES)
@settings(max_examples=10)
def test_each_gradient(student, part, seed, shape):
    """dx, dgamma and dbeta, for (N, C) and (N, H, W, C)."""
    x, gamma, *_ = batch(seed, shape)
    dout = numbers(seed + 1, shape)
    got = gradients(student.batchnorm_backward(dout, x, gamma))[PART[part]]
    expected = course.batchnorm_backward(dout, x, gamma)[PART[part]]
    expect_close(got, expected, rtol=1e-3, atol=1e-3, message=f"{part} differs.")


@question("batchnorm_backward", weight=2)
@given(SEEDS, SHAPES)
@settings(max_examples=8)
def test_gradients_agree_with_small_changes(student, seed, shape):
    """A small change of x, gamma or beta changes the sum of dout · y as the gradients say."""
    x, gamma, beta, mean, var = batch(seed, shape)
    dout = numbers(seed + 1, shape)
    got = gradients(student.batchnorm_backward(dout, x, gamma))
    rng, h = np.random.default_rng(seed), 1e-5

    def loss(*inputs):
        return np.sum(dout * course.batchnorm_forward(*inputs, mean, var, True)[0])

    inputs = [x, gamma, beta]
    for i, name in enumerate(PART):
        expect_shape(got[i], inputs[i].shape)
        change = rng.integers(-2, 3, inputs[i].shape).astype(float)
        plus, minus = list(inputs), list(inputs)
        plus[i], minus[i] = inputs[i] + h * change, inputs[i] - h * change
        slope = (loss(*plus) - loss(*minus)) / (2 * h)
        told = np.sum(np.asarray(got[i]) * change)
        text = f"{name} does not say how the loss changes."
        expect_close(told, slope, rtol=1e-3, atol=1e-2, message=text)


@question("batchnorm_backward")
@given(SEEDS, SHAPES)
@settings(max_examples=6)
def test_a_common_shift_of_the_batch_changes_nothing(student, seed, shape):
    """The mean is subtracted again, so the entries of dx add up to 0 in each channel."""
    x, gamma, *_ = batch(seed, shape)
    dx = gradients(student.batchnorm_backward(numbers(seed + 1, shape), x, gamma))[0]
    expect_shape(dx, x.shape)
    sums = np.asarray(dx).reshape(-1, shape[-1]).sum(axis=0)
    expect_close(sums, np.zeros(shape[-1]), atol=1e-3, message="dx does not add up to 0.")


@question("batchnorm_backward", weight=0.5)
def test_a_row_by_itself_has_no_slope(student):
    """In a batch of one row, x less its mean is 0 whatever x is: dx and dgamma are 0."""
    dx, dgamma, dbeta = gradients(student.batchnorm_backward([[1.0, -2.0]], [[3.0, 5.0]], [1, 2]))
    expect_close(dx, [[0.0, 0.0]], **FLOAT32, message="dx differs.")
    expect_close(dgamma, [0.0, 0.0], **FLOAT32, message="dgamma differs.")
    expect_close(dbeta, [1.0, -2.0], **FLOAT32, message="dbeta differs.")


@question("batchnorm_backward")
def test_the_gradient_uses_eps(student):
    """eps is that of the forward pass: with a large one the slopes become flat."""
    x, dout = np.array([[1.0], [5.0], [3.0]]), np.array([[1.0], [0.0], [2.0]])
    got = gradients(student.batchnorm_backward(dout, x, [2.0], eps=10.0))
    for one, expected in zip(got, course.batchnorm_backward(dout, x, [2.0], 10.0), strict=True):
        expect_close(one, expected, **FLOAT32)


@question("batchnorm_backward", weight=0.5)
def test_gradients_of_integers_are_floats(student):
    """Lists and integer arrays are computed in floats."""
    args = ([[1], [0], [3]], [[1], [2], [6]], [2])
    got = gradients(student.batchnorm_backward(*args))
    for one, expected in zip(got, course.batchnorm_backward(*args), strict=True):
        expect_close(one, expected, rtol=1e-3, atol=1e-3)


@question("batchnorm_backward", weight=0.5)
def test_dout_x_and_gamma_stay_as_they_are(student):
    """None of the arguments is written to."""
    x, gamma, *_ = batch(0, (2, 2, 1, 2))
    student.batchnorm_backward(np.ones(x.shape), x, gamma)
    expect_unchanged()


@question("batchnorm_backward", weight=0.5)
def test_arrays_that_do_not_go_together_are_refused(student):
    """A dout of another shape than x, a gamma that is not (C,), an x of rank 1: ValueError."""
    x, two, backward = np.ones((4, 2)), np.ones(2), student.batchnorm_backward
    expect_raises(ValueError, backward, np.ones((4, 1)), x, two)
    expect_raises(ValueError, backward, np.ones((3, 2)), x, two)
    expect_raises(ValueError, backward, np.ones((4, 2)), x, np.ones(4))
    expect_raises(ValueError, backward, np.ones(2), np.ones(2), two)
