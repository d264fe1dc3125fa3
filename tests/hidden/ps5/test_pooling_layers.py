"""Pooling forward and backward: max, min, mean, global mean.

Two oracles: ``window_entries`` below, a definition that lists the indices under each window and
leaves the padding out, and the reference. Images hold small whole numbers and quarters, which
float32 represents exactly, so an answer in TensorFlow passes too.
"""

import math
from dataclasses import dataclass

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect_close,
    expect_raises,
    expect_shape,
    expect_unchanged,
    question,
)
from reference import pooling

FLOAT32_MEAN = 1e-5  # a mean of a few entries below 10, in float32


# --- a definition, without any padding ------------------------------------------------------------


def window_entries(n, f, s, padding):
    """For each window along one axis: the indices of x that lie under it."""
    if padding == "same":
        out = math.ceil(n / s)
        before = max((out - 1) * s + f - n, 0) // 2
    else:
        before = 0 if padding == "valid" else padding
        out = len(range(0, n + 2 * before - f + 1, s))
    starts = [i * s - before for i in range(out)]
    return [[k for k in range(start, start + f) if 0 <= k < n] for start in starts]


def as_pair(value):
    return (value, value) if isinstance(value, int) else tuple(value)


def windows(case):
    """The rows and the columns under each window."""
    pool = as_pair(case.pool_size)
    stride = pool if case.stride is None else as_pair(case.stride)
    _, H, W, _ = np.shape(case.x)
    return (
        window_entries(H, pool[0], stride[0], case.padding),
        window_entries(W, pool[1], stride[1], case.padding),
    )


def definition(case, reduce):
    all_rows, all_columns = windows(case)
    y = [[reduce(case.x[:, r][:, :, c], axis=(1, 2)) for c in all_columns] for r in all_rows]
    return np.transpose(np.array(y, dtype=float), (2, 0, 1, 3))  # (N, OH, OW, C)


# --- cases ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    x: np.ndarray
    pool_size: int | tuple = 2
    stride: int | tuple | None = None
    padding: str | int = "valid"

    @property
    def layer(self):
        return self.pool_size, self.stride, self.padding


def image(*rows, channels=1):
    """One image whose channels are the rows, then the rows plus 10, …"""
    x = np.array(rows, dtype=float)[None, :, :, None]
    return np.concatenate([x + 10 * c for c in range(channels)], axis=-1)


def noise(shape, seed=0):
    """Quarters around 0, no two alike, in any order."""
    size = math.prod(shape)
    quarters = np.random.default_rng(seed).permutation(size) / 4 - size / 8
    return quarters.reshape(shape)


POOL = st.sampled_from([2, (2, 1), (1, 2), 3, (3, 2), (2, 3)])
STRIDE = st.sampled_from([None, 1, 2, (1, 2), (2, 1), (3, 1), 3])


@st.composite
def poolings(draw, paddings=("valid",), distinct=False):
    """A pooling layer and its input; small and few first."""
    pool_size = draw(POOL)
    least = as_pair(pool_size)
    shape = (
        draw(st.integers(1, 2)),
        least[0] + draw(st.integers(0, 3)),
        least[1] + draw(st.integers(0, 3)),
        draw(st.integers(1, 2)),
    )
    size = math.prod(shape)
    if distinct:
        x = noise(shape, seed=draw(st.integers(0, 3)))
    else:
        seed = draw(st.integers(0, 50))
        x = np.random.default_rng(seed).integers(-9, 10, size).reshape(shape).astype(float)
    padding = draw(st.sampled_from(paddings))
    if isinstance(padding, int):
        padding = min(padding, min(least) - 1)
    return Case(x, pool_size, draw(STRIDE), padding)


