"""brute_force_count, gradient_descent and minibatches."""

from dataclasses import dataclass
from typing import Any

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
from reference import training

ROUNDING = {"rtol": 1e-6, "atol": 1e-6}  # a float32 path of a few contracting steps passes too

# --- brute_force_count ----------------------------------------------------------------------------


@question("brute_force_count", weight=2)
@pytest.mark.parametrize("case", [(1, 7), (3, 2), (2, 3), (25, 1000), (153, 1000), (300, 7)])
def test_counts_every_combination_exactly(student, case):
    """Each weight multiplies the count by n_values; the result is exact, digit for digit."""
    expected = 1
    for _ in range(case[0]):
        expected *= case[1]
    expect_equal(student.brute_force_count(*case), expected)


@question("brute_force_count")
def test_no_weight_leaves_one_setting(student):
    """Without weights there is exactly one setting, and with one value a weight too."""
    expect_equal(student.brute_force_count(0, 5), 1)
    expect_equal(student.brute_force_count(4, 1), 1)


@question("brute_force_count")
@pytest.mark.parametrize("case", [(-1, 10), (2, 0), (2, -3)])
def test_impossible_counts_are_refused(student, case):
    """A negative number of weights, or less than one value, raises ValueError."""
    expect_raises(ValueError, student.brute_force_count, *case)


# --- gradient_descent -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Bowl:
    """The loss a/2 · (w - c)²: after t steps of rate lr, w - c has shrunk by (1 - lr·a)^t."""

    a: float
    c: float
    w0: Any
    lr: float
    steps: int

    @property
    def source(self) -> str:
        return f"lambda w: {self.a} * (w - {self.c})"

    @property
    def path(self) -> np.ndarray:
        w0 = np.asarray(self.w0, dtype=float)
        return np.array(
            [self.c + (1 - self.lr * self.a) ** t * (w0 - self.c) for t in range(self.steps + 1)]
        )


starts = st.one_of(
    st.integers(1, 4),
    st.lists(st.integers(-3, 3), min_size=1, max_size=3),
    st.lists(st.integers(-3, 3), min_size=6, max_size=6).map(lambda v: np.reshape(v, (2, 3))),
)
bowls = st.builds(
    Bowl,
    a=st.sampled_from([2.0, 1.0, 4.0]),
    c=st.sampled_from([0.0, 1.0]),
    w0=starts,
    lr=st.sampled_from([0.25, 0.125, 1.5]),  # the last is too large for a = 2 and 4: it diverges
    steps=st.integers(1, 5),
)


@question("gradient_descent", weight=3)
@settings(max_examples=10)
@given(bowl=bowls)
def test_walks_downhill_step_by_step(student, bowl):
    """Each row of the path is the row before minus lr times the slope there."""
    got = student.gradient_descent(student.make(bowl.source), bowl.w0, bowl.lr, bowl.steps)
    expect_close(got, bowl.path, **ROUNDING)


@question("gradient_descent")
@pytest.mark.parametrize("w0", [3.0, [3.0, 1.0], np.ones((2, 3))])
def test_the_path_begins_at_the_start(student, w0):
    """The path has steps + 1 rows, and the first is w0, even when no step is taken."""
    grad = student.make("lambda w: 2 * w")
    expect_close(student.gradient_descent(grad, w0, 0.1, 0), np.asarray(w0)[None], **ROUNDING)
    expect_shape(student.gradient_descent(grad, w0, 0.1, 4), (5, *np.shape(w0)))


@question("gradient_descent")
def test_follows_a_slope_that_mixes_the_weights(student):
    """The slope may depend on all weights together: here of x² + x·y + 5y²."""
    source = "lambda w: np.array([2 * w[0] + w[1], w[0] + 10 * w[1]])"
    got = student.gradient_descent(student.make(source), np.array([1.0, -1.0]), 0.05, 20)
    expect_close(
        got, training.gradient_descent(eval(source, {"np": np}), [1.0, -1.0], 0.05, 20), **ROUNDING
    )
    x, y = 1.0, -1.0
    for row in got:
        expect_close(row, [x, y], **ROUNDING)
        x, y = x - 0.05 * (2 * x + y), y - 0.05 * (x + 10 * y)


@question("gradient_descent")
def test_integer_starts_are_not_truncated(student):
    """An integer starting point is taken as float: 1 - 0.1 · 2 is 0.8, not 0."""
    grad = student.make("lambda w: 2 * w")
    for w0 in (np.array([1, 2]), [1, 2], 1):
        expected = np.array([np.asarray(w0) * 0.8**t for t in range(3)])
        expect_close(student.gradient_descent(grad, w0, 0.1, 2), expected, **ROUNDING)


