"""Losses: the mean of what each sample costs.

Two oracles: the definitions below, loops over Python floats, and the reference. Arrays hold small
whole numbers; answers compute in float64.
"""

import math
from dataclasses import dataclass

import numpy as np
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
from reference import losses

EPS_FORM = 1e-5  # how far log(max(p, 1e-7)) and log(p + 1e-7) differ for p of at least 0.05
TINY_EPS_FORM = 2e-3  # the same for p = 1e-10: log(1.001)
FINITE_DIFFERENCE = 1e-6  # error of a central difference with h = 1e-4 on a smooth loss

few = settings(max_examples=8)
SHAPES = st.sampled_from([(1,), (3,), (2, 3), (3, 1), (2, 1, 2)])


def whole_numbers(shape, most=3):
    """Arrays of whole numbers from -most to most, as floats, 0 first; one draw is fast."""
    n = math.prod(shape)
    return st.binary(min_size=n, max_size=n).map(
        lambda raw: np.array([(b + most) % (2 * most + 1) - most for b in raw], float).reshape(
            shape
        )
    )


two_arrays = SHAPES.flatmap(lambda shape: st.tuples(whole_numbers(shape), whole_numbers(shape)))


@dataclass
class Batch:
    """Scores (N, C) and the right classes (N,)."""

    scores: np.ndarray
    labels: np.ndarray

    @property
    def rows(self):
        """The labels as one-hot rows."""
        n_classes = self.scores.shape[1]
        return np.array([[float(c == label) for c in range(n_classes)] for label in self.labels])

    @property
    def probabilities(self):
        """Probabilities of at least 0.05 that are not sure of anything."""
        positive = self.scores + 4  # 1 … 7
        return positive / positive.sum(axis=1, keepdims=True)


@st.composite
def batches(draw, sizes=((1, 2), (2, 2), (2, 3), (3, 2), (4, 3))):
    n, c = draw(st.sampled_from(sizes))
    labels = draw(st.lists(st.integers(0, c - 1), min_size=n, max_size=n))
    return Batch(draw(whole_numbers((n, c))), np.array(labels))


MISFITS = (  # targets for a batch (2, 3): labels out of range, then other shapes
    [0, 3],
    [-1, 0],
    [0, 1, 2],
    [[1, 0], [0, 1]],
    [[1, 0], [0, 1], [1, 0]],
)


def mean_log_loss(probabilities, labels):
    """-log of the probability of the right class, averaged over the samples."""
    prices = [-math.log(row[t]) for row, t in zip(probabilities, labels, strict=True)]
    return sum(prices) / len(prices)


def mean_softmax_loss(scores, labels):
    """log Σ exp(z) - z of the right class, averaged over the samples."""
    prices = [
        math.log(sum(math.exp(z) for z in row)) - row[t]
        for row, t in zip(scores.tolist(), labels, strict=True)
    ]
    return sum(prices) / len(prices)


# --- mean squared and absolute error ------------------------------------------------------------


@question("mse", weight=3)
@few
@given(pair=two_arrays)
def test_mse_is_the_mean_of_the_squares(student, pair):
    """Square every difference y - t and take the mean over all elements."""
    y, t = pair
    squares = [(a - b) ** 2 for a, b in zip(y.ravel(), t.ravel(), strict=True)]
    expect_close(student.mse(y, t), sum(squares) / len(squares))


@question("mse")
def test_mse_takes_numbers_lists_and_whole_numbers(student):
    """Numbers, lists and arrays of whole numbers are fine, and the result is no whole number."""
    expect_close(student.mse(3, 1), 4.0)
    expect_close(student.mse([1, 2], [1, 3]), 0.5)
    expect_close(student.mse(np.array([[1, 2]]), np.array([[2, 4]])), 2.5)


@question("mse", weight=0.5)
def test_mse_of_pixels_does_not_wrap_around(student):
    """Pixels are uint8, where 0 - 20 is 236: compute in float64."""
    y, t = np.array([0, 250], dtype=np.uint8), np.array([20, 0], dtype=np.uint8)
    expect_close(student.mse(y, t), (20**2 + 250**2) / 2)


