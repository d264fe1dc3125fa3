"""What becomes of a student's training, and what is measured."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.course.pset import ProblemSet
from autograder.grading.accuracy import Setting
from autograder.grading.results import Outcome, QuestionResult
from autograder.grading.score import outcome_of, points_of
from autograder.testing.lane import SHIFTS

ONCE = Setting(seeds=(0,))


def message(result: QuestionResult) -> str:
    told = result.checks[0].explanation
    assert told is not None
    return f"{told.message} {told.hint}"


@pytest.fixture(scope="module")
def reference(measure: Any) -> QuestionResult:
    """The reference's measurement."""
    result: QuestionResult = measure(ONCE)
    return result


def test_the_reference_is_trained_and_measured(reference: QuestionResult) -> None:
    assert reference.outcome is Outcome.PASSED, reference.checks[0].explanation
    (once,) = reference.measured
    assert once.accuracy > 0.5  # of ten classes; 0.59 and more was seen
    assert once.low < once.accuracy < once.high
    assert once.n == 1000
    assert len(once.history) == 4
    assert once.note == ""


def test_the_images_seen_are_counted(reference: QuestionResult) -> None:
    assert reference.measured[0].seen == pytest.approx(4 * 3000, rel=0.01)


def test_the_confusion_matrix_counts_every_test_image(reference: QuestionResult) -> None:
    (once,) = reference.measured
    table = np.array(once.confusion)
    assert table.sum() == once.n
    assert np.trace(table) == round(once.accuracy * once.n)


def test_what_moving_costs_is_measured_on_images_that_count_for_nothing(
    reference: QuestionResult,
) -> None:
    (once,) = reference.measured
    pixels, accuracies = zip(*once.moved, strict=True)
    assert pixels == (0, *SHIFTS)
    assert accuracies[0] == pytest.approx(once.accuracy, abs=0.12)  # of 200 of the 1,000
    assert accuracies[-1] < accuracies[0]


def test_points_follow_the_tiers(reference: QuestionResult, pset: ProblemSet) -> None:
    question = pset.by_name["shape_accuracy"]
    assert points_of(reference, question) == 50
    for accuracy, points in ((0.29, 0), (0.3, 25), (0.49, 25), (0.5, 50), (0.99, 55)):
        once = reference.measured[0].model_copy(update={"accuracy": accuracy})
        check = reference.checks[0].model_copy(update={"measured": [once]})
        result = reference.model_copy(update={"checks": [check]})
        assert points_of(result, question) == points
        reached = points >= question.points
        assert (outcome_of(result, question) is Outcome.PASSED) is reached


TRAIN = "def train(model, x_train, y_train, x_valid, y_valid, epochs):\n    "


@pytest.mark.parametrize(
    ("answers", "outcome", "says"),
    [
        (
            {"compile_model": "def compile_model(model):\n    pass"},
            Outcome.FAILED,
            "The model was not compiled before it was trained.",
        ),
        (
            {"train": TRAIN + "model.set_weights([w * np.nan for w in model.get_weights()])"},
            Outcome.FAILED,
            "The model predicts NaN",
        ),
        (
            {
                "build_model": "def build_model():\n    return keras.Sequential(["
                "keras.Input((32, 32, 3)), layers.Flatten(), layers.Dense(11)])"
            },
            Outcome.FAILED,
            "The predictions have shape (2200, 11); expected (2200, 10)",
        ),
        (
            {
                "build_model": "def build_model():\n    return keras.Sequential(["
                "keras.Input((32, 32, 3)), layers.Flatten(), layers.Dense(9)])"
            },
            Outcome.FAILED,
            "The model has fewer outputs than there are classes.",
        ),
        (
            {
                "build_model": "class Mine(layers.Layer):\n    def call(self, x):\n"
                "        return x\n\ndef build_model():\n    return keras.Sequential(["
                "keras.Input((32, 32, 3)), Mine(), layers.Flatten(), layers.Dense(10)])"
            },
            Outcome.FAILED,
            "The layer of class Mine is not one of Keras's own",
        ),
        (
            {"build_model": "def build_model():\n    layers.Dense(10)"},
            Outcome.FAILED,
            "not a Keras model: is `return` missing?",
        ),
        (
            {"train": TRAIN + "hoard = []\n    while True: hoard.append(np.ones(10**6))"},
            Outcome.CRASHED,
            "The training needed more memory than the 2,500 MB it may use.",
        ),
        (
            {"train": TRAIN + "return np.ones((10**5, 10**5))"},
            Outcome.FAILED,
            "The training needed more memory than the 2,500 MB it may use.",
        ),
        (
            {"train": TRAIN + "while True: pass"},
            Outcome.TIMED_OUT,
            "The training was ended after 20 seconds of processor time",
        ),
        (
            {"train": TRAIN + "import os; os._exit(3)"},
            Outcome.CRASHED,
            "The code ended the Python process",
        ),
        (
            {"train": TRAIN + "raise NotImplementedError()"},
            Outcome.FAILED,
            "not answered yet",
        ),
        (
            {
                "train": TRAIN + "for _ in range(3):\n        "
                "model.fit(x_train, y_train, epochs=epochs, batch_size=500)"
            },
            Outcome.FAILED,
            "A further training was begun after the whole budget of images had been used.",
        ),
    ],
)  # fmt: skip
def test_each_way_to_fail_is_told_in_its_own_words(
    measure: Any, answers: dict[str, str], outcome: Outcome, says: str
) -> None:
    result = measure(ONCE, **answers)
    assert (result.outcome, says in message(result)) == (outcome, True), message(result)
    assert not result.measured


def test_a_model_that_learns_nothing_is_measured_and_told(measure: Any, pset: ProblemSet) -> None:
    result = measure(ONCE, train=TRAIN + "return model.evaluate(x_valid, y_valid, verbose=0)")
    assert points_of(result, pset.by_name["shape_accuracy"]) == 0
    assert "no better than guessing" in result.measured[0].note


def test_a_training_ends_with_its_budget(measure: Any) -> None:
    more = TRAIN + "return model.fit(x_train, y_train, epochs=100, batch_size=100)"
    (once,) = measure(ONCE, train=more).measured
    assert once.stopped
    assert 12_600 <= once.seen <= 12_700  # the budget and 5 %, to the end of a batch
    assert "stopped after 12,6" in once.note


def test_validation_images_are_no_further_training_images(measure: Any) -> None:
    both = "np.concatenate([x_train, x_valid]), np.concatenate([y_train, y_valid])"
    greedy = TRAIN + f"return model.fit({both}, epochs=epochs, batch_size=32)"
    (once,) = measure(ONCE, train=greedy).measured
    assert once.stopped
    assert once.seen <= 12_700


def test_a_tf_dataset_and_batches_are_counted_too(measure: Any) -> None:
    stream = (
        "import tensorflow as tf\n"
        "    data = tf.data.Dataset.from_tensor_slices((x_train, y_train))\n"
        "    model.fit(data.batch(64), epochs=epochs - 1)\n"
        "    for i in range(0, 3000, 100):\n"
        "        model.train_on_batch(x_train[i:i + 100], y_train[i:i + 100])"
    )
    (once,) = measure(ONCE, train=TRAIN + stream).measured
    assert once.seen == pytest.approx(12_000, rel=0.01)