OVERLAPPING = Case(noise((2, 5, 6, 2)), 3, (1, 2), "same")
WIDE_PADDING = Case(noise((1, 3, 4, 1)), 3, 1, 2)  # more than half of the pool
PIXELS = np.array([[200, 7], [0, 255]], dtype=np.uint8)[None, :, :, None]
EXTREME = -1e30  # far below what one might take for infinity
FLOAT32_ENTRY = 1e-6  # an entry that float32 rounds
NEVER_WINS = "Does the padding win? Of floats, -np.inf never does."
FLOATS_FIRST = "Is x an array of floats before it is padded or compared?"


# --- max_pool2d -----------------------------------------------------------------------------------


@question("max_pool2d", weight=3)
@given(case=poolings())
@settings(max_examples=10)
def test_max_takes_the_largest_entry_of_each_window(student, case):
    """Each output is the largest entry under its window, channel by channel."""
    got = student.max_pool2d(case.x, *case.layer)
    expect_close(got, definition(case, np.max))
    expect_close(got, pooling.max_pool2d(case.x, *case.layer))


@question("max_pool2d", weight=2)
@given(case=poolings(paddings=("same", 1, 2)))
@example(case=WIDE_PADDING)
@settings(max_examples=10)
def test_max_with_padding(student, case):
    """ "same" and whole-number padding put the windows in the right places."""
    expect_close(student.max_pool2d(case.x, *case.layer), definition(case, np.max))


@question("max_pool2d")
def test_max_of_negative_entries(student):
    """A window of negative entries has a negative maximum; nothing starts at 0."""
    expect_close(student.max_pool2d(image([-3, -1], [-4, -2])), [[[[-1]]]])
    low = student.max_pool2d(image([EXTREME, EXTREME]), (1, 2))
    hint = "Nothing starts at 0, nor at some number that is merely small: start at -np.inf."
    expect_close(low, [[[[EXTREME]]]], rtol=FLOAT32_ENTRY, hint=hint)


@question("max_pool2d")
def test_padding_never_wins_a_max(student):
    """Under "same" and whole-number padding a window of negative entries stays negative."""
    x = image([-3, -1, -5], [-4, -2, -6], [-9, -8, -7])
    same = student.max_pool2d(x, padding="same")
    expect_close(same, [[[[-1], [-5]], [[-8], [-7]]]], hint=NEVER_WINS)
    expect_close(student.max_pool2d(x, padding=1), [[[[-3], [-1]], [[-4], [-2]]]], hint=NEVER_WINS)
    low = image([EXTREME])
    same = student.max_pool2d(low, padding="same")
    expect_close(same, low, rtol=FLOAT32_ENTRY, hint=NEVER_WINS)


@question("max_pool2d")
def test_stride_is_independent_of_the_pool(student):
    """The stride may be smaller than the pool (windows overlap) or larger (entries are skipped)."""
    x = image([1, 5, 2, 4, 3], [0, 2, 9, 1, 6])
    expect_close(student.max_pool2d(x, 2, 1), [[[[5], [9], [9], [6]]]])
    expect_close(student.max_pool2d(x, (2, 1), (1, 2)), [[[[1], [9], [6]]]])
    expect_close(student.max_pool2d(x, (1, 2), 3, "same"), [[[[5], [4]]]])


@question("max_pool2d")
def test_channels_are_not_mixed(student):
    """Each channel is pooled by itself: (2, 6, 4, 3) becomes (2, 3, 2, 3)."""
    x = noise((2, 6, 4, 3))
    got = student.max_pool2d(x)
    expect_shape(got, (2, 3, 2, 3))
    for c in range(3):
        expect_close(got[..., c : c + 1], definition(Case(x[..., c : c + 1]), np.max))