@question("mse")
def test_mse_of_unequal_shapes_is_refused(student):
    """y and t of unequal shapes raise ValueError; they are not broadcast."""
    expect_raises(ValueError, student.mse, np.ones((3, 1)), np.ones(3))
    expect_raises(ValueError, student.mse, np.ones(3), 1.0)
    expect_raises(ValueError, student.mse, np.ones(3), np.ones(1))
    expect_raises(ValueError, student.mse, np.ones((2, 3)), np.ones((3, 2)))


@question("mse")
def test_mse_leaves_its_arguments_alone(student):
    """mse does not write into y or t."""
    student.mse(np.array([1.0, 2.0]), np.array([0.0, 5.0]))
    expect_unchanged()


@question("mae", weight=3)
@few
@given(pair=two_arrays)
def test_mae_is_the_mean_of_the_absolute_differences(student, pair):
    """Take |y - t| of every entry and the mean over all elements."""
    y, t = pair
    sizes = [abs(a - b) for a, b in zip(y.ravel(), t.ravel(), strict=True)]
    expect_close(student.mae(y, t), sum(sizes) / len(sizes))


@question("mae")
def test_mae_takes_numbers_lists_and_whole_numbers(student):
    """Numbers, lists and arrays of whole numbers are fine, and the result is no whole number."""
    expect_close(student.mae(3, 5), 2.0)
    expect_close(student.mae([1, 2], [1, 3]), 0.5)


@question("mae", weight=0.5)
def test_mae_of_pixels_does_not_wrap_around(student):
    """Pixels are uint8, where 0 - 20 is 236: compute in float64."""
    y, t = np.array([0, 250], dtype=np.uint8), np.array([20, 0], dtype=np.uint8)
    expect_close(student.mae(y, t), 135.0)


@question("mae")
def test_mae_of_unequal_shapes_is_refused(student):
    """y and t of unequal shapes raise ValueError; they are not broadcast."""
    expect_raises(ValueError, student.mae, np.ones((3, 1)), np.ones(3))
    expect_raises(ValueError, student.mae, np.ones(3), 1.0)
    expect_raises(ValueError, student.mae, np.ones(3), np.ones(1))
    expect_raises(ValueError, student.mae, np.ones((2, 3)), np.ones((3, 2)))


@question("mae")
def test_mae_leaves_its_arguments_alone(student):
    """mae does not write into y or t."""
    student.mae(np.array([1.0, 2.0]), np.array([0.0, 5.0]))
    expect_unchanged()


# --- one-hot ------------------------------------------------------------------------------------


@question("one_hot", weight=2)
@few
@given(case=batches(), extra=st.integers(0, 2))
def test_one_hot_puts_a_single_one_at_the_label(student, case, extra):
    """Row i is zero but for a 1 at labels[i]; it is num_classes long, also if labels are lower."""
    n_classes = case.scores.shape[1] + extra
    expected = np.zeros((len(case.labels), n_classes))
    for i, label in enumerate(case.labels):
        expected[i, label] = 1
    expect_close(student.one_hot(case.labels, n_classes), expected)


@question("one_hot")
@few
@given(case=batches())
def test_one_hot_takes_a_column_of_labels(student, case):
    """Labels (N, 1) give the same (N, C) as labels (N,)."""
    got = student.one_hot(case.labels[:, None], case.scores.shape[1])
    expect_close(got, losses.one_hot(case.labels, case.scores.shape[1]))


@question("one_hot")
def test_one_hot_of_three_hundred_classes(student):
    """num_classes may be large: 299 fits into no byte."""
    labels = np.array([299, 0, 255, 256])
    expect_equal(student.one_hot(labels, 300), losses.one_hot(labels, 300))


@question("one_hot")
def test_one_hot_takes_a_list(student):
    """A list of labels is as good as an array."""
    expect_equal(student.one_hot([2, 0], 3), [[0, 0, 1], [1, 0, 0]])


@question("one_hot")
def test_one_hot_refuses_labels_above_the_last_class(student):
    """A label of num_classes or more raises ValueError."""
    expect_raises(ValueError, student.one_hot, np.array([0, 3]), 3)


@question("one_hot")
def test_one_hot_refuses_negative_labels(student):
    """A label below 0 raises ValueError; numpy would read -1 as the last class."""
    expect_raises(ValueError, student.one_hot, np.array([1, -1]), 3)