@question("gradient_descent")
def test_the_slope_is_asked_for_at_floats(student):
    """grad takes floats in the shape of w0, also at an integer start or a single number."""
    source = "lambda w: np.multiply(w, 0.5, out=np.zeros_like(w), casting='unsafe')"
    got = student.gradient_descent(student.make(source), np.array([1, 3]), 0.5, 1)
    hint = "Convert w0 to float before grad sees it for the first time."
    expect_close(got, [[1.0, 3.0], [0.75, 2.25]], **ROUNDING, hint=hint)
    by_rank = student.make("lambda w: np.full(np.shape(w), 1.0 + np.ndim(w))")
    for w0 in (3.0, np.ones((2, 3))):
        got = student.gradient_descent(by_rank, w0, 0.5, 1)
        hint = "Here the slope depends on the shape in which grad gets w: it must be that of w0."
        expect_close(got[1], np.subtract(w0, 0.5 + 0.5 * np.ndim(w0)), **ROUNDING, hint=hint)


@question("gradient_descent")
def test_the_slope_may_be_a_list_and_is_not_written_into(student):
    """grad may return a list, or one and the same array each time: make your own array of it."""
    expected = [[0.0, 0.0], [-0.5, -1.0], [-1.0, -2.0]]
    for source in ("lambda w: [1.0, 2.0]", "lambda w, g=np.array([1.0, 2.0]): g"):
        got = student.gradient_descent(student.make(source), [0.0, 0.0], 0.5, 2)
        hint = "np.asarray(grad(w)) takes a list too; `g *= lr` would change the array of grad."
        expect_close(got, expected, **ROUNDING, hint=hint)


@question("gradient_descent")
def test_the_starting_point_stays_as_it_is(student):
    """The caller's w0 is not moved."""
    student.gradient_descent(student.make("lambda w: 2 * w"), np.array([1.0, 2.0]), 0.1, 3)
    expect_unchanged(hint="`w = w - lr * g` makes a new array; `w -= lr * g` moves the caller's.")


@question("gradient_descent")
@pytest.mark.parametrize("bad", [(0.0, 3), (-0.1, 3), (0.1, -1)])
def test_useless_rates_and_steps_are_refused(student, bad):
    """lr <= 0 or steps < 0 raises ValueError."""
    grad = student.make("lambda w: 2 * w")
    expect_raises(ValueError, student.gradient_descent, grad, np.array([1.0]), *bad)


# --- minibatches ----------------------------------------------------------------------------------


def epoch(student: Any, X: Any, y: Any, *args: Any, **kwargs: Any) -> list[tuple[Any, Any]]:
    """All batches, each checked to be a pair (X_batch, y_batch) of one length."""
    batches = []
    for batch in student.minibatches(X, y, *args, **kwargs):
        pair = isinstance(batch, (tuple, list)) and len(batch) == 2
        expect(pair, "Each batch must be a pair (X_batch, y_batch).", got=batch)
        X_batch, y_batch = (np.asarray(part) for part in batch)
        aligned = X_batch.ndim and y_batch.ndim and len(X_batch) == len(y_batch)
        expect(aligned, "X_batch and y_batch must hold equally many samples.", got=batch)
        batches.append((X_batch, y_batch))
    return batches


