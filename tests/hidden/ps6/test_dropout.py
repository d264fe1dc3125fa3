"""dropout_forward and dropout_backward: random, so judged by what holds for every random stream."""

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

FLOAT32 = {"rtol": 1e-6, "atol": 1e-6}
MANY = (100, 100)  # entries of which shares are taken
FIVE_SIGMA = 0.025  # five standard deviations of a share of 10,000 entries, at most

SHAPES = st.sampled_from([(3,), (2, 3), (2, 2, 3, 2), (1,), (4, 1, 2)])
RATES = st.sampled_from([0.5, 0.25, 0.3, 0.95, 0.0])
SEEDS = st.integers(0, 99)


def dropped(student, x, rate, training, seed=0):
    """(y, mask) as arrays, with a generator of that seed."""
    return pair(
        student.dropout_forward(x, rate, training, student.make(f"np.random.default_rng({seed})"))
    )


def pair(got):
    """The answer: (y, mask)."""
    is_pair = isinstance(got, tuple | list) and len(got) == 2
    expect(is_pair, "dropout_forward must return two arrays, y and mask.", got=got)
    return np.asarray(got[0], dtype=float), np.asarray(got[1], dtype=float)


def numbers(shape, seed):
    """Numbers other than 0, of both signs."""
    return np.random.default_rng(seed).choice([-2.0, -0.5, 1.0, 3.0], shape)


@question("dropout_forward", weight=3)
@given(SHAPES, RATES, SEEDS)
@settings(max_examples=14)
def test_an_entry_is_dropped_or_scaled_up(student, shape, rate, seed):
    """Each entry of y is 0, or x / (1 − rate)."""
    x = numbers(shape, seed)
    y, _ = dropped(student, x, rate, True, seed)
    expect_shape(y, shape)
    kept = np.where(y == 0, 0, x / (1 - rate))
    expect_close(y, kept, **FLOAT32, message="An entry is neither 0 nor x / (1 − rate).")


@question("dropout_forward", weight=2)
@given(SHAPES, RATES, SEEDS)
@settings(max_examples=10)
def test_the_mask_says_what_happened(student, shape, rate, seed):
    """mask holds 0 and 1 / (1 − rate), and y = x · mask."""
    x = numbers(shape, seed)
    y, mask = dropped(student, x, rate, True, seed)
    expect_shape(mask, shape)
    wanted = np.where(y == 0, 0, 1 / (1 - rate))
    expect_close(mask, wanted, **FLOAT32, message="mask does not belong to this y.")


@question("dropout_forward", weight=2)
@pytest.mark.parametrize("rate", [0.25, 0.5, 0.7])
def test_rate_is_the_share_that_is_dropped(student, rate):
    """Of many entries the share `rate` is dropped, and the mean stays what it was."""
    y, _ = dropped(student, np.full(MANY, 2.0), rate, True)
    share = float(np.mean(y == 0))
    near = abs(share - rate) < FIVE_SIGMA
    text = f"With rate {rate} a share of {share:.3f} of {y.size:,} entries was dropped."
    expect(near, text, got=share, hint="Each entry is dropped by itself, with probability rate.")
    mean = float(np.mean(y))
    near = abs(mean - 2) < 2 * FIVE_SIGMA / (1 - rate)
    expect(near, f"x is 2 everywhere, but the mean of y is {mean:.3f}.", got=mean)


@question("dropout_forward", weight=2)
def test_every_entry_is_drawn_by_itself(student):
    """Not whole samples, features or maps go to sleep: each entry has a draw of its own."""
    y, _ = dropped(student, np.ones(MANY), 0.5, True)
    for axis, what in ((0, "columns"), (1, "rows")):
        shares = np.mean(y == 0, axis=axis)
        apart = np.all((shares > 0.15) & (shares < 0.85))  # seven standard deviations
        text = f"Whole {what} are dropped or kept together."
        expect(apart, text, got=[float(shares.min()), float(shares.max())])
        text = f"Of all {what} the same number of entries is dropped: each must have its own draw."
        expect(shares.max() - shares.min() > 0.05, text, got=float(shares.min()))  # about 0.25
    y, _ = dropped(student, np.ones((50, 2, 2, 50)), 0.5, True)
    alike = np.mean(y == y[:1])
    expect(alike < 0.75, "All samples of a batch are dropped at the same places.", got=alike)
    alike = np.mean(y == y[:, :1, :1])  # 0.625: one of four is compared with itself
    expect(alike < 0.7, "Whole maps are dropped or kept together.", got=alike)
    draws = [dropped(student, np.ones(MANY), 0.5, True, seed=seed)[0] for seed in range(4)]
    exact = all(np.sum(y == 0) == y.size / 2 for y in draws)  # by chance once in 10⁸
    text = "With rate 0.5 exactly half of the entries is dropped, each time. rate is a probability."
    expect(not exact, text)