@question("one_hot")
def test_one_hot_refuses_other_shapes(student):
    """Labels that are neither (N,) nor (N, 1) raise ValueError."""
    expect_raises(ValueError, student.one_hot, np.array([[0, 1, 2]]), 3)
    expect_raises(ValueError, student.one_hot, np.array([[0, 1], [1, 0]]), 2)
    expect_raises(ValueError, student.one_hot, np.zeros((2, 1, 1), dtype=int), 2)
    expect_raises(ValueError, student.one_hot, 1, 2)


@question("one_hot")
def test_one_hot_leaves_the_labels_alone(student):
    """one_hot does not write into labels."""
    student.one_hot(np.array([[0], [1]]), 2)
    expect_unchanged()


# --- cross-entropy of probabilities -------------------------------------------------------------


@question("cross_entropy", weight=3)
@few
@given(case=batches())
def test_cross_entropy_charges_for_the_right_class(student, case):
    """The loss is -log of the right class's probability, as a mean over the N samples."""
    expected = mean_log_loss(case.probabilities, case.labels)
    expect_close(student.cross_entropy(case.probabilities, case.rows), expected, atol=EPS_FORM)


@question("cross_entropy", weight=2)
@few
@given(case=batches())
def test_cross_entropy_takes_labels(student, case):
    """Labels (N,) mean the same as their one-hot rows."""
    expected = losses.cross_entropy(case.probabilities, case.rows)
    expect_close(student.cross_entropy(case.probabilities, case.labels), expected, atol=EPS_FORM)


@question("cross_entropy")
@few
@given(case=batches())
def test_cross_entropy_takes_a_column_of_labels(student, case):
    """Labels (N, 1) mean the same as labels (N,): N prices, not a table of N x N."""
    expected = losses.cross_entropy(case.probabilities, case.labels)
    got = student.cross_entropy(case.probabilities, case.labels[:, None])
    expect_close(got, expected, atol=EPS_FORM)


@question("cross_entropy")
def test_cross_entropy_of_one_sample(student):
    """p of shape (C,) is one sample: nothing is divided. t is one-hot or one label."""
    for t in ([0, 1, 0], 1):
        expect_close(student.cross_entropy([0.2, 0.3, 0.5], t), -math.log(0.3), atol=EPS_FORM)
    expect_close(student.cross_entropy([0.25, 0.75], [1, 0]), -math.log(0.25), atol=EPS_FORM)


@question("cross_entropy", weight=2)
def test_cross_entropy_is_finite_at_zero(student):
    """A probability of 0 counts as eps = 1e-7, so the price is -log(1e-7)."""
    price = -math.log(1e-7)
    expect_close(student.cross_entropy([0.0, 1.0], [1, 0]), price, atol=EPS_FORM)
    got = student.cross_entropy(np.array([[0.0, 1.0], [0.5, 0.5]]), np.array([0, 1]))
    expect_close(got, (price + math.log(2)) / 2, atol=EPS_FORM)
    expect_close(student.cross_entropy(np.array([0, 1]), 0), price, atol=EPS_FORM)


@question("cross_entropy", weight=0.5)
def test_cross_entropy_lifts_tiny_probabilities_to_eps(student):
    """Each probability below eps = 1e-7 counts as eps, not only 0: 1e-10 costs no more than 0."""
    got = student.cross_entropy([1e-10, 1.0], 0)
    expect_close(got, -math.log(1e-7), atol=TINY_EPS_FORM)


@question("cross_entropy")
def test_cross_entropy_uses_the_given_eps(student):
    """The argument eps is what a probability of 0 counts as."""
    expect_close(student.cross_entropy([1.0, 0.0], 1, eps=1e-3), -math.log(1e-3), atol=EPS_FORM)


@question("cross_entropy")
def test_cross_entropy_of_a_sure_right_answer_is_nothing(student):
    """p = 1 for the right class costs 0 (up to eps), though the others have p = 0."""
    got = student.cross_entropy(np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]), np.array([1, 0]))
    expect_close(got, 0.0, atol=EPS_FORM)


