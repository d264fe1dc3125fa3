"""diagnose and plot_learning_curves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import (
    Remote,
    expect,
    expect_close,
    expect_equal,
    expect_raises,
    expect_unchanged,
    question,
)

from .judging_cases import FLOAT32

WORDS = ("overfitting", "underfitting", "good fit")


def history(train_error, valid_error, epochs=1):
    """A training that ends with these errors; before, everything was worse."""
    before = [0.3] * (epochs - 1)
    return {"accuracy": [*before, 1 - train_error], "val_accuracy": [*before, 1 - valid_error]}


# --- diagnose ----------------------------------------------------------------------------------


@question("diagnose", weight=2)
@pytest.mark.parametrize(
    ("train_error", "valid_error", "word"),
    [(0.01, 0.10, "overfitting"), (0.14, 0.15, "underfitting"), (0.04, 0.07, "good fit")],
)
def test_the_examples_of_the_lecture(student, train_error, valid_error, word):
    """1 % and 10 % is overfitting, 14 % and 15 % underfitting, 4 % and 7 % a good fit."""
    expect_equal(student.diagnose(history(train_error, valid_error)), word)


@question("diagnose", weight=2)
@given(st.integers(0, 60), st.integers(-10, 40), st.integers(1, 4))
@settings(max_examples=25)
def test_the_first_rule_that_applies_decides(student, train_percent, gap_percent, epochs):
    """First the gap between the errors, then the height of the training error, in the last
    epoch."""
    if gap_percent == 5 or train_percent == 10:  # on the limit, where rounding decides
        return
    errors = train_percent / 100, max(train_percent + gap_percent, 0) / 100
    if errors[1] - errors[0] > 0.05:
        word = "overfitting"
    else:
        word = "underfitting" if errors[0] > 0.1 else "good fit"
    expect_equal(student.diagnose(history(*errors, epochs)), word)


@question("diagnose")
def test_both_at_once_is_overfitting(student):
    """Where both rules apply (30 % and 60 %), the first one, overfitting, decides."""
    expect_equal(student.diagnose(history(0.30, 0.60)), "overfitting")


@question("diagnose")
def test_better_on_new_images_is_no_overfitting(student):
    """With dropout the training error is often the higher one (9 % and 2 %): that is no gap."""
    expect_equal(student.diagnose(history(0.09, 0.02)), "good fit")


@question("diagnose")
def test_the_limits_can_be_chosen(student):
    """gap and high_error replace 0.05 and 0.1."""
    expect_equal(student.diagnose(history(0.01, 0.10), gap=0.2), "good fit")
    expect_equal(student.diagnose(history(0.04, 0.07), gap=0.02), "overfitting")
    expect_equal(student.diagnose(history(0.14, 0.15), high_error=0.2), "good fit")
    expect_equal(student.diagnose(history(0.04, 0.07), high_error=0.03), "underfitting")


@question("diagnose")
def test_the_last_epoch_counts(student):
    """Only the end of the training is looked at: not the best epoch, not the mean."""
    begun_badly = {"accuracy": [0.2, 0.5, 0.97], "val_accuracy": [0.1, 0.9, 0.95]}
    ended_badly = {"accuracy": [0.90, 0.96, 0.999], "val_accuracy": [0.89, 0.95, 0.80]}
    forgotten = {"accuracy": [0.90, 0.99, 0.85], "val_accuracy": [0.80, 0.81, 0.84]}
    expect_equal(student.diagnose(begun_badly), "good fit")
    expect_equal(student.diagnose(ended_badly), "overfitting")
    expect_equal(student.diagnose(forgotten), "underfitting")


@question("diagnose", weight=0.5)
def test_a_limit_that_is_only_reached_is_kept(student):
    """The gap, or the training error, must be greater than its limit: equal is not too much."""
    errors = history(0.25, 0.5)  # exact in binary, and so is their gap
    expect_equal(student.diagnose(errors, gap=0.25, high_error=0.5), "good fit")
    expect_equal(student.diagnose(errors, gap=0.5, high_error=0.25), "good fit")


@question("diagnose", weight=0.5)
def test_underfitting_is_seen_on_the_training_images(student):
    """8 % and 12 %: high_error is the limit of the training error, not of the validation error."""
    expect_equal(student.diagnose(history(0.08, 0.12)), "good fit")


@question("diagnose", weight=0.5)
def test_other_entries_do_not_matter(student):
    """Losses and learning rates may be in the history too; it stays as it is."""
    losses = {"loss": [3.0], "val_loss": [0.1], "learning_rate": [0.5]}
    expect_equal(student.diagnose(losses | history(0.01, 0.10)), "overfitting")
    expect_unchanged()


@question("diagnose", weight=0.5)
def test_a_history_without_accuracies_is_refused(student):
    """ "accuracy" or "val_accuracy" missing or without an epoch: ValueError."""
    expect_raises(ValueError, student.diagnose, {"accuracy": [0.9]})
    expect_raises(ValueError, student.diagnose, {"val_accuracy": [0.9]})
    expect_raises(ValueError, student.diagnose, {"accuracy": [], "val_accuracy": []})


# --- plot_learning_curves ----------------------------------------------------------------------

TRAINING = {
    "loss": [2.25, 1.5, 1.25],
    "val_loss": [2.0, 1.75, 1.875],
    "accuracy": [0.25, 0.5, 0.625],
    "val_accuracy": [0.375, 0.4375, 0.40625],
}
READ = """lambda figure: [
    {
        "lines": [
            {"x": [float(x) for x in line.get_xdata()], "y": [float(y) for y in line.get_ydata()],
             "label": str(line.get_label())}
            for line in ax.lines
        ],
        "legend": ax.get_legend() is not None,
        "xlabel": ax.get_xlabel(),
    }
    for ax in figure.axes
]"""


def drawn(student):
    """What stands on the two axes of the student's figure."""
    figure = student.plot_learning_curves(TRAINING)
    expect(isinstance(figure, Remote), "The result must be a figure of matplotlib.", got=figure)
    axes = student.make(READ)(figure)
    expect(len(axes) == 2, f"The figure must have two axes, it has {len(axes)}.")
    return axes


