"""step_decay, exponential_decay and early_stopping."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect_close,
    expect_equal,
    expect_raises,
    expect_unchanged,
    question,
)
from reference import training

RATE = {"rtol": 1e-6, "atol": 1e-12}  # float32 passes

# --- step_decay, exponential_decay ----------------------------------------------------------------

epochs = st.integers(0, 30)


@question("step_decay", weight=3)
@settings(max_examples=10)
@given(epoch=epochs, drop=st.sampled_from([0.5, 0.1, 0.9]), every=st.integers(1, 10))
@example(epoch=30, drop=0.1, every=3)
@example(epoch=3, drop=1.0, every=2)
def test_drops_once_every_few_epochs(student, epoch, drop, every):
    """The rate stays for `every` epochs, then is multiplied by drop, and so on."""
    got = student.step_decay(0.8, epoch, drop, every)
    expected = 0.8
    for e in range(1, epoch + 1):
        if e % every == 0:
            expected *= drop
    expect_close(got, expected, **RATE)
    expect_close(got, training.step_decay(0.8, epoch, drop, every), **RATE)


@question("step_decay", weight=2)
def test_each_rate_lasts_exactly_that_long(student):
    """every=3: the epochs 0, 1, 2 have lr0; epoch 3 is the first after the drop."""
    got = [student.step_decay(1.0, epoch, 0.5, 3) for epoch in range(7)]
    expect_close(got, [1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25], **RATE)


@question("step_decay")
@pytest.mark.parametrize(("epoch", "every"), [(-1, 2), (3, 0), (3, -2)])
def test_impossible_steps_are_refused(student, epoch, every):
    """epoch < 0 or every < 1 raises ValueError."""
    expect_raises(ValueError, student.step_decay, 0.1, epoch, 0.5, every)


@question("exponential_decay", weight=3)
@settings(max_examples=10)
@given(epoch=epochs, lr0=st.sampled_from([1.0, 0.1, 3]), k=st.sampled_from([0.0, 1, 0.1, 0.02]))
@example(epoch=20, lr0=0.1, k=1)
def test_melts_by_the_same_factor_each_epoch(student, epoch, lr0, k):
    """From epoch to epoch the rate is multiplied by e^(-k), starting with lr0 at epoch 0."""
    expected = float(lr0)
    for _ in range(epoch):
        expected *= math.e**-k
    got = student.exponential_decay(lr0, epoch, k)
    expect_close(got, expected, **RATE)
    expect_close(got, training.exponential_decay(lr0, epoch, k), **RATE)


@question("exponential_decay")
def test_negative_epochs_have_no_rate(student):
    """epoch < 0 raises ValueError."""
    expect_raises(ValueError, student.exponential_decay, 0.1, -1, 0.1)


# --- early_stopping -------------------------------------------------------------------------------


def watch(losses: list[float], patience: int, min_delta: float) -> tuple[int | None, int]:
    """The definition, by looking back from each epoch at the epochs that beat all before them."""
    improved = [0]
    for epoch in range(1, len(losses)):
        if losses[improved[-1]] - losses[epoch] > min_delta:
            improved.append(epoch)
        last = range(epoch - patience + 1, epoch + 1)
        if last[0] > 0 and not set(last) & set(improved):
            return epoch, improved[-1]
    return None, improved[-1]


# multiples of 1/4: differences are exact, so that "by more than min_delta" has one answer
losses = st.lists(st.integers(0, 6).map(lambda n: n / 4), min_size=1, max_size=9)


@question("early_stopping", weight=4)
@settings(max_examples=15)
@given(losses=losses, patience=st.integers(1, 3), min_delta=st.sampled_from([0.0, 0.25, 0.5]))
@example(losses=[0.5, 1.0], patience=1, min_delta=0.0)
@example(losses=[1.0, 0.75, 0.5, 0.25], patience=2, min_delta=0.25)
@example(losses=[1.0, 0.5, 0.75, 0.75, 0.25, 0.0], patience=2, min_delta=0.0)
def test_stops_after_patience_epochs_without_improvement(student, losses, patience, min_delta):
    """Stop at the first epoch that ends `patience` epochs in a row without improvement."""
    got = student.early_stopping(losses, patience, min_delta)
    expect_equal(got, watch(losses, patience, min_delta))
    expect_equal(got, training.early_stopping(losses, patience, min_delta))


@question("early_stopping")
def test_without_min_delta_any_improvement_counts(student):
    """min_delta defaults to 0: the slightest improvement restarts the count, equality does not."""
    expect_equal(student.early_stopping([1.0, 0.999999, 0.999998, 0.999997], 1), (None, 3))
    expect_equal(student.early_stopping([1.0, 1.0, 0.5], 1), (1, 0))


@question("early_stopping")
def test_an_improvement_restarts_the_count(student):
    """Only epochs in a row count: bad, bad, better, bad, bad does not add up to four."""
    expect_equal(student.early_stopping([5.0, 6.0, 6.0, 4.0, 6.0, 6.0], 3), (None, 3))


@question("early_stopping")
def test_a_slow_creep_adds_up(student):
    """A loss is held against the best epoch, not the one before: small steps add up."""
    expect_equal(student.early_stopping([1.0, 0.75, 0.5], 2, 0.25), (None, 2))
    expect_equal(student.early_stopping([0.5, 2.0, 1.5, 1.0], 3), (3, 0))


@question("early_stopping")
def test_what_comes_after_the_stop_is_never_seen(student):
    """A better loss after the stop cannot be known: the best epoch lies before it."""
    expect_equal(student.early_stopping([0.5, 1.0, 1.0, 0.0], 2), (2, 0))


@question("early_stopping")
def test_nan_is_no_improvement(student):
    """A loss that has become NaN counts as an epoch without improvement."""
    expect_equal(student.early_stopping([1.0, 0.5, math.nan, math.nan, 0.25], 2), (3, 1))
    expect_equal(student.early_stopping([1.0, math.nan, 0.5], 2), (None, 2))


@question("early_stopping")
def test_the_losses_stay_as_they_are(student):
    """The list of losses is not changed."""
    student.early_stopping([3.0, 1.0, 2.0, 2.0], 2)
    expect_unchanged()


@question("early_stopping")
@pytest.mark.parametrize("bad", [([], 2, 0.0), ([1.0], 0, 0.0), ([1.0], -1, 0.0), ([1.0], 1, -0.1)])
def test_impossible_settings_are_refused(student, bad):
    """No losses, patience below 1 or a negative min_delta raise ValueError."""
    expect_raises(ValueError, student.early_stopping, *bad)