@question("cross_entropy")
def test_cross_entropy_refuses_what_does_not_fit(student):
    """A label outside 0 … C - 1, or targets of another shape, raise ValueError."""
    p = np.full((2, 3), 1 / 3)
    for t in MISFITS:
        expect_raises(ValueError, student.cross_entropy, p, np.array(t))


@question("cross_entropy", weight=0.5)
def test_cross_entropy_refuses_a_single_label_out_of_range(student):
    """For one sample, too, a label outside 0 … C - 1 raises ValueError: -1 is no class."""
    for t in (-1, 3):
        expect_raises(ValueError, student.cross_entropy, np.array([0.2, 0.3, 0.5]), t)


@question("cross_entropy")
def test_cross_entropy_leaves_its_arguments_alone(student):
    """cross_entropy does not write into p or t."""
    student.cross_entropy(np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]]))
    expect_unchanged()


# --- cross-entropy of scores --------------------------------------------------------------------


@question("softmax_cross_entropy", weight=3)
@few
@given(case=batches())
def test_softmax_loss_is_minus_log_softmax(student, case):
    """The loss is -log softmax of the right class, as a mean over the N samples."""
    expected = mean_softmax_loss(case.scores, case.labels)
    expect_close(student.softmax_cross_entropy(case.scores, case.rows), expected)


@question("softmax_cross_entropy")
@few
@given(case=batches())
def test_softmax_loss_takes_labels(student, case):
    """Labels (N,) and (N, 1) mean the same as their one-hot rows."""
    expected = losses.softmax_cross_entropy(case.scores, case.rows)
    expect_close(student.softmax_cross_entropy(case.scores, case.labels), expected)
    expect_close(student.softmax_cross_entropy(case.scores, case.labels[:, None]), expected)


@question("softmax_cross_entropy", weight=2)
@few
@given(top=st.sampled_from([1000, 10000]), others=st.integers(-10000, 0))
def test_softmax_loss_is_exact_for_a_hopeless_answer(student, top, others):
    """Where the truth's probability underflows to 0, the loss is the distance of the two scores."""
    scores = np.array([[top, others, -10000.0]], dtype=float)
    expect_close(student.softmax_cross_entropy(scores, [1]), float(top - others))


@question("softmax_cross_entropy")
def test_softmax_loss_treats_each_row_by_itself(student):
    """A row near -10000 beside a row near +10000: both prices are exact."""
    scores = np.array([[10000.0, 10000.0], [-10000.0, -10000.0], [-9999.0, -10000.0]])
    expected = (2 * math.log(2) + 1 + math.log1p(math.exp(-1))) / 3
    expect_close(student.softmax_cross_entropy(scores, np.array([0, 1, 1])), expected)


@question("softmax_cross_entropy")
@few
@given(case=batches(), shift=st.sampled_from([1, -3, 100]))
def test_softmax_loss_ignores_a_common_shift(student, case, shift):
    """Adding one number to all scores changes no probability, so the loss stays."""
    got = student.softmax_cross_entropy(case.scores + shift, case.labels)
    expect_close(got, mean_softmax_loss(case.scores, case.labels))


@question("softmax_cross_entropy")
def test_softmax_loss_of_one_sample(student):
    """Logits of shape (C,) are one sample; whole numbers and lists are fine."""
    expected = math.log(math.e + math.e**2 + 1) - 2
    expect_close(student.softmax_cross_entropy([1, 2, 0], 1), expected)
    expect_close(student.softmax_cross_entropy(np.array([1, 2, 0]), [0, 1, 0]), expected)


@question("softmax_cross_entropy")
def test_softmax_loss_refuses_what_does_not_fit(student):
    """A label outside 0 … C - 1, or targets of another shape, raise ValueError."""
    for t in MISFITS:
        expect_raises(ValueError, student.softmax_cross_entropy, np.zeros((2, 3)), np.array(t))


@question("softmax_cross_entropy", weight=0.5)
def test_softmax_loss_refuses_a_single_label_out_of_range(student):
    """For one sample, too, a label outside 0 … C - 1 raises ValueError: -1 is no class."""
    for t in (-1, 3):
        expect_raises(ValueError, student.softmax_cross_entropy, np.zeros(3), t)