@question("max_pool2d")
def test_max_keeps_fractions_and_takes_integers(student):
    """Fractions stay, whole numbers and lists are accepted, uint8 images too."""
    expect_close(student.max_pool2d([[[[0.25], [0.75]], [[0.5], [-0.5]]]]), [[[[0.75]]]])
    expect_close(student.max_pool2d(PIXELS), [[[[255]]]])
    for row, maxima in (([-3, -1, -5], [-1, -5]), ([0, 0, -(10**10)], [0, -(10**10)])):
        x = image(row).astype(int)  # whole numbers have no infinity to pad with
        got = student.max_pool2d(x, (1, 2), padding="same")
        expect_close(got, image(maxima), hint=FLOATS_FIRST)
    black = np.zeros((1, 1, 3, 1), dtype=np.uint8)
    expect_close(student.max_pool2d(black, padding="same"), image([0, 0]), hint=FLOATS_FIRST)


@question("max_pool2d", weight=0.5)
def test_max_leaves_its_input_alone(student):
    """The input is not written to."""
    student.max_pool2d(OVERLAPPING.x, *OVERLAPPING.layer)
    expect_unchanged()
    student.max_pool2d(PIXELS)
    expect_unchanged()


def expect_refuses_what_cannot_be(call, x):
    """Every ValueError that the docstrings of the pooling functions promise."""
    expect_raises(ValueError, call, x[0], hint="x must be of rank 4.")
    expect_raises(ValueError, call, x[..., 0], hint="x must be of rank 4.")
    expect_raises(ValueError, call, x[..., None], hint="x must be of rank 4.")
    for pool_size in (0, -1, (2, 0), (0, 2)):
        expect_raises(ValueError, call, x, pool_size, 1, hint="pool_size must be at least 1.")
    for stride in (0, -2, (1, 0), (0, 1)):
        expect_raises(ValueError, call, x, 2, stride, hint="stride must be at least 1.")
    for pool_size in ((4, 1), (1, 5), 5):  # x is 3 by 4
        expect_raises(ValueError, call, x, pool_size, 1, hint="The pool is larger than the image.")
    expect_raises(ValueError, call, x, 6, 1, 1, hint="The pool is larger than the padded image.")
    for padding in ("full", -1, 2, 3):
        expect_raises(ValueError, call, x, 2, 1, padding, hint="This padding cannot be.")
    expect_raises(ValueError, call, x, (3, 1), 1, 1, hint="0 ≤ padding < pool, on both axes.")


@question("max_pool2d")
def test_max_refuses_what_cannot_be(student):
    """A wrong rank, size, stride or padding raises ValueError."""
    expect_refuses_what_cannot_be(student.max_pool2d, np.ones((1, 3, 4, 2)))


# --- min_pool2d -----------------------------------------------------------------------------------


@question("min_pool2d", weight=2)
@given(case=poolings(paddings=("valid", "same", 1)))
@example(case=WIDE_PADDING)
@settings(max_examples=10)
def test_min_takes_the_smallest_entry_of_each_window(student, case):
    """Each output is the smallest entry under its window; padding never wins."""
    expect_close(student.min_pool2d(case.x, *case.layer), definition(case, np.min))


@question("min_pool2d")
def test_padding_never_wins_a_min(student):
    """Under "same" padding a window of positive entries stays positive."""
    x = image([3, 1, 5], [4, 2, 6], [9, 8, 7])
    hint = "Does the padding win? Of floats, np.inf never does."
    same = student.min_pool2d(x, padding="same")
    expect_close(same, [[[[1], [5]], [[8], [7]]]], hint=hint)
    high = image([-EXTREME])
    same = student.min_pool2d(high, padding="same")
    expect_close(same, high, rtol=FLOAT32_ENTRY, hint=hint)


@question("min_pool2d")
def test_min_of_a_photograph(student):
    """Pixels of type uint8 and lists are accepted: 0 stays the smallest."""
    expect_close(student.min_pool2d(PIXELS), [[[[0]]]], hint=FLOATS_FIRST)
    expect_close(student.min_pool2d(PIXELS.tolist()), [[[[0]]]])
    expect_close(student.min_pool2d([[[[3], [1], [5]]]], (1, 2), padding="same"), [[[[1], [5]]]])
    white = np.full((1, 1, 3, 1), 255, dtype=np.uint8)
    got = student.min_pool2d(white, padding="same")
    expect_close(got, image([255, 255]), hint=FLOATS_FIRST)


