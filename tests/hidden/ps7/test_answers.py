"""plot_history, predict_labels and show_predictions."""

import re

import numpy as np
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

from ..stand_ins import stand_in

KINDS = ["airplane", "automobile", "bird", "cat", "deer"]
KINDS += ["dog", "frog", "horse", "ship", "truck"]
FLOAT32 = {"rtol": 1e-6, "atol": 1e-6}

# What stands in a figure, as data.
READ = """lambda figure: [
    {
        "lines": [
            {
                "x": np.asarray(line.get_xdata(), dtype=float),
                "y": np.asarray(line.get_ydata(), dtype=float),
                "label": str(line.get_label()),
            }
            for line in ax.get_lines()
        ],
        "images": [np.ma.getdata(image.get_array()) for image in ax.images],
        "title": " ".join(ax.get_title(place) for place in ("left", "center", "right")),
        "color": next(
            list(__import__("matplotlib.colors").colors.to_rgb(text.get_color()))
            for text in (ax._left_title, ax.title, ax._right_title)
            if text.get_text() or text is ax._right_title
        ),
        "left": float(ax.get_position().x0),
    }
    for ax in figure.axes
]"""


def drawn(student, figure):
    """The axes of the student's figure."""
    text = "The result must be a figure of matplotlib: is a return missing?"
    expect(isinstance(figure, Remote), text, got=figure)
    axes_of = student.make(READ, name="axes_of")
    axes = axes_of(figure)
    expect(isinstance(axes, list) and all(isinstance(a, dict) for a in axes), text)
    return axes


# --- plot_history ------------------------------------------------------------------------------

HISTORY = {
    "loss": [2.0, 1.5, 1.25, 1.125],
    "accuracy": [0.25, 0.5, 0.625, 0.75],
    "val_loss": [6.75, 1.625, 1.5, 1.8125],
    "val_accuracy": [0.375, 0.4375, 0.5625, 0.53125],
}


def halves(student, history):
    """The lines of the left and of the right axes."""
    axes = [a for a in drawn(student, student.plot_history(history)) if a["lines"]]
    expect(len(axes) == 2, f"{len(axes)} axes hold lines, expected two: losses and accuracies.")
    return [a["lines"] for a in sorted(axes, key=lambda a: a["left"])]


def line_of(lines, values, name):
    """The line that holds these values."""
    for line in lines:
        if np.shape(line["y"]) == np.shape(values) and np.allclose(line["y"], values):
            return line
    got = [np.round(line["y"], 4).tolist() for line in lines]
    expect(False, f"No line shows {name} where it should be.", got=got)
    return None


@question("plot_history", weight=3)
@pytest.mark.parametrize(("place", "name"), [(0, "loss"), (1, "accuracy")])
def test_training_and_validation_share_an_axes(student, place, name):
    """Losses on the left, accuracies on the right; of each, one line for training and one for
    validation, with all epochs."""
    lines = halves(student, HISTORY)[place]
    for key in (name, f"val_{name}"):
        line_of(lines, HISTORY[key], key)
    expect(
        len(lines) == 2, f"There must be two lines, {name} and val_{name}; there are {len(lines)}."
    )


@question("plot_history")
def test_epochs_count_from_one(student):
    """The first epoch stands at 1."""
    for lines in halves(student, HISTORY):
        for line in lines:
            expect_close(line["x"], [1, 2, 3, 4], **FLOAT32, message="The epochs are 1, 2, 3, 4.")


@question("plot_history")
def test_labels_tell_which_line_is_which(student):
    """The line of the training data is labelled "training", the other "validation"."""
    for lines, name in zip(halves(student, HISTORY), ("loss", "accuracy"), strict=True):
        for key, label in ((name, "training"), (f"val_{name}", "validation")):
            got = line_of(lines, HISTORY[key], key)["label"].lower()
            expect(label in got, f"The line of {key} is labelled {got!r}, expected {label!r}.")