@question("softmax_cross_entropy")
def test_softmax_loss_leaves_its_arguments_alone(student):
    """softmax_cross_entropy does not write into logits or t."""
    student.softmax_cross_entropy(np.array([[1.0, 3.0]]), np.array([[1.0, 0.0]]))
    expect_unchanged()


# --- and its gradient ---------------------------------------------------------------------------


@question("softmax_cross_entropy_grad", weight=2)
@few
@given(case=batches())
def test_gradient_is_the_slope_of_the_loss(student, case):
    """Each entry says how the mean loss moves when that logit moves."""
    got = student.softmax_cross_entropy_grad(case.scores, case.rows)
    expect_shape(got, case.scores.shape)
    expected = np.empty_like(case.scores)
    for i in np.ndindex(case.scores.shape):
        step = np.zeros_like(case.scores)
        step[i] = 1e-4
        above = mean_softmax_loss(case.scores + step, case.labels)
        below = mean_softmax_loss(case.scores - step, case.labels)
        expected[i] = (above - below) / 2e-4
    expect_close(got, expected, rtol=FINITE_DIFFERENCE, atol=FINITE_DIFFERENCE)


@question("softmax_cross_entropy_grad", weight=2)
@few
@given(case=batches())
def test_gradient_is_softmax_minus_truth_over_n(student, case):
    """(softmax - one-hot) / N for labels (N,) and (N, 1), to the precision of float64."""
    expected = losses.softmax_cross_entropy_grad(case.scores, case.rows)
    expect_close(student.softmax_cross_entropy_grad(case.scores, case.labels), expected)
    expect_close(student.softmax_cross_entropy_grad(case.scores, case.labels[:, None]), expected)


@question("softmax_cross_entropy_grad")
def test_gradient_of_one_sample(student):
    """Logits of shape (C,) are one sample: the gradient is softmax - one-hot, of shape (C,)."""
    for t in (1, [0, 1]):
        expect_close(student.softmax_cross_entropy_grad([0, 0], t), [0.5, -0.5])


@question("softmax_cross_entropy_grad")
def test_gradient_is_exact_for_enormous_logits(student):
    """Logits of ±10000 give no NaN, and two large logits still differ by what they differ."""
    scores = np.array([[10000.0, -10000.0], [-10000.0, -10000.0]])
    got = student.softmax_cross_entropy_grad(scores, np.array([1, 0]))
    expect_close(got, [[0.5, -0.5], [-0.25, 0.25]])
    low = 1 / (1 + math.e)
    expect_close(student.softmax_cross_entropy_grad([[1000.0, 1001.0]], [1]), [[low, -low]])


@question("softmax_cross_entropy_grad")
@few
@given(case=batches())
def test_gradient_of_a_batch_given_twice_is_half_as_large(student, case):
    """With every sample given twice, each counts half: the loss is a mean."""
    once = losses.softmax_cross_entropy_grad(case.scores, case.labels)
    got = student.softmax_cross_entropy_grad(
        np.concatenate([case.scores, case.scores]), np.concatenate([case.labels, case.labels])
    )
    expect_close(got, np.concatenate([once, once]) / 2)


@question("softmax_cross_entropy_grad")
def test_gradient_refuses_what_does_not_fit(student):
    """A label outside 0 … C - 1, or targets of another shape, raise ValueError."""
    for t in MISFITS:
        expect_raises(ValueError, student.softmax_cross_entropy_grad, np.zeros((2, 3)), np.array(t))


@question("softmax_cross_entropy_grad", weight=0.5)
def test_gradient_refuses_a_single_label_out_of_range(student):
    """For one sample, too, a label outside 0 … C - 1 raises ValueError: -1 is no class."""
    for t in (-1, 3):
        expect_raises(ValueError, student.softmax_cross_entropy_grad, np.zeros(3), t)


@question("softmax_cross_entropy_grad")
def test_gradient_leaves_its_arguments_alone(student):
    """softmax_cross_entropy_grad does not write into logits or t."""
    got = student.softmax_cross_entropy_grad(np.array([[1.0, 3.0]]), np.array([[1.0, 0.0]]))
    expect_unchanged()
    expect(got is not None, "A gradient is returned.")