@question("min_pool2d", weight=0.5)
def test_min_leaves_its_input_alone(student):
    """The input is not written to."""
    student.min_pool2d(OVERLAPPING.x, *OVERLAPPING.layer)
    expect_unchanged()
    student.min_pool2d(PIXELS)
    expect_unchanged()


@question("min_pool2d", weight=0.5)
def test_min_refuses_what_cannot_be(student):
    """A wrong rank, size, stride or padding raises ValueError."""
    expect_refuses_what_cannot_be(student.min_pool2d, np.ones((1, 3, 4, 2)))


# --- avg_pool2d -----------------------------------------------------------------------------------


@question("avg_pool2d", weight=3)
@given(case=poolings())
@settings(max_examples=10)
def test_avg_takes_the_mean_of_each_window(student, case):
    """Each output is the mean of the entries under its window, channel by channel."""
    got = student.avg_pool2d(case.x, *case.layer)
    expect_close(got, definition(case, np.mean), rtol=FLOAT32_MEAN, atol=FLOAT32_MEAN)
    wanted = pooling.avg_pool2d(case.x, *case.layer)
    expect_close(got, wanted, rtol=FLOAT32_MEAN, atol=FLOAT32_MEAN)


@question("avg_pool2d", weight=2)
@given(case=poolings(paddings=("same", 1, 2)))
@example(case=WIDE_PADDING)
@settings(max_examples=10)
def test_padding_never_counts_in_a_mean(student, case):
    """The mean is over the entries of x under the window, however many those are."""
    got = student.avg_pool2d(case.x, *case.layer)
    expect_close(got, definition(case, np.mean), rtol=FLOAT32_MEAN, atol=FLOAT32_MEAN)


@question("avg_pool2d")
@given(padding=st.sampled_from(["same", 1]), stride=st.sampled_from([1, 2]))
@settings(max_examples=4)
def test_the_mean_of_a_constant_is_that_constant(student, padding, stride):
    """A constant image stays constant, up to its border."""
    x = np.full((1, 4, 5, 1), 3.0)
    wanted = np.full_like(definition(Case(x, 3, stride, padding), np.mean), 3.0)
    expect_close(student.avg_pool2d(x, 3, stride, padding), wanted, rtol=FLOAT32_MEAN)


@question("avg_pool2d")
def test_avg_of_whole_numbers_is_no_whole_number(student):
    """Integers, uint8 images and lists are averaged as floats."""
    pixels = np.array([[200, 7], [3, 255]], dtype=np.uint8)[None, :, :, None]
    expect_close(student.avg_pool2d(pixels), [[[[116.25]]]], rtol=FLOAT32_MEAN)
    expect_close(student.avg_pool2d([[[[1], [2]], [[2], [2]]]]), [[[[1.75]]]], rtol=FLOAT32_MEAN)


@question("avg_pool2d", weight=0.5)
def test_avg_leaves_its_input_alone(student):
    """The input is not written to."""
    student.avg_pool2d(OVERLAPPING.x, *OVERLAPPING.layer)
    expect_unchanged()
    student.avg_pool2d(PIXELS)
    expect_unchanged()


@question("avg_pool2d")
def test_avg_refuses_what_cannot_be(student):
    """A wrong rank, size, stride or padding raises ValueError."""
    expect_refuses_what_cannot_be(student.avg_pool2d, np.ones((1, 3, 4, 2)))


# --- global_avg_pool ------------------------------------------------------------------------------


@question("global_avg_pool", weight=3)
@given(shape=st.tuples(*[st.integers(1, 3)] * 4))
@settings(max_examples=10)
def test_global_mean_gives_one_number_for_each_channel(student, shape):
    """(N, H, W, C) becomes (N, C): the mean over rows and columns."""
    x = noise(shape)
    wanted = [[np.mean(x[n, :, :, c]) for c in range(shape[3])] for n in range(shape[0])]
    got = student.global_avg_pool(x)
    expect_close(got, wanted, rtol=FLOAT32_MEAN, atol=FLOAT32_MEAN)
    expect_close(got, pooling.global_avg_pool(x), rtol=FLOAT32_MEAN, atol=FLOAT32_MEAN)


