"""shift_robustness and worst_mistakes, on models whose answers are read off the images."""

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

from ..stand_ins import stand_in

FLOAT32 = {"rtol": 1e-6, "atol": 1e-6}
SEEDS = st.integers(0, 99)


@st.composite
def digits(draw):
    """Images (N, H, W, 1) of distinct grey values above 0, and labels below W."""
    N, H, W = draw(st.sampled_from([(1, 2, 3), (2, 1, 3), (3, 2, 4), (4, 3, 5), (6, 2, 4)]))
    rng = np.random.default_rng(draw(SEEDS))
    grey = np.stack([rng.permutation(H * W) for _ in range(N)]) + 1
    x = grey.reshape(N, H, W, 1) / (H * W)
    labels = rng.integers(0, W, N)
    right = np.argmax(x[:, 0, :, 0], axis=1)
    return x, np.where(rng.uniform(size=N) < 0.6, right, labels)


# --- shift_robustness --------------------------------------------------------------------------


@question("shift_robustness", weight=4)
@given(digits())
@settings(max_examples=14)
def test_entry_s_is_the_accuracy_after_moving_s_to_the_left(student, case):
    """Entry s is the share of right answers on the images moved s pixels to the left."""
    x, y = case
    W = x.shape[2]
    expected = []
    for s in range(W):
        right = 0
        for image, label in zip(x, y, strict=True):
            row = image[0, s:, 0].tolist()  # what is left of the first row, now at the left
            right += row.index(max(row)) == label
        expected.append(right / len(x))
    expect_close(student.shift_robustness(stand_in(student), x, y, W - 1), expected, **FLOAT32)


@question("shift_robustness", weight=2)
def test_background_comes_in_from_the_right(student):
    """The columns that become free hold 0: nothing comes back from the other side."""
    # answers with class 0 unless the last column is bright
    rule = "np.stack([0.5 + 0 * x[:, 0, 0, 0], x[:, 0, -1, 0]], axis=1)"
    x = np.array([[[[1.0], [0.6], [0.9]]], [[[0.9], [0.8], [1.0]]]])
    got = student.shift_robustness(stand_in(student, rule), x, [1, 1], 2)
    expect_close(got, [1, 0, 0], **FLOAT32)


@question("shift_robustness")
def test_all_rows_and_the_whole_batch_move(student):
    """Every image moves, with all its rows and no further than asked for."""
    # the class is the number of bright pixels in the first column
    rule = "np.eye(4)[(x[:, :, 0, 0] > 0.5).sum(axis=1)]"
    stairs = np.array([[1, 1, 1], [0, 1, 1], [0, 0, 1]])  # 1, 2 and 3 bright pixels in a column
    x = np.stack([stairs, stairs[:, ::-1], 1 - stairs]).astype(float)[..., None]
    for column in range(3):
        counts = (x[:, :, column, 0] > 0.5).sum(axis=1)
        got = student.shift_robustness(stand_in(student, rule), x, counts, 2)
        text = f"With the labels that are right after {column} pixels, entry {column} must be 1."
        expect_close(np.asarray(got)[column], 1.0, **FLOAT32, message=text)


@question("shift_robustness", weight=0.5)
def test_there_is_an_entry_for_each_shift_from_0(student):
    """max_shift + 1 entries; a shift by the whole width leaves black images."""
    x, y = np.ones((3, 2, 5, 1)) * np.arange(1, 6)[None, None, :, None], [4, 4, 0]
    for most in (0, 1, 5):
        got = student.shift_robustness(stand_in(student), x, y, most)
        expect_shape(got, (most + 1,))
        expect_close(np.asarray(got)[0], 2 / 3, **FLOAT32)


@question("shift_robustness", weight=0.5)
def test_all_of_three_hundred_images_count(student):
    """The share is of all images, however many there are."""
    x = np.ones((300, 1, 3, 1)) * np.array([0.2, 0.5, 1.0])[None, None, :, None]
    got = student.shift_robustness(stand_in(student), x, np.repeat([2, 1, 0], 100), 2)
    expect_close(got, [1 / 3, 1 / 3, 1 / 3], **FLOAT32)


@question("shift_robustness", weight=0.5)
def test_moving_does_not_change_the_callers_images(student):
    """x and y still hold what they held before."""
    x = np.arange(1.0, 13.0).reshape(2, 2, 3, 1) / 12
    student.shift_robustness(stand_in(student), x, np.array([2, 0]), 2)
    expect_unchanged()


@question("shift_robustness", weight=0.5)
def test_shifts_and_shapes_that_cannot_be_are_refused(student):
    """A negative max_shift, one beyond the width, images without channels, too few labels."""
    model, x = stand_in(student), np.ones((2, 3, 4, 1))
    expect_raises(ValueError, student.shift_robustness, model, x, [0, 1], -1)
    expect_raises(ValueError, student.shift_robustness, model, x, [0, 1], 5)
    expect_raises(ValueError, student.shift_robustness, model, x[..., 0], [0, 1], 1)
    expect_raises(ValueError, student.shift_robustness, model, x, [0], 1)