@question("plot_history", weight=0.5)
def test_the_axes_stand_side_by_side(student):
    """The losses stand to the left of the accuracies, not above them."""
    places = [a["left"] for a in drawn(student, student.plot_history(HISTORY)) if a["lines"]]
    expect(max(places) - min(places) > 0.1, "The two axes stand one above the other.", got=places)


@question("plot_history", weight=0.5)
def test_drawing_leaves_the_history_alone(student):
    """The lists still hold what they held before."""
    student.plot_history({name: list(values) for name, values in HISTORY.items()})
    expect_unchanged()


@question("plot_history", weight=0.5)
def test_histories_of_any_length_but_not_without_validation(student):
    """One epoch can be drawn, too; a history that lacks one of the four raises ValueError."""
    short = {name: values[:1] for name, values in HISTORY.items()} | {"learning_rate": [0.1]}
    for lines, name in zip(halves(student, short), ("loss", "accuracy"), strict=True):
        line_of(lines, short[name], name)
    for name in HISTORY:
        rest = {key: values for key, values in HISTORY.items() if key != name}
        expect_raises(ValueError, student.plot_history, rest)


# --- predict_labels ----------------------------------------------------------------------------


@st.composite
def photos(draw):
    """A few images whose first row of red pixels is what the stand-in predicts; and the answers."""
    n = draw(st.integers(1, 4))
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    x = rng.uniform(0.1, 0.5, (n, 2, 10, 3))
    answers = rng.integers(0, 10, n)
    x[np.arange(n), 0, answers, 0] = rng.permutation(np.linspace(0.6, 1.0, n))
    return x, answers


@question("predict_labels", weight=2)
@given(photos())
@settings(max_examples=10)
def test_the_most_probable_class_is_the_answer(student, case):
    """For each image the index of its highest probability."""
    x, answers = case
    got = student.predict_labels(stand_in(student), x)
    expect_equal(
        np.shape(got), (len(x),), message=f"One label for each image, so shape ({len(x)},)."
    )
    expect_equal(got, answers)


# The nearer a pixel is to 0.5, the more probable its class: brightness matters.
GREY = "(lambda p: p / p.sum(axis=1, keepdims=True))(np.exp(-100 * (x[:, 0, :, 0] - 0.5) ** 2))"


@question("predict_labels")
def test_forty_images_of_twelve_classes_as_they_are(student):
    """Every image gets its answer, however many images and classes there are, and the model sees
    the images as they are."""
    rng = np.random.default_rng(8)
    x = rng.uniform(0.7, 1.0, (40, 2, 12, 3)) * rng.choice([0.2, 1.0], (40, 2, 12, 3))
    answers = rng.permutation(np.arange(40) % 12)
    x[np.arange(40), 0, answers, 0] = 0.5
    got = student.predict_labels(stand_in(student, GREY), x)
    expect_equal(np.shape(got), (40,), message="One label for each image, so shape (40,).")
    expect_equal(got, answers)


@question("predict_labels", weight=0.5)
def test_answers_are_whole_numbers(student):
    """The answers are integers, so that CLASSES[answer] is a name."""
    x = np.linspace(0.1, 1, 60).reshape(1, 2, 10, 3)
    got = np.asarray(student.predict_labels(stand_in(student), x))
    expect(got.dtype.kind in "iu", f"The labels are of dtype {got.dtype}, no integers.", got=got)


@question("predict_labels", weight=0.5)
def test_predicting_leaves_the_images_alone(student):
    """x still holds what it held before."""
    student.predict_labels(stand_in(student), np.linspace(0, 1, 60).reshape(1, 2, 10, 3))
    expect_unchanged()


# --- show_predictions --------------------------------------------------------------------------

GREEN_AND_RED = {"right": (1, 0), "wrong": (0, 1)}  # the stronger channel, and the weaker one


def gallery(student, x, y):
    """The axes that show an image, in their order."""
    axes = [
        a for a in drawn(student, student.show_predictions(stand_in(student), x, y)) if a["images"]
    ]
    expect(len(axes) == len(x), f"{len(x)} images were given, {len(axes)} axes show one.")
    return axes