@question("global_avg_pool")
def test_global_mean_of_pixels(student):
    """uint8 pixels and lists are averaged as floats."""
    pixels = np.array([[200, 7], [3, 255]], dtype=np.uint8)[None, :, :, None]
    expect_close(student.global_avg_pool(pixels), [[116.25]], rtol=FLOAT32_MEAN)
    expect_close(student.global_avg_pool([[[[1, 4], [2, 4]]]]), [[1.5, 4]], rtol=FLOAT32_MEAN)


@question("global_avg_pool", weight=0.5)
def test_global_mean_leaves_its_input_alone(student):
    """The input is not written to."""
    for x in (OVERLAPPING.x, PIXELS):
        student.global_avg_pool(x)
        expect_unchanged()


@question("global_avg_pool")
def test_global_mean_refuses_other_ranks(student):
    """An input that is not of rank 4 raises ValueError."""
    for shape in ((3, 4), (2, 3, 4), (1, 2, 2, 2, 2)):
        hint = "x must be of rank 4: (N, H, W, C)."
        expect_raises(ValueError, student.global_avg_pool, np.ones(shape), hint=hint)


# --- backward -------------------------------------------------------------------------------------


def scatter(case, dout, share):
    """Add to each window's entries what ``share(window, gradient)`` gives them."""
    dx = np.zeros(case.x.shape)
    all_rows, all_columns = windows(case)
    for n in range(dx.shape[0]):
        for c in range(dx.shape[3]):
            for i, rows in enumerate(all_rows):
                for j, columns in enumerate(all_columns):
                    under = np.ix_([n], rows, columns, [c])
                    dx[under] += share(case.x[under], dout[n, i, j, c])
    return dx


def to_the_first_maximum(window, gradient):
    share = np.zeros(window.size)
    share[np.argmax(window)] = gradient  # np.argmax gives the first in row order
    return share.reshape(window.shape)


def in_equal_parts(window, gradient):
    return np.full(window.shape, gradient / window.size)


def gradient_for(case, reduce=np.max):
    """Quarters, none of them 0 and no two alike."""
    shape = definition(case, reduce).shape
    return (np.arange(math.prod(shape)).reshape(shape) + 1) / 4


@question("max_pool2d_backward", weight=3)
@given(case=poolings(distinct=True))
@settings(max_examples=10)
def test_the_winner_gets_the_gradient(student, case):
    """Each gradient goes to the largest entry of its window; several windows add up."""
    dout = gradient_for(case)
    got = student.max_pool2d_backward(dout, case.x, *case.layer)
    expect_close(got, scatter(case, dout, to_the_first_maximum))
    expect_close(got, pooling.max_pool2d_backward(dout, case.x, *case.layer))


@question("max_pool2d_backward", weight=2)
@given(case=poolings(paddings=("same", 1, 2), distinct=True))
@example(case=WIDE_PADDING)
@settings(max_examples=10)
def test_the_winner_gets_the_gradient_beside_padding_too(student, case):
    """With padding the gradient has still the shape of x, and each winner its share."""
    dout = gradient_for(case)
    got = student.max_pool2d_backward(dout, case.x, *case.layer)
    expect_close(got, scatter(case, dout, to_the_first_maximum))