def numbered(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Samples (n, 2) that each carry their number i, and targets 10·i."""
    return np.stack([np.arange(n), -np.arange(n)], axis=1), 10 * np.arange(n)


def generator(student: Any, seed: int = 0) -> Any:
    return student.make(f"np.random.default_rng({seed})")


sizes = st.tuples(st.integers(1, 9), st.integers(1, 10))


@question("minibatches", weight=2)
@settings(max_examples=8)
@given(size=sizes)
def test_without_a_generator_the_order_stays(student, size):
    """With rng=None the batches cut X and y in their order; the last one holds what is left."""
    n, batch_size = size
    X, y = numbered(n)
    batches = epoch(student, X, y, batch_size)
    expected = list(training.minibatches(X, y, batch_size))
    expect_equal(
        [len(b[0]) for b in batches],
        [len(b[0]) for b in expected],
        message="The batches have other sizes.",
    )
    for i, (X_batch, y_batch) in enumerate(batches):
        expect_close(X_batch, X[i * batch_size : (i + 1) * batch_size])
        expect_close(y_batch, y[i * batch_size : (i + 1) * batch_size])


@question("minibatches", weight=3)
@settings(max_examples=8)
@given(size=sizes)
def test_every_sample_comes_once_with_its_label(student, size):
    """Shuffled or not, an epoch holds each sample exactly once, and y[i] stays with X[i]."""
    n, batch_size = size
    X, y = numbered(n)
    batches = epoch(student, X, y, batch_size, generator(student))
    seen = np.concatenate([X_batch for X_batch, _ in batches]) if batches else np.empty((0, 2))
    expect_close(np.sort(seen[:, 0]), np.arange(n), message="An epoch must hold each sample once.")
    labels = np.concatenate([y_batch for _, y_batch in batches])
    expect_close(labels, 10 * seen[:, 0], message="A label no longer belongs to its sample.")


@question("minibatches")
@pytest.mark.parametrize(
    ("n", "batch_size", "expected"),
    [
        (1000, 256, [256, 256, 256, 232]),
        (6, 2, [2, 2, 2]),
        (5, 5, [5]),
        (3, 1, [1, 1, 1]),
        (3, 7, [3]),
    ],
)
def test_the_last_batch_holds_what_is_left(student, n, batch_size, expected):
    """1000 samples in batches of 256 make 256, 256, 256 and 232; N makes one batch, 1 makes N."""
    X, y = numbered(n)
    for rng in (None, generator(student)):
        batches = epoch(student, X, y, batch_size, rng)
        expect_equal(
            [len(X_batch) for X_batch, _ in batches],
            expected,
            message=f"N = {n}, batch_size = {batch_size} gives other batch sizes.",
        )


@question("minibatches", weight=2)
def test_a_generator_shuffles_the_samples_anew_each_epoch(student):
    """rng draws the order of the samples (not of whole batches), another one at each call."""
    X, y = numbered(64)
    rng = generator(student, 1)
    first, second = ([b[1] for b in epoch(student, X, y, 8, rng)] for _ in range(2))
    # neighbours: eight numbers in a row
    together = [len(batch) == 8 and np.ptp(batch) == 70 for batch in first]
    expect(
        not any(together),
        "The samples are not shuffled: a batch holds eight neighbours.",
        got=first[0],
    )
    same = np.array_equal(np.concatenate(first), np.concatenate(second))
    expect(not same, "The second epoch has the order of the first: draw a new one at each call.")
    whole = epoch(student, X, y, 64, rng)[0][1]
    expect(not np.array_equal(whole, y), "One batch of all N must be shuffled, too.", got=whole)


@question("minibatches")
def test_the_generator_is_the_only_source_of_randomness(student):
    """Generators of one seed give one order: nothing else is random."""
    X, y = numbered(30)
    first = epoch(student, X, y, 4, generator(student, 5))
    second = epoch(student, X, y, 4, generator(student, 5))
    same = all(np.array_equal(a[1], b[1]) for a, b in zip(first, second, strict=True))
    expect(same, "Two generators of the same seed gave different batches: draw from rng alone.")


@question("minibatches")
def test_images_one_hot_targets_and_lists_work(student):
    """X and y may have any rank, and be lists."""
    X, y = np.arange(5 * 2 * 3 * 1).reshape(5, 2, 3, 1), np.eye(5)
    batches = epoch(student, X, y, 2)
    expect_equal([b[0].shape for b in batches], [(2, 2, 3, 1), (2, 2, 3, 1), (1, 2, 3, 1)])
    expect_close(np.concatenate([b[1] for b in batches]), y)
    for rng in (None, generator(student)):
        batches = epoch(student, [[0.5, 2], [1.5, 4], [2.5, 6]], [0.5, 1.5, 2.5], 2, rng)
        expect_close(
            np.concatenate([b[0] for b in batches])[:, 0], np.concatenate([b[1] for b in batches])
        )


@question("minibatches", weight=0.5)
def test_whole_number_labels_stay_whole_numbers(student):
    """Integer labels come as integers, so that they can index: np.eye(3)[y_batch]."""
    for labels in (np.array([2, 0, 1]), [2, 0, 1]):
        for _, y_batch in epoch(student, np.zeros((3, 2)), labels, 2):
            text = f"The labels {labels} came as {y_batch.dtype}."
            expect(
                y_batch.dtype.kind in "iu", text, got=y_batch, hint="Use np.asarray(y) as it is."
            )


@question("minibatches")
def test_the_caller_keeps_the_order_of_the_data(student):
    """X and y stay as they are: shuffle indices, not the arrays."""
    run = student.make(
        "lambda minibatches, X, y, size, rng: len(list(minibatches(X, y, size, rng)))"
    )
    X, y = numbered(20)
    run(student.value("minibatches"), X, y, 6, generator(student))
    expect_unchanged(hint="rng.shuffle(X) reorders the caller's array: use rng.permutation(N).")


@question("minibatches")
@pytest.mark.parametrize("batch_size", [0, -1, 2.5])
def test_bad_batch_sizes_are_refused(student, batch_size):
    """batch_size below 1, or not a whole number, raises ValueError."""
    X, y = numbered(4)
    expect_raises(ValueError, lambda: list(student.minibatches(X, y, batch_size)))


@question("minibatches")
def test_data_of_two_lengths_is_refused(student):
    """X and y of different lengths raise ValueError."""
    for n_X, n_y in ((4, 3), (3, 4)):
        X, y = np.zeros((n_X, 2)), np.zeros(n_y)
        expect_raises(ValueError, lambda X=X, y=y: list(student.minibatches(X, y, 2)))