@question("plot_learning_curves", weight=2)
@pytest.mark.parametrize(("place", "name"), [(0, "loss"), (1, "accuracy")])
def test_each_axes_has_a_line_for_training_and_one_for_validation(student, place, name):
    """Left the two losses, right the two accuracies, all epochs of them."""
    lines = drawn(student)[place]["lines"]
    side = "left" if place == 0 else "right"
    expect(len(lines) == 2, f"The {side} axes must have two lines, they have {len(lines)}.")
    got = sorted(line["y"] for line in lines)
    expected = sorted([TRAINING[name], TRAINING[f"val_{name}"]])
    text = f"The lines of the {side} axes are not {name} and val_{name}."
    for one, other in zip(got, expected, strict=True):
        expect(len(one) == 3, "Each line must have one point for each epoch.", got=one)
        expect_close(one, other, **FLOAT32, message=text)


@question("plot_learning_curves")
def test_epochs_count_from_one(student):
    """The first epoch is drawn at 1."""
    for ax in drawn(student):
        for line in ax["lines"]:
            expect_close(line["x"], [1, 2, 3], **FLOAT32, message="Epochs are 1, 2, 3.")


@question("plot_learning_curves")
def test_the_legend_tells_training_from_validation(student):
    """Both axes have a legend that calls the right line "training" and the other "validation"."""
    for ax, name in zip(drawn(student), ("loss", "accuracy"), strict=True):
        expect(ax["legend"], "A legend is missing.")
        names = {tuple(line["y"]): line["label"].lower() for line in ax["lines"]}
        for key, word in ((name, "train"), (f"val_{name}", "val")):
            label = names.get(tuple(TRAINING[key]), "")
            expect(label.startswith(word), f"The line of {key} is labelled {label!r}.")


@question("plot_learning_curves", weight=0.5)
def test_the_x_axis_is_labelled(student):
    """Both axes say what is to the right."""
    for ax in drawn(student):
        expect(ax["xlabel"], "The label of an x-axis is missing.")


@question("plot_learning_curves", weight=0.5)
def test_an_incomplete_history_is_refused(student):
    """A history in which one of the four is missing raises ValueError."""
    for name in TRAINING:
        rest = {key: values for key, values in TRAINING.items() if key != name}
        expect_raises(ValueError, student.plot_learning_curves, rest)