@question("dropout_forward", weight=2)
@given(SHAPES, RATES, SEEDS)
@settings(max_examples=8)
def test_nothing_happens_when_not_training(student, shape, rate, seed):
    """With training=False y equals x and the mask is all 1, whatever the rate; rng may be None."""
    x = numbers(shape, seed)
    y, mask = pair(student.dropout_forward(x, rate, False, None))
    expect_close(y, x, **FLOAT32)
    expect_close(mask, np.ones(shape), **FLOAT32)


@question("dropout_forward")
def test_rng_is_the_only_source_of_randomness(student):
    """The same seed gives the same mask; the same generator goes on with another one. It is not
    used when training is False."""
    x = np.ones((8, 8))
    _, first = dropped(student, x, 0.5, True, seed=3)
    rng = student.make("np.random.default_rng(3)")
    student.dropout_forward(x, 0.5, False, rng)  # uses nothing of it
    _, again = pair(student.dropout_forward(x, 0.5, True, rng))
    text = "Two generators of one seed gave two masks (one was given to a call without training)."
    expect_close(again, first, **FLOAT32, message=text)
    _, other = pair(student.dropout_forward(x, 0.5, True, rng))
    expect(np.any(other != again), "The next call dropped the same entries again.", got=other)


@question("dropout_forward", weight=0.5)
def test_zeros_and_integers_go_through(student):
    """An x of zeros has a random mask like any other; integers and lists give floats."""
    _, mask = dropped(student, np.zeros(MANY), 0.5, True)
    share = float(np.mean(mask == 0))
    text = f"Of an x of zeros a share of {share:.3f} was dropped; the rate is 0.5."
    expect(abs(share - 0.5) < FIVE_SIGMA, text, got=share)
    y, mask = dropped(student, [[1, 2], [3, 4]], 0.2, True, seed=1)
    expect_close(y, np.array([[1, 2], [3, 4]]) * mask, **FLOAT32)
    expect_close(mask[mask != 0], np.full(np.count_nonzero(mask), 1.25), **FLOAT32)
    for part in student.dropout_forward(np.array([3, 4]), 0.5, False, None):
        kind = np.asarray(part).dtype
        expect(kind.kind == "f", f"y and mask must be floats, got {kind}.", got=part)


@question("dropout_forward", weight=0.5)
@pytest.mark.parametrize("training", [True, False])
def test_x_stays_as_it_is(student, training):
    """x is not written into."""
    x = np.arange(1.0, 65.0).reshape(8, 8)
    student.dropout_forward(x, 0.5, training, student.make("np.random.default_rng(0)"))
    expect_unchanged()


@question("dropout_forward", weight=0.5)
@pytest.mark.parametrize("rate", [-0.1, 1.0, 1.5])
def test_impossible_rates_are_refused(student, rate):
    """A rate below 0, or of 1 and more, raises ValueError."""
    for training in (True, False):
        rng = student.make("np.random.default_rng(0)")
        expect_raises(ValueError, student.dropout_forward, np.ones(3), rate, training, rng)


@question("dropout_forward", weight=0.5)
@pytest.mark.parametrize("rate", [0.5, 0.0])
def test_training_without_a_generator_is_refused(student, rate):
    """training is True and rng is None: ValueError, whatever the rate."""
    expect_raises(ValueError, student.dropout_forward, np.ones(3), rate, True, None)


# --- dropout_backward --------------------------------------------------------------------------


@question("dropout_backward", weight=2)
@given(SHAPES, st.sampled_from([0.5, 0.2, 0.75]), SEEDS)
@settings(max_examples=10)
def test_the_gradient_passes_where_the_signal_did(student, shape, rate, seed):
    """Dropped entries get 0; the others get dout / (1 − rate), as the chain rule says."""
    rng = np.random.default_rng(seed)
    x, dout = rng.normal(size=shape), rng.integers(-4, 5, shape).astype(float)
    mask = (rng.uniform(size=shape) > rate) / (1 - rate)
    slopes = np.empty(shape)  # of sum(dout · y) by x, which is linear: one step tells
    for i in np.ndindex(shape):
        step = np.zeros(shape)
        step[i] = 1
        slopes[i] = np.sum(dout * (x + step) * mask) - np.sum(dout * x * mask)
    expect_close(student.dropout_backward(dout, mask), slopes, **FLOAT32)


@question("dropout_backward")
def test_gradients_and_masks_stay_as_they_are(student):
    """dout and mask are not written into; lists and integers are accepted."""
    student.dropout_backward(np.array([1.0, 2.0]), np.array([0.0, 2.0]))
    expect_unchanged()
    expect_close(student.dropout_backward([3, 4], [1.25, 0]), [3.75, 0], **FLOAT32)


@question("dropout_backward", weight=0.5)
def test_shapes_that_differ_are_refused(student):
    """dout and mask of different shapes raise ValueError."""
    expect_raises(ValueError, student.dropout_backward, np.ones((2, 3)), np.ones(3))
    for shape in ((3, 2), (1, 3), (2, 1)):
        expect_raises(ValueError, student.dropout_backward, np.ones((2, 3)), np.ones(shape))
    expect_raises(ValueError, student.dropout_backward, np.ones(1), np.ones((2, 2)))