@question("max_pool2d_backward")
def test_the_slope_is_that_of_max_pooling(student):
    """The gradient equals the finite difference of sum(dout · max_pool2d(x))."""
    case = Case(noise((1, 3, 4, 1)), 2, 1)
    dout = gradient_for(case)
    slopes = np.zeros_like(case.x)
    for k in np.ndindex(case.x.shape):
        nudge = np.zeros_like(case.x)
        nudge[k] = 0.125  # less than half of the distance of any two entries: exact
        up, down = (definition(Case(case.x + s * nudge, 2, 1), np.max) for s in (1, -1))
        slopes[k] = np.sum(dout * (up - down)) / 0.25
    expect_close(student.max_pool2d_backward(dout, case.x, 2, 1), slopes, rtol=FLOAT32_MEAN)


@question("max_pool2d_backward")
def test_overlapping_windows_add_up(student):
    """An entry that wins two windows gets both gradients."""
    dx = student.max_pool2d_backward([[[[2], [3]]]], image([0, 7, 1], [1, 2, 3]), 2, 1)
    expect_close(dx, image([0, 5, 0], [0, 0, 0]))


@question("max_pool2d_backward", weight=2)
@given(case=poolings(paddings=("valid", "same")))
@settings(max_examples=8)
def test_a_tie_goes_to_the_first_in_row_order(student, case):
    """Of equally large entries, the first in row order gets the whole gradient."""
    flat = Case(np.sign(case.x), *case.layer)  # many ties
    dout = gradient_for(flat)
    got = student.max_pool2d_backward(dout, flat.x, *flat.layer)
    hint = "Of equal entries, the first from left to right, then from row to row, gets all."
    expect_close(got, scatter(flat, dout, to_the_first_maximum), hint=hint)


@question("max_pool2d_backward", weight=0.5)
def test_nearly_equal_entries_are_no_tie(student):
    """The larger of two entries gets the gradient, however little it is larger."""
    dx = student.max_pool2d_backward([[[[5]]]], image([1000000, 1000001]), (1, 2))
    expect_close(dx, image([0, 5]), hint="Compare with ==, or take np.argmax.")


@question("max_pool2d_backward", weight=0.5)
def test_padding_never_gets_the_gradient_of_a_max(student):
    """However small the entries are, an entry of x wins, not the padding."""
    low = image([-1e10])  # exact in float32: it may be compared with a max_pool2d in float32
    for padding in ("same", 1):
        dx = student.max_pool2d_backward([[[[5]]]], low, 2, 2, padding)
        expect_close(dx, [[[[5]]]], hint=NEVER_WINS)


@question("max_pool2d_backward", weight=0.5)
def test_max_backward_takes_whole_numbers(student):
    """Whole numbers and lists are accepted; the gradient keeps its fractions."""
    x = image([-1, -2], [-3, -4]).astype(int)
    expect_close(student.max_pool2d_backward(np.array([[[[3]]]]), x), image([3, 0], [0, 0]))
    hint = "Is dx an array of floats, whatever x is?"
    got = student.max_pool2d_backward([[[[0.5]]]], x)
    expect_close(got, image([0.5, 0], [0, 0]), hint=hint)
    got = student.max_pool2d_backward([[[[0.5]]]], x.tolist())
    expect_close(got, image([0.5, 0], [0, 0]), hint=hint)


@question("max_pool2d_backward", weight=0.5)
def test_max_backward_leaves_its_inputs_alone(student):
    """Neither dout nor x is written to."""
    student.max_pool2d_backward(gradient_for(OVERLAPPING), OVERLAPPING.x, *OVERLAPPING.layer)
    expect_unchanged()


def expect_refuses_another_dout(call):
    one, x = np.ones((1, 1, 1, 1)), np.ones((1, 2, 2, 1))
    hint = "dout must be of the output's shape."
    for shape in ((1, 2, 1, 1), (1, 1, 1, 2), (2, 1, 1, 1), (1, 1, 1), (1, 1, 3, 1)):
        expect_raises(ValueError, call, np.ones(shape), x, hint=hint)
    expect_raises(ValueError, call, one, np.ones((2, 2, 2, 1)), hint=hint)
    expect_raises(ValueError, call, one, x[0], hint="x must be of rank 4.")
    expect_raises(ValueError, call, one, x, 3, hint="The pool is larger than the image.")
    expect_raises(ValueError, call, one, x, 2, 0, hint="stride must be at least 1.")
    expect_raises(ValueError, call, one, x, 2, 2, "full", hint="This padding cannot be.")
    hint = "0 ≤ padding < pool, on both axes."
    expect_raises(ValueError, call, np.ones((1, 3, 3, 1)), x, 2, 2, 2, hint=hint)
    expect_raises(ValueError, call, np.ones((1, 2, 4, 1)), x, (3, 1), 1, 1, hint=hint)


