"""confusion_matrix, accuracy, precision, recall, f1_score, top_k_error."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import (
    expect_close,
    expect_equal,
    expect_raises,
    expect_shape,
    expect_unchanged,
    question,
)

from .judging_cases import (
    FLOAT32,
    SEEDS,
    Labels,
    counted,
    f1_scores,
    labels,
    precisions,
    recalls,
)

# A class that is often right, one that is never predicted, one that does not occur at all.
UNEVEN = Labels([0, 0, 0, 0, 0, 0, 1, 1, 2], [0, 0, 0, 0, 0, 2, 2, 0, 2], 4)


# --- confusion_matrix --------------------------------------------------------------------------


@question("confusion_matrix", weight=3)
@given(labels())
@settings(max_examples=20)
def test_row_is_truth_and_column_is_prediction(student, case):
    """Entry (i, j) counts the samples of class i that were predicted as class j."""
    got = student.confusion_matrix(case.y_true, case.y_pred, case.num_classes)
    expect_close(got, counted(case), **FLOAT32)


@question("confusion_matrix")
def test_classes_that_do_not_occur_have_zeros(student):
    """The matrix is num_classes × num_classes, whichever labels occur."""
    got = student.confusion_matrix([0, 1], [1, 1], 5)
    expect_shape(got, (5, 5))
    expect_close(got, counted(Labels([0, 1], [1, 1], 5)), **FLOAT32)


@question("confusion_matrix")
def test_labels_may_be_a_column_of_small_integers(student):
    """Labels of shape (N, 1) and of dtype uint8, as CIFAR-10 has them, are counted like others."""
    y_true, y_pred = [20, 29, 29, 3], [20, 29, 7, 3]
    column = np.array(y_true, dtype=np.uint8).reshape(-1, 1)
    got = student.confusion_matrix(column, np.array(y_pred, dtype=np.uint8), 30)
    expect_close(got, counted(Labels(y_true, y_pred, 30)), **FLOAT32)


@question("confusion_matrix")
def test_unusable_labels_are_refused(student):
    """Vectors of unequal length, labels that are no whole numbers from 0 to C - 1, no classes:
    ValueError."""
    matrix = student.confusion_matrix
    expect_raises(ValueError, matrix, [0, 1], [0], 2, hint="The lengths differ.")
    for bad in ([0, 2], [-1, 1], [0, 0.5]):
        text = f"The labels {bad} are not all whole numbers from 0 to 1."
        expect_raises(ValueError, matrix, bad, [0, 1], 2, hint=text)
        expect_raises(ValueError, matrix, [0, 1], bad, 2, hint=text)
    for none in ([0, 0], []):
        expect_raises(ValueError, matrix, none, none, 0, hint="There are no classes.")


@question("confusion_matrix", weight=0.5)
def test_the_labels_stay_as_they_are(student):
    """y_true and y_pred still hold what they held before."""
    student.confusion_matrix(np.array([2, 0, 1]), np.array([0, 0, 1]), 3)
    expect_unchanged()


# --- accuracy ----------------------------------------------------------------------------------


@question("accuracy", weight=2)
@given(labels())
@settings(max_examples=12)
def test_it_is_the_share_of_right_answers(student, case):
    """Right answers divided by the number of samples."""
    right = sum(t == p for t, p in zip(case.y_true, case.y_pred, strict=True))
    got = student.accuracy(case.y_true, case.y_pred)
    expect_close(got, right / len(case.y_true), **FLOAT32)


@question("accuracy")
def test_a_column_of_labels_is_as_good_as_a_row(student):
    """y_true of shape (N, 1), as CIFAR-10 has it, against y_pred of shape (N,)."""
    y_true, y_pred = np.array([[0], [1], [2], [1]], dtype=np.uint8), np.array([0, 1, 1, 1])
    expect_close(student.accuracy(y_true, y_pred), 0.75, **FLOAT32)
    expect_close(student.accuracy(y_pred, y_true), 0.75, **FLOAT32)


@question("accuracy", weight=0.5)
def test_labels_that_do_not_pair_up_are_refused(student):
    """Unequal lengths, or no samples at all: ValueError."""
    expect_raises(ValueError, student.accuracy, [0, 1, 1], [0])
    expect_raises(ValueError, student.accuracy, [0, 1], [0, 1, 1])
    expect_raises(ValueError, student.accuracy, [], [])


@question("accuracy", weight=0.5)
@pytest.mark.parametrize("bad", [[0, -1], [0, 0.5]])
def test_accuracy_takes_whole_numbers_from_zero_on(student, bad):
    """A true or a predicted label that is not a whole number from 0 on: ValueError."""
    text = f"The labels {bad} are not all whole numbers from 0 on."
    expect_raises(ValueError, student.accuracy, bad, [0, 1], hint=text)
    expect_raises(ValueError, student.accuracy, [0, 1], bad, hint=text)


# --- precision, recall, f1_score ---------------------------------------------------------------


@question("precision", weight=3)
@given(labels())
@settings(max_examples=20)
def test_precision_divides_by_what_was_predicted(student, case):
    """Per class: right answers divided by how often the class was predicted."""
    got = student.precision(case.y_true, case.y_pred, case.num_classes)
    expect_close(got, precisions(case), **FLOAT32)


@question("recall", weight=3)
@given(labels())
@settings(max_examples=20)
def test_recall_divides_by_what_is_true(student, case):
    """Per class: right answers divided by how many samples the class has."""
    got = student.recall(case.y_true, case.y_pred, case.num_classes)
    expect_close(got, recalls(case), **FLOAT32)


@question("f1_score", weight=3)
@given(labels())
@settings(max_examples=20)
def test_f1_is_the_harmonic_mean(student, case):
    """Per class: 2pr / (p + r)."""
    got = student.f1_score(case.y_true, case.y_pred, case.num_classes)
    expect_close(got, f1_scores(case), **FLOAT32)


@question("precision", weight=2)
@given(labels())
@settings(max_examples=12)
def test_macro_precision_is_the_mean_over_the_classes(student, case):
    """average="macro" is the plain mean of the C precisions, small classes counting as much."""
    got = student.precision(case.y_true, case.y_pred, case.num_classes, average="macro")
    expect_close(got, np.mean(precisions(case)), **FLOAT32)


@question("recall", weight=2)
@given(labels())
@settings(max_examples=12)
def test_macro_recall_is_the_mean_over_the_classes(student, case):
    """average="macro" is the plain mean of the C recalls, small classes counting as much."""
    got = student.recall(case.y_true, case.y_pred, case.num_classes, average="macro")
    expect_close(got, np.mean(recalls(case)), **FLOAT32)


@question("f1_score", weight=2)
@given(labels())
@settings(max_examples=12)
def test_macro_f1_is_the_mean_of_the_f1_scores(student, case):
    """average="macro" is the mean of the C scores, not the score of mean precision and recall."""
    got = student.f1_score(case.y_true, case.y_pred, case.num_classes, average="macro")
    expect_close(got, np.mean(f1_scores(case)), **FLOAT32)


@question("precision")
def test_a_class_never_predicted_has_precision_zero(student):
    """Nothing to divide by counts as 0, never as NaN; the mean counts it too."""
    args = (UNEVEN.y_true, UNEVEN.y_pred, UNEVEN.num_classes)
    expect_close(student.precision(*args), precisions(UNEVEN), **FLOAT32)
    expect_close(student.precision(*args, average="macro"), np.mean(precisions(UNEVEN)), **FLOAT32)


@question("recall")
def test_a_class_without_samples_has_recall_zero(student):
    """Nothing to divide by counts as 0, never as NaN; the mean counts it too."""
    args = (UNEVEN.y_true, UNEVEN.y_pred, UNEVEN.num_classes)
    expect_close(student.recall(*args), recalls(UNEVEN), **FLOAT32)
    expect_close(student.recall(*args, average="macro"), np.mean(recalls(UNEVEN)), **FLOAT32)


@question("f1_score")
def test_a_class_never_right_has_f1_zero(student):
    """Where precision and recall are both 0 the score is 0, never NaN; the mean counts it too."""
    args = (UNEVEN.y_true, UNEVEN.y_pred, UNEVEN.num_classes)
    expect_close(student.f1_score(*args), f1_scores(UNEVEN), **FLOAT32)
    expect_close(student.f1_score(*args, average="macro"), np.mean(f1_scores(UNEVEN)), **FLOAT32)


def refuses_unusable_arguments(metric):
    """The errors that precision, recall and f1_score have in common."""
    expect_raises(ValueError, metric, [0, 1], [0], 2)
    expect_raises(ValueError, metric, [0, 2], [0, 1], 2)
    expect_raises(ValueError, metric, [0, 1], [0, -1], 2)
    for average in ("mean", "micro", ""):
        text = f'average={average!r} is neither None nor "macro".'
        expect_raises(ValueError, metric, [0, 1], [0, 1], 2, average=average, hint=text)


@question("precision", weight=0.5)
def test_precision_refuses_what_it_cannot_use(student):
    """Unequal lengths, labels out of range, an unknown average: ValueError."""
    refuses_unusable_arguments(student.precision)


@question("recall", weight=0.5)
def test_recall_refuses_what_it_cannot_use(student):
    """Unequal lengths, labels out of range, an unknown average: ValueError."""
    refuses_unusable_arguments(student.recall)


@question("f1_score", weight=0.5)
def test_f1_refuses_what_it_cannot_use(student):
    """Unequal lengths, labels out of range, an unknown average: ValueError."""
    refuses_unusable_arguments(student.f1_score)


# --- top_k_error -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Guesses:
    """Scores without ties, the true labels, and how many guesses count."""

    probs: np.ndarray  # (N, C)
    y: list[int]
    k: int

    @property
    def error(self) -> float:
        """Rows in which k or more classes score higher than the true one."""
        ranks = [sum(row > row[t]) for row, t in zip(self.probs, self.y, strict=True)]
        return sum(rank >= self.k for rank in ranks) / len(ranks)


def _guesses(seed: int, size: tuple[int, int, int]) -> Guesses:
    n, c, k = size
    rng = np.random.default_rng(seed)
    probs = rng.permuted(np.tile(np.arange(1.0, c + 1), (n, 1)), axis=1)
    return Guesses(probs / probs.sum(axis=1, keepdims=True), rng.integers(0, c, n).tolist(), k)


SIZES = [(n, c, k) for n in range(1, 7) for c in (2, 3, 5) for k in range(1, c)]
GUESSES = st.builds(_guesses, SEEDS, st.sampled_from(SIZES))


@question("top_k_error", weight=3)
@given(GUESSES)
@settings(max_examples=20)
def test_wrong_is_who_misses_the_k_best(student, case):
    """The share of rows whose true class is not among the k highest scores."""
    expect_close(student.top_k_error(case.probs, case.y, case.k), case.error, **FLOAT32)


@question("top_k_error")
@given(GUESSES)
@settings(max_examples=6)
def test_one_guess_is_the_ordinary_error(student, case):
    """With k = 1 it is 1 - accuracy, with k = C it is 0."""
    wrong = np.mean(np.argmax(case.probs, axis=1) != case.y)
    expect_close(student.top_k_error(case.probs, case.y, 1), wrong, **FLOAT32)
    expect_close(student.top_k_error(case.probs, case.y, case.probs.shape[1]), 0, **FLOAT32)


@question("top_k_error")
def test_scores_need_no_sum_of_one(student):
    """Any scores will do: negative ones, large ones, bytes. Lists and a column (N, 1) of labels are
    accepted."""
    scores = [[-3, -1, -2], [2, 0, 1]]
    expect_close(student.top_k_error(scores, [[0], [2]], 2), 0.5, **FLOAT32)
    expect_close(student.top_k_error(scores, np.array([1, 1], dtype=np.uint8), 2), 0.5, **FLOAT32)
    expect_close(student.top_k_error([[1000, 3000, 2000]], [1], 1), 0, **FLOAT32)
    small = np.array([[0, 200, 100]], dtype=np.uint8)
    expect_close(student.top_k_error(small, [0], 1), 1, **FLOAT32)


@question("top_k_error", weight=0.5)
def test_the_scores_stay_as_they_are(student):
    """probs and y still hold what they held before."""
    student.top_k_error(np.array([[0.2, 0.5, 0.3], [0.6, 0.3, 0.1]]), np.array([1, 1]), 2)
    expect_unchanged()


@question("top_k_error", weight=0.5)
@pytest.mark.parametrize("k", [0, 4])
def test_k_from_one_to_the_number_of_classes(student, k):
    """k below 1 or above C raises ValueError."""
    expect_raises(ValueError, student.top_k_error, np.array([[0.2, 0.5, 0.3]]), [0], k)


@question("top_k_error", weight=0.5)
def test_scores_and_labels_that_do_not_go_together_are_refused(student):
    """probs of another rank, too few labels, a label out of range: ValueError."""
    probs = np.array([[0.2, 0.5, 0.3], [0.6, 0.3, 0.1]])
    expect_raises(ValueError, student.top_k_error, probs[0], [1], 1)
    expect_raises(ValueError, student.top_k_error, probs, [1], 1)
    expect_raises(ValueError, student.top_k_error, probs, [1, 3], 1)
    expect_raises(ValueError, student.top_k_error, probs, [1, -1], 1)


@question("accuracy", weight=0.5)
def test_certain_of_the_common_class_is_accurate(student):
    """One ill person among 10,000, all called healthy: 9,999 of 10,000 are right."""
    y_true = np.zeros(10_000, dtype=int)
    y_true[7] = 1
    got = student.accuracy(y_true, np.zeros(10_000, dtype=int))
    expect_equal(round(float(got), 6), 0.9999)