def probability(image):
    """The stand-in's highest probability, in whole percent."""
    return 100 * image[0, :, 0].max() / image[0, :, 0].sum()


@question("show_predictions", weight=2)
@given(photos())
@settings(max_examples=6)
def test_every_image_is_shown(student, case):
    """Each image in an axes of its own, in the order of x, unchanged."""
    x, y = case
    for image, ax in zip(x, gallery(student, x, y), strict=True):
        got = np.asarray(ax["images"][0], dtype=float)
        got = got / 255 if got.max(initial=0) > 1 else got
        expect_close(got, image, atol=1 / 255, message="An image is not the one of x at its place.")


@question("show_predictions", weight=2)
@given(photos(), st.integers(0, 99))
@settings(max_examples=8)
def test_the_title_tells_class_and_probability(student, case, seed):
    """The title has the class that the model answers and how probable it holds that to be; of a
    wrong answer, the true class, too."""
    x, answers = case
    rng = np.random.default_rng(seed)
    y = np.where(rng.uniform(size=len(x)) < 0.5, answers, rng.integers(0, 10, len(x)))
    for image, answer, label, ax in zip(x, answers, y, gallery(student, x, y), strict=True):
        title, percent = ax["title"], probability(image)
        named = KINDS[answer] in title and (answer == label or KINDS[label] in title)
        what = f"the answer {KINDS[answer]!r}" + (
            "" if answer == label else f" and the true class {KINDS[label]!r}"
        )
        expect(named, f"The title {title!r} must hold {what}.", got=title)
        told = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", title)]
        near = any(abs(number - percent) <= 0.51 for number in told)
        expect(near, f"The title {title!r} must hold the probability, {percent:.0f}%.", got=title)
        denied = re.search(rf"\bnot\W+{KINDS[answer]}", title) is not None
        if answer != label:  # "dog 87%, not cat" gives the truth for the answer
            denied = denied and re.search(rf"{KINDS[label]}\W+\d", title) is not None
        text = f"The title {title!r} denies what the model answers, {KINDS[answer]!r}."
        expect(not denied, text, got=title)
        others = [name for i, name in enumerate(KINDS) if i not in (answer, label)]
        extra = [name for name in others if name in title]
        expect(
            not extra, f"The title {title!r} names {extra and extra[0]!r} without need.", got=title
        )


@question("show_predictions")
@given(photos(), st.integers(0, 9))
@settings(max_examples=6)
def test_right_is_green_and_wrong_is_red(student, case, label):
    """Titles of right answers are green, those of wrong answers red."""
    x, answers = case
    y = np.full(len(x), label)
    for answer, ax in zip(answers, gallery(student, x, y), strict=True):
        red, green, _ = ax["color"]
        fits = green > red if answer == label else red > green
        word = "green (it is right)" if answer == label else "red (it is wrong)"
        expect(fits, f"The title {ax['title']!r} must be {word}.", got=ax["color"])


@question("show_predictions", weight=0.5)
def test_fourteen_images_are_shown_and_left_alone(student):
    """However many images there are, each is shown, and x still holds what it held before."""
    x = np.linspace(0, 1, 14 * 60).reshape(14, 2, 10, 3)
    figure = student.show_predictions(stand_in(student), x, np.arange(14) % 10)
    expect_unchanged()
    shown = sum(bool(a["images"]) for a in drawn(student, figure))
    expect(shown == 14, f"14 images were given, {shown} axes show one.")


@question("show_predictions", weight=0.5)
def test_images_without_labels_are_refused(student):
    """No image at all, or not one label for each image: ValueError."""
    model, x = stand_in(student), np.full((2, 2, 10, 3), 0.5)
    expect_raises(ValueError, student.show_predictions, model, x, [1])
    expect_raises(ValueError, student.show_predictions, model, x, [1, 2, 3])
    expect_raises(ValueError, student.show_predictions, model, x[:0], [])