@question("max_pool2d_backward", weight=0.5)
def test_max_backward_refuses_another_dout(student):
    """A dout that is not of the output's shape, or a layer that cannot be, raises ValueError."""
    expect_refuses_another_dout(student.max_pool2d_backward)


@question("avg_pool2d_backward", weight=2)
@given(case=poolings())
@settings(max_examples=10)
def test_the_gradient_is_shared_equally(student, case):
    """Each entry of a window gets an equal share; overlapping windows add up."""
    dout = gradient_for(case)
    got = student.avg_pool2d_backward(dout, case.x, *case.layer)
    wanted = scatter(case, dout, in_equal_parts)
    expect_close(got, wanted, rtol=FLOAT32_MEAN, atol=FLOAT32_MEAN)


@question("avg_pool2d_backward", weight=2)
@given(case=poolings(paddings=("same", 1, 2)))
@example(case=WIDE_PADDING)
@settings(max_examples=10)
def test_padding_gets_no_share(student, case):
    """At the border a gradient is shared among the entries of x alone."""
    dout = gradient_for(case)
    got = student.avg_pool2d_backward(dout, case.x, *case.layer)
    wanted = scatter(case, dout, in_equal_parts)
    expect_close(got, wanted, rtol=FLOAT32_MEAN, atol=FLOAT32_MEAN)
    wanted = pooling.avg_pool2d_backward(dout, case.x, *case.layer)
    expect_close(got, wanted, rtol=FLOAT32_MEAN, atol=FLOAT32_MEAN)


@question("avg_pool2d_backward")
def test_no_gradient_is_lost_or_made(student):
    """The shares of all gradients add up to the gradients, and match finite differences."""
    case = OVERLAPPING
    dout = gradient_for(case)
    dx = student.avg_pool2d_backward(dout, case.x, *case.layer)
    expect_shape(dx, case.x.shape)
    expect_close(np.sum(dx, axis=(1, 2)), np.sum(dout, axis=(1, 2)), rtol=FLOAT32_MEAN)
    direction = noise(case.x.shape, seed=1)  # the mean is linear: a step of any length is exact
    moved = definition(Case(direction, *case.layer), np.mean)
    expect_close(np.sum(dx * direction), np.sum(dout * moved), rtol=1e-4, atol=1e-3)


@question("avg_pool2d_backward", weight=0.5)
def test_avg_backward_takes_whole_numbers(student):
    """Whole numbers and lists are accepted, and shared as floats."""
    x = np.ones((1, 2, 2, 1), dtype=int)
    for images in (x, x.tolist()):
        dx = student.avg_pool2d_backward([[[[3]]]], images)
        expect_close(dx, np.full((1, 2, 2, 1), 0.75), rtol=FLOAT32_MEAN)


@question("avg_pool2d_backward", weight=0.5)
def test_avg_backward_leaves_its_inputs_alone(student):
    """Neither dout nor x is written to."""
    dout = gradient_for(OVERLAPPING)
    student.avg_pool2d_backward(dout, OVERLAPPING.x, *OVERLAPPING.layer)
    expect_unchanged()


@question("avg_pool2d_backward", weight=0.5)
def test_avg_backward_refuses_another_dout(student):
    """A dout that is not of the output's shape, or a layer that cannot be, raises ValueError."""
    expect_refuses_another_dout(student.avg_pool2d_backward)