# --- worst_mistakes ----------------------------------------------------------------------------


@st.composite
def answers(draw):
    """Images whose first row is the model's probabilities, all different, and labels."""
    N, C = draw(st.sampled_from([(2, 2), (3, 2), (4, 3), (6, 4), (9, 3)]))
    rng = np.random.default_rng(draw(SEEDS))
    sure = 0.5 + 0.4 * (rng.permutation(N) + 1) / N  # no two answers are equally sure
    p = np.repeat((1 - sure)[:, None] / (C - 1), C, axis=1)
    p[np.arange(N), rng.integers(0, C, N)] = sure
    return p, np.where(rng.uniform(size=N) < 0.4, p.argmax(axis=1), rng.integers(0, C, N))


def definition(p, y):
    """The mistakes, surest first."""
    wrong = [n for n in range(len(y)) if p[n].argmax() != y[n]]
    return sorted(wrong, key=lambda n: p[n].max(), reverse=True)


def expect_whole(got):
    """Indices are of a kind that NumPy takes as indices."""
    kind = np.asarray(got).dtype
    text = f"Indices must be whole numbers, got {kind}: x[indices] would fail."
    expect(kind.kind in "iu", text, got=got)


@question("worst_mistakes", weight=3)
@given(answers(), st.integers(1, 5))
@settings(max_examples=14)
def test_the_surest_wrong_answers_come_first(student, case, k):
    """Of the wrong answers, the k with the highest probability, highest first."""
    p, y = case
    got = student.worst_mistakes(stand_in(student), p[:, None, :, None], y, k)
    surest = definition(p, y)
    expect_equal(got, surest[:k])
    if surest:  # of no indices nobody asks what they are
        expect_whole(got)


@question("worst_mistakes")
def test_fewer_mistakes_give_fewer_indices(student):
    """A model with two mistakes has two worst mistakes, one without mistakes has none."""
    p = np.array([[0.9, 0.1], [0.2, 0.8], [0.4, 0.6]])
    model, x = stand_in(student), p[:, None, :, None]
    expect_equal(student.worst_mistakes(model, x, [1, 0, 1], 5), [0, 1])
    expect_shape(student.worst_mistakes(model, x, [0, 1, 1], 5), (0,))
    expect_shape(student.worst_mistakes(model, x, [1, 0, 1], 0), (0,))


@question("worst_mistakes")
def test_right_answers_are_no_mistakes(student):
    """The surest answers of all are right here: they do not count."""
    p = np.array([[0.99, 0.01], [0.02, 0.98], [0.55, 0.45], [0.3, 0.7]])
    got = student.worst_mistakes(stand_in(student), p[:, None, :, None], [0, 1, 1, 0], 3)
    expect_equal(got, [3, 2])


@question("worst_mistakes")
def test_sure_is_of_the_answer_and_not_of_the_truth(student):
    """What counts is the probability of the model's answer, not that of the right class nor of the
    others."""
    p = np.array([[0.6, 0.39, 0.01], [0.5, 0.01, 0.49], [0.09, 0.2, 0.71]])
    got = student.worst_mistakes(stand_in(student), p[:, None, :, None], [1, 1, 2], 2)
    expect_equal(got, [0, 1])
    # neither the distance to the second answer nor the entropy gives this order
    p = np.array([[0.4, 0.3, 0.3], [0.48, 0.26, 0.26], [0.5, 0.49, 0.01], [0.47, 0.46, 0.07]])
    got = student.worst_mistakes(stand_in(student), p[:, None, :, None], [1, 1, 1, 1], 4)
    expect_equal(got, [2, 1, 3, 0])


@question("worst_mistakes")
def test_mistakes_are_found_among_two_thousand_images(student):
    """Any number of images will do; a right answer may have less than one half, and two answers may
    be nearly as sure."""
    rng = np.random.default_rng(5)
    sure = 0.34 + 0.0003 * rng.permutation(2000)
    p = np.column_stack([sure, (1 - sure) / 2, (1 - sure) / 2])
    y, model = rng.permutation(np.arange(2000) % 3), stand_in(student)
    for k in (700, 2000):
        got = student.worst_mistakes(model, p[:, None, :, None], y, k)
        expect_equal(got, definition(p, y)[:k])


@question("worst_mistakes", weight=0.5)
def test_the_images_stay_as_they_are(student):
    """x and y still hold what they held before."""
    x = np.array([[0.9, 0.1], [0.2, 0.8]])[:, None, :, None]
    student.worst_mistakes(stand_in(student), x, np.array([1, 1]), 1)
    expect_unchanged()


@question("worst_mistakes", weight=0.5)
@pytest.mark.parametrize(("labels", "k"), [([0, 1], -1), ([0], 1), ([0, 1, 1], 1)])
def test_a_negative_k_and_other_labels_are_refused(student, labels, k):
    """A negative k, or not one label for each image, raises ValueError."""
    x = np.full((2, 1, 2, 1), 0.5)
    expect_raises(ValueError, student.worst_mistakes, stand_in(student), x, labels, k)
